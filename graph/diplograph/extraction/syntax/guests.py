"""Who is with a body but no member of it: "admitted as an observer", "became a partner country"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words

#: They are members of a lower rank.
_MEMBERS = frozenset({"associate"})
_NOT_YET = words("guests.not_yet")


def is_guest(nodes: Sequence[Token], cues: Cues) -> bool:
    """Whether the words of a membership tell that it is an observer's, a partner's or a candidate's."""
    attending = cues.belonging["attending"] - _MEMBERS
    words = attending | _NOT_YET
    for node in nodes:
        if is_verb(node):
            roles = (c for p in node.children if p.dep_ == "prep" and p.lower_ == "as" for c in p.children)
            if any(p.lower_ == "in" and c.dep_ == "pcomp" for p in node.children for c in p.children):
                return True  # "A joined B in signing it"
            if any(c.lemma_.lower() in attending for c in roles):
                return True
        elif node.pos_ == "NOUN" and any(c.lower_ in words and c.i < node.i for c in node.children):
            return True
    return False
