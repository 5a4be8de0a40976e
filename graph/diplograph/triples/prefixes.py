"""The text of a query before an engine sees it: its form, what is refused, prefixes that are declared or forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from types import MappingProxyType

from diplograph.errors import InputError, one_line
from diplograph.ontology import registry
from diplograph.triples.namespaces import PREFIXES

_NOT_CODE = re.compile(
    r"""\"{3}(?:[^\\]|\\.)*?\"{3}|'{3}(?:[^\\]|\\.)*?'{3}"""  # long strings
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""  # strings
    r"""|<[^<>"{}|^`\\\s]*>|\#[^\n]*|[?$]\w+""",  # IRIs, comments, variables
    re.DOTALL,
)
_NAME = re.compile(r"(?<![\w:?$@-])(?P<prefix>[A-Za-z][\w.-]*|):(?P<local>[\w.%-]*)")
_DECLARED = re.compile(r"\bPREFIX\s+(?P<prefix>[\w.-]*):", re.IGNORECASE)
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_UPDATES = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY)\b", re.IGNORECASE)
_SUSPECT = {
    word: re.compile(rf"{word}(?<![\w:?$]{word})\b")
    for word in ("SERVICE", "FROM", "INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")
}
"""One of these stands in every query that `check` refuses, outside names and variables (dg:validFrom, ?from)."""
_REFUSED = {
    "SERVICE": "reads other servers; query them directly",
    "FROM": "is not needed: a query reads all graphs, use GRAPH to choose one",
}
_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+):? ?(?P<reason>.*)", re.DOTALL)
_WELL_KNOWN: Mapping[str, str] = MappingProxyType(
    {
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dbo": "http://dbpedia.org/ontology/",
        "dbr": "http://dbpedia.org/resource/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "org": "http://www.w3.org/ns/org#",
        "p": "http://www.wikidata.org/prop/",
        "qb": "http://purl.org/linked-data/cube#",
        "schema": "https://schema.org/",
        "sh": "http://www.w3.org/ns/shacl#",
        "time": "http://www.w3.org/2006/time#",
        "void": "http://rdfs.org/ns/void#",
        "wdt": "http://www.wikidata.org/prop/direct/",
    }
)
"""Prefixes that people forget to declare, by what they are usually bound to."""
_SHOWN = 24


def code_of(sparql: str) -> str:
    """The query with its strings, IRIs, comments and variables blanked out, every place kept."""
    return _NOT_CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), sparql)


def query_form(sparql: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; empty if it is none."""
    found = _FORM.search(_NAME.sub(" ", code_of(sparql)))
    return "" if found is None else found[0].upper()


def check(sparql: str) -> None:
    """Raise InputError for what is refused before a query runs: SERVICE, FROM and updates."""
    capitals = sparql.upper()
    if not any(word in capitals and alone.search(capitals) for word, alone in _SUSPECT.items()):
        return
    code = _NAME.sub(" ", code_of(sparql))
    for word, reason in _REFUSED.items():
        if re.search(rf"\b{word}\b", code, re.IGNORECASE):
            raise InputError(f"{word} {reason}")
    update = _UPDATES.search(code)
    if update is not None and not _FORM.search(code):
        raise InputError(f"{update[0].upper()} changes the graph; only queries are answered")


@lru_cache(maxsize=256)
def checked(sparql: str) -> dict[str, str]:
    """The prefixes that the query may use, with their IRIs, after `check`; both are known for queries of late."""
    check(sparql)
    return used_prefixes(sparql)


def used_prefixes(sparql: str) -> dict[str, str]:
    """Those of our prefixes that the query may use, with their IRIs.

    An engine that is given all of them reads all their IRIs anew for each query; that takes as long as a short query.
    """
    return {prefix: iri for prefix, iri in PREFIXES.items() if f"{prefix}:" in sparql}


def with_prefixes(sparql: str) -> str:
    """The query with the declarations of our prefixes that it uses without declaring them, on its first line."""
    declared = {found["prefix"] for found in _DECLARED.finditer(code_of(sparql))}
    used = {prefix for prefix, _, _ in _names(sparql)}
    missing = [prefix for prefix in PREFIXES if prefix in used - declared]
    head = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in missing)
    return head + sparql


def _names(sparql: str) -> Iterator[tuple[str, str, int]]:
    """Prefix, local part and place of every prefixed name."""
    code = _DECLARED.sub(lambda found: " " * len(found[0]), code_of(sparql))
    for found in _NAME.finditer(code):
        yield found["prefix"], found["local"], found.start()


def syntax_message(sparql: str, reason: str) -> str:
    """A parser's complaint in one line: where, near what, and the prefix that is missing if that is the reason."""
    forgotten = _forgotten(sparql)
    if forgotten is not None:
        return f"not a SPARQL query: {forgotten}"
    found = _PLACE.fullmatch(reason)
    if found is None:
        return f"not a SPARQL query: {one_line(reason)}"
    line, column = int(found["line"]), int(found["column"])
    lines = sparql.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    near = one_line(text[max(0, column - 1 - _SHOWN // 2) : column - 1 + _SHOWN], 60)
    seen = f" near {near!r}" if near else " at its end"
    wanted = re.sub(r"\[.*", "", found["reason"], flags=re.DOTALL).removeprefix("expected one of ")
    wanted = one_line(wanted.removeprefix("expected ").strip(" ,"), 100)
    return f"not a SPARQL query: error at {line}:{column}{seen}" + (f" (expected {wanted})" if wanted else "")


def _forgotten(sparql: str) -> str | None:
    declared = {found["prefix"] for found in _DECLARED.finditer(code_of(sparql))} | PREFIXES.keys()
    for prefix, local, place in _names(sparql):
        if prefix not in declared:
            line, column = sparql.count("\n", 0, place) + 1, place - sparql.rfind("\n", 0, place)
            where = f"the prefix of {one_line(prefix, 30)}:{one_line(local, 40)} at {line}:{column} is not declared"
            return f"{where}; {_advice(prefix, local)}"
    return None


def _advice(prefix: str, local: str) -> str:
    if prefix in _WELL_KNOWN:
        return f"add PREFIX {prefix}: <{_WELL_KNOWN[prefix]}>"
    at_home = _home_of(local)
    if at_home is not None:
        return f"did you mean {at_home}:{local}?"
    near = get_close_matches(prefix, PREFIXES, n=1, cutoff=0.5)
    return f"did you mean {near[0]}:?" if near else f"known are {' '.join(PREFIXES)}; others need a PREFIX line"


def _home_of(local: str) -> str | None:
    """The prefix under which the ontology has a term of that name."""
    known = registry()
    if local in known.relations or local in known.classes or local in known.properties:
        return "dg"
    return "dgc" if any(code.name == local for codes in known.codes.values() for code in codes) else None


def unknown_terms(sparql: str) -> list[str]:
    """What the query asks of the ontology that the ontology does not have, each with the nearest that it has."""
    known = registry()
    terms = [*known.relations, *known.classes, *known.properties]
    codes = [code.name for codes in known.codes.values() for code in codes]
    told = {}
    for prefix, local, _ in _names(sparql):
        names = {"dg": terms, "dgc": codes}.get(prefix)
        if names is not None and local and local not in names:
            folded = {name.casefold(): name for name in names}
            near = get_close_matches(local.casefold(), folded, n=1, cutoff=0.6)
            hint = f" (near: {prefix}:{folded[near[0]]})" if near else ""
            told[f"{prefix}:{local}"] = f"the ontology has no {prefix}:{one_line(local, 40)}{hint}"
    return list(told.values())
