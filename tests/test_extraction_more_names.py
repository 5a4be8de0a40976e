"""Behaviour tests of names in datelines, lists of sources, shared class nouns, and of what is no name at all."""

from __future__ import annotations

import pytest
from spacy.lang.en import English

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.names.datelines import dateline_places
from diplograph.extraction.names.sharednouns import shared_class_nouns, singular
from diplograph.extraction.names.sourcelists import source_items
from diplograph.extraction.words.classnouns import load_class_nouns
from diplograph.extraction.words.text import spelled
from diplograph.model import Extraction
from diplograph.reading import read_text
from sentences import named, read

BLANK = English()


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("2003-07-17, Old Harbour, Coast Region", ["Old Harbour", "Coast Region"]),
        ("2003-07-17, The Castle, Lima", ["Castle", "Lima"]),
        ("17 July 2003, Lima", ["Lima"]),
        ("July 17, 2003, Lima", ["Lima"]),
        ("2003-07-17", []),
        ("In 2003, Lima was quiet", []),
        ("2003-07-17, a quiet day, Lima", ["Lima"]),
        ("2003-07-17, One Two Three Four Five Six", []),
    ],
)
def test_dateline_places(line: str, places: list[str]) -> None:
    """The capitalised pieces of a line that begins with a date and holds nothing else are places."""
    doc = BLANK(line)
    assert [doc[a:b].text for a, b in dateline_places(doc)] == places


def test_dateline_in_a_text(extractor: Extractor) -> None:
    """Unknown places of a dateline are things, of the class that their last word tells."""
    text = "Jane Fisher came\n\n2003-07-17, Oldport, Oldport Region\n\nJane Fisher visited the port and was pleased."
    found = {e.label: e.kind for e in read(extractor, text).entities}
    assert found["Oldport"] == "Settlement"
    assert found["Oldport Region"] == "Region"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("The Black and Caspian Seas are far.", ["Black Sea", "Caspian Sea"]),
        ("The Foo and Bar Bay Provinces voted.", ["Foo Province", "Bar Bay Province"]),
        ("The Foo Straits and Wars.", []),
        ("Cats and Dogs ate.", []),
        ("The Foo Provinces voted.", []),
    ],
)
def test_shared_class_nouns(text: str, labels: list[str]) -> None:
    """Two names before a plural class noun are two things; any other plural is left alone."""
    assert [s.label for s in shared_class_nouns(BLANK(text), load_class_nouns())] == labels


def test_shared_class_noun_of_known_names(extractor: Extractor) -> None:
    """Names that the gazetteer knows in full are linked."""
    assert {"black-sea", "caspian-sea"} <= set(
        named(read(extractor, "The Black and Caspian Seas are linked.")).values()
    )


def test_singular() -> None:
    """Regular plurals lose their ending, other words have none."""
    assert [singular(w) for w in ("Seas", "Ministries", "Congress", "Sea")] == ["Sea", "Ministry", "", ""]


BRIEFING = (
    "Chad and Mali met.\n\nChad is large and dry.\n\nSources:\n\n- World Bank, a report\n- see http://x.org, IMF\n"
)


def test_list_of_sources(extractor: Extractor) -> None:
    """Bodies in the list of sources are mentioned; web addresses and other furniture are not read."""
    document = read_text(BRIEFING, name="x")
    extraction = extractor.extract(document)
    ids = {m.entity for m in extraction.mentions}
    assert "world-bank" in ids
    assert "international-monetary-fund" not in ids
    assert all(document.text[m.span.start : m.span.end] == m.text for m in extraction.mentions)
    assert len(source_items(document)) <= 1


def test_other_furniture_is_not_read(extractor: Extractor) -> None:
    """A list of links names nothing."""
    document = read_text(BRIEFING.replace("Sources:", "Related reading"), name="x")
    assert not source_items(document)
    assert "world-bank" not in {m.entity for m in extractor.extract(document).mentions}


def labels(extraction: Extraction) -> dict[str, str]:
    """Label of the thing of every mention, by its text."""
    label = {e.id: e.label for e in extraction.entities}
    return {m.text: label[m.entity] for m in extraction.mentions}


@pytest.mark.parametrize("word", ["State", "Background", "Communism", "Apartheid"])
def test_no_name(extractor: Extractor, word: str) -> None:
    """Words of titles, headings and doctrines are no organizations."""
    text = f"US Secretary of {word} Jane Fisher spoke of {word} in Lima."
    assert word not in labels(read(extractor, text))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["HAYDAR", "bin", "Said"], "Haydar"),
        (["Omar", "al", "-", "RASHID"], "Rashid"),
        (["Michael", "SATAN"], "Satan"),
        (["the", "NORAD", "base"], "NORAD"),
    ],
)
def test_surnames_in_capitals(words: list[str], wanted: str) -> None:
    """Capitals beside a given name or a particle are a name, alone they are an acronym."""
    assert wanted in spelled(words, ())


def test_surname_that_is_a_town(extractor: Extractor) -> None:
    """A person's surname that is a town's name stays the person's, unless the text speaks of the town."""
    found = labels(read(extractor, "Milan Radoičić visited Belgrade. Radoičić praised Serbia."))
    assert found["Milan Radoičić"] == found["Radoičić"] == "Milan Radoičić"
    assert labels(read(extractor, "Jane Paris spoke. The talks were held in Paris."))["Paris"] == "Paris"


def test_glued_initials(extractor: Extractor) -> None:
    """An initial without a space after it belongs to the name, and to the one that the text gives in full before."""
    assert labels(read(extractor, "B.Dorjsuren met J.Tumurkhuu in Lima."))["B.Dorjsuren"] == "B. Dorjsuren"
    found = labels(read(extractor, "Luvsan Bold visited Lima. L.Bold praised Peru. P.Bold praised Chile."))
    assert found["L.Bold"] == "Luvsan Bold"
    assert found["P.Bold"] == "P. Bold"


def test_fields_of_work_are_no_events(extractor: Extractor) -> None:
    """ "Foreign and European Affairs" are no two affairs; "the Bofors and Westland Affairs" would be."""
    found = read(extractor, "She is Minister of Foreign and European Affairs. Peru met Chile.")
    assert not [e for e in found.entities if e.kind == "Event"]


def test_a_post_begins_no_name(extractor: Extractor) -> None:
    """A post before "of" is not part of a name that the class noun or the model finds; a known name stays whole."""
    found = labels(read(extractor, "Anna Hill, Governor of Upper Volga Oblast, met Jane Fisher."))
    assert "Upper Volga Oblast" in found.values()
    assert not [name for name in found.values() if name.startswith("Governor")]


def test_part_of_another_name(extractor: Extractor) -> None:
    """ "New Jersey" is not Jersey, and a class of ships is no state."""
    assert labels(read(extractor, "Jane Fisher visited New Jersey."))["New Jersey"] == "New Jersey"
    assert "Virginia" not in set(labels(read(extractor, "Peru bought Virginia-class submarines.")).values())


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The Syrian crisis goes on.", "syria"),
        ("The war in Ukraine goes on.", "ukraine"),
    ],
)
def test_place_of_a_known_conflict(extractor: Extractor, sentence: str, wanted: str) -> None:
    """A conflict called by its country also mentions the country."""
    assert wanted in {m.entity for m in read(extractor, sentence).mentions}


def test_kremlin(extractor: Extractor) -> None:
    """The Kremlin is a place where people meet, and the state when it speaks."""
    assert named(read(extractor, "Talks were held in the Kremlin."))["Kremlin"] == "kremlin"
    assert named(read(extractor, "The Kremlin criticised Fiji."))["Kremlin"] == "russia"
