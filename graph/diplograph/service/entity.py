"""The page of a thing: its names, what is said of it, and the sentences that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Store, Triple

from diplograph.service.pages import page
from diplograph.triples import namespaces as ns
from diplograph.triples.explain import Explanation, explain
from diplograph.triples.terms import namer

MOST_STATEMENTS = 100
_ROLES = frozenset({"subject", "object", "counterpart", "target", "attributedTo"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A term to show: its text, and where it leads ("" for nowhere)."""

    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Row:
    """A property and its values; `inverse` rows list the things that point at this one."""

    name: str
    inverse: bool
    values: tuple[Cell, ...]


def entity_page(store: Store, iri: NamedNode, triples: Sequence[Triple]) -> str:
    """The page of a thing from the triples it is in."""
    statements = _statements(store, iri, triples)
    roles = {ns.DG + name for name in _ROLES}
    outgoing = [t for t in triples if t.subject == iri]
    incoming = [t for t in triples if t.subject != iri and t.predicate.value not in roles]
    rows = [*_rows(store, outgoing, inverse=False), *_rows(store, incoming, inverse=True)]
    return page("entity.html", iri=iri.value, label=_label(store, iri), rows=rows, statements=statements)


def _statements(store: Store, iri: NamedNode, triples: Iterable[Triple]) -> list[Explanation]:
    roles = {ns.DG + name for name in _ROLES}
    subjects = [t.subject for t in triples if t.predicate.value in roles and t.subject != iri]
    names = {subject.value for subject in subjects if isinstance(subject, NamedNode)}
    own = {iri.value} if any(t.subject == iri and t.predicate == ns.dg("evidence") for t in triples) else set()
    return [found for name in sorted(names | own)[:MOST_STATEMENTS] for found in explain(store, name)]


def _rows(store: Store, triples: Iterable[Triple], *, inverse: bool) -> list[Row]:
    values: dict[str, set[Cell]] = {}
    short = namer(ns.PREFIXES)
    for triple in triples:
        term = triple.subject if inverse else triple.object
        values.setdefault(short(triple.predicate.value), set()).add(_cell(store, term))
    return [
        Row(name, inverse, tuple(sorted(cells, key=lambda cell: (cell.text, cell.link))))
        for name, cells in sorted(values.items())
    ]


def _cell(store: Store, term: object) -> Cell:
    if not isinstance(term, NamedNode):
        return Cell(term.value if isinstance(term, Literal) else str(term), "")
    if term.value.startswith(ns.DGI):
        return Cell(_label(store, term), "/id/" + quote(term.value.removeprefix(ns.DGI), safe="-._~%"))
    return Cell(namer(ns.PREFIXES)(term.value), term.value if term.value.startswith(("http://", "https://")) else "")


def _label(store: Store, iri: NamedNode) -> str:
    """Label or title of a thing, else its local name."""
    for predicate in (ns.LABEL, NamedNode(ns.DCTERMS + "title")):
        found = [
            quad.object.value
            for quad in store.quads_for_pattern(iri, predicate, None, None)
            if isinstance(quad.object, Literal)
        ]
        if found:
            return min(found)
    return ns.local_name(iri.value)
