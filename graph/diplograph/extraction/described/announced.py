"""The occasion that a headline announces: "Talks with the President of Chad", "Ceremony to open the dam".

The text below says of "the talks", "the meeting" or "the participants" what it says of that occasion.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.names.datelines import is_dateline
from diplograph.extraction.syntax.clauses import conjuncts
from diplograph.extraction.times.dates import in_words
from diplograph.extraction.words.classnouns import OccasionNoun
from diplograph.extraction.words.text import slug
from diplograph.model import BlockKind, Entity

_KINDS = frozenset({"Meeting", "Event"})
_PLACES = frozenset({"Settlement", "Region", "Territory", "State"})
_STATES = frozenset({"State", "GeopoliticalEntity", "Territory"})
_TWO = 2
#: Most words of a headline that names an occasion.
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class Announced:
    """The thing that a headline announces, and the noun for it; `two` tells that it is a meeting of two sides.

    `date` is the EDTF date of the document, which a release shares with what it tells of.
    """

    thing: str
    noun: str
    two: bool
    date: str | None = None

    def on(self, when: str | None) -> bool:
        """Whether it may have been at a time that the text gives."""
        return when is None or self.date is None or self.date.startswith(when) or when.startswith(self.date)


def announced(readings: Sequence[Reading], entities: Entities, nouns: Mapping[str, OccasionNoun]) -> Announced | None:
    """The occasion that the first block of a document announces, registered among the things; None without one."""
    if not readings or readings[0].passage.block.kind is not BlockKind.HEADING:
        return None
    head = readings[0]
    doc = head.passage.doc
    token = next((t for t in doc if t.dep_ == "ROOT"), doc[0])
    noun = _noun(token, nouns)
    if noun is None or token.i in head.things or len(doc) > _LONGEST or len(list(doc.sents)) > 1:
        return None
    issued = head.passage.document.issued
    entity = _entity(noun, nouns, head, _place(readings[1:], entities))
    two = _two_sided(token, head, entities)
    return Announced(entities.add(entity), token_noun(noun, nouns), two, issued)


def _entity(noun: str, nouns: Mapping[str, OccasionNoun], head: Reading, place: str | None) -> Entity:
    """The occasion under its headline and date, also known by its place: "Talks in Accra, 3 May 2011"."""
    passage = head.passage
    title, issued = " ".join(passage.text(0, len(passage.doc)).split()), passage.document.issued
    label, aliases = title, {title}
    if place:
        aliases.add(f"{noun[:1].upper()}{noun[1:]} in {place}")
    if issued:
        date = in_words(issued)
        label = f"{title}, {date}"
        aliases |= {f"{name}, {date}" for name in aliases}
    key = slug(f"{title} {issued or passage.document.sha256[:6]}")
    kind = nouns[token_noun(noun, nouns)].kind
    return Entity(key, label, kind, tuple(sorted(aliases - {label})), reason="announced in the headline")


def token_noun(word: str, nouns: Mapping[str, OccasionNoun]) -> str:
    """The entry for a word of a headline, which may be a plural: "talks"."""
    return word if word in nouns else word.removesuffix("s")


def _noun(token: Token, nouns: Mapping[str, OccasionNoun]) -> str | None:
    """The word if it names an occasion; a headline's first word may be taken for a verb: "Meeting with …"."""
    word = token.lower_
    known = nouns.get(token_noun(word, nouns))
    fits = token.pos_ in ("NOUN", "PROPN") or token.i == 0
    return word if known is not None and known.kind in _KINDS and fits else None


def _place(readings: Sequence[Reading], entities: Entities) -> str | None:
    """The town or country in the dateline below the headline."""
    if not readings:
        return None
    span = readings[0].passage.block.span
    if not is_dateline(readings[0].passage.document.text[span.start : span.end]):
        return None
    places = [x.mention.entity for x in readings[0].located if entities.kind(x.mention.entity) in _PLACES]
    return entities.known[places[0]].label if places else None


def _two_sided(token: Token, reading: Reading, entities: Entities) -> bool:
    """Whether it is a meeting with one other ("Talks with the Prime Minister of Chad") or of two countries."""
    preps = [p for p in token.children if p.dep_ == "prep" and p.lower_ in ("with", "between")]
    partners = [t for p in preps for w in conjuncts(p.children) for t in reading.at(w)]
    if preps:
        return len(partners) <= (1 if preps[0].lower_ == "with" else _TWO)
    states = {t for w in token.doc[: token.i] for t in reading.at(w) if entities.kind(t) in _STATES}
    return len(states) == _TWO
