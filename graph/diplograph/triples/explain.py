"""What a triple or statement rests on: the statements behind it with rule, confidence, speaker and passages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from diplograph.errors import InputError, one_line
from diplograph.ontology import registry
from diplograph.triples import namespaces as ns
from diplograph.triples.lookup import Lookup
from diplograph.triples.tables import visible

_ENDS = ("object", "counterpart", "target")
_KINDS = ("predicate", "indicator")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of evidence; offsets are code points of the document's text, 0-based and end-exclusive."""

    document: str
    title: str
    start: int
    end: int
    exact: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A statement: its IRI, what it says, whether it stands as a direct triple, its properties and passages."""

    iri: str
    says: str
    direct: bool
    properties: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]

    def text(self) -> str:
        """The explanation for a terminal."""
        fact = "stands as a direct triple" if self.direct else "does not stand as a direct triple"
        lines = [f"{visible(self.says)}  [{fact}]", f"  {self.iri.removeprefix(ns.DGI)}"]
        lines += [f"  {name}: {visible(value)}" for name, value in self.properties]
        for passage in self.passages:
            lines.append(f"  “{visible(passage.sentence)}”")
            lines.append(f"    {visible(passage.title)}, {passage.start}–{passage.end}: {visible(passage.exact)}")
        return "\n".join(lines)


def explain(store: Store, what: str) -> tuple[Explanation, ...]:
    """Every statement that `what` names: the id or IRI of a statement, or "SUBJECT PREDICATE OBJECT".

    Subject and object are what `Lookup` finds, or `*`; the predicate is a relation, an indicator, "says" or `*`.
    Raises InputError if `what` names nothing of the graph.
    """
    reader = _Reader(store)
    direct = [iri for iri in _candidates(what) if reader.is_statement(iri)]
    statements = direct or sorted(reader.matching(_pattern(what, Lookup(store))), key=lambda iri: iri.value)
    return tuple(sorted((reader.explanation(iri) for iri in statements), key=_order))


def _order(explanation: Explanation) -> tuple[str, str, int, str]:
    first = explanation.passages[0] if explanation.passages else Passage("", "", 0, 0, "", "")
    return explanation.says, first.document, first.start, explanation.iri


def _candidates(what: str) -> Iterator[NamedNode]:
    bare = what.strip().removeprefix("<").removesuffix(">").removeprefix("dgi:")
    for text in (bare, ns.DGI + bare):
        try:
            yield NamedNode(text)
        except ValueError:
            continue


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Statements looked for: subject, predicate or indicator, object; None for any. `claims` excludes all else."""

    subject: NamedNode | None
    kind: NamedNode | None
    value: NamedNode | None
    claims: bool = False


def _pattern(what: str, lookup: Lookup) -> _Pattern:
    """The pattern of "SUBJECT PREDICATE OBJECT"; the first word that can be a predicate is it."""
    words = what.split()
    relations = registry().relations
    indicators = {code.name for code in registry().codes.get("indicator", ())}
    for place, word in enumerate(words[1:-1], 1):
        name = re.sub(r"^dgc?:", "", word)
        if name in relations or name in indicators or name in ("*", "says"):
            kind = ns.dg(name) if name in relations else ns.code_iri(name) if name in indicators else None
            ends = [" ".join(part) for part in (words[:place], words[place + 1 :])]
            subject, value = (None if end == "*" else lookup.find(end) for end in ends)
            return _Pattern(subject, kind, value, claims=name == "says")
    raise InputError(
        f"{one_line(what, 80)!r} is no statement of the graph and not of the form SUBJECT PREDICATE OBJECT, "
        'for example "Armenia memberOf EAEU"'
    )


def _fits(
    wanted: tuple[NamedNode | None, NamedNode | None],
    starts: list[NamedNode | Literal],
    ends: list[NamedNode | Literal],
) -> bool:
    subject, value = wanted
    return (subject is None or subject in starts) and (value is None or value in ends)


def _offset(terms: list[NamedNode | Literal]) -> int:
    text = terms[0].value if terms else ""
    return int(text) if re.fullmatch("[0-9]{1,18}", text) else 0


class _Reader:
    """Reads statements of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def is_statement(self, iri: NamedNode) -> bool:
        return bool(self._all(iri, ns.dg("evidence")))

    def matching(self, pattern: _Pattern) -> set[NamedNode]:
        """Statements of the pattern, symmetric relations also turned round."""
        quads = self._store.quads_for_pattern(None, ns.dg("evidence"), None, None)
        nodes = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
        return {iri for iri in nodes if self._matches(iri, pattern)}

    def _matches(self, iri: NamedNode, pattern: _Pattern) -> bool:
        kinds = [term for name in _KINDS for term in self._all(iri, ns.dg(name))]
        if (pattern.claims and kinds) or (pattern.kind is not None and pattern.kind not in kinds):
            return False
        starts = self._all(iri, ns.dg("subject")) or self._all(iri, ns.dg("attributedTo"))
        ends = [term for name in _ENDS for term in self._all(iri, ns.dg(name))]
        wanted = (pattern.subject, pattern.value)
        symmetric = any(ns.local_name(kind.value) in registry().symmetric for kind in kinds)
        return _fits(wanted, starts, ends) or (symmetric and _fits(wanted, ends, starts))

    def explanation(self, iri: NamedNode) -> Explanation:
        subject = self._one(iri, "subject") or self._one(iri, "attributedTo")
        kind = self._one(iri, "predicate") or self._one(iri, "indicator")
        value = next((term for name in _ENDS if (term := self._one(iri, name)) is not None), None)
        verb = ns.local_name(kind.value) if isinstance(kind, NamedNode) else "says of" if value else "says"
        says = " ".join(part for part in (self._name(subject), verb, self._name(value), self._figure(iri)) if part)
        return Explanation(
            iri=iri.value,
            says=says,
            direct=self._direct(subject, kind, value),
            properties=tuple(self._properties(iri)),
            passages=tuple(sorted(self._passages(iri), key=lambda p: (p.document, p.start, p.end))),
        )

    def _figure(self, iri: NamedNode) -> str:
        words = [self._name(self._one(iri, name)) for name in ("valueText", "year", "claimText")]
        return " ".join(word for word in words if word)

    def _direct(self, *terms: NamedNode | Literal | None) -> bool:
        subject, predicate, value = terms
        if not (isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and isinstance(value, NamedNode)):
            return False
        return any(self._store.quads_for_pattern(subject, predicate, value, None))

    def _properties(self, iri: NamedNode) -> Iterator[tuple[str, str]]:
        names = ("polarity", "modality", "attributionKind", "attributedTo", "time", "timeText", "place", "product")
        for name in (*names, "confidence", "extractor"):
            for term in self._all(iri, ns.dg(name)):
                yield name, self._name(term)

    def _passages(self, iri: NamedNode) -> Iterator[Passage]:
        for passage in self._all(iri, ns.dg("evidence")):
            if isinstance(passage, NamedNode):
                document = self._one(passage, "inDocument")
                title = self._all(document, NamedNode(ns.DCTERMS + "title")) if isinstance(document, NamedNode) else []
                start, end, exact = (self._all(passage, NamedNode(ns.OA + name)) for name in ("start", "end", "exact"))
                yield Passage(
                    document=document.value if document is not None else "",
                    title=title[0].value if title else "",
                    start=_offset(start),
                    end=_offset(end),
                    exact=exact[0].value if exact else "",
                    sentence=self._name(self._one(passage, "sentence")),
                )

    def _all(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode | Literal]:
        objects = {quad.object for quad in self._store.quads_for_pattern(subject, predicate, None, None)}
        return sorted((term for term in objects if isinstance(term, NamedNode | Literal)), key=lambda term: term.value)

    def _one(self, subject: NamedNode, name: str) -> NamedNode | Literal | None:
        return next(iter(self._all(subject, ns.dg(name))), None)

    def _name(self, term: NamedNode | Literal | None) -> str:
        """Label of a thing, local name of a code, value of a literal."""
        if not isinstance(term, NamedNode):
            return term.value if term is not None else ""
        labels = self._all(term, ns.LABEL)
        return labels[0].value if labels else ns.local_name(term.value)
