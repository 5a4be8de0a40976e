"""Which document of a store a user means."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from diplograph.errors import InputError, one_line
from diplograph.triples import namespaces as ns
from diplograph.triples.ledger import Ledger


def named(ledger: Ledger, text: str) -> str:
    """Id of the document that `text` names: its id or IRI, the path of its file, the name of its file, its title.

    Raises InputError that lists the near or the competing ones if there is none or more than one.
    """
    bare = text.strip().removeprefix("<").removesuffix(">").removeprefix("dgi:").removeprefix(ns.DGI)
    documents = list(ledger.documents())
    exact = [entry.id for entry in documents if bare in (entry.id, ns.document_iri(entry.id).value[len(ns.DGI) :])]
    located = (ledger.at(str(Path(text).resolve())), ledger.at(f"id:{text}"))
    found = exact or sorted({document for document in located if document is not None})
    for known in ("name", "title"):
        found = found or [entry.id for entry in documents if getattr(entry, known) == text]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"{one_line(text, 60)!r} names several documents: {_listed(found)}")
    names = {name: entry.id for entry in documents for name in (entry.title, entry.name, entry.id)}
    near = [names[name] for name in get_close_matches(bare, names, n=5, cutoff=0.5)]
    hint = f" (near: {_listed(list(dict.fromkeys(near)))})" if near else ""
    raise InputError(f"{one_line(text, 60)!r} is no document of the store{hint}")


def _listed(documents: list[str]) -> str:
    return ", ".join(one_line(document, 90) for document in documents[:5])
