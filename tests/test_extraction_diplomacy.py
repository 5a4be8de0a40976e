"""Behaviour tests of how histories of diplomacy tell of wars, treaties, conferences and their delegations."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read, relations, triples


def _told(extractor: Extractor, text: str, predicate: str) -> set[tuple[str, str]]:
    return {(r.subject, r.object) for r in relations(read(extractor, text)) if r.predicate == predicate}


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile declared war on Bolivia.",
        "After the war, Peru and Chile built roads.",
        "After World War I, Peru, Chile, and Bolivia began a programme of tree planting.",
    ],
)
def test_wars_of_others(extractor: Extractor, text: str) -> None:
    """Two that make war on a third, or do something after a war, did not fight each other."""
    told = _told(extractor, text, "inConflictWith")
    assert ("peru", "chile") not in told
    assert bool(told) is ("declared" in text)


def test_own_war(extractor: Extractor) -> None:
    """A war that two are told to have begun is theirs."""
    assert _told(extractor, "Peru and Chile began a war in 1879.", "inConflictWith") == {("peru", "chile")}


def test_leading_to_do_something(extractor: Extractor) -> None:
    """What led somebody to act does not lead him; who leads a coalition does."""
    assert not _told(extractor, "Ghana led Togo and Benin to close the border.", "leads")
    assert _told(extractor, "Ghana led the African Union for a year.", "leads")


@pytest.mark.parametrize("word", ["cease-fire", "ceasefire"])
def test_hyphenated_words(extractor: Extractor, word: str) -> None:
    """A word that is written with a hyphen is the word without it."""
    text = f"Kofi Annan negotiated a {word} between Peru and Chile."
    assert _told(extractor, text, "mediates") == {("kofi-annan", "peru"), ("kofi-annan", "chile")}


def test_hyphen_of_other_words(extractor: Extractor) -> None:
    """Other words with a hyphen stay as they are."""
    assert not _told(extractor, "Kofi Annan negotiated a fire-break between Peru and Chile.", "mediates")


def test_invited_to_something_unnamed(extractor: Extractor) -> None:
    """Whom somebody invites to talks takes part in nothing yet; whoever takes part in them does."""
    assert not _told(extractor, "Ghana invited Peru and Chile to take part in talks on salt.", "participatesIn")
    assert _told(extractor, "Peru and Chile took part in talks on salt in Accra.", "participatesIn")


def test_activities_without_article(extractor: Extractor) -> None:
    """A noun of an activity without an article names no occasion."""
    assert not _told(extractor, "The treaties reduced competition among Peru, Chile and Ghana.", "participatesIn")
    assert _told(extractor, "Peru, Chile and Ghana took part in a competition in Accra.", "participatesIn")


def test_signing_for_states(extractor: Extractor) -> None:
    """People who sign a treaty known by name do it for their states; their own paper is an agreement of theirs."""
    named = "Jimmy Carter and Leonid Brezhnev signed the SALT II Treaty in Vienna."
    assert "jimmy-carter agreedWith leonid-brezhnev" not in triples(read(extractor, named))
    own = "Jimmy Carter and Leonid Brezhnev signed a memorandum on salt in Vienna."
    assert "jimmy-carter agreedWith leonid-brezhnev" in triples(read(extractor, own))


def test_pacts_without_alliance(extractor: Extractor) -> None:
    """Who promises not to attack is no ally; an alliance makes allies."""
    assert not _told(extractor, "Peru's nonaggression pact with Chile was old.", "alliedWith")
    assert _told(extractor, "Peru and Chile signed a defensive alliance.", "alliedWith") == {("peru", "chile")}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Franco-German talks began in May.", {("france", "germany")}),
        ("Sino–Indian talks began in May.", {("china", "india")}),
        ("Franco talks began in May.", set()),
        ("Franco-style talks began in Germany.", set()),
    ],
)
def test_combining_forms(extractor: Extractor, text: str, wanted: set[tuple[str, str]]) -> None:
    """The first part of a compound adjective means a state before the adjective of another one alone."""
    assert _told(extractor, text, "negotiatesWith") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Anglo-Chilean Treaty was signed in 1936.", {"united-kingdom", "chile"}),
        ("Ghana feared the Anglo-Chilean Treaty, concluded in 1902.", {"united-kingdom", "chile"}),
        ("The U.S.-Chile Security Treaty was signed in 1951.", {"united-states", "chile"}),
        ("The Briand-Kellogg Treaty was signed in 1928.", set()),
        ("Peru ceded Arica to Chile in the Treaty of Lima of 1929.", {"peru", "chile"}),
        ("Under the Treaty of Lima, Peru received Tacna from Chile.", {"peru", "chile"}),
        ("By the Treaty of Lima, Peru recognized Bolivia and ceded Arica to Chile.", {"peru", "chile"}),
        ("The Treaty of Lima required Peru to cede Arica.", {"peru"}),
        ("The Treaty of Lima gave Peru control of the port.", {"peru"}),
        ("Peru did not cede Arica to Chile in the Treaty of Lima.", set()),
        ("Peru lost its role in the Treaty of Lima.", set()),
        ("The Treaty of Lima ended the war in Peru.", set()),
    ],
)
def test_parties_by_name_and_terms(extractor: Extractor, text: str, wanted: set[str]) -> None:
    """The states in a treaty's name, and who gives, gets or is obliged to something under it, are its parties."""
    assert {a for a, _ in _told(extractor, text, "signed")} == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kofi Annan led the Ghanaian delegation to the Bandung Conference.", {"kofi-annan"}),
        ("A delegation headed by Kofi Annan attended the Bandung Conference.", {"kofi-annan"}),
        ("Kofi Annan was the chief delegate to the Bandung Conference.", {"kofi-annan"}),
        ("The Bandung Conference opened. Kofi Annan, head of the Ghanaian delegation, left.", {"kofi-annan"}),
        ("A delegation led by Kofi Annan visited Lima.", set()),
        ("The Bandung Conference opened. Kofi Annan led the delegation to the palace.", set()),
    ],
)
def test_delegations(extractor: Extractor, text: str, wanted: set[str]) -> None:
    """Who leads a delegation takes part in the conference that it was sent to or that the text speaks of."""
    assert {a for a, _ in _told(extractor, text, "participatesIn")} == wanted


def test_broken_relations(extractor: Extractor) -> None:
    """Who breaks relations with a state has none with it; a record is no relation."""
    assert "mexico hasDiplomaticRelationWith chile" in triples(read(extractor, "Mexico broke relations with Chile."))
    assert not _told(extractor, "Mexico broke a record with Chile.", "hasDiplomaticRelationWith")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mexico recognized Panama in May, followed by India and Chile.", {"mexico", "india", "chile"}),
        ("Mexico recognized Panama in May, followed by a banquet in Lima.", {"mexico"}),
        ("France joined Italy and Chile in recognizing Panama.", {"france", "italy", "chile"}),
        ("France joined the talks in Chile before recognizing Panama.", {"france"}),
    ],
)
def test_following_and_joining(extractor: Extractor, text: str, wanted: set[str]) -> None:
    """Who follows somebody in a deed, or is joined in it, does the same."""
    assert {a for a, b in _told(extractor, text, "recognizes") if b == "panama"} == wanted


def test_followed_object(extractor: Extractor) -> None:
    """What follows the object of a trade is no second trader."""
    text = "Ghana exports most cocoa to Togo, followed by Benin."
    assert not {a for a, _ in _told(extractor, text, "exportsTo")} - {"ghana"}


def test_pacts_still_sought(extractor: Extractor) -> None:
    """Talks on a pact are talks of those whose pact it would be, who have not agreed yet."""
    text = "Talks on a trade deal between Kenya and Uganda failed."
    assert _told(extractor, text, "negotiatesWith") == {("kenya", "uganda")}
    assert not _told(extractor, text, "agreedWith")
    assert not _told(extractor, "The prospect of a pact between Peru and Chile faded.", "agreedWith")
    made = "Kofi Annan brokered a pact between Peru and Chile."
    assert _told(extractor, made, "agreedWith") == {("peru", "chile")}


def test_issuer_in_the_name(extractor: Extractor) -> None:
    """A numbered resolution with a body in its name is that body's."""
    text = "The force was authorized by U.N. Security Council Resolution 2699."
    assert {a for a, _ in _told(extractor, text, "issued")} == {"united-nations-security-council"}
    assert not _told(extractor, "The force was authorized by Kampala Resolution 12.", "issued")


def test_states_of_the_continent(extractor: Extractor) -> None:
    """American republics are those of the continent; the American government is that of one state."""
    text = "Twenty-one American republics attended the Bandung Conference."
    assert not _told(extractor, text, "participatesIn")
    text = "The American delegation attended the Bandung Conference."
    assert {a for a, _ in _told(extractor, text, "participatesIn")} == {"united-states"}


def test_treaties_of_many(extractor: Extractor) -> None:
    """Two of several signers in a sentence did not agree with each other alone."""
    text = "Peru signed the Kyoto Protocol in 1901, as did Japan and Chile."
    assert ("japan", "chile") not in _told(extractor, text, "agreedWith")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Bandung Conference was held with Peru and Chile as observers.", {"peru", "chile"}),
        ("The Bandung Conference was held with Peru and Chile as its topic.", set()),
        ("Peru sent two emissaries to the Bandung Conference.", {"peru"}),
        ("Peru sent two letters to the Bandung Conference.", set()),
    ],
)
def test_there_in_a_role(extractor: Extractor, text: str, wanted: set[str]) -> None:
    """Who is at a conference as an observer, or sends somebody there, takes part in it."""
    assert {a for a, _ in _told(extractor, text, "participatesIn")} == wanted
