"""Behaviour tests of agreements that a text tells of by the act that made them."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid, read, relations


def _labelled(extractor: Extractor, text: str) -> set[str]:
    extraction = read(extractor, text)
    label = {e.id: e.label for e in extraction.entities}
    return {f"{label[r.subject]} {r.predicate} {label[r.object]}" for r in relations(extraction)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Kenya and Uganda signed a treaty in Nairobi on 3 May 2011.",
            ["Kenya signed Kenya–Uganda treaty (3 May 2011)", "Uganda signed Kenya–Uganda treaty (3 May 2011)"],
        ),
        ("Chad and Niger signed a protocol.", ["Chad signed Chad–Niger protocol", "Niger signed Chad–Niger protocol"]),
        (
            "In Lima in May 2011, Peru and Chile put their names to a declaration.",
            ["Peru signed Peru–Chile declaration (May 2011)", "Chile signed Peru–Chile declaration (May 2011)"],
        ),
        (
            "Chad and Niger signed a protocol on navigation, rescue work and weather reports, and a plan of talks.",
            ["Chad signed Protocol on navigation, rescue work and weather reports"],
        ),
        ("Peru signed a special partnership with Chile.", ["Peru signed Peru–Chile special partnership"]),
        (
            "President of Peru Dina Boluarte and President of Chile Gabriel Boric concluded a pact on 3 May 2024.",
            ["Dina Boluarte signed Peru–Chile pact (3 May 2024)"],
        ),
        (
            "Under a 1951 defence treaty, Fiji and Tonga undertook to help each other.",
            ["Fiji signed Fiji–Tonga defence treaty (1951)"],
        ),
        (
            "Fiji and Tonga signed a treaty establishing a customs union in 1951.",
            ["Fiji signed Treaty establishing a customs union (1951)"],
        ),
        (
            "In 1999 Fiji signed a mutual defence pact with its northern neighbour Tonga.",
            ["Tonga signed Fiji–Tonga mutual defence pact (1999)"],
        ),
        (
            "Chad and Niger signed a memorandum on salt. Chad ratified the memorandum and Niger denounced it.",
            ["Chad signed Memorandum on salt"],
        ),
    ],
)
def test_signed_papers(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """What was signed is named by its words, its place and its day, else by who signed it."""
    assert _labelled(extractor, text) >= set(wanted)


def test_other_names(extractor: Extractor) -> None:
    """An agreement has the usual other names by its parties, its day and its place."""
    extraction = read(extractor, "Kenya and Uganda signed a fishing treaty in Nairobi on 3 May 2011.")
    names = next({e.label, *e.aliases} for e in extraction.entities if e.kind == "Agreement")
    assert names >= {"Kenyan-Ugandan fishing treaty", "Fishing treaty of 3 May 2011", "Nairobi fishing treaty"}


def test_parties_of_a_mutual_treaty(extractor: Extractor) -> None:
    """Who signed a mutual treaty are its parties, not the two states spoken of before."""
    text = "Peru and Chile held talks. In 1953 Mali and Chad signed a mutual security treaty."
    forbid(extractor, text, ["peru signed", "chile signed"])
    expect(extractor, text, ["mali signed mali-chad-mutual-security-treaty"])


def test_later_mentions_are_the_same_paper(extractor: Extractor) -> None:
    """ "The memorandum" of a later sentence is the one that was told of before."""
    extraction = read(extractor, "Chad and Niger signed a memorandum on salt. Mali ratified the memorandum in 2003.")
    papers = {r.object for r in relations(extraction) if r.predicate == "signed"}
    assert len(papers) == 1
    assert {r.subject for r in relations(extraction) if r.predicate == "signed"} == {"chad", "niger", "mali"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya refused to sign either paper.",
        "Kenya reached a deal.",
        "Kenya will sign no treaty.",
        "They signed a letter.",
        "Under the treaty, Kenya agreed to plant trees.",
    ],
)
def test_no_particular_paper(extractor: Extractor, text: str) -> None:
    """Words that single out no paper make no thing."""
    assert not [e for e in read(extractor, text).entities if e.kind == "Agreement"]


def test_joint_statement_binds_both(extractor: Extractor) -> None:
    """A statement that two sides issue is an agreement, one side's own a document."""
    joint = read(extractor, "Kenya and Uganda issued a joint statement in 2011.")
    assert [e.kind for e in joint.entities if "statement" in e.label.lower()] == ["Agreement"]
    own = read(extractor, "Kenya issued a statement on fishing in the great lakes in 2011.")
    assert [e.kind for e in own.entities if "statement" in e.label.lower()] == ["Document"]


def test_listed_papers(extractor: Extractor) -> None:
    """What a list of documents consists of are things each."""
    extraction = read(
        extractor, "Kenya and Uganda signed two documents - a plan to build roads and a statement on trade."
    )
    assert {e.label for e in extraction.entities if e.kind == "Agreement"} >= {
        "Plan to build roads",
        "Statement on trade",
    }


def test_object_of_a_clause_with_that(extractor: Extractor) -> None:
    """The agreement "that A and B ratified" is the object of its clause."""
    expect(extractor, "The Kyoto Protocol that Chad and Mali ratified is dead.", ["chad signed kyoto-protocol"])
    forbid(extractor, "The Kyoto Protocol said that Chad and Mali ratified little.", ["chad signed kyoto-protocol"])
