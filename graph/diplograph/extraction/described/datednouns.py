"""Agreements and events that a year before their noun tells apart: "the 1904 treaty", "the 1952 coup in Arden"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.words.classnouns import ClassNouns
from diplograph.extraction.words.text import slug
from diplograph.model import BlockKind, Entity

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_PARTIES = frozenset({"of", "in", "against", "with", "between", "on"})
#: Most words from the year to the noun.
_LONGEST = 5
_PLAIN = frozenset({"ADJ", "NOUN", "PROPN", "PUNCT", "NUM"})


def add_dated(reading: Reading, entities: Entities, nouns: ClassNouns) -> Reading:
    """The reading with the things that "the", a year and a noun tell of and that are nothing yet."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return reading
    things, located = dict(reading.things), list(reading.located)
    for year in reading.passage.tokens:
        if not _YEAR.match(year.text) or year.i == 0 or year.nbor(-1).lower_ != "the":
            continue
        noun = _head(year, reading, nouns)
        if noun is None:
            continue
        label = reading.passage.text(year.i, noun.i + 1) + _whose(noun, reading)
        kind = nouns.dated[noun.lemma_.lower()]
        thing = entities.add(Entity(slug(label), label, kind, reason=f"“{noun.text}” with its year"))
        things[noun.i] = (thing,)
        located.append(reading.passage.nominal(noun.i, thing, 0.7, "noun with its year"))
    return reading.widened(things, located)


def _head(year: Token, reading: Reading, nouns: ClassNouns) -> Token | None:
    """The noun to which a year belongs, if it tells of a class and names nothing yet."""
    for token in year.doc[year.i + 1 : year.i + _LONGEST]:
        if token.pos_ == "NOUN" and token.lemma_.lower() in nouns.dated:
            follows = token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("NOUN", "PROPN")
            return None if follows or token.i in reading.things or token.tag_ not in ("NN", "NNS") else token
        if token.pos_ not in _PLAIN or token.text in (",", ".", ";", "(", ")"):
            return None
    return None


def _whose(noun: Token, reading: Reading) -> str:
    """What goes on to say where it was or whose: " in Arden"."""
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.i == noun.i + 1 and prep.lower_ in _PARTIES:
            named = [c for c in prep.children if c.dep_ == "pobj" and c.i in reading.things and c.i - prep.i <= 2]
            return f" {prep.lower_} {reading.passage.text(named[0].i, named[0].i + 1)}" if named else ""
    return ""
