"""Source phrases: "according to X", "in X's view", "as X noted" give the rest of their clause to X."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from diplograph.extraction.claims.reports import trim
from diplograph.extraction.syntax.clauses import conjuncts, is_passive, is_verb
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.reporting import Reporting
from diplograph.extraction.words.wordlists import words

_NEAR_START = 3
_MIN_TOKENS = 3
_WILLED = words("sourcing.willed")
_MEASURING = frozenset({"long", "soon", "far", "well", "much", "just"})
_TIES = frozenset({"and", "but", "or", "which", "who", "that"})


@dataclass(frozen=True, slots=True)
class Source:
    """A phrase (tokens top_first..top_last-1), whom it names (head tokens), and what it covers (first..last-1)."""

    holders: tuple[Token, ...]
    top_first: int
    top_last: int
    first: int
    last: int


def sources(sentence: TokenSpan, data: Reporting) -> Iterator[Source]:
    """Source phrases of a sentence with what each covers, in order."""
    for token in sentence:
        phrase = _phrase(token, data)
        if phrase is None or not phrase[1]:
            continue
        top, holders = phrase
        own = token.lower_ in data.views and all(h.i < token.i for h in holders)
        first, last = top.left_edge.i, token.i + 1 if own else _end(top, holders)
        start, end = _covered(sentence, top, first, last)
        if end - start >= _MIN_TOKENS:
            yield Source(holders, first, last, start, end)


def _phrase(token: Token, data: Reporting) -> tuple[Token, tuple[Token, ...]] | None:
    if token.lower_ == "according":
        return token, conjuncts(
            [c for to in token.children if to.lower_ == "to" for c in to.children if c.dep_ in ("pobj", "pcomp")]
        )
    if (
        token.lower_ in data.views
        and token.dep_ in ("pobj", "pcomp")
        and token.head.lower_ in ("in", "by", "from", "to")
    ):
        holders = [c for c in token.children if c.dep_ in ("poss", "nsubj") and c.i < token.i]
        holders += [c for of in token.children if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"]
        return token.head, tuple(holders)
    if token.dep_ != "advcl" or not is_verb(token):
        return None
    told = (token.lemma_ in data.clause and token.lemma_ not in _WILLED) or _puts_it(token)
    return (token, _said_by(token)) if told and _opened_by_as(token) else None


def _opened_by_as(verb: Token) -> bool:
    first = verb.left_edge
    if first.i and first.nbor(-1).lower_ in _MEASURING:
        return False  # "as long as the talks continue"
    return first.lower_ == "as" and (_puts_it(verb) or not any(c.dep_ in ("ccomp", "dobj") for c in verb.children))


def _puts_it(verb: Token) -> bool:
    """ "As X put it"."""
    return verb.lemma_ == "put" and any(c.lower_ == "it" and c.i == verb.i + 1 for c in verb.children)


def _said_by(verb: Token) -> tuple[Token, ...]:
    """Whom "as X said" or "as was noted in the statement" names."""
    if not is_passive(verb) and any(c.dep_ == "nsubj" for c in verb.children):
        return subjects(verb)
    return tuple(
        c
        for prep in verb.children
        if prep.dep_ in ("prep", "agent") and prep.lower_ in ("in", "by")
        for c in prep.children
        if c.dep_ == "pobj"
    )


def _end(top: Token, holders: tuple[Token, ...]) -> int:
    """The end of the phrase: with the clause or apposition that its last holder carries, up to a comma."""
    doc, end = top.doc, max(t.i for t in holders) + 1
    last = top.right_edge.i + 1
    if end < last and doc[end].tag_ in ("DT", "PRP", "PRP$"):
        return end
    for i in range(end, last):
        if doc[i].text == "," and not _in_apposition(doc[i + 1] if i + 1 < last else None, holders):
            return i
    return last


def _in_apposition(token: Token | None, holders: tuple[Token, ...]) -> bool:
    while token is not None and token.dep_ in ("det", "poss", "amod", "compound", "nmod", "case"):
        token = token.head
    return token is not None and token.dep_ == "appos" and token.head in holders


def _covered(sentence: TokenSpan, top: Token, first: int, last: int) -> tuple[int, int]:
    """The clause that the phrase stands in: after it, before it, or the longer side of it."""
    doc = sentence.doc
    parts = [t.i for t in sentence if t.text == ";"]
    start = max((i + 1 for i in parts if i < first), default=sentence.start)
    end = min((i for i in parts if i >= last), default=sentence.end)
    before, after = trim(doc, start, first), trim(doc, last, end)
    if first - sentence.start <= _NEAR_START:
        return trim(doc, last, sentence.end)
    if after[1] - after[0] < _MIN_TOKENS:
        return _own_clause(top, before)
    opener = doc[first - 1] if doc[first - 1].text != "," else doc[first - 2]
    if opener.lower_ in _TIES or after[1] - after[0] > before[1] - before[0]:
        return after
    return _own_clause(top, before)


def _own_clause(top: Token, whole: tuple[int, int]) -> tuple[int, int]:
    """The coordinated clause that the phrase hangs on, where it is only a part of the sentence."""
    verb = top.head
    while not is_verb(verb) and verb.head != verb:
        verb = verb.head
    if verb.dep_ == "conj" and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return trim(top.doc, max(whole[0], verb.left_edge.i), whole[1])
    return whole
