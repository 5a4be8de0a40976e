"""Class nouns: the heads that tell what a capitalised name is (data: `ontology/classnouns.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from diplograph.ontology import data_dir


@dataclass(frozen=True, slots=True)
class NominalClass:
    """A class of things told of by a common noun: its head lemmas, the modifiers that belong to its name, and whether
    the country that the document is about may be understood.
    """

    kind: str
    heads: frozenset[str]
    kinds: frozenset[str]
    topic: bool


@dataclass(frozen=True, slots=True)
class Description:
    """A class of things told of by a common noun with an owner or a place.

    `alone` are the nouns that need no other word, `placed` those that need one and "in" or "at" a place, `owned` those
    that need an owner, whatever place follows; `singular` tells that several of them are each a thing ("the ministries
    of the two countries").
    """

    kind: str
    alone: frozenset[str]
    singular: bool
    placed: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OccasionNoun:
    """A common noun of an occasion: its class; `plural` if only its plural is one ("talks"); `either` if its plural is
    one too ("elections"); `generic` if it may take up an occasion named by another noun ("the meeting" of a summit).
    """

    kind: str
    plural: bool
    either: bool
    generic: bool


@dataclass(frozen=True, slots=True)
class ClassNouns:
    """Head word -> class name, by the place of the head in the name; `common` are capitalised words of no name and
    `numbered` nouns that name a paper with a number, `kinds` words that only tell of which kind it is; `churches` begin
    the name of a body, or of a building where one of the `hallowed` words follows; `sites` follow the name of a place,
    written small ("the X residence"); `lands` come before "of" and a name ("the province of X"); `posted` head the name
    of a body that goes on with its place ("Mission in X"); `outbreaks` are told apart by where they were ("coup in X");
    `plans`, written small, follow a name in quotation marks; `ruling` after a nationality stand for the state; `told`
    are common nouns said of a thing or standing right before its name, `dated` ones that a year before tells apart;
    `foreign` open the names of bodies in other languages.
    """

    suffix: Mapping[str, str]
    prefix: Mapping[str, str]
    lower: Mapping[str, str]
    nominal: Mapping[str, NominalClass]
    common: frozenset[str] = frozenset()
    described: Mapping[str, Description] = field(default_factory=dict)
    numbered: frozenset[str] = frozenset()
    occasions: Mapping[str, OccasionNoun] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()
    works: Mapping[str, str] = field(default_factory=dict)
    churches: frozenset[str] = frozenset()
    hallowed: frozenset[str] = frozenset()
    sites: Mapping[str, str] = field(default_factory=dict)
    lands: Mapping[str, str] = field(default_factory=dict)
    posted: Mapping[str, str] = field(default_factory=dict)
    outbreaks: Mapping[str, str] = field(default_factory=dict)
    plans: Mapping[str, str] = field(default_factory=dict)
    ruling: frozenset[str] = frozenset()
    told: Mapping[str, str] = field(default_factory=dict)
    dated: Mapping[str, str] = field(default_factory=dict)
    foreign: Mapping[str, str] = field(default_factory=dict)

    def generic(self, words: Iterable[str]) -> bool:
        """Whether capitalised words tell only what kind of paper it is: "Joint Statement", "Final Communiqué"."""
        return all(w in self.kinds or self.suffix.get(w) in ("Document", "Agreement") for w in words)

    def beginning(self, words: Sequence[str]) -> str | None:
        """Class of a name by its first word; None when that does not tell."""
        if words[0] in self.churches and not self.hallowed.isdisjoint(words):
            return "Place"
        kind = self.prefix.get(words[0])
        return kind if kind != "ArmedConflict" or words[1:2] == ["of"] else None

    def kind_of(self, name: str) -> str | None:
        """Class of a name by its last, else its first word; None when neither tells."""
        words = name.split()
        if not words:
            return None
        return self.suffix.get(words[-1]) or (self.beginning(words) if len(words) > 1 else None)


@lru_cache(maxsize=1)
def load_class_nouns() -> ClassNouns:
    """Read the class nouns of the ontology."""
    table = tomllib.loads((data_dir() / "classnouns.toml").read_text(encoding="utf-8"))
    nominal = table.pop("nominal")
    common, kinds = (frozenset(words) for words in table.pop("common").values())
    told = {noun: kind for kind, nouns in table.pop("told").items() for noun in nouns}
    dated = {noun: kind for kind, nouns in table.pop("dated").items() for noun in nouns}
    works = {noun: kind for kind, heads in table.pop("works").items() for noun in heads}
    posted = {noun: kind for kind, heads in table.pop("posted").items() for noun in heads}
    numbered = frozenset(table.pop("numbered")["heads"])
    hallowed = table.pop("hallowed")
    ruling = frozenset(table.pop("ruling")["words"])
    described = {
        head: Description(
            kind, frozenset(row["alone"]), row["singular"], *(frozenset(row.get(k, ())) for k in ("placed", "owned"))
        )
        for kind, row in table.pop("described").items()
        for head in (*row["heads"], *row["alone"], *row.get("placed", ()))
    }

    occasions = {
        noun: OccasionNoun(kind, noun in row["plural"], noun in row["either"], noun in row["generic"])
        for kind, row in table.pop("occasion").items()
        for noun in row["nouns"]
    }

    outbreaks = {noun: kind for kind, row in table.pop("outbreak").items() for noun in row["nouns"]}

    def heads(place: str) -> dict[str, str]:
        return {head: kind for kind, row in table.items() for head in row.get(place, ())}

    classes = [NominalClass(k, frozenset(r["heads"]), frozenset(r["kinds"]), r["topic"]) for k, r in nominal.items()]
    by_head = {h: c for c in classes for h in c.heads}
    names = (heads("suffix"), heads("prefix"), heads("lower"))
    sacred = (frozenset(hallowed["heads"]), frozenset(hallowed["words"]))
    small = (heads("site"), heads("land"))
    outer = (posted, outbreaks, heads("plan"))
    return ClassNouns(
        *names,
        by_head,
        common,
        described,
        numbered,
        occasions,
        kinds,
        works,
        *sacred,
        *small,
        *outer,
        ruling,
        told,
        dated,
        heads("foreign"),
    )
