"""What a sentence says aside from a figure: the clauses of other verbs, whose names are no parties of it."""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Span, Token

from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.words.wordlists import words

#: What opens a clause of the occasion on which something happened.
_OCCASION = frozenset({"when", "where", "as", "while"})
#: What opens a phrase of why or against what something came about.
_CAUSES = words("asides.causes")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = ("nsubj", "nsubjpass")


def over(quantity: Token, anchor: tuple[int, int] | None) -> frozenset[int]:
    """Indices of a figure and its wording (the token range `anchor`) and of what stands over them in their clause.

    The clause ends at a verb beside another one that has a subject of its own ("… and a loan from Chad pays for it").
    """
    starts = [quantity, *(quantity.doc[at] for at in range(*(anchor or (0, 0))))]
    return frozenset(above.i for start in starts for above in _within_clause(start))


def _within_clause(token: Token) -> Iterator[Token]:
    for above in (token, *token.ancestors):
        yield above
        if is_verb(above) and above.dep_ == "conj" and _has_subject(above):
            return


def note_of(sentence: Span, first: int, last: int) -> range | None:
    """The tokens of the note around tokens first..last-1 in a line of notes: "gold exports; grant of $5 million; …".

    None for a sentence with a finite verb, which is no such line.
    """
    doc = sentence.doc
    if all(t.text != ";" for t in sentence) or any(t.tag_ in _FINITE for t in sentence):
        return None
    start = next((i + 1 for i in range(first - 1, sentence.start - 1, -1) if doc[i].text == ";"), sentence.start)
    end = next((i for i in range(last, sentence.end) if doc[i].text == ";"), sentence.end)
    return range(start, end)


def is_aside(token: Token, told: Container[int]) -> bool:
    """Whether a name stands in a clause of its own: "sent 500 men, and Chad left", "to Mali, which Chad helps".

    `told` are the indices of the tokens over the figure and over its wording, themselves too.
    """
    for above in (token, *token.ancestors):
        if above.i in told:
            return False
        if above.dep_ in ("prep", "mark", "advmod") and above.lower_ in _CAUSES and above.head.i in told:
            return True
        if above.dep_ in _SUBJECTS and above.head.i not in told and _leads_to(above.head, told):
            return True
        if is_verb(above) and (above.dep_ in ("relcl", "conj") or _is_other_time(above)) and _has_subject(above):
            return True
    return False


def _leads_to(verb: Token, told: Container[int]) -> bool:
    """Whether a verb beside this one is the verb of the figure's own clause."""
    return any(
        child.dep_ == "conj" and is_verb(child) and (child.i in told or _leads_to(child, told))
        for child in verb.children
    )


def _is_other_time(verb: Token) -> bool:
    """Whether a clause tells what happened before or why, not the occasion itself ("when a bomb went off in Chad")."""
    return verb.dep_ == "advcl" and all(child.lower_ not in _OCCASION for child in verb.children)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)
