"""Mentions of things that their own words describe cover those words: "Zambian border guards", not "guards" alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from diplograph.extraction.context import Entities
from diplograph.model import Form, Mention, Span


def whole_phrases(mentions: list[Mention], entities: Entities, text: str) -> Iterator[Mention]:
    """The mentions, each noun with the words around it that belong to a name of its thing."""
    for mention in mentions:
        told = mention.form is Form.NOMINAL and _whole(mention, entities, text)
        yield replace(mention, span=told, text=text[told.start : told.end]) if told else mention


def _whole(mention: Mention, entities: Entities, text: str) -> Span | None:
    """The longest stretch around a mention that is a name of its thing."""
    thing = entities.known[mention.entity]
    found = (s for name in (thing.label, *thing.aliases) for s in _around(mention, name, text))
    return max(found, key=lambda span: span.end - span.start, default=None)


def _around(mention: Mention, name: str, text: str) -> Iterator[Span]:
    """Where a name holds the words of a mention and stands around them in the text."""
    word, at = mention.text.casefold(), -1
    while (at := name.casefold().find(word, at + 1)) >= 0:
        start = mention.span.start - at
        end = start + len(name)
        apart = start >= 0 and not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        if apart and text[start:end].casefold() == name.casefold():
            yield Span(start, end)
