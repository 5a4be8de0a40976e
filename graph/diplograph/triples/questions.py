"""Named questions: SPARQL files of the ontology folder with a question and typed parameters in their first lines.

The first line is `# The question?`, then come lines `# param: NAME TYPE NEED "description"`, where NEED is
`required`, `optional` or `=DEFAULT`. In the query `$NAME` stands for the parameter, `?name` never does. A line that
ends with `# if NAME` is left out when that optional parameter is not given; elsewhere it stays a variable. A line that
ends with `# unless NAME` is left out when it is given.

Engines look a plain pattern up once for each row found so far, and join a sub-SELECT as a whole. The first is quick for
the statements of one actor, the second for all of them, so some questions say a pattern both ways.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from diplograph.errors import InputError, one_line
from diplograph.ontology import data_dir, registry
from diplograph.triples import namespaces as ns
from diplograph.triples.terms import write_term

_PARAM = re.compile(r'# param: (?P<name>[a-z_]+) (?P<type>[a-z]+) (?P<need>required|optional|=\S+) "(?P<text>[^"]+)"')
_CONDITION = re.compile(r"# (?P<word>if|unless) (?P<name>[a-z_]+)\s*$")
_PLACE = re.compile(r"\$(\w+)")
Find = Callable[[str], NamedNode]
"""Finds a thing by what a user calls it; raises InputError if there is none or several."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question; `default` is None if there is none."""

    name: str
    type: str
    required: bool
    default: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named question: what it asks, its parameters, its SPARQL with `$name` for parameters."""

    name: str
    text: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def fill(self, values: Mapping[str, str], find: Find) -> str:
        """The SPARQL for these values. Raises InputError for a value that is missing, unknown or of the wrong type."""
        known = {parameter.name for parameter in self.parameters}
        unknown = sorted(values.keys() - known)
        if unknown:
            expected = ", ".join(sorted(known)) or "none"
            raise InputError(f"{self.name}: no parameter {one_line(unknown[0])!r} (its parameters: {expected})")
        terms = {}
        for parameter in self.parameters:
            value = values.get(parameter.name, parameter.default)
            if value is None and parameter.required:
                hint = f"--param {parameter.name}=…: {parameter.description}"
                raise InputError(f"{self.name}: parameter {parameter.name!r} is required ({hint})")
            if value is not None:
                terms[parameter.name] = _term(parameter, value, find)
        # All at once: a value that has the name of another parameter in it stays as it is.
        return _PLACE.sub(lambda found: terms.get(found[1], found[0]), _kept(self.sparql, frozenset(terms)))


@lru_cache(maxsize=256)
def _kept(sparql: str, given: frozenset[str]) -> str:
    """The lines of a question whose conditions hold when these parameters are given."""
    lines = ((line, _CONDITION.search(line)) for line in sparql.split("\n"))
    return "\n".join(line for line, found in lines if not found or (found["word"] == "if") == (found["name"] in given))


def _term(parameter: Parameter, value: str, find: Find) -> str:
    """SPARQL text of a parameter's value."""
    if parameter.type == "thing":
        return write_term(find(value))
    term = _READERS[parameter.type](value)
    if term is None:
        raise InputError(f"{parameter.name}={one_line(value, 60)!r} is no {parameter.type}: {parameter.description}")
    return write_term(term, bare=True)


def _relation(value: str) -> NamedNode | None:
    name = value.removeprefix("dg:").removeprefix(ns.DG)
    return ns.dg(name) if name in registry().relations else None


def _class(value: str) -> NamedNode | None:
    name = value.removeprefix("dg:").removeprefix(ns.DG)
    return ns.dg(name) if name in registry().classes else None


def _code(value: str) -> NamedNode | None:
    name = value.removeprefix("dgc:").removeprefix(ns.DGC)
    known = {code.name for codes in registry().codes.values() for code in codes}
    return ns.code_iri(name) if name in known else None


def _integer(value: str) -> Literal | None:
    return ns.integer(int(value)) if re.fullmatch(r"-?[0-9]{1,9}", value) else None


_READERS: Mapping[str, Callable[[str], NamedNode | Literal | None]] = {
    "relation": _relation,
    "class": _class,
    "code": _code,
    "integer": _integer,
    "date": ns.iso_date,
    "text": ns.plain,
}
TYPES = ("thing", *_READERS)
"""Types that a parameter can have."""


def parse_question(name: str, content: str) -> Question:
    """A question from the content of its file. Raises ValueError if its first lines are not as described above."""
    lines = content.splitlines()
    if not lines or not lines[0].startswith("# "):
        raise ValueError(f"{name}: the first line is not '# question'")
    parameters = []
    for line in lines[1:]:
        if not line.startswith("# param:"):
            break
        match = _PARAM.fullmatch(line)
        if match is None or match["type"] not in TYPES:
            raise ValueError(f"{name}: not a parameter: {line}")
        need = match["need"]
        default = need[1:] if need.startswith("=") else None
        parameters.append(Parameter(match["name"], match["type"], need == "required", default, match["text"]))
    return Question(name, lines[0][2:].strip(), tuple(parameters), content)


@cache
def questions() -> Mapping[str, Question]:
    """All named questions by name, sorted."""
    folder: Path = data_dir() / "queries"
    files = sorted(folder.glob("*.rq"), key=lambda file: file.stem)
    return {file.stem: parse_question(file.stem, file.read_text(encoding="utf-8")) for file in files}


def question(name: str) -> Question:
    """A question by name. Raises InputError with the nearest names if there is none."""
    known = questions()
    if name not in known:
        from difflib import get_close_matches

        near = get_close_matches(name, known, n=3, cutoff=0.4)
        hint = f"near: {', '.join(near)}" if near else "see diplograph query --list"
        raise InputError(f"{one_line(name, 60)!r} is no named question ({hint})")
    return known[name]
