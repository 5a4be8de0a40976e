"""Names of documents that a text cites: "World Bank report (2024)", "Kenyan law on fishing", "Decree of Joe Biden".

The label tells publisher, kind and year; other names tell the topic, the nationality and the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.described.accord_names import AccordNames, written
from diplograph.extraction.described.accord_phrases import phrase_end, purpose
from diplograph.extraction.times.choice import date_at
from diplograph.extraction.times.mentions import TimeMention
from diplograph.extraction.words.text import slug
from diplograph.model import Entity

_TOPICS = frozenset({"on", "against", "about", "for", "concerning", "regarding"})
_MAX_PARTIES = 2
#: How many words a complement of the noun may have in a name.
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Paper:
    """A document noun, the words that tell its kind, who issued it, and the year said with it."""

    token: Token
    kind: str
    publishers: tuple[str, ...]
    year: str | None


class PaperNames:
    """Names the documents of one text; `times` are its times in order."""

    def __init__(self, entities: Entities, names: AccordNames, times: Sequence[TimeMention]) -> None:
        self._entities = entities
        self._names = names
        self._times = times

    def issuer(self, paper: str) -> str | None:
        """The body that a numbered resolution names as its own, if any."""
        return self._names.issuer(paper)

    def entity(self, paper: Paper, reading: Reading) -> Entity:
        """The document as a thing, under its label and other names."""
        names = [self._entities.known[p].label for p in paper.publishers[:_MAX_PARTIES]]
        year = f" ({paper.year})" if paper.year else ""
        label = f"{names[0]} {paper.kind}{year}"
        if len(names) > 1 or self._entities.kind(paper.publishers[0]) in PERSONS:
            label = f"{paper.kind[:1].upper()}{paper.kind[1:]} of {' and '.join(names)}{year}"
        aliases = sorted(set(self._others(paper, reading)) - {label})
        reason = f"cited as “{paper.kind}” of {', '.join(names)}"
        return Entity(slug(label), label, "Document", tuple(aliases), reason=reason)

    def _others(self, paper: Paper, reading: Reading) -> Iterator[str]:
        topic = _topic(paper.token, reading)
        day = date_at(paper.token, reading, self._times) if paper.year else None
        kind = paper.kind[:1].upper() + paper.kind[1:]
        nations = "-".join(self._names.adjective(p) for p in paper.publishers[:_MAX_PARTIES])
        if topic:
            yield f"{kind} {topic}"
            yield f"{nations} {paper.kind} {topic}"
        if day is not None and len(day) > len("2024"):
            yield f"{nations} {paper.kind} of {written(day)}"


def _topic(noun: Token, reading: Reading) -> str:
    """What a document is about or does, with the preposition: "on fishing", "banning nets"; empty if not told."""
    at = noun.i + 1
    if at >= noun.sent.end:
        return ""
    after = noun.doc[at]
    about = after.dep_ == "prep" and after.lower_ in _TOPICS and after.head in (noun, noun.head)
    if not about and not purpose(after, noun):
        return ""
    end = phrase_end(after, at, noun.i + _LONGEST)
    return " ".join(reading.passage.text(at, end).split()) if end > at + 1 else ""
