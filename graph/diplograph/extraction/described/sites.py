"""Where an occasion is by the journey to it: "flew to Lima to attend the summit", "Lima, where the summit opens".

The place is the town that somebody goes to in order to be at the occasion (words: `events` of `ontology/cues.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from diplograph.extraction.context import Entities, Located
from diplograph.extraction.described.locations import Pair, named_place
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.frames import where
from diplograph.extraction.words.cues import load_cues

_GATHERINGS = frozenset({"Meeting", "Event", "Forum"})
_TOWNS = frozenset({"Settlement", "Place", "Infrastructure"})
_INTO = frozenset({"to", "in", "at"})
_LOWER = frozenset({"xcomp", "ccomp", "conj"})


def sites(loc: Located, at: Mapping[int, Located], doc: Doc, entities: Entities) -> Iterator[Pair]:
    """Where the occasion that `loc` names is; `at` are the mentions by first token."""
    if entities.kind(loc.mention.entity) not in _GATHERINGS:
        return
    token = doc[loc.head]
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if not is_verb(verb) or verb.lemma_ not in load_cues().events["visiting"]:
        return
    for word in _places(verb):
        place = named_place(word, at)
        if place is not None and entities.kind(place.mention.entity) in _TOWNS and place.head < loc.first:
            yield Pair(loc, place, "locatedIn", 0.85, "occasion-of-journey")
            return


def _places(verb: Token) -> Iterator[Token]:
    """What the verb's clause is about by "where", else where those go who are to do it."""
    clause = verb
    while clause.dep_ in _LOWER and is_verb(clause.head) and not where(clause):
        clause = clause.head
    yield from where(clause)
    above = verb.head
    aim = verb.dep_ in ("advcl", "xcomp") and any(c.tag_ == "TO" for c in verb.children)
    if aim and is_verb(above) and above.lemma_ in load_cues().events["travelling"]:
        yield from (c for c in above.children if c.dep_ == "dobj")
        preps = (c for c in above.children if c.dep_ == "prep" and c.lower_ in _INTO and c.i < verb.i)
        yield from (c for prep in preps for c in prep.children if c.dep_ == "pobj")
