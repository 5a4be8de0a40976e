"""Finding things of a graph by what people call them: label, other name, ISO code, QID, local id or IRI."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Store

from diplograph.errors import InputError, one_line
from diplograph.triples import namespaces as ns

_CODES = ("isoAlpha2", "isoAlpha3", "unM49", "wikidataId")
TITLE = NamedNode(ns.DCTERMS + "title")
KINDS = {
    ns.LABEL: 0,
    **{ns.dg(name): 1 for name in _CODES},
    ns.ALT_LABEL: 2,
    TITLE: 3,
}
"""Properties that name things; the lower number counts first."""
_NEAR = 5
Name = tuple[NamedNode, str, str]
"""One of `KINDS`, the name, the IRI of the thing."""


class Names(Protocol):
    """Where names are kept."""

    def has(self, iri: NamedNode) -> bool:
        """Whether anything is said of a thing."""

    def labelled(self, label: str) -> set[str]:
        """IRIs of the things with exactly this English label."""

    def candidates(self, text: str) -> Iterable[Name]:
        """All names, or at least those that `text` may be meant for or be near to."""


class LocalNames:
    """Names in a store of this process."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def has(self, iri: NamedNode) -> bool:
        """Whether the store has a quad of a thing."""
        return next(iter(self._store.quads_for_pattern(iri, None, None, None)), None) is not None

    def labelled(self, label: str) -> set[str]:
        """IRIs of the things with exactly this label."""
        quads = self._store.quads_for_pattern(None, ns.LABEL, ns.english(label), None)
        return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}

    def candidates(self, text: str) -> Iterator[Name]:  # noqa: ARG002
        """All names of the store."""
        for kind in KINDS:
            for quad in self._store.quads_for_pattern(None, kind, None, None):
                if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
                    yield kind, quad.object.value, quad.subject.value


def name_key(text: str) -> str:
    """`text` without case, accents, punctuation and a leading "the"."""
    # Folding may compose anew, and compatibility forms hide capitals: decompose on both sides of it.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    words = re.sub(r"[^\w]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


class Lookup:
    """Looks things up; what was found stays known, so make one for any number of look-ups in an unchanged graph."""

    def __init__(self, names: Names | Store) -> None:
        self._names: Names = LocalNames(names) if isinstance(names, Store) else names
        self._found: dict[str, NamedNode] = {}

    def find(self, text: str) -> NamedNode:
        """The thing that `text` names; a label counts before a code, a code before another name.

        Raises InputError that lists the near or the competing ones if there is none or more than one.
        """
        if text not in self._found:
            self._found[text] = self._by_iri(text) or self._by_label(text) or self._by_any_name(text)
        return self._found[text]

    def _by_iri(self, text: str) -> NamedNode | None:
        """The thing of an IRI (also `<…>` or `dgi:…`) or local id, if the graph has it."""
        bare = text.strip().removeprefix("<").removesuffix(">").removeprefix("dgi:")
        for candidate in (bare, ns.DGI + bare):
            try:
                iri = NamedNode(candidate)
            except ValueError:
                continue
            if self._names.has(iri):
                return iri
        return None

    def _by_label(self, text: str) -> NamedNode | None:
        found = self._names.labelled(text)
        return NamedNode(found.pop()) if len(found) == 1 else None

    def _by_any_name(self, text: str) -> NamedNode:
        key = name_key(text)
        index: list[dict[str, set[str]]] = [{}, {}, {}, {}]
        for kind, name, iri in self._names.candidates(text):
            index[KINDS[kind]].setdefault(name_key(name), set()).add(iri)
        for names in index:
            found = sorted(names.get(key, ()))
            if len(found) == 1:
                return NamedNode(found[0])
            if found:
                raise InputError(f"{one_line(text, 60)!r} names several things: {_listed(found)}")
        raise InputError(f"{one_line(text, 60)!r} is not in the graph{_hint(key, index[0], index[2])}")


def _hint(key: str, labels: dict[str, set[str]], others: dict[str, set[str]]) -> str:
    names = {*labels, *others}
    inside = sorted(name for name in names if key and (key in name.split() or name.startswith(key)))
    near = list(dict.fromkeys([*get_close_matches(key, sorted(names), n=_NEAR, cutoff=0.6), *inside]))[:_NEAR]
    things = {thing for name in near for index in (labels, others) for thing in index.get(name, ())}
    return f" (near: {_listed(sorted(things))})" if things else ""


def _listed(iris: Iterable[str]) -> str:
    names = [one_line(iri.removeprefix(ns.DGI), 60) for iri in iris]
    more = f" and {len(names) - _NEAR} more" if len(names) > _NEAR else ""
    return ", ".join(names[:_NEAR]) + more
