"""Names for the picture: one clean line each, short, and the acronym that the texts use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from diplograph.publishing.records import Records, Thing

LABEL_LIMIT = 400
SHORT_LIMIT = 22

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
_LINKING = frozenset("a an and at between by de for from in of on the to with & – -".split())
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9+&-]{1,7}\b")


def clean(text: str, limit: int = LABEL_LIMIT) -> str:
    """One readable line: no control, bidi or zero-width characters, cut at `limit` code points."""
    text = " ".join(_CONTROL.sub(" ", text).split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def acronym_uses(records: Records) -> Mapping[str, int]:
    """How often each word that looks like an acronym stands in the sentences of the graph."""
    sentences = {proof.sentence for statement in records.statements for proof in statement.proofs}
    return Counter(word for sentence in sentences for word in _ACRONYM.findall(sentence))


def short_name(thing: Thing, uses: Mapping[str, int] = MappingProxyType({})) -> str:
    """The name for the picture: the label if short, else an acronym, a person's surname, or the label cut.

    Of several acronyms the one the texts use most (`uses`, see `acronym_uses`), then the shortest.
    """
    label = clean(thing.label)
    if len(label) <= SHORT_LIMIT:
        return label or thing.id[:SHORT_LIMIT]
    acronyms = [alias for alias in thing.aliases if len(alias) > 2 and _ACRONYM.fullmatch(alias)]
    if acronyms:
        return min(acronyms, key=lambda alias: (-uses.get(alias, 0), len(alias), alias))
    if thing.kind in ("Person", "Official"):
        return clean(label.split()[-1], SHORT_LIMIT)
    return _cut(label)


def _cut(label: str) -> str:
    """The label cut after a whole word, without the small words that would then end it."""
    begin = label[: SHORT_LIMIT + 4]
    words = begin[: begin.rfind(" ")].split() if " " in begin else [begin[: SHORT_LIMIT - 1]]
    while len(words) > 1 and (words[-1] in _LINKING or words[-1].startswith("(")):
        words.pop()
    return " ".join(words) + "…"


def short_names(records: Records) -> tuple[str, ...]:
    """The picture names of all things, in their order."""
    uses = acronym_uses(records)
    return tuple(short_name(thing, uses) for thing in records.things.values())
