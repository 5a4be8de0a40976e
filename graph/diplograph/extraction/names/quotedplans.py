"""Plans and policies whose name the text puts in quotation marks: the "open door" policy, its ‘energy ring’ plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc

from diplograph.extraction.names.recognized import Found

_OPENING = frozenset({'"', "“", "‘", "«"})
_CLOSING = frozenset({'"', "”", "’", "»"})
#: Most words between the marks: longer quotations are what somebody said.
_WORDS = 4
#: More than a class noun weighs over a part of the same words.
_RANK = 4


def quoted_plans(doc: Doc, heads: Mapping[str, str]) -> Iterator[Found]:
    """Quoted words right before one of `heads`, the class nouns of plans; the label goes without the marks."""
    for i, token in enumerate(doc):
        kind = heads.get(token.text)
        if kind is None or i < len(("“", "Ring", "”")) or doc[i - 1].text not in _CLOSING:
            continue
        first = next((j for j in range(i - 2, max(-1, i - 3 - _WORDS), -1) if doc[j].text in _OPENING), None)
        words = doc[first + 1 : i - 1] if first is not None else None
        if first is None or not words or not all(t.is_alpha or t.text == "-" for t in words):
            continue
        label = f"{words.text[:1].upper()}{words.text[1:]} {token.text}"
        yield Found(first, i + 1, _RANK, kind=kind, reason=f"quoted before “{token.text}”", label=label)
