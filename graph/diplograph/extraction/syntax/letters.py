"""Who writes to whom: what a letter urges is urged by its sender, though the parser hangs it on who gets it."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.words.wordlists import words

_LETTERS = words("letters.letters")
_WRITING = words("letters.writing")


def writing_to(receiver: Token) -> Token | None:
    """The verb of "A wrote to B", "A sent a letter to B, C and D" over one of the receivers; None if there is none."""
    while receiver.dep_ in ("conj", "appos") and receiver.pos_ == receiver.head.pos_:
        receiver = receiver.head
    link = receiver.head
    if receiver.dep_ != "pobj" or link.lower_ != "to":
        return None
    above = link.head
    if above.lemma_ in _LETTERS and above.dep_ == "dobj":
        above = above.head
    held = above.lemma_ == "write" or any(c.dep_ == "dobj" and c.lemma_ in _LETTERS for c in above.children)
    return above if is_verb(above) and above.lemma_ in _WRITING and held else None
