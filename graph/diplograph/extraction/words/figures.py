"""Reads `ontology/figures.toml`: the words of numbers, magnitudes, currencies, units, comparators and indicators."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from diplograph.ontology import data_dir


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure as written: its code and the factor that turns the written number into that unit."""

    code: str
    scale: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class FigureData:
    """The tables of `figures.toml`; every key is in lower case but the currency signs."""

    ones: Mapping[str, int]
    tens: Mapping[str, int]
    ordinals: Mapping[str, int]
    magnitudes: Mapping[str, Decimal]
    letters: Mapping[str, Decimal]
    fractions: Mapping[str, Decimal]
    multiples: Mapping[str, Decimal]
    comparators: Mapping[str, str]
    comparators_after: Mapping[str, str]
    fillers: tuple[str, ...]
    signs: Mapping[str, str]
    currency_names: Mapping[str, str]
    units: Mapping[str, Unit]
    excluded_before: frozenset[str]
    excluded_after: frozenset[str]
    counted: frozenset[str]
    shared_money: Mapping[str, str]
    raw: Mapping[str, Any]

    def money_of(self, unit: str, subject: str, other: str | None = None) -> str:
        """The code of a unit that several states call their money ("krone") when a figure is of one of them.

        It is that of the subject, else the usual one of the word, else that of the other side.
        """
        rows = self.raw["currencies"]["shared"].get(unit, {})
        codes = {state: code for code, of in rows.items() if code not in ("words", "default", "else") for state in of}
        usual = rows.get("default") or codes.get(other or "", rows.get("else", unit))
        return str(codes.get(subject, usual))


@cache
def figure_data() -> FigureData:
    """The tables, read once. Raises FileNotFoundError or tomllib.TOMLDecodeError for a broken installation."""
    raw = tomllib.loads((data_dir() / "figures.toml").read_text(encoding="utf-8"))
    numbers, comparators, currencies = raw["numbers"], raw["comparators"], raw["currencies"]
    return FigureData(
        ones=numbers["ones"],
        tens=numbers["tens"],
        ordinals=numbers["ordinals"],
        magnitudes=_decimals(raw["magnitudes"]["words"]),
        letters=_decimals(raw["magnitudes"]["letters"]),
        fractions=_decimals(raw["fractions"]),
        multiples=_decimals(raw["multiples"]),
        comparators=_turned({k: v for k, v in comparators.items() if isinstance(v, list) and k != "fillers"}),
        comparators_after=_turned(comparators["after"]),
        fillers=tuple(comparators["fillers"]),
        signs=_turned(currencies["signs"]),
        currency_names=_turned(currencies["names"]),
        units={
            word: Unit(row["code"], Decimal(row.get("scale", "1")))
            for row in raw["units"]["unit"]
            for word in row["words"]
        },
        excluded_before=frozenset(raw["excluded"]["before"]),
        excluded_after=frozenset(raw["excluded"]["after"]),
        counted=frozenset(raw["excluded"]["counted"]),
        shared_money={word: name for name, row in currencies["shared"].items() for word in row["words"]},
        raw=raw,
    )


def _decimals(table: Mapping[str, str]) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in table.items()}


def _turned(table: Mapping[str, list[str]]) -> dict[str, str]:
    """From code -> words to word -> code; the first code that lists a word keeps it."""
    turned: dict[str, str] = {}
    for code, words in table.items():
        for word in words:
            turned.setdefault(word, code)
    return turned
