"""Labels that open speakers' turns in a transcript: "President of Chad X:", "SECRETARY Y:", "Mr. Z (in French):"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.words.reporting import Reporting
from diplograph.extraction.words.text import slug
from diplograph.model import Block, BlockKind, Document, Entity, Form, Span

_ADDRESS = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Amb|Gen|Col|Sen|Hon|MR|MRS|MS|DR|AMB|GEN|SEN|H\.E|H\. E)\."
_LABEL = re.compile(
    rf"(?P<name>(?:{_ADDRESS}|[^\W\d_])(?:{_ADDRESS}|[^:.!?\n“”\"]){{0,110}}?)(?P<aside>\s*[(\[][^)\]]{{1,40}}[)\]])?:(?=\s|$|(?<=\):)[A-Z“\"])"
)
_ADDRESSED = re.compile(rf"{_ADDRESS}\s+(?P<name>[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+){{0,2}})$")
_LABEL_NAMES = 12
_MAX_OFFICE = 4


_OUTLETS = frozenset({"Organization", "Company", "GovernmentBody"})
#: So often one label must come again to be the label of who answers.
_ANSWERS = 2


@dataclass(frozen=True, slots=True)
class Label:
    """Whom a label names (None for a stranger) and the offset at which the words begin."""

    speaker: str | None
    start: int


class Labels:
    """Reads the labels of one document in text order; `asked` becomes true where somebody from outside asks."""

    def __init__(self, entities: Entities, data: Reporting) -> None:
        self._entities = entities
        self._data = data
        self._answering: str | None = None
        self.asked = False
        self._asking: frozenset[int] | None = None

    def find(self, reading: Reading, alone: str | None = None) -> Label | None:
        """The label that a passage opens with; None if it has none. `alone` speaks the whole document if anybody."""
        block, text = reading.passage.block, reading.passage.document.text
        match = _LABEL.match(text, block.span.start, min(block.span.end, block.span.start + 160))
        if match is None:
            return None
        start = match.end()
        while start < block.span.end and text[start].isspace():
            start += 1
        name = match["name"].strip()
        if name.casefold() in self._data.strangers:
            self.asked = True
            return Label(None, start)
        if name.casefold() in self._data.replies:
            return Label(self._answering, start)
        speaker = self._named(reading, Span(block.span.start, match.end("name")), name) or self._addressed(name)
        if speaker is None and start < block.span.end:
            speaker = self._by_office(name, alone) or self._outlet(reading, Span(block.span.start, match.end("name")))
        if speaker is None:
            return None
        self._answering = speaker
        self._call(speaker, name)
        return Label(speaker, start)

    def _call(self, speaker: str, name: str) -> None:
        """Keep the label as a name of one of whom only a surname is known: "PRIME MINISTER Z"."""
        known = self._entities.known[speaker]
        if known.kind in PERSONS and " " not in known.label and name.casefold().endswith(f" {known.label.casefold()}"):
            self._entities.known[speaker] = replace(known, aliases=tuple(sorted({*known.aliases, name})))

    def _named(self, reading: Reading, label: Span, name: str) -> str | None:
        """The one person whom the words of a label name."""
        named = [x for x in reading.located if label.contains(x.mention.span) and x.mention.form is not Form.PRONOUN]
        people = {x.mention.entity for x in named if self._entities.kind(x.mention.entity) in PERSONS}
        return people.pop() if len(people) == 1 and len(name.split()) <= _LABEL_NAMES else None

    def _outlet(self, reading: Reading, label: Span) -> str | None:
        """Who puts a question in a text that gives the answers under another label each time: "AFP: …? X: …"."""
        document = reading.passage.document
        if self._asking is None:
            self._asking = askers(document)
        name = document.text[label.start : label.end].strip()
        if label.start not in self._asking:
            return None
        named = [x.mention for x in reading.located if x.mention.span.start == label.start]
        whole = [m.entity for m in named if m.text == name and self._entities.kind(m.entity) in _OUTLETS]
        if whole:
            return whole[0]
        return self._entities.add(Entity(slug(name), name, "Organization", reason="asks in the document"))

    def _addressed(self, name: str) -> str | None:
        """A person by surname: "Mr. Z", "SECRETARY Z" as the text has named him, or else by the label alone."""
        words = name.split()
        if not name.isupper() and not _ADDRESSED.match(name):
            return None
        known = [
            key
            for key, entity in self._entities.known.items()
            if entity.kind in PERSONS and entity.label.split()[-1].casefold() == words[-1].casefold()
        ]
        if known:
            return known[0] if len(known) == 1 else None
        label = self._surname(name, words)
        if not label:
            return None
        return self._entities.add(Entity(slug(label), label, "Person", reason="speaks in the document"))

    def _surname(self, name: str, words: Sequence[str]) -> str:
        """The surname behind a form of address or, in capitals, behind a title; empty if there is none."""
        addressed = _ADDRESSED.match(name)
        titled = [i for i, word in enumerate(words) if word.casefold() in self._data.titles]
        label = addressed["name"] if addressed else " ".join(words[titled[-1] + 1 :]) if titled else ""
        return label.title() if label.isupper() else label

    def _by_office(self, name: str, alone: str | None) -> str | None:
        """A speaker whom a transcript knows by office alone: "The Secretary-General"."""
        words = re.split(r"[\s-]+", name.casefold().removeprefix("the "))
        cased = all(word[:1].isupper() for word in name.split())
        if not cased or len(words) > _MAX_OFFICE or words[-1] not in self._data.titles:
            return None
        if alone is not None:
            return alone
        label = re.sub(r"^the ", "", name, flags=re.IGNORECASE)
        label = label.title() if label.isupper() else label
        return self._entities.add(Entity(slug(label), label, "Official", reason="speaks by office in the document"))


def askers(document: Document) -> frozenset[int]:
    """Offsets of the blocks whose labels tell who asks: what follows each is under the label of who answers."""
    labels = [_opening(document, block) for block in document.blocks if block.kind is BlockKind.PROSE]
    answering = {name for name, count in Counter(filter(None, labels)).items() if count >= _ANSWERS}
    starts = [block.span.start for block in document.blocks if block.kind is BlockKind.PROSE]
    pairs = zip(starts, labels, [*labels[1:], None], strict=True)
    return frozenset(start for start, name, after in pairs if name and name not in answering and after in answering)


def _opening(document: Document, block: Block) -> str | None:
    """The capitalised words before the colon that a block opens with."""
    match = _LABEL.match(document.text, block.span.start, min(block.span.end, block.span.start + 160))
    name = match["name"].strip() if match is not None else ""
    words = name.split()
    return name if 0 < len(words) <= _MAX_OFFICE and all(w[:1].isupper() or w in ("of", "the") for w in words) else None
