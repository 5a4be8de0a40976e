"""The pages of the service: our templates and YASGUI's own files, all from this package, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import jinja2
from pyoxigraph import NamedNode

from diplograph.service.syntax import tokens
from diplograph.triples.namespaces import PREFIXES
from diplograph.triples.questions import Question, questions

ASSETS: Mapping[str, str] = MappingProxyType(
    {
        "yasgui.min.js": "text/javascript; charset=utf-8",
        "yasgui.min.css": "text/css; charset=utf-8",
        "query.js": "text/javascript; charset=utf-8",
        "pages.css": "text/css; charset=utf-8",
        "LICENSE-yasgui.txt": "text/plain; charset=utf-8",
    }
)
"""Files that are served as they are, with their content types."""
TEMPLATES = ("query.html", "entity.html")

_TABLE_STYLE = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
"""Hash of the style that YASGUI's tables put into the page."""
POLICY = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {_TABLE_STYLE}; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Content-Security-Policy of our pages: no script or style but our files, no request to another host."""


@cache
def asset(name: str) -> bytes:
    """A file of `ASSETS`."""
    return (files("diplograph.service") / "web" / name).read_bytes()


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: asset(name).decode()),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )


def page(template: str, **values: Any) -> str:
    """A page of one of our templates; values are text, never markup."""
    return _templates().get_template(template).render(**values)


def prepare_pages() -> None:
    """Read and compile the templates."""
    for name in TEMPLATES:
        _templates().get_template(name)


def examples() -> list[dict[str, str]]:
    """The named questions: name, question, and SPARQL with the prefixes it uses declared."""
    return [{"name": q.name, "question": q.text, "sparql": _declared(_filled(q))} for q in questions().values()]


def _filled(question: Question) -> str:
    """The SPARQL of a question with its defaults; parameters without one stay variables."""
    free = tuple(replace(parameter, required=False) for parameter in question.parameters)
    return replace(question, parameters=free).fill({}, NamedNode)


def _declared(sparql: str) -> str:
    used = {text.partition(":")[0] for kind, text in tokens(sparql) if kind == "name"}
    lines = [f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items() if prefix in used]
    return "\n".join([*lines, sparql])
