"""Verbs as headlines write them: with a capital, in the present, "Minister Condemns Attack"."""

from __future__ import annotations

from functools import cache

from diplograph.extraction.words.lexicon import load_lexicon
from diplograph.extraction.words.reporting import load_reporting

_HISSING = ("s", "x", "z", "ch", "sh")


@cache
def headline_verbs() -> frozenset[str]:
    """The third person of the verbs that tell of relations or report words, capitalised: "Condemns", "Says"."""
    lemmas = {lemma for w in load_lexicon() if w.nodes[0].pos == "v" for lemma in w.nodes[0].lemmas}
    return frozenset(_third(lemma).title() for lemma in lemmas | load_reporting().reports if lemma.isalpha())


def _third(lemma: str) -> str:
    """The third person singular of a verb."""
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return f"{lemma[:-1]}ies"
    return lemma + ("es" if lemma.endswith(_HISSING) else "s")
