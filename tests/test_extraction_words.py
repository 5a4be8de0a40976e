"""Tests of the small helpers on names, and of class nouns and cue words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.extraction.names.gazetteer import spellings
from diplograph.extraction.words.classnouns import load_class_nouns
from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.text import clean, hash_text, is_capitalised, slug, spelled, surname
from diplograph.model import Modality
from diplograph.ontology import registry


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Côte d'Ivoire", "cote-divoire"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("São Tomé and Príncipe", "sao-tome-and-principe"),
        ("Chad's Army", "chad-army"),
        ("Marks & Spencer", "marks-and-spencer"),
        ("  G7  ", "g7"),
        ("Jean-Claude Juncker", "jean-claude-juncker"),
        ("A.B.C. (Holding)", "a-b-c-holding"),
        ("Søren Łuk", "soren-luk"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    """Ids are kebab-case ASCII."""
    assert slug(name) == expected


def test_slug_of_a_name_without_latin_letters() -> None:
    """Names in other scripts get stable, different ids."""
    assert slug("中国").startswith("x")
    assert slug("中国") == slug("中国") != slug("日本")


@given(st.text(max_size=30))
def test_slug_is_always_an_id(name: str) -> None:
    """Whatever the name, the id has only letters, digits and single inner hyphens."""
    found = slug(name)
    assert found
    assert all(c.isascii() and (c.isalnum() or c == "-") for c in found)
    assert not found.startswith("-")
    assert not found.endswith("-")
    assert "--" not in found


@given(st.text(max_size=30))
def test_slug_of_a_slug_is_itself(name: str) -> None:
    """Making an id twice changes nothing."""
    assert slug(slug(name)) == slug(name)


def test_hash_is_fnv_1a() -> None:
    """The hash is the published 32-bit FNV-1a (test vectors of its authors)."""
    assert hash_text("") == 0x811C9DC5
    assert hash_text("a") == 0xE40C292C
    assert hash_text("foobar") == 0xBF9CF968


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("  Republic \n of  Chad ", "Republic of Chad"),
        ("“Chad”", "Chad"),
        ("Chad's", "Chad"),
        ("Chad’s", "Chad"),
        ("the States'", "the States"),
        ("(Chad),", "Chad"),
        ("• Chad –", "Chad"),
        ("", ""),
    ],
)
def test_clean(name: str, expected: str) -> None:
    """Names lose odd spaces, outer punctuation and the possessive ending."""
    assert clean(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ursula von der Leyen", "von der Leyen"),
        ("Abdel Fattah el Sisi", "el Sisi"),
        ("Ban Ki-moon", "Ki-moon"),
        ("Luiz Inácio Lula da Silva", "da Silva"),
        ("Sukarno", "Sukarno"),
        ("de Gaulle", "Gaulle"),
    ],
)
def test_surname(name: str, expected: str) -> None:
    """A surname keeps its particles, but never the first word."""
    assert surname(name) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Michael SATA met Rupiah BANDA", "Michael Sata met Rupiah Banda"),
        ("SATA Michael won", "Sata Michael won"),
        ("the NATO summit", "the NATO summit"),
        ("The OECD praised", "The OECD praised"),
        ("BBC", "BBC"),
        ("IN THE NEWS", "IN THE NEWS"),
    ],
)
def test_surnames_in_capitals(words: str, expected: str) -> None:
    """Only a capitalised word beside a given name is a surname; known acronyms stay."""
    assert " ".join(spelled(words.split(), {"NATO"})) == expected


@given(st.lists(st.text(min_size=1, max_size=8), max_size=8))
def test_spelling_keeps_lengths(words: list[str]) -> None:
    """Other letters stay in place, so offsets do not move."""
    found = spelled(words, ())
    assert len(found) == len(words)
    assert [w.casefold() for w in found] == [w.casefold() for w in words]


@pytest.mark.parametrize("word", ["Chad", "É", "UN"])
def test_capitalised(word: str) -> None:
    """A capital letter begins a name."""
    assert is_capitalised(word)


@pytest.mark.parametrize("word", ["I", "chad", "", "1st"])
def test_not_capitalised(word: str) -> None:
    """The first person is no name."""
    assert not is_capitalised(word)


def test_spellings() -> None:
    """A name is known in both spellings of each of its words, and with the typographic apostrophe."""
    assert "Organisation for Economic Co-operation" in spellings("Organization for Economic Cooperation")
    assert "Organization for Economic Cooperation" in spellings("Organisation for Economic Co-operation")
    assert "Côte d’Ivoire" in spellings("Côte d'Ivoire")
    assert spellings("Chad") == ("Chad",)
    assert len(set(spellings("Labor Organization Center"))) == 8


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ministry of Agriculture", "GovernmentBody"),
        ("Treaty of Tordesillas", "Agreement"),
        ("Paris Agreement", "Agreement"),
        ("Liberal Party", "PoliticalParty"),
        ("Zambezi", None),
        ("", None),
    ],
)
def test_class_nouns(name: str, kind: str | None) -> None:
    """The last word of a name tells its class, else the first one of several."""
    nouns = load_class_nouns()
    assert nouns.kind_of(name) == kind


def test_class_nouns_name_classes() -> None:
    """Every class that a class noun gives is one of the ontology."""
    nouns = load_class_nouns()
    classes = set(registry().classes)
    told = {*nouns.suffix.values(), *nouns.prefix.values(), *nouns.lower.values()}
    told |= {c.kind for c in nouns.nominal.values()}
    assert told <= classes


def test_nominal_classes_are_lower_case() -> None:
    """Common nouns are compared as lower-case lemmas."""
    for head, known in load_class_nouns().nominal.items():
        assert head == head.lower()
        assert head in known.heads
        assert all(k == k.lower() for k in known.kinds)


def test_cues_name_relations_of_the_registry() -> None:
    """Relations in the cue words exist."""
    cues, known = load_cues(), set(registry().relations)
    assert set(cues.implies) <= known
    assert {general for row in cues.implies.values() for general in row} <= known
    assert cues.lift <= known
    assert {s.relation for row in cues.figures.values() for s in row} <= known
    assert set(cues.figures) <= {c.name for c in registry().codes["indicator"]}


def test_cues_are_lower_case_and_of_one_modality() -> None:
    """A cue in two modalities of one place would be settled by the order of the file alone."""
    cues = load_cues()
    for place in (cues.governors, cues.auxiliaries, cues.adverbs, cues.marks):
        assert all(word == word.lower() for word in place)
        assert all(isinstance(kind, Modality) for kind in place.values())
    for words in (cues.agents, cues.transparent, cues.partitive, cues.groups, cues.wrappers, cues.negating):
        assert all(word == word.lower() for word in words)
