"""Who borders on whom by nouns and adjectives alone: "Angola and neighbouring Zaire", "the Tajik-Afghan border".

The borders of the data (`ontology/geography.jsonl`) tell which of several states near "neighbouring X" is meant; they
are never a statement by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from diplograph.extraction.context import Entities, Located
from diplograph.extraction.described.locations import Pair
from diplograph.extraction.syntax.clauses import conjuncts, is_verb
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.borders import borders
from diplograph.extraction.words.wordlists import words

_BESIDE = words("neighbours.beside")
_COUNTRIES = words("neighbours.countries")
_BORDERS = words("neighbours.borders")
_KINDS = words("neighbours.kinds")
_DASHES = frozenset({"-", "–", "—", "/"})
_LANDS = frozenset({"State", "Territory"})
_MODIFYING = frozenset({"amod", "compound", "nmod"})


def neighbours(loc: Located, at: Mapping[int, Located], doc: Doc, entities: Entities) -> Iterator[Pair]:
    """Whose neighbour the state `loc` is called, and whose border with another state it names."""
    if entities.kind(loc.mention.entity) not in _LANDS:
        return
    token = doc[loc.head]
    if _is_neighbour(token):
        other = _whose(loc, token, at, entities)
        if other is not None:
            yield Pair(loc, other, "sharesBorderWith", 0.85, "neighbouring")
    other = _across(loc, at, doc)
    if other is not None and entities.kind(other.mention.entity) in _LANDS:
        yield Pair(loc, other, "sharesBorderWith", 0.9, "border-of-two")


def _is_neighbour(token: Token) -> bool:
    """Whether a state is called neighbouring: "neighbouring A", "the neighbouring countries of A and B"."""
    if any(c.lower_ in _BESIDE for c in token.children if c.i < token.i):
        return True
    top = token
    while top.dep_ == "conj":
        top = top.head
    noun = top.head.head if top.dep_ == "pobj" and top.head.lower_ == "of" else top.head if top.dep_ == "appos" else top
    return noun.lemma_.lower() in _COUNTRIES and any(c.lower_ in _BESIDE for c in noun.children)


def _whose(loc: Located, token: Token, at: Mapping[int, Located], entities: Entities) -> Located | None:
    """The state whose neighbour is meant: who acts, else the last one before, else the first after.

    Of states that the data know only those that border count, and others of the same list come last.
    """
    first = token
    while first.dep_ == "conj":
        first = first.head
    listed = {t.i for t in conjuncts([first])}
    near = [x for i, x in sorted(at.items()) if token.sent.start <= i < token.sent.end and x.head != loc.head]
    near = [x for x in near if entities.kind(x.mention.entity) in _LANDS and x.mention.entity != loc.mention.entity]
    known = borders().get(loc.mention.entity)
    if known is not None:
        near = [x for x in near if x.mention.entity in known]
    else:
        near = [x for x in near if token.doc[x.head].dep_ not in _MODIFYING and x.head < loc.head]
    apart = [x for x in near if x.head not in listed] if known is not None else near
    near = apart or near
    acting = [x for x in near if x.head in _actors(token)]
    before = [x for x in near if x.head < loc.head]
    return next(iter((*acting, *before[-1:], *near)), None)


def _actors(token: Token) -> frozenset[int]:
    clause = token
    while not is_verb(clause) and clause.dep_ != "ROOT":
        clause = clause.head
    return frozenset(s.i for s in (subjects(clause) if is_verb(clause) else ()))


def _across(loc: Located, at: Mapping[int, Located], doc: Doc) -> Located | None:
    """The second state of "the A-B border", if `loc` is the first."""
    if loc.last >= len(doc) or doc[loc.last].text not in _DASHES:
        return None
    other = at.get(loc.last + 1)
    if other is None:
        return None
    i = other.last
    while i < len(doc) and doc[i].lower_ in _KINDS:
        i += 1
    return other if i < len(doc) and doc[i].lemma_.lower() in _BORDERS else None
