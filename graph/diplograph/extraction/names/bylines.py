"""Who only wrote, edited or translated a text: "By Anna Hill", "Reporting by A; editing by B"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from diplograph.extraction.context import PERSONS, Entities
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.model import Mention

#: What may stand before the name: at the head of a line, after a date there, or after a word of the trade.
_BYLINE = re.compile(
    r"(?:^|\n)[\s•|]*(?:[\w ,.:|/-]{0,40}?\b\d{4}[ \t|,–-]+)?By[ \t]+$"
    r"|\b(?:edit(?:ed|ing)|translat(?:ed|ion)|report(?:ed|ing)|writ(?:ten|ing)|compiled|photos?)(?: and \w+)? by[ \t]+"
    r"(?:[\w .,]{0,60}?(?:,| and)[ \t]+)?$",
    re.IGNORECASE,
)
_BEFORE = 140


def authors(entities: Entities, mentions: Sequence[Mention], text: str, gazetteer: Gazetteer) -> set[str]:
    """The persons unknown to the data whom a text only names in bylines."""
    unknown = {t for t, e in entities.known.items() if e.kind in PERSONS and t not in gazetteer.records}
    named = {m.entity for m in mentions} & unknown
    return named - {m.entity for m in _elsewhere((m for m in mentions if m.entity in named), text)}


def _elsewhere(mentions: Iterable[Mention], text: str) -> Iterable[Mention]:
    """The mentions that do not stand in a byline."""
    return (m for m in mentions if not _BYLINE.search(text[max(0, m.span.start - _BEFORE) : m.span.start]))
