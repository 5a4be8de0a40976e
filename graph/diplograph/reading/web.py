"""Web pages: main text, title, date and address, by trafilatura. Nothing is fetched."""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator

import trafilatura
from lxml import etree
from trafilatura.settings import Document

from diplograph.model import Span
from diplograph.reading.encoding import clean, decode
from diplograph.reading.parsed import Parsed, Piece, UnreadableError, assemble

# Fixed bounds, because by default a date is judged by today's; and no guessing of dates from the running text.
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01", "max_date": "2999-12-31"}
_BLOCKS = frozenset({"body", "p", "head", "list", "item", "table", "row", "cell", "quote", "code", "div", "ab"})
_HTML_BLOCKS = frozenset(
    "address article blockquote body dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr html li main ol p pre"
    " section table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset({"head", "h1", "h2", "h3", "h4", "h5", "h6"})
_NOT_TEXT = "aside button footer form head nav noscript script select style svg template".split()

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,30})", re.IGNORECASE)

logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def parse_html(data: bytes) -> Parsed:
    """Main text of a page with what its metadata says; a broken page gives what can be read of it.

    Raises UnreadableError for binary data and pages without text.
    """
    page = clean(_decoded(data))
    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    if not isinstance(found, Document):
        return Parsed(*_whole_page(page))
    text, headings = _main_text(found.body) or _whole_page(page)
    url = found.url if found.url and found.url.startswith(("http://", "https://")) else None
    return Parsed(text, headings, title=found.title, issued=found.date, source=url)


def _decoded(data: bytes) -> str:
    """Text of a page: UTF-8 if it is that, else in the encoding it declares, else in the one it seems to have."""
    declared = _CHARSET.search(data[:4096])
    if declared:
        try:
            codecs.decode(data, "utf-8")
        except UnicodeDecodeError:
            try:
                return data.decode(declared[1].decode("ascii"))
            except (LookupError, UnicodeError):
                pass
    return decode(data)


def _main_text(body: etree._Element | None) -> tuple[str, frozenset[Span]] | None:
    """What trafilatura took for the main text; None where it found none and ran all paragraphs of a page together.

    It does so on short and on broken pages, and only then leaves line ends inside a paragraph.
    """
    if body is None or any("\n" in (part.text or "") for part in body.iter("p")):
        return None
    return assemble(_pieces(body, _BLOCKS))


def _whole_page(page: str) -> tuple[str, frozenset[Span]]:
    """All text of a page but its navigation, forms and scripts."""
    try:
        root = etree.fromstring(page.encode("utf-8"), etree.HTMLParser(encoding="utf-8", no_network=True))
    except etree.XMLSyntaxError as error:
        raise UnreadableError("no text in it") from error
    if root is None:
        raise UnreadableError("no text in it")
    etree.strip_elements(root, *_NOT_TEXT, with_tail=False)
    return assemble(_pieces(root, _HTML_BLOCKS))


def _pieces(element: etree._Element, blocks: frozenset[str]) -> Iterator[Piece]:
    """Paragraphs, headings, items and cells of a tree, in order; inline elements stay in theirs."""
    heading = element.tag in _HEADINGS
    run = element.text or ""
    for child in element:
        tail = child.tail or ""
        tag: object = child.tag  # of comments and processing instructions it is a function
        if not isinstance(tag, str):
            run += tail
        elif any(inner.tag in blocks for inner in child.iter()):
            yield Piece(run, heading)
            yield from _pieces(child, blocks)
            run = tail
        else:
            run += _content(child) + tail
    yield Piece(run, heading)


def _content(element: etree._Element) -> str:
    """Text of an inline element; a line break is a space."""
    return " " if element.tag in {"lb", "br"} else "".join(map(str, element.itertext()))
