"""What something is done by, which does not do it: "served as a base to attack", "is used as a route to supply"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import is_passive
from diplograph.extraction.words.wordlists import words

_SERVING = words("means.serving")
_USING = words("means.using")
_NOUNS = words("means.nouns")


def is_for_others(purpose: Token) -> bool:
    """Whether an infinitive tells what others do from or through the subject of the verb above."""
    above = purpose.head
    if not any(c.tag_ == "TO" for c in purpose.children):
        return False
    if above.lemma_ not in _SERVING and not (above.lemma_ in _USING and is_passive(above)):
        return False
    roles = (c for p in above.children if p.lower_ == "as" and p.i < purpose.i for c in p.children)
    return any(role.lemma_.lower() in _NOUNS for role in roles)
