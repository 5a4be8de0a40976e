"""The name that a common noun goes by: "a conflict known as the Football War", "the Ogaden War was a conflict"."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from spacy.tokens import Token

from diplograph.extraction.context import Entities
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.words.wordlists import words

_NAMING = words("namesakes.naming")
#: How far after the noun the comma may stand, and what ends the name.
_REACH = 8
_CLOSING = frozenset({",", ".", ";"})
_BESIDE = frozenset({"pobj", "oprd", "dobj", "attr"})


def namesake(
    noun: Token, things: Mapping[int, tuple[str, ...]], entities: Entities, kinds: Collection[str]
) -> str | None:
    """The thing of one of these classes whose name the text says a noun has, or of which it says the noun."""
    words = [w for c in noun.children if c.dep_ == "acl" and c.lemma_ in _NAMING for w in _named(c)]
    if noun.dep_ == "attr" and noun.head.lemma_ == "be":
        words += [c for c in noun.head.children if c.dep_ == "nsubj"]
    if noun.tag_ == "NN" and (name := _apposed(noun)) is not None:
        words.append(name)
    found = {t for w in words for t in things.get(w.i, ()) if entities.kind(t) in kinds}
    return found.pop() if len(found) == 1 else None


def _named(verb: Token) -> list[Token]:
    """What a participle of naming holds: "known as X", "called X"."""
    under = [verb, *(c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as")]
    return [c for w in under for c in w.children if c.dep_ in _BESIDE and c.i > verb.i]


def _apposed(noun: Token) -> Token | None:
    """The name between commas after a noun's phrase, wherever the parser hangs it: "a pact, the X Accord, in"."""
    after = noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + _REACH)]
    comma = next((t.i for t in after if t.text == "," or is_verb(t)), None)
    if comma is None or noun.doc[comma].text != "," or not any(c.lower_ in ("a", "an") for c in noun.children):
        return None
    name = comma + 1 + (comma + 2 < noun.sent.end and noun.doc[comma + 1].lower_ == "the")
    if name + 1 >= noun.sent.end or noun.doc[name].pos_ != "PROPN" or noun.doc[name + 1].text not in _CLOSING:
        return None
    return noun.doc[name]
