"""Markdown: its blocks by the CommonMark grammar, and its YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml
from markdown_it import MarkdownIt

from diplograph.model import Block, BlockKind, Span
from diplograph.reading.blocks import classify, paragraphs
from diplograph.reading.parsed import Parsed

_Part = tuple[Span, BlockKind | None]

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.{0,20000}?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_IMAGE = re.compile(r"\s*!\[[^\]]*\]\([^)]*\)\s*")
_TABLE_RULE = re.compile(r"[\s|:-]+")

# Leaf tokens of the block grammar; what no leaf covers (link definitions) is not part of the reading text.
_KINDS: Mapping[str, BlockKind | None] = {
    "heading_open": BlockKind.HEADING,
    "fence": BlockKind.BOILERPLATE,
    "hr": BlockKind.BOILERPLATE,
    "tr_open": BlockKind.PROSE,
    "paragraph_open": None,
    "code_block": None,
    "html_block": None,
}


def parse_markdown(text: str) -> Parsed:
    """A Markdown text with the title, date and source of its front matter; the text itself is unchanged."""
    matter = _FRONT_MATTER.match(text)
    values = _front_matter(matter["yaml"]) if matter else {}
    date = values.get("date") or values.get("issued") or values.get("published")
    source = values.get("source") or values.get("url") or values.get("canonical_url")
    return Parsed(text, title=values.get("title"), issued=date, source=source, markdown=True)


def find_markdown_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text. Inside a paragraph, lines are judged like those of a plain text."""
    matter = _FRONT_MATTER.match(text)
    body = matter.end() if matter else 0
    parts: list[_Part] = [(Span(0, body), BlockKind.BOILERPLATE)] if body else []
    position = body
    for span, kind in _leaves(text, body):
        parts += _between(text, Span(position, span.start))
        parts += _parts_of(text, span, kind)
        position = span.end
    return classify(text, [*parts, *_between(text, Span(position, len(text)))])


def _front_matter(source: str) -> dict[str, str]:
    try:
        data = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {str(key).casefold(): str(value) for key, value in data.items() if value is not None}


def _leaves(text: str, body: int) -> Iterator[_Part]:
    """Spans of the leaf blocks with their kinds, in order; None where the lines must be looked at."""
    starts = [body, *(body + match.end() for match in _LINE_END.finditer(text[body:])), len(text) + 1]
    grammar = MarkdownIt("commonmark").enable("table").disable(["inline", "reference"])
    last = 0
    for token in grammar.parse(text[body:]):
        if token.map is None or token.type not in _KINDS:
            continue
        first, end = max(token.map[0], last), min(token.map[1], len(starts) - 1)
        if first < end:
            yield Span(starts[first], min(starts[end], len(text))), _KINDS[token.type]
            last = end


def _parts_of(text: str, span: Span, kind: BlockKind | None) -> Iterator[_Part]:
    content = text[span.start : span.end]
    if kind is None and (content.lstrip().startswith("<!--") or _IMAGE.fullmatch(content)):
        kind = BlockKind.BOILERPLATE
    if kind is not None:
        yield from _trimmed(text, span, kind)
        return
    for part in paragraphs(content):
        yield Span(span.start + part.start, span.start + part.end), None


def _between(text: str, span: Span) -> Iterator[_Part]:
    """Text between leaves: rules of tables and definitions of links are furniture, anything else is prose."""
    content = text[span.start : span.end]
    furniture = _TABLE_RULE.fullmatch(content) or content.lstrip().startswith("[")
    yield from _trimmed(text, span, BlockKind.BOILERPLATE if furniture else BlockKind.PROSE)


def _trimmed(text: str, span: Span, kind: BlockKind) -> Iterator[_Part]:
    content = text[span.start : span.end]
    start = span.start + len(content) - len(content.lstrip())
    size = len(content.strip())
    if size:
        yield Span(start, start + size), kind
