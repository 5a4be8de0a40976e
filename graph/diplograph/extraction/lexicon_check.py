"""Check wordings against their own examples: what a contributor runs after adding one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.words.lexicon import Wording
from diplograph.model import Extraction, Relation, Span
from diplograph.reading import read_text

_MARK = re.compile(r"\[([AB]) ([^\]]+)\]")


@dataclass(frozen=True, slots=True)
class Failure:
    """A wording whose example or counter-example does not behave; `found` are the statements that came instead."""

    wording: str
    pattern: str
    problem: str
    sentence: str
    found: tuple[str, ...]


def failures(wordings: Iterable[Wording], extractor: Extractor) -> Iterator[Failure]:
    """Wordings whose example does not give the relation between the marked names, or whose counter-example does."""
    for wording in wordings:
        text, marked = unmark(wording.example)
        if set(marked) != {"A", "B"}:
            yield Failure(wording.name, wording.pattern, "example does not mark [A …] and [B …]", wording.example, ())
            continue
        result = extractor.extract(read_text(text, name="example.txt"))
        if not any(_says(r, wording, marked, result) for r in _relations(result)):
            yield Failure(wording.name, wording.pattern, "example does not give it", text, _shown(result))
        if not wording.counter:
            yield Failure(wording.name, wording.pattern, "counter-example is missing", "", ())
            continue
        result = extractor.extract(read_text(wording.counter, name="counter.txt"))
        if any(r.predicate == wording.relation and r.extractor == wording.name for r in _relations(result)):
            yield Failure(wording.name, wording.pattern, "counter-example gives it", wording.counter, _shown(result))


def unmark(sentence: str) -> tuple[str, dict[str, Span]]:
    """The plain sentence and the spans of its marked arguments."""
    marked: dict[str, Span] = {}
    text = ""
    last = 0
    for match in _MARK.finditer(sentence):
        text += sentence[last : match.start()]
        marked[match[1]] = Span(len(text), len(text) + len(match[2]))
        text += match[2]
        last = match.end()
    return text + sentence[last:], marked


def _relations(result: Extraction) -> list[Relation]:
    return [s for s in result.statements if isinstance(s, Relation)]


def _says(relation: Relation, wording: Wording, marked: dict[str, Span], result: Extraction) -> bool:
    if relation.predicate != wording.relation or relation.extractor != wording.name:
        return False
    a, b = ({m.entity for m in result.mentions if m.span.overlaps(marked[x])} for x in "AB")
    same = relation.subject in a and relation.object in b
    return same or (wording.pair and relation.subject in b and relation.object in a)


def _shown(result: Extraction) -> tuple[str, ...]:
    return tuple(f"{r.subject} {r.predicate} {r.object} ({r.extractor})" for r in _relations(result))
