"""Whose "his" and "its" are where the clause is built so that it can be only one: "Kenya and its neighbours"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.subjects import BLAMING
from diplograph.extraction.words.wordlists import coreference_words, penalties

_FOR = frozenset({"for", "on", "over", "upon"})
_HITTING = frozenset({"in", "with", "to"})
_UPON = frozenset({"on", "upon", "against", "with"})
#: Up to so many nouns above the owned one may be joined to another's: "the aims of A and the work of its staff".
_DEEP = 2


@lru_cache(maxsize=1)
def _others() -> tuple[frozenset[str], frozenset[str]]:
    table = coreference_words()["others"]
    return frozenset(table["verbs"]), frozenset(table["nouns"])


def owner_tokens(pronoun: Token, things: Mapping[int, tuple[str, ...]]) -> Iterator[Token]:
    """The tokens that a possessive pronoun most likely takes up by the build of its clause, the likeliest first."""
    if pronoun.dep_ == "poss":
        yield from _beside(pronoun)
        yield from _joined(pronoun.head, things)
        yield from _judged(pronoun)


def of_another(pronoun: Token) -> bool:
    """ "Rejected its claim", "interfered in its affairs": what is so judged or hit is not the subject's own."""
    verbs, nouns = _others()
    noun, verb = pronoun.head, pronoun.head.head
    if noun.dep_ == "pobj" and verb.lower_ in _HITTING:
        verb = verb.head
    elif noun.dep_ != "dobj":
        return False
    return noun.lemma_ in nouns and verb.lemma_ in verbs and all(c.lower_ != "own" for c in noun.children)


def _beside(pronoun: Token) -> Iterator[Token]:
    """ "A, its allies B and C, and others refused": right after the subject whose they are."""
    at = pronoun.i
    if at > 1 and pronoun.nbor(-1).text == "," and pronoun.head.dep_ in ("appos", "conj"):
        name = pronoun.nbor(-2)
        if name.dep_ in ("nsubj", "nsubjpass") and name.pos_ == "PROPN" and name.sent == pronoun.sent:
            yield name


def _joined(noun: Token, things: Mapping[int, tuple[str, ...]]) -> Iterator[Token]:
    """ "A and its allies"; "the growth of A and the size of its market"; "A's use of its power"."""
    top = noun
    for _ in range(_DEEP):
        if top.dep_ == "conj" and not is_verb(top.head) and not _new_clause(noun):
            first = top.head
            yield from (c for c in first.children if c.dep_ == "poss" and c.pos_ == "PRON")
            if top == noun and things.get(first.i):
                yield first
            yield from _owning(first)
            return
        if top.dep_ != "pobj" or top.head.dep_ != "prep" or is_verb(top.head.head):
            return
        top = top.head.head
        yield from (c for c in top.children if c.dep_ == "poss")


def _new_clause(noun: Token) -> bool:
    """ "…, and its president": after a comma the parser joins the subject of a new clause to the last name."""
    before = noun.doc[max(0, noun.left_edge.i - 2) : noun.left_edge.i]
    return [t.lower_ for t in before] == [",", "and"]


def _owning(noun: Token) -> Iterator[Token]:
    """The name that owns a noun: "A's work", "the work of A"."""
    for child in noun.children:
        if child.dep_ == "poss":
            yield child
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (c for c in child.children if c.dep_ == "pobj")


def _judged(pronoun: Token) -> Iterator[Token]:
    """ "Thanked A for its help and B for its advice": the one named last before the preposition."""
    prep = next((a for a in pronoun.ancestors if a.pos_ == "ADP" and a.lower_ in _FOR), None)
    if prep is None or any(is_verb(t) for t in _between(pronoun, prep)):
        return
    verb = next((a for a in prep.ancestors if is_verb(a)), None)
    if verb is None:
        return
    inside = [t for t in verb.subtree if verb.i < t.i < prep.i]
    imposed = [t for t in inside if t.lemma_ in penalties() and _is_object(t, verb)]
    if verb.dep_ == "acl" and verb.head.lemma_ in penalties():
        imposed.append(verb.head)  # "the sanctions imposed on A over its silence"
    if verb.lemma_ not in BLAMING | penalties() and not imposed:
        return
    if prep.head.pos_ == "PROPN":
        yield prep.head
    hit = [t for t in inside if _is_object(t, verb) or _is_hit(t, imposed)]
    yield from reversed([t for t in hit if t not in imposed])


def _is_hit(token: Token, imposed: Collection[Token]) -> bool:
    """ "imposed sanctions on A", "took measures against A"."""
    while token.dep_ in ("conj", "appos"):
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in _UPON and bool(imposed)


def _between(token: Token, above: Token) -> Iterator[Token]:
    for ancestor in token.ancestors:
        if ancestor == above:
            return
        yield ancestor


def _is_object(token: Token, verb: Token) -> bool:
    while token.dep_ in ("conj", "appos"):
        token = token.head
    return token.dep_ in ("dobj", "dative", "nsubjpass") and token.head == verb


def owners_told(
    pronoun: Token, things: Mapping[int, tuple[str, ...]], kind: Callable[[str], str], fitting: Collection[str]
) -> tuple[str, ...]:
    """The one thing of the fitting classes that the build of the clause makes a possessive pronoun's; else none."""
    for token in owner_tokens(pronoun, things):
        found = things.get(token.i, ())
        if len(found) == 1 and kind(found[0]) in fitting:
            return found
    return ()
