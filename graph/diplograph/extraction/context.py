"""What the extraction steps hand to each other inside one document: parsed passages and the mentions in them.

spaCy objects live here and never leave the `extraction` package (and `reading.analysis`, which makes them).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from diplograph.model import Block, Document, Entity, Evidence, Form, Mention, Span

#: The classes of people.
PERSONS = frozenset({"Person", "Official"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A parsed block. Token i covers `document.text[starts[i]:ends[i]]`; `tokens` are those of `doc`, made once.

    A token may stand for several words of the text (a merged name), so never use `token.idx`: use `offsets`.
    """

    document: Document
    block: Block
    doc: Doc
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tokens: tuple[Token, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the tokens: going through a spaCy document makes each of them anew."""
        object.__setattr__(self, "tokens", tuple(self.doc))

    def offsets(self, first: int, last: int) -> Span:
        """Document span of tokens first..last-1, without white space at the ends."""
        while last - 1 > first and self.tokens[last - 1].is_space:
            last -= 1
        while first < last - 1 and self.tokens[first].is_space:
            first += 1
        return Span(self.starts[first], self.ends[last - 1])

    def text(self, first: int, last: int) -> str:
        """The document's own words of tokens first..last-1."""
        span = self.offsets(first, last)
        return self.document.text[span.start : span.end]

    def evidence(self, sentence: TokenSpan, first: int | None = None, last: int | None = None) -> Evidence:
        """Evidence for tokens first..last-1 of a sentence, the whole sentence by default."""
        whole = self.text(sentence.start, sentence.end)
        span = self.offsets(sentence.start if first is None else first, sentence.end if last is None else last)
        return Evidence(span, self.document.text[span.start : span.end], whole)

    def nominal(self, i: int, thing: str, score: float, reason: str) -> Located:
        """Token i as a common noun that tells of a thing; score and reason are those of the link."""
        mention = Mention(self.offsets(i, i + 1), self.text(i, i + 1), thing, Form.NOMINAL, score, reason)
        return Located(i, i + 1, i, mention)


@dataclass(frozen=True, slots=True)
class Located:
    """Tokens first..last-1 of a passage name the thing of `mention`; `head` is their syntactic head token."""

    first: int
    last: int
    head: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage with everything named in it. `things` maps a token index to the ids its phrase stands for.

    Several ids stand for a plural ("the two leaders", "both countries"); pronouns are resolved too. `gathered` maps
    words such as "the participants" to the occasion whose they are; `paired` are meetings of two sides, which are
    wholly told by that the two met.
    """

    passage: Passage
    located: tuple[Located, ...]
    things: Mapping[int, tuple[str, ...]]
    gathered: Mapping[int, str] = field(default_factory=dict)
    paired: frozenset[str] = frozenset()

    def widened(self, things: Mapping[int, tuple[str, ...]], located: Iterable[Located]) -> Reading:
        """The same passage with these things and mentions, the mentions put in the order of the text."""
        inorder = tuple(sorted(located, key=lambda x: x.first))
        return Reading(self.passage, inorder, things, self.gathered, self.paired)

    def at(self, token: Token) -> tuple[str, ...]:
        """Ids of the things that the phrase headed by (or containing) this token names; empty if none."""
        return self.things.get(token.i, ())

    def between(self, first: int, last: int) -> Iterator[Located]:
        """Mentions lying inside tokens first..last-1, in order."""
        return (m for m in self.located if first <= m.first and m.last <= last)


@dataclass(slots=True)
class Entities:
    """The things met in one document, by id. Steps add to it; nothing is ever removed."""

    known: dict[str, Entity] = field(default_factory=dict)

    def kind(self, thing: str) -> str:
        """Class name of a thing."""
        return self.known[thing].kind

    def add(self, entity: Entity) -> str:
        """Register a thing (the first registration wins) and return its id."""
        return self.known.setdefault(entity.id, entity).id
