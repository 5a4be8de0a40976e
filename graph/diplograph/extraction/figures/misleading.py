"""Words near a quantity that read like the wording of an indicator and tell of something else."""

from __future__ import annotations

from diplograph.extraction.context import Passage
from diplograph.extraction.figures.segments import Segment
from diplograph.extraction.words.figures import figure_data
from diplograph.extraction.words.wordlists import words

#: How long or large something is tells of no trade, whatever is sent over it.
_TRADE = words("misleading.trade")
_SPANS = frozenset({"months", "weeks", "days"})
_EXTENTS = frozenset({"km", "m", "cm", "mm", "mi", "ft", "[nmi_i]", "km2", "mi2", "m2", "ha", "acre"})


def is_extent(unit: str) -> bool:
    """Whether a unit tells how long or large something is."""
    return unit in _EXTENTS


def misleading(passage: Passage, segment: Segment, kind: str) -> frozenset[int]:
    """Where such words start (document offsets), for a quantity of that kind of unit."""
    done = _of_doers(passage, segment) if kind == "count" else frozenset()
    covered = _of_months(passage, segment)
    return (
        covered
        | _like_verbs(passage, segment)
        | _of_others(passage, segment, kind)
        | _of_lengths(passage, segment)
        | done
    )


def _of_lengths(passage: Passage, segment: Segment) -> frozenset[int]:
    """Where words of trade stand in a sentence that tells how long something is: "a 90-kilometre line for exports"."""
    if not is_extent(segment.quantity.unit_code):
        return frozenset()
    return frozenset(passage.starts[t.i] for t in segment.sentence if t.lemma_.lower() in _TRADE)


def _like_verbs(passage: Passage, segment: Segment) -> frozenset[int]:
    """Where nouns stand that look like verbs of trade ("the ships of Chad", "orders")."""
    verbs = figure_data().raw["voice"]["verbs"]
    return frozenset(passage.starts[t.i] for t in segment.sentence if t.lower_ in verbs and t.pos_ in ("NOUN", "PROPN"))


def _of_months(passage: Passage, segment: Segment) -> frozenset[int]:
    """Where trade is told that reserves would cover: "enough for seven months of imports"."""
    doc = passage.doc
    return frozenset(
        passage.starts[t.i]
        for t in segment.sentence[2:]
        if t.lower_ in ("imports", "import") and doc[t.i - 1].lower_ == "of" and doc[t.i - 2].lower_ in _SPANS
    )


def _of_doers(passage: Passage, segment: Segment) -> frozenset[int]:
    """Where the verb stands whose subject is what is counted: "500 firms export there" tells of no exports."""
    number = passage.doc[segment.q_last - 1]
    noun = number.head
    if number.dep_ != "nummod" or noun.dep_ != "nsubj":
        return frozenset()
    return frozenset({passage.starts[noun.head.i]})


def _of_others(passage: Passage, segment: Segment, kind: str) -> frozenset[int]:
    """Where the words stand that tell of something else than what a share is of ("60% of the mills that export")."""
    if kind != "percent":
        return frozenset()
    doc, told = passage.doc, {t.i for t in passage.doc[segment.q_last - 1].ancestors}
    clauses = [t for t in doc[segment.q_last : segment.last] if t.dep_ == "relcl" and t.i not in told]
    far = [c for c in clauses if c.head.dep_ == "pobj" and c.head.head.head.i >= segment.q_last]
    return frozenset(passage.starts[t.i] for clause in far for t in clause.subtree)
