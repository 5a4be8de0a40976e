"""Lists of names that the parser broke: "as A, B and C expanded …", "representatives of A, B, and C met"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

#: Conjunctions that a parser takes for prepositions before a long subject.
_OPENING = frozenset({"as", "after", "before", "since", "until", "while", "because", "though"})
_SUBJECTS = ("nsubj", "nsubjpass")
#: Fewest names that are surely one list.
_LISTED = 3


def mend_lists(doc: Doc, names: Collection[int]) -> None:
    """Make one chain of conjuncts of every list of three names or more; `names` are the tokens that stand for names.

    Heads and labels of the parse are changed in place. A list whose first name hangs elsewhere than its last one
    stays as it is, unless the words before it show that both are subjects of the same clause.
    """
    for members in _lists(doc, names):
        first, last = members[0], members[-1]
        if last.dep_ not in _SUBJECTS or not _same_clause(first, last):
            continue
        verb, label = last.head, last.dep_
        for before, token in pairwise(members):
            if token.head not in members or token is last or token.dep_ == "appos":
                token.head, token.dep_ = before, "conj"
        prep = first.head
        if first.dep_ == "pobj" and prep.lower_ in _OPENING:
            first.head, first.dep_ = verb, label
            prep.head, prep.dep_ = verb, "mark"


def _lists(doc: Doc, names: Collection[int]) -> Iterator[list[Token]]:
    """Names with nothing but commas, "and" and articles between them, closed by "and"."""
    done = -1
    for start in sorted(names):
        if start <= done:
            continue
        members, at, closed = [doc[start]], start + 1, False
        while at < len(doc) and not closed:
            after = at + (doc[at].text == ",")
            if after < len(doc) and doc[after].lower_ in ("and", "or"):
                after, closed = after + 1, True
            if after == at:
                break
            after += after < len(doc) and doc[after].lower_ == "the"
            if after not in names:
                closed = False
                break
            members.append(doc[after])
            at = after + 1
            done = after
        if closed and len(members) >= _LISTED:
            yield members


def _same_clause(first: Token, last: Token) -> bool:
    """Whether the first name is, or stands in, the subject of the verb whose subject the parser saw in the last."""
    verb = last.head
    if first.dep_ in _SUBJECTS:
        return first.head == verb
    if first.dep_ != "pobj" or first.head.dep_ != "prep":
        return False
    above = first.head.head
    if verb.tag_ == "VB" and any(c.tag_ == "TO" and c.i < verb.i for c in verb.children):
        return True  # "on behalf of A, B, and C to draft": an infinitive has no such subject
    if first.head.lower_ in _OPENING:
        return first.head.i == first.left_edge.i - 1
    return above.dep_ in _SUBJECTS and above.head == verb
