"""What two do to one another: "A and B accused each other", "each side blamed the other"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.words.wordlists import words

_RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
_SINGLING = frozenset({"each", "either", "neither"})
_PARTIES = words("reciprocity.parties")
#: How many words "the other" may stand after "each".
_SPAN = 25


def reciprocal(token: Token) -> bool:
    """ "each other", "one another"; "the other" of "each side … the other"."""
    if token.lower_ == "one" and token.i + 1 < len(token.doc):
        return token.nbor(1).lower_ == "another"
    return (token.i > 0 and (token.nbor(-1).lower_, token.lower_) in _RECIPROCAL) or each_before(token) is not None


def each_before(other: Token) -> Token | None:
    """The subject of "each side blamed the other", by its object; None if the token is none such."""
    if not _is_other(other):
        return None
    for token in reversed(other.doc[max(other.sent.start, other.i - _SPAN) : other.i]):
        if token.lower_ in _SINGLING:
            return _singled(token)
    return None


def other_after(each: Token) -> bool:
    """Whether "the other" follows a word such as "each" in its sentence."""
    return any(_is_other(t) for t in each.doc[each.i + 1 : min(each.sent.end, each.i + _SPAN)])


def _is_other(token: Token) -> bool:
    """ "the other", "the other side"."""
    if token.lower_ == "other":
        return token.i > 0 and token.nbor(-1).lower_ == "the" and token.dep_ not in ("amod", "nmod", "compound")
    words = [c.lower_ for c in token.children if c.i < token.i]
    return token.lemma_ in _PARTIES and token.tag_ == "NN" and words[:2] == ["the", "other"]


def _singled(word: Token) -> Token | None:
    """The subject that "each" is or stands before."""
    subject = word.head if word.dep_ == "det" else word
    return subject if subject.dep_ in ("nsubj", "nsubjpass") else None
