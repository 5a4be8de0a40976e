"""Behaviour tests of papers that a number names, and of how far names of agreements reach."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, named, read


@pytest.mark.parametrize(
    ("text", "mention", "label"),
    [
        ("Executive Order 55501 was dropped.", "Executive Order 55501", "Executive Order 55501"),
        ("They dropped Executive Order (E.O.) 55501.", "Executive Order (E.O.) 55501", "Executive Order 55501"),
        ("Chad lives by Decree No. 12/2004 and rice.", "Decree No. 12/2004", "Decree 12/2004"),
        ("They hailed Lima Council resolution 7701.", "Lima Council resolution 7701", "Lima Council resolution 7701"),
        ("Public Law 87–195 was dropped.", "Public Law 87–195", "Public Law 87–195"),
    ],
)
def test_numbered_papers(extractor: Extractor, text: str, mention: str, label: str) -> None:
    """The noun, the capitals before it and the number are one name; an aside is no part of the label."""
    extraction = read(extractor, text)
    labels = {e.id: e.label for e in extraction.entities}
    assert labels[named(extraction)[mention]] == label


@pytest.mark.parametrize("text", ["The decision 2015 was poor.", "In order 12 men left.", "Law and order 1 was dull."])
def test_no_numbered_paper(extractor: Extractor, text: str) -> None:
    """A year or a small number after a common noun names nothing."""
    assert not [e for e in read(extractor, text).entities if e.kind == "Document"]


def test_issuer_of_a_numbered_paper(extractor: Extractor) -> None:
    """Who issued a numbered paper is said of the paper."""
    expect(extractor, "Joe Biden issued Executive Order 55501.", ["joe-biden issued executive-order-55501"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They signed the Treaty of Tartu with Latvia.", "Treaty of Tartu"),
        ("The Treaty of February 1950 is dead.", None),
    ],
)
def test_reach_of_an_agreement(extractor: Extractor, text: str, name: str | None) -> None:
    """A name does not run on into "with", nor into a month."""
    found = [mention for mention, thing in named(read(extractor, text)).items() if "Treaty" in mention and thing]
    assert [m for m in found if " " in m] == ([name] if name else [])
