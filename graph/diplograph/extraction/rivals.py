"""What "it" may mean beside the things that have a name: the nouns of its sentence that name nothing of ours."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from diplograph.extraction.cues import load_cues
from diplograph.extraction.salience import weight


def rival(pronoun: Token, things: Mapping[int, tuple[str, ...]]) -> float:
    """The greatest weight of a noun before a pronoun in its sentence that stands for nothing known."""
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    found = (t for t in before if _unnamed(t, things) and not t.is_ancestor(pronoun))
    return max((weight(t) for t in found), default=0.0)


def _unnamed(noun: Token, things: Mapping[int, tuple[str, ...]]) -> bool:
    """Whether a subject stands for nothing known; "the Syrian army" stands for Syria."""
    if noun.tag_ != "NN" or noun.dep_ not in ("nsubj", "nsubjpass") or noun.i in things:
        return False
    owned = any(c.i in things for c in noun.children if c.dep_ in ("amod", "compound", "poss", "nmod"))
    return not (owned and noun.lemma_.lower() in load_cues().agents)
