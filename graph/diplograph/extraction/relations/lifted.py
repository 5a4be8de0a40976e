"""What stays in force because nobody ends it: "A refused to lift the curfew in B", "A did not drop its sanctions"."""

from __future__ import annotations

from diplograph.extraction.words.lexicon import Wording
from diplograph.model import Modality, Polarity

#: They hold until they are ended.
_STANDING = frozenset({"pressures", "sanctions", "restrictsTradeWith", "hasDiplomaticRelationWith"})


def in_force(wording: Wording, polarity: Polarity, modality: Modality) -> tuple[Polarity, Modality]:
    """Polarity and modality of a statement whose words have these; a wording may fix the polarity.

    Of one that tells of an end ("A lifted the ban on B") the denial tells that it holds.
    """
    if wording.polarity is Polarity.NEGATED and polarity is Polarity.NEGATED and wording.relation in _STANDING:
        return Polarity.AFFIRMED, Modality.ACTUAL if modality is Modality.PLANNED else modality
    return wording.polarity or polarity, modality
