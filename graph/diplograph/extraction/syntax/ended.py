"""What is ended, settled or stopped was there: "the treaty ended the war between A and B", "an end to A's war on B"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import is_passive, is_verb
from diplograph.extraction.words.wordlists import words

_VERBS = words("ended.verbs")
_NOUNS = words("ended.nouns")
_HOLDING = frozenset({"to", "of", "in", "from"})


def is_ended(noun: Token) -> bool:
    """Whether the verb or the noun right over a noun says that what the noun names comes to its end."""
    if noun.pos_ != "NOUN":
        return False
    top = noun
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    above = top.head
    if top.dep_ == "pobj" and above.lower_ in _HOLDING:
        return above.head.pos_ == "NOUN" and above.head.lemma_.lower() in _NOUNS
    undergone = top.dep_ == "dobj" or (top.dep_ == "nsubjpass" and is_passive(above)) or top.dep_ == "nsubj"
    return undergone and is_verb(above) and above.lemma_ in _VERBS
