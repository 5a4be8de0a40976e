"""Which format a client gets: media types of results and RDF, chosen by the Accept header (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.service.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Offer:
    """A format (`name`, known to the worker) under one of the media types that stand for it."""

    name: str
    media: str

    @property
    def content_type(self) -> str:
        """Value of the Content-Type header."""
        return f"{self.media}; charset=utf-8" if self.media.startswith("text/") else self.media


def _offers(*rows: tuple[str, str]) -> tuple[Offer, ...]:
    return tuple(Offer(name, media) for name, types in rows for media in types.split())


RESULTS = _offers(
    ("json", "application/sparql-results+json application/json"),
    ("xml", "application/sparql-results+xml application/xml text/xml"),
    ("csv", "text/csv"),
    ("tsv", "text/tab-separated-values"),
)
"""Formats of SELECT and ASK, the preferred one first."""
GRAPHS = _offers(
    ("turtle", "text/turtle application/x-turtle"),
    ("ntriples", "application/n-triples text/plain"),
    ("jsonld", "application/ld+json application/json"),
    ("rdfxml", "application/rdf+xml application/xml text/xml"),
)
"""Formats of CONSTRUCT, DESCRIBE and of the service's description, the preferred one first."""
MOST_RANGES = 100
"""Media ranges of a header that are looked at."""
PAGE = Offer("html", "text/html")
_RANGE = re.compile(r"\s*([\w!#$%&'*+.^`|~-]+)/([\w!#$%&'*+.^`|~-]+)\s*((?:;[^,]*)?)")
_QUALITY = re.compile(r";\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*(?:;|$)", re.IGNORECASE)


def choose(accept: str, offers: Sequence[Offer]) -> Offer:
    """The offer that an Accept header prefers; the first of those it likes equally.

    An empty header, and one in which nothing is a media range, accepts anything. Raises Refusal (406).
    """
    ranges = [
        found for part in accept.split(",", MOST_RANGES)[:MOST_RANGES] if (found := _media_range(part)) is not None
    ]
    if not ranges:
        return offers[0]
    best = max(offers, key=lambda offer: _quality(offer.media, ranges))
    if _quality(best.media, ranges) > 0:
        return best
    known = ", ".join(offer.media for offer in offers)
    raise Refusal(406, f"none of the accepted media types can be given; there are {known}")


def _media_range(part: str) -> tuple[str, str, float] | None:
    match = _RANGE.fullmatch(part)
    if match is None:
        return None
    quality = _QUALITY.search(match[3])
    return match[1].lower(), match[2].lower(), min(1.0, float(quality[1])) if quality else 1.0


def _quality(media: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    """Quality of the most specific range that a media type is in; 0 if it is in none."""
    family, _, kind = media.partition("/")
    fitting = [
        ((wanted != "*") + (subtype != "*"), quality)
        for wanted, subtype, quality in ranges
        if wanted in ("*", family) and subtype in ("*", kind)
    ]
    return max(fitting)[1] if fitting else 0.0
