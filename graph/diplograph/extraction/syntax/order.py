"""The order in which a sentence tells what is done: what comes after a plan is planned too."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import is_verb

_BEFORE = frozenset({"before", "ahead"})


def done_before(deed: Token) -> Token | None:
    """The verb of what is done before a deed: "will stop in A before going to B", "… ahead of a visit to B"."""
    link = deed.head
    if link.lower_ == "of" and deed.dep_ in ("pcomp", "pobj"):
        link = link.head
    if deed.dep_ not in ("pcomp", "pobj") or link.lower_ not in _BEFORE or not is_verb(link.head):
        return None
    return link.head
