"""Requests of the SPARQL 1.1 Protocol (W3C Recommendation of 21 March 2013), section 2.1: what a client asks."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode

from diplograph.service.refusal import Refusal

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
MOST_PARAMETERS = 1000
_READ_ONLY = "updates are refused: the service is read-only"
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Request:
    """A query operation: the query and the graphs of the request, None where the request names none."""

    query: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None


def from_get(query_string: str) -> Request | None:
    """The operation of a GET request; None if it carries no parameter of the protocol (service description)."""
    pairs = _pairs(query_string)
    if not any(name in ("query", "update", "default-graph-uri", "named-graph-uri") for name, _ in pairs):
        return None
    return _request(pairs, pairs)


def from_post(content_type: str, query_string: str, body: bytes) -> Request:
    """The operation of a POST request, with URL-encoded parameters or with the query as body.

    Raises Refusal: 400 for what the protocol does not allow, 403 for updates, 415 for another type of body.
    """
    kind, charset = _content_type(content_type)
    if kind == UPDATE:
        raise Refusal(403, _READ_ONLY)
    if kind not in (FORM, DIRECT) or charset not in ("", "utf-8", "utf8"):
        raise Refusal(415, f"expected a body of {DIRECT} or {FORM}, in UTF-8")
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise Refusal(400, f"the body is not UTF-8 (byte {error.start})") from error
    parameters = _pairs(query_string)
    if kind == FORM:
        return _request(_pairs(text), _pairs(text) + parameters, elsewhere=parameters)
    if any(name in ("query", "update") for name, _ in parameters):
        raise Refusal(400, "the query is in the body, so the address must have no query")
    return _request([("query", text)], parameters)


def _content_type(header: str) -> tuple[str, str]:
    kind, *parameters = (part.strip().lower() for part in header.split(";"))
    charsets = [
        part.partition("=")[2].strip(' "') for part in parameters if part.partition("=")[0].strip() == "charset"
    ]
    return kind, charsets[0] if charsets else ""


def _pairs(text: str) -> Pairs:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except UnicodeDecodeError as error:
        raise Refusal(400, "a parameter is not UTF-8") from error
    except ValueError as error:
        raise Refusal(400, f"more than {MOST_PARAMETERS} parameters") from error


def _request(operation: Pairs, dataset: Pairs, elsewhere: Pairs | None = None) -> Request:
    """The request of the operation's and the dataset's parameters; `elsewhere` must have no operation."""
    if any(name == "update" for name, _ in operation):
        raise Refusal(403, _READ_ONLY)
    queries = [value for name, value in operation if name == "query"]
    if len(queries) != 1 or any(name in ("query", "update") for name, _ in elsewhere or ()):
        raise Refusal(400, f"expected exactly one query, got {len(queries)}" if len(queries) != 1 else "two queries")
    default = tuple(_graph(name, value) for name, value in dataset if name == "default-graph-uri")
    named = tuple(_graph(name, value) for name, value in dataset if name == "named-graph-uri")
    given = bool(default or named)
    return Request(queries[0], default if given else None, named if given else None)


def _graph(name: str, value: str) -> str:
    try:
        return NamedNode(value).value
    except ValueError as error:
        raise Refusal(400, f"{name} is not an absolute IRI") from error
