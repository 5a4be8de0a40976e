"""Which indicator the words around a quantity tell, and the tables of `figures.toml` that say so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diplograph.extraction.figures.changes import change_of
from diplograph.extraction.figures.indicators import OTHER, Setting, choose, part_of, unit_kind
from diplograph.extraction.words.figures import figure_data
from diplograph.model import Span
from diplograph.ontology import registry


def test_every_indicator_is_a_code_of_the_ontology() -> None:
    """The tables use only codes and units that the contract knows, and roles that the mechanism fills."""
    raw = figure_data().raw
    codes = {code.name for code in registry().codes["indicator"]}
    used = {row["code"] for row in raw["indicator"]} | {row["share"] for row in raw["share"]} | {"change-rate"}
    assert used <= codes
    assert {unit for row in raw["indicator"] for unit in row["units"]} <= {"money", "percent", "count", "measure"}


def test_wordings_are_lower_case_and_used_once_in_a_row() -> None:
    """A wording twice in a row, or with capitals, is a slip in the table."""
    raw = figure_data().raw
    for row in (*raw["indicator"], *raw["share"]):
        assert len(row["words"]) == len(set(row["words"])), row
        assert all(word == word.lower() for word in row["words"])


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("grew by 5%", 1),
        ("rose 5%", 1),
        ("an increase of about 5%", 1),
        ("a 5% rise in", 1),
        ("dropped by nearly 5%", -1),
        ("a decline of 5%", -1),
        ("a 5% fall", -1),
        ("cut imports by 5%", -1),
        ("rose to 5%", None),
        ("accounts for 5% of", None),
        ("made up 5% of", None),
        ("fell from 5%", None),
    ],
)
def test_rates_of_change_and_their_sign(text: str, sign: int | None) -> None:
    """A percentage that a word of change governs is a rate; a level reached is not."""
    at = text.index("5%")
    change = change_of(text, Span(0, len(text)), Span(at, at + 2))
    assert (change.sign if change else None) == sign


def test_wording_inside_a_name_tells_nothing() -> None:
    """A "Foreign Trade Bank" does not make an amount trade."""
    text = "The Foreign Trade Bank holds $5 billion"
    setting = Setting(Span(29, 39), "money", Span(0, len(text)), [Span(4, 22)])
    assert choose(text, setting) is None
    chosen = choose(text, replace(setting, named=[]))
    assert chosen is not None
    assert chosen.indicator.code == "trade-turnover"


@pytest.mark.parametrize(
    ("text", "amount", "kind", "code"),
    [
        ("trade talks on $5 billion", "$5 billion", "money", None),
        ("trade of $5 billion", "$5 billion", "money", "trade-turnover"),
        ("a gas pipeline for 5% of", "5%", "percent", None),
        ("5% of its gas from Chad", "5%", "percent", "energy-dependency"),
        ("imports 5% of its gas", "5%", "percent", "energy-dependency"),
        ("duties on 5% of imports", "5%", "percent", "other-figure"),
        ("a country of 5 million people", "5 million", "count", "population"),
        ("500 troops", "500", "count", "troops"),
        ("troops rather than the 500", "500", "count", None),
        ("5 million tonnes pass through the canal", "5 million tonnes", "measure", "cargo-volume"),
    ],
)
def test_the_nearest_wording_tells_the_indicator(text: str, amount: str, kind: str, code: str | None) -> None:
    """Wordings allow certain units and places; before another noun they only tell its sort."""
    at = text.index(amount)
    chosen = choose(text, Setting(Span(at, at + len(amount)), kind, Span(0, len(text)), counted="people"))
    assert (chosen.indicator.code if chosen else None) == code


def test_the_verb_over_an_amount_tells_more_than_what_stands_nearer() -> None:
    """A loan that somebody "secured" is told from the side of who gets it."""
    text = "secured a loan of $5 million"
    at, verb = text.index("$"), Span(0, 7)
    setting = Setting(Span(at, len(text)), "money", Span(0, len(text)))
    nearest, governing = choose(text, setting), choose(text, replace(setting, verb=verb))
    assert nearest is not None
    assert governing is not None
    assert text[nearest.anchor.start : nearest.anchor.end] == "loan"
    assert governing.anchor == verb


def test_a_part_of_the_figure_before_is_its_share() -> None:
    """What stands after "of which" is a share of exports after exports, and nothing after a figure of another kind."""
    text = "exports of $5 billion, of which 10%"
    exports = choose(text, Setting(Span(11, 21), "money", Span(0, 21)))
    assert exports is not None
    part = part_of(text, Span(21, len(text)), exports.indicator)
    assert part is not None
    assert part.code == "export-share"
    assert part_of("and 10%", Span(0, 7), exports.indicator) is None
    assert part_of("of which 10%", Span(0, 12), OTHER) is None


def test_every_role_of_the_tables_is_one_that_the_mechanism_fills() -> None:
    """A slip in the name of a role would silently give nobody."""
    prepositions = set("from to into of by in for with against on and at through via along".split())
    known = prepositions | set(
        "pair possessor subject object theme adjective topic subject-of-own said bearer whole user alone nested holder "
        "bracketed".split()
    )
    raw = figure_data().raw
    for row in (*raw["indicator"], *raw["share"]):
        assert set(row["subject"]) | set(row["counterpart"]) <= known, row


def test_verbs_of_getting_and_sharing_are_lemmas() -> None:
    """The tables of verbs hold base forms, each once."""
    for verbs in figure_data().raw["voice"].values():
        assert len(verbs) == len(set(verbs))
        assert not any(verb.endswith(("ed", "ing")) for verb in set(verbs) - {"need", "exceed", "bring"})


@pytest.mark.parametrize(
    ("code", "kind"), [("USD", "money"), ("%", "percent"), ("1", "count"), ("m3", "measure"), ("TEU", "measure")]
)
def test_kinds_of_units(code: str, kind: str) -> None:
    """Currencies are money, whatever else has a unit is a measure."""
    assert unit_kind(code) == kind
