"""What must be known of a query before it runs: its form, its dataset clauses, and whether it is refused.

Only the tokens of SPARQL 1.1 (section 19.8 of the recommendation) are read here; the engine judges the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from diplograph.service.refusal import Refusal
from diplograph.triples.namespaces import PREFIXES

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
DEEPEST = 500
"""Brackets that may be open at once; more would overflow the stack of the engine's parser."""

_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
# No possessive repeats of groups: Python 3.11 does not always match them alike (python/cpython#106052 and kin).
_TOKEN = re.compile(
    r"""(?P<skip>[\s]+|\#[^\n\r]*)"""
    r"""|(?P<string>"{3}[^"\\]*(?:(?:"{1,2}(?!")|\\.)[^"\\]*)*"{3}|'{3}[^'\\]*(?:(?:'{1,2}(?!')|\\.)[^'\\]*)*'{3}"""
    r"""|"[^"\\\n\r]*(?:\\.[^"\\\n\r]*)*"|'[^'\\\n\r]*(?:\\.[^'\\\n\r]*)*')"""
    r"""|(?P<iri><[^<>"{}|^`\\\x00-\x20]*(?:\\u[0-9A-Fa-f]{4}[^<>"{}|^`\\\x00-\x20]*)*>)"""
    r"""|(?P<variable>[?$]\w+)|(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)"""
    r"""|(?P<name>(?:[^\W\d_](?:[\w.\-]*[\w\-])?|_)?:(?:(?:[\w:.\-]|%[0-9A-Fa-f]{2}|\\[^\w\s])*(?:[\w:\-]|%[0-9A-Fa-f]{2}|\\[^\w\s]))?)"""
    r"""|(?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)|(?P<word>[^\W\d]\w*)|(?P<other>.)""",
    re.DOTALL,
)
Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """The form of a query (one of `FORMS`) and the graphs of its FROM and FROM NAMED clauses, None without any."""

    form: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None


def tokens(sparql: str) -> Iterator[Token]:
    """Kind and text of each token, without white space and comments."""
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup is not None and match.lastgroup != "skip":
            yield match.lastgroup, match[0]


def read(sparql: str, base: str = "") -> Asked:
    """What a query asks for; `base` is the base IRI unless the query has its own.

    Raises Refusal for SERVICE, updates and brackets nested deeper than `DEEPEST`.
    """
    found = list(tokens(sparql))
    _refuse(found)
    start, base, prefixes = _prologue(found, base)
    word = _word(found, start)
    if word in _UPDATES:
        raise Refusal(403, f"{word} is refused: the service is read-only")
    clauses = list(_clauses(found[start:], base, prefixes))
    default = tuple(iri for kind, iri in clauses if kind == "FROM")
    named = tuple(iri for kind, iri in clauses if kind == "NAMED")
    return Asked(word if word in FORMS else FORMS[0], default if clauses else None, named if clauses else None)


def _word(found: list[Token], place: int) -> str:
    kind, text = found[place] if place < len(found) else ("", "")
    return text.upper() if kind == "word" else ""


def _refuse(found: list[Token]) -> None:
    depth = 0
    for kind, text in found:
        if kind == "word" and text.upper() == "SERVICE":
            raise Refusal(403, "SERVICE is refused: the service reads no other servers; query them directly")
        if kind == "other":
            depth += (text in "([{") - (text in ")]}")
            if depth > DEEPEST:
                raise Refusal(400, f"the query has more than {DEEPEST} brackets open at once")


def _prologue(found: list[Token], base: str) -> tuple[int, str, dict[str, str]]:
    """Index of the first token after PREFIX and BASE, the base, and the prefixes with their colon."""
    place = 0
    prefixes = {f"{prefix}:": namespace for prefix, namespace in PREFIXES.items()}
    while True:
        word = _word(found, place)
        kinds = [kind for kind, _ in found[place + 1 : place + 3]]
        if word == "BASE" and kinds[:1] == ["iri"]:
            base = _absolute(found[place + 1][1], base)
            place += 2
        elif word == "PREFIX" and kinds == ["name", "iri"]:
            prefixes[found[place + 1][1]] = _absolute(found[place + 2][1], base)
            place += 3
        else:
            return place, base, prefixes


def _clauses(found: list[Token], base: str, prefixes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The dataset clauses: FROM or NAMED, and the IRI. What follows FROM but is no IRI is the engine's to refuse."""
    for place, (kind, text) in enumerate(found):
        if kind != "word" or text.upper() != "FROM":
            continue
        named = _word(found, place + 1) == "NAMED"
        kind, text = found[place + 1 + named] if place + 1 + named < len(found) else ("", "")
        clause = "NAMED" if named else "FROM"
        if kind == "iri":
            yield clause, _absolute(text, base)
        elif kind == "name":
            prefix, _, local = text.partition(":")
            if f"{prefix}:" in prefixes:
                yield clause, prefixes[f"{prefix}:"] + re.sub(r"\\(.)", r"\1", local)


def _absolute(reference: str, base: str) -> str:
    """The IRI of a token `<…>`."""
    iri = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda match: chr(int(match[1], 16)), reference[1:-1])
    try:
        return urljoin(base, iri) if base else iri
    except ValueError:
        return iri
