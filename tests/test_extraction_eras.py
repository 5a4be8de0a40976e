"""Names of several meanings are read by the years and parties of the text."""

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Relation
from diplograph.reading import read_text


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all tests of the module."""
    return Extractor.load()


def things(extractor: Extractor, text: str) -> set[str]:
    """Ids of the things of a text."""
    return {e.id for e in extractor.extract(read_text(text, name="t.txt")).entities}


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("In 1876 and 1905 Japan occupied Korea.", "korean-empire"),
        ("Japan and Korea signed a pact in 1965.", "south-korea"),
        ("Japan and Korea signed a pact.", "south-korea"),
        ("In 1915 Italy joined the Allies.", "first-world-war-allies"),
        ("In 1943 Iraq joined the Allies.", "allies-of-world-war-ii"),
        ("Russia signed the Treaty of Paris in 1856.", "treaty-of-paris-1856"),
        ("France signed the Treaty of Paris in 1951.", "treaty-of-paris-1951"),
        ("Chad and Mali concluded the Treaty of Paris of 1931.", "treaty-of-paris"),
        ("Chad and Mali signed the Treaty of Rome of 1924.", "treaty-of-rome-agreement"),
        ("Greece joined the North Atlantic Treaty in 1952.", "north-atlantic-treaty"),
        ("Spain and the United States signed the Treaty of Paris.", "treaty-of-paris-1898"),
        ("Ethiopia and Eritrea signed the Algiers Agreement.", "algiers-agreement-2000"),
        ("In August 1914 Austria–Hungary attacked Serbia.", "austria-hungary"),
    ],
)
def test_takes_the_bearer_of_the_time(extractor: Extractor, text: str, thing: str) -> None:
    """Of several bearers of a name the one of the years or the parties of the text is meant."""
    assert thing in things(extractor, text)


def test_leaves_a_pact_of_other_years_and_parties(extractor: Extractor) -> None:
    """A treaty of a time and of parties of which no known bearer of its name is, is a thing of its own."""
    assert "treaty-of-paris" in things(extractor, "In 1259 England and France signed the Treaty of Paris.")


def test_not_only_denies_nothing(extractor: Extractor) -> None:
    """ "Not only" adds; "not" alone denies."""
    for word, polarity in (("not only", "affirmed"), ("not", "negated")):
        text = f"Peru did {word} sign the Lima Accord but also left the pact."
        said = extractor.extract(read_text(text, name="t.txt")).statements
        assert {s.qualifiers.polarity.value for s in said if s.predicate == "signed"} == {polarity}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("3 May 1962: Outbreak of war between Chad and Libya.", "1962-05-03"),
        ("1911–1947: Libya under Italian administration.", "1911/1947"),
    ],
)
def test_head_of_an_entry_dates_it(extractor: Extractor, text: str, time: str) -> None:
    """The date before the colon of a chronology is that of what follows."""
    said = [s for s in extractor.extract(read_text(text, name="t.txt")).statements if isinstance(s, Relation)]
    assert said
    assert {s.qualifiers.time.edtf for s in said if s.qualifiers.time} == {time}


def test_term_of_office_stands_after_it(extractor: Extractor) -> None:
    """Years right after an office are those in which it was held, without a verb too."""
    text = "Milton Obote, Prime Minister of Uganda (1962–1966), met with the envoy of Kenya in Nairobi."
    said = extractor.extract(read_text(text, name="t.txt")).statements
    held = [s for s in said if isinstance(s, Relation) and s.predicate == "holdsPosition"]
    assert [s.qualifiers.time.edtf for s in held if s.qualifiers.time] == ["1962/1966"]


def test_fighting_on_one_side_is_no_conflict(extractor: Extractor) -> None:
    """Those who fought on the side of another did not fight each other."""
    for text, fought in (("Peru and Chile fought on the side of Spain.", 0), ("Peru and Chile fought in 1880.", 1)):
        said = extractor.extract(read_text(text, name="t.txt")).statements
        assert sum(isinstance(s, Relation) and s.predicate == "inConflictWith" for s in said) == fought


def test_day_of_coming_into_office_stands_after_it(extractor: Extractor) -> None:
    """A bracket after a profile's line of an office tells since when it is held."""
    text = "Country profile: Ghana\n\nChief of state\n\nPresident Ana HILL (since 6 February 2024)\n"
    said = extractor.extract(read_text(text, name="t.txt")).statements
    held = [s for s in said if isinstance(s, Relation) and s.predicate in ("holdsPosition", "hasHeadOfState")]
    assert [s.qualifiers.time.edtf for s in held if s.qualifiers.time] == ["2024-02-06/.."] * 2
