"""Who is picked out of several: "the first state to sign", "among those who signed", "ten states, among them A"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import SUBJECTS, conjuncts, is_verb
from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.figures import figure_data
from diplograph.extraction.words.wordlists import words

#: They single somebody out: "the first state to sign".
_RANKS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth last latest next only sole newest".split()
)
_CLOSING = frozenset({".", ";", "!"})
_SAYING_WHO = frozenset({"be", "become", "remain"})
_WHOM = frozenset({"them", "whom", "which"})
_SIDES = ("north", "south", "east", "west")
_LENGTHS = words("picked.lengths")
#: Most tokens of the same length in another unit, in brackets.
_BRACKET = 6
_DASHES = frozenset({"-", "--", "–", "—", ":"})
_ROW = frozenset({",", "and", "&", "the"})
#: How far after a plural its members may be named.
_REACH = 25


def off(noun: Token) -> bool:
    """Whether a word only tells how something lies: "130 km (80 miles) southwest of A" is not A."""
    if not noun.lower_.replace("-", "").endswith(_SIDES) or noun.i < 1:
        return False
    before = noun.doc[max(0, noun.i - _BRACKET) : noun.i]
    return before[-1].lower_ in _LENGTHS or (before[-1].text == ")" and any(t.lower_ in _LENGTHS for t in before))


def is_ranked(noun: Token) -> bool:
    """ "the first state to sign", "the only member to object": who it is does what the infinitive tells."""
    if noun.lower_ in _RANKS and noun.pos_ in ("ADJ", "NOUN"):
        return any(c.dep_ in ("relcl", "acl", "xcomp") and c.tag_ == "VB" and c.i > noun.i for c in noun.children)
    return any(c.dep_ in ("amod", "det", "nummod") and c.lower_ in _RANKS for c in noun.children)


def bearers_of_rank(noun: Token) -> tuple[Token, ...]:
    """Who is said to be the ranked one: A of "A was the first African state to sign", "A, the first to sign"."""
    above = noun.head
    if noun.dep_ == "appos" and noun.lower_ in _RANKS and is_ranked(noun):
        return (above,)
    if noun.dep_ not in ("attr", "acomp") or above.lemma_ not in _SAYING_WHO or not is_ranked(noun):
        return ()
    return _subjects_of(above)


def counted_among(word: Token) -> tuple[Token, ...]:
    """Who is said to be among them: A and B of "A and B were among the states (those) that signed"."""
    if word.dep_ != "pobj" or word.head.lower_ != "among" or word.head.head.lemma_ not in _SAYING_WHO:
        return ()
    if word.lower_ != "those" and word.tag_ != "NNS" and not (word.lower_ in _RANKS and is_ranked(word)):
        return ()
    return _subjects_of(word.head.head)


def _subjects_of(copula: Token) -> tuple[Token, ...]:
    """Of whom something is said; of "A, which was the first to sign" what the clause is about."""
    own = [c for c in copula.children if c.dep_ in SUBJECTS]
    if copula.dep_ == "relcl" and own and own[0].lower_ in ("which", "who", "that"):
        return (copula.head,)
    return conjuncts(own)


def one_of(noun: Token) -> bool:
    """ "A is one of the states that signed": what the clause tells is told of A."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or noun.head.head.lower_ != "one":
        return False
    return noun.head.head.dep_ in ("attr", "appos")


def named_among(noun: Token) -> tuple[Token, ...]:
    """The members named after a plural noun: A and B of "ten states signed the pact, among them A and B"."""
    doc, end = noun.doc, min(noun.i + _REACH, noun.sent.end - 2)
    for i in range(noun.i + 1, end):
        token = doc[i]
        if _stops(token, noun):
            return ()
        if token.lower_ == "among" and doc[i + 1].lower_ in _WHOM and doc[i - 1].text in (",", "–", "—", "-"):
            first = doc[i + 2]
            while first.lower_ in ("the", "both") and first.i + 1 < noun.sent.end:
                first = doc[first.i + 1]
            return conjuncts([first]) if first.pos_ == "PROPN" else ()
    return ()


def named_included(noun: Token) -> tuple[Token, ...]:
    """ "Nine nations attended the summit, including A and B": the parser hangs the list on what stands before it."""
    doc, end = noun.doc, min(noun.i + _REACH, noun.sent.end - 1)
    if not any(c.dep_ in ("nummod", "amod", "det") and c.i < noun.i for c in noun.children):
        return ()
    for i in range(noun.i + 1, end):
        token = doc[i]
        if _stops(token, noun):
            return ()
        if token.lower_ == "including" and doc[i - 1].text == "," and token.head != noun:
            return conjuncts(c for c in token.children if c.dep_ in ("pobj", "dobj") and c.pos_ == "PROPN")
    return ()


def named_at_end(noun: Token) -> tuple[Token, ...]:
    """ "Three states joined NATO in 1999 – A, B and C.": after a dash as many names as were counted."""
    ones = figure_data().ones
    counts = [ones[c.lower_] for c in noun.children if c.dep_ == "nummod" and c.lower_ in ones]
    if not counts or noun.tag_ != "NNS":
        return ()
    doc, end = noun.doc, noun.sent.end
    opening = next((t.i for t in doc[noun.i + 1 : end] if t.text in _DASHES), end)
    names: list[Token] = []
    for token in doc[opening + 1 : end]:
        if token.pos_ == "PROPN":
            names.append(token)
        elif token.text in _DASHES or token.text in _CLOSING:
            break
        elif token.lower_ not in _ROW:
            return ()
    return tuple(names) if counts == [len(names)] else ()


def named_beside(noun: Token) -> tuple[Token, ...]:
    """ "A and the Italian company B": the parser takes the second name for an apposition to the first."""
    if noun.tag_ != "NN" or noun.dep_ != "conj" or noun.i + 1 >= len(noun.doc):
        return ()
    name = noun.nbor(1)
    return (name,) if name.dep_ == "appos" and name.pos_ == "PROPN" and name.head == noun.head else ()


def _stops(token: Token, noun: Token) -> bool:
    """Whether what follows may be of another plural or clause than the noun's."""
    if is_verb(token):
        return token.tag_ in ("VBD", "VBZ") and _new(token, noun)
    return token.tag_ in ("NNS", "NNPS") and not _done_by_states(token, noun)


def _done_by_states(other: Token, noun: Token) -> bool:
    """Whether a plural is what several states did something to: "Ten nations sent troops, among them A"."""
    states = load_cues().belonging["states"]
    if other.lemma_ in states or noun.lemma_ not in states:
        return False
    done = other.head if other.dep_ == "compound" else other
    return done.dep_ == "dobj" and done.head == noun.head


def _new(verb: Token, noun: Token) -> bool:
    """Whether a verb after the noun has a subject of its own."""
    return any(c.dep_ in SUBJECTS and c.i > noun.i for c in verb.children)
