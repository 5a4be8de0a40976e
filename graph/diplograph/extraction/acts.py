"""Whose act it is that somebody praises, condemns or turns down: "criticized A's silence", "backed a bid by A".

Whatever the act is, who judges it judges its doer. Where the possessor only suffers it ("A's arrest"), or where the
noun names people of their own ("A's critics"), nobody is judged by it.
"""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.clauses import conjuncts
from diplograph.extraction.cues import Cues
from diplograph.extraction.subjects import agents

_BEFORE = frozenset({"amod", "compound", "nmod"})
#: Endings of nouns that name what somebody does: only of such does a nationality before them tell the doer.
_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "ism", "cy", "sal", "val", "ure", "ship", "hood")


def doers_of_acts(noun: Token, cues: Cues) -> tuple[Token, ...]:
    """The tokens that tell whose act a noun names: possessor, nationality or a phrase with "by"; () if it is no act."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or lemma in cues.groups or lemma in cues.people or lemma in cues.partitive:
        return ()
    by = [t for p in noun.children if p.lower_ == "by" and p.dep_ in ("prep", "agent") for t in conjuncts(p.children)]
    found = by or list(agents(noun))
    if found or lemma in cues.suffered:
        return tuple(found)
    owners = [t for c in noun.children if c.dep_ == "poss" for t in conjuncts([c])]
    if owners or not (lemma.endswith(_ENDINGS) or lemma in cues.deeds or lemma in cues.transparent):
        return tuple(owners)
    return tuple(t for c in noun.children if c.pos_ == "ADJ" and c.dep_ in _BEFORE for t in conjuncts([c]))
