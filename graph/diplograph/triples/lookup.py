"""Finding things of a graph by what people call them: label, other name, ISO code, QID, local id or IRI."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from pyoxigraph import Literal, NamedNode, Store

from diplograph.errors import InputError, one_line
from diplograph.triples import namespaces as ns

_CODES = ("isoAlpha2", "isoAlpha3", "unM49", "wikidataId")
_NEAR = 5


def name_key(text: str) -> str:
    """`text` without case, accents, punctuation and a leading "the"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = re.sub(r"[^\w]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


class Lookup:
    """Index of the names in a store; made once for any number of look-ups."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._labels = _index(store, ns.LABEL)
        self._titles = _index(store, NamedNode(ns.DCTERMS + "title"))
        self._aliases = _index(store, ns.ALT_LABEL)
        self._codes: dict[str, set[str]] = {}
        for name in _CODES:
            for key, things in _index(store, ns.dg(name)).items():
                self._codes.setdefault(key, set()).update(things)

    def find(self, text: str) -> NamedNode:
        """The thing that `text` names; a label counts before a code, a code before another name.

        Raises InputError that lists the near or the competing ones if there is none or more than one.
        """
        iri = self._iri(text)
        if iri is not None:
            return iri
        key = name_key(text)
        for index in (self._labels, self._codes, self._aliases, self._titles):
            found = sorted(index.get(key, ()))
            if len(found) == 1:
                return NamedNode(found[0])
            if found:
                raise InputError(f"{one_line(text, 60)!r} names several things: {_listed(found)}")
        raise InputError(f"{one_line(text, 60)!r} is not in the graph{self._hint(key)}")

    def _iri(self, text: str) -> NamedNode | None:
        """The thing of an IRI (also `<…>` or `dgi:…`) or local id, if the graph has it."""
        bare = text.strip().removeprefix("<").removesuffix(">").removeprefix("dgi:")
        for candidate in (bare, ns.DGI + bare):
            try:
                iri = NamedNode(candidate)
            except ValueError:
                continue
            if any(self._store.quads_for_pattern(iri, None, None, None)):
                return iri
        return None

    def _hint(self, key: str) -> str:
        names = {*self._labels, *self._aliases}
        inside = sorted(name for name in names if key and (key in name.split() or name.startswith(key)))
        near = list(dict.fromkeys([*get_close_matches(key, sorted(names), n=_NEAR, cutoff=0.6), *inside]))[:_NEAR]
        things = {thing for name in near for index in (self._labels, self._aliases) for thing in index.get(name, ())}
        return f" (near: {_listed(sorted(things))})" if things else ""


def _index(store: Store, predicate: NamedNode) -> dict[str, set[str]]:
    index: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, predicate, None, None):
        if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode):
            index.setdefault(name_key(quad.object.value), set()).add(quad.subject.value)
    return index


def _listed(iris: Iterable[str]) -> str:
    names = [one_line(iri.removeprefix(ns.DGI), 60) for iri in iris]
    more = f" and {len(names) - _NEAR} more" if len(names) > _NEAR else ""
    return ", ".join(names[:_NEAR]) + more
