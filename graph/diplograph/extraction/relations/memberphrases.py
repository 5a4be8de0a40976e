"""Of which words a word of members is said: who has them, what is composed of them, who is compared with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.nouns import said_of
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.wordlists import words

_FOUNDING = words("memberphrases.founding")

_MEMBERS = words("memberphrases.members")
_SPELLING = frozenset({":", ",", "(", "–", "—", "--"})
_REACH = 12


def havers(noun: Token) -> tuple[Token, ...]:
    """Who has the members: "ORG was founded with six members", "ORG has six members"."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "with":
        return subjects(head.head) if is_verb(head.head) else (head.head,)
    if noun.dep_ == "dobj" and head.lemma_ in ("have", "count"):
        return subjects(head)
    if noun.dep_ == "pobj" and head.lower_ == "as":
        verb = next((a for a in head.ancestors if is_verb(a)), None)
        return subjects(verb) if verb is not None else ()
    return ()


def wholes(verb: Token) -> tuple[Token, ...]:
    """What is composed: the subject, what a participle hangs on, and what a class noun there is said of."""
    found = list(subjects(verb))
    if verb.dep_ in ("acl", "advcl", "prep"):
        found.append(verb.head)
    beside = verb.nbor(-2) if verb.i > 1 and verb.nbor(-1).text == "," else verb.nbor(-1) if verb.i else verb
    found += [t for token in found if token.lemma_ in _FOUNDING for t in _of(token)]
    return (*([beside] if verb.tag_ in ("VBG", "VBN") else []), *bearers(found))


def spelled_from(noun: Token) -> int:
    """Where the list of what a union is "of" begins: "a union of A and B", "a bloc of three states: A, B and C"."""
    start, end = noun.i + 2, min(noun.i + _REACH, noun.sent.end)
    counted = next((i for i in range(start, end) if noun.doc[i].lemma_.lower() in _MEMBERS), None)
    if counted is None:
        return start
    after = (i + 1 for i in range(counted, end) if noun.doc[i].text in _SPELLING)
    return next(after, start)


def list_end(noun: Token) -> int:
    """Where a list after a noun ends at the latest; the parser takes a colon for the end of a sentence."""
    end = noun.sent.end
    return noun.doc[end].sent.end if noun.doc[end - 1].text == ":" and end < len(noun.doc) else end


def compared(noun: Token) -> tuple[Token, ...]:
    """Who is set against the others: "X spends more than any other member of ORG"."""
    if noun.head.lower_ != "than" or not any(c.lower_ in ("any", "every") for c in noun.children):
        return ()
    verb = next((t for t in noun.ancestors if is_verb(t)), None)
    return subjects(verb) if verb is not None else ()


def _of(noun: Token) -> Iterator[Token]:
    """What is founded: "ORG" in "the creation of ORG"."""
    for prep in noun.children:
        if prep.dep_ == "prep" and prep.lower_ == "of":
            yield from (c for c in prep.children if c.dep_ == "pobj")


def bearers(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens and what they are said of."""
    return (*tokens, *(t for token in tokens for t in said_of(token)))
