"""Names of bodies in the letters of other publishers, and names of persons that the model cut in two."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, named, read

WRITTEN = [
    ("Kenya left Nato.", "Nato", "nato"),
    ("Kenya joined Asean.", "Asean", "association-of-southeast-asian-nations"),
    ("Opec invited Kenya.", "Opec", "opec"),
    ("Chile joined MERCOSUR.", "MERCOSUR", "mercosur"),
    ("Kenya thanked Unicef.", "Unicef", "united-nations-childrens-fund"),
]


@pytest.mark.parametrize(("text", "name", "thing"), WRITTEN)
def test_bodies_are_known_in_other_letters(extractor: Extractor, text: str, name: str, thing: str) -> None:
    """Acronyms written as words, and words written in capitals, name the same body."""
    assert named(read(extractor, text))[name] == thing


def test_words_are_no_acronyms(extractor: Extractor) -> None:
    """A place or word that an acronym would be in small letters stays what it is."""
    assert named(read(extractor, "The town of Alba in Italy thanked Kenya.")).get("Alba") != (
        "bolivarian-alliance-for-the-peoples-of-our-america"
    )


def test_spokespersons_bear_no_title_in_their_name(extractor: Extractor) -> None:
    """The title that the model takes into a name does not belong to it, and who bears it is a person."""
    found = read(extractor, "The statement is attributable to Spokesperson Per Holm of Kenya.")
    kinds = {e.id: e.kind for e in found.entities}
    assert kinds["per-holm"] in ("Person", "Official")


def test_four_names_are_one_person(extractor: Extractor) -> None:
    """Given names and surnames that the model took for two names are one person's."""
    text = "Bolivia’s Trade Minister María Elena Rojas Duarte praised Chile."
    expect(extractor, text, ["maria-elena-rojas-duarte supports chile"])


def test_the_fathers_name_is_the_short_form(extractor: Extractor) -> None:
    """Of two Spanish surnames the first takes the person up; a second given name does not."""
    text = "Cuban Trade Minister Carlos Ramírez Ortega met Kenya. Ramírez praised Chad."
    expect(extractor, text, ["carlos-ramirez-ortega supports chad"])
    other = named(read(extractor, "Mary Robinson Smith met John Foster Hill. Foster spoke."))
    assert other.get("Foster") != "john-foster-hill"


def test_languages_are_no_states(extractor: Extractor) -> None:
    """Where French is spoken is not France."""
    assert "French" not in named(read(extractor, "French-speaking Haiti thanked Kenya."))


def test_an_acronym_explained_in_the_text_is_what_it_explains(extractor: Extractor) -> None:
    """The text's own acronym goes before one of the same letters that the data know."""
    text = "Jamaica joined the Multinational Security Support mission (MSS). Kenya leads the MSS."
    assert named(read(extractor, text))["MSS"] != "ministry-of-state-security"


def test_capitals_of_a_heading_name_nobody(extractor: Extractor) -> None:
    """Words after a title in a heading are no name."""
    text = "Cuba's Foreign Minister Has Busy Round of Talks\n\nThe minister was in Kenya on Friday."
    assert "has-busy-round" not in {e.id for e in read(extractor, text).entities}


def test_letters_amid_a_name_in_capitals_are_no_acronym(extractor: Extractor) -> None:
    """A short word of a town's name in capitals is not the body of the same letters."""
    assert "AU" not in named(read(extractor, "PORT AU PRINCE, Haiti – Kenya thanked Haiti."))
    assert named(read(extractor, "The AU thanked Kenya."))["AU"] == "african-union"
