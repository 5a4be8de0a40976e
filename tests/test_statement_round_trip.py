"""Statements of any content go into RDF and come back as records with nothing lost; pieces make the whole."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Quad

import handmade
from diplograph.assembly.assembler import digest
from diplograph.assembly.facts import Knowledge
from diplograph.extraction.times.periods import bounds, period
from diplograph.model import AttributionKind, Comparator, Extraction, Modality, Polarity, Relation, Statement
from diplograph.ontology import registry
from diplograph.publishing import records as published
from diplograph.publishing.record_reading import read
from diplograph.triples import namespaces as ns
from diplograph.triples.common import common_quads, versions_of
from diplograph.triples.dataset import dataset_quads
from diplograph.triples.store import all_quads, as_rdflib, from_rdflib, store_of

FEW = settings(max_examples=40, deadline=None)
IDS = st.sampled_from([thing.id for thing in handmade.THINGS if thing.kind in ("State", "Bloc")])
RELATIONS = st.sampled_from(sorted(registry().relations))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
TIMES = st.one_of(
    st.none(),
    st.dates().map(lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}"),
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.integers(1, 9998).map(lambda year: f"{year:04}/.."),
)


def read_back(*extractions: Extraction) -> published.Records:
    """The records of the graph of these extractions."""
    return read(as_rdflib(store_of(dataset_quads(handmade.knowledge(*extractions), handmade.RUN))))


def scribe(text: str) -> handmade.Scribe:
    """A scribe of a document with this text."""
    return handmade.Scribe(handmade.document("made", text))


def alone(statement: Statement, writer: handmade.Scribe) -> published.Statement:
    """The record of a statement that is alone in its document."""
    (found,) = read_back(writer.extraction([statement], [])).statements
    return found


@FEW
@given(
    IDS, RELATIONS, IDS, TEXTS, TIMES,
    st.sampled_from(Polarity), st.sampled_from(Modality), st.sampled_from(AttributionKind), IDS,
    st.integers(0, 1000),
)  # fmt: skip
def test_a_relation_comes_back(
    subject: str, predicate: str, other: str, text: str, time: str | None,
    polarity: Polarity, modality: Modality, kind: AttributionKind, speaker: str, confidence: int,
) -> None:  # fmt: skip
    """Content, qualifiers, time, place, confidence, rule and passage of any relation survive."""
    writer = scribe(text)
    by = handmade.Attribution() if kind is AttributionKind.AUTHOR else handmade.by(speaker, kind)
    when = None if time is None else period(time, "then")
    relation = writer.relation(
        subject, predicate, other, text,
        confidence=confidence / 1000, polarity=polarity, modality=modality, attribution=by, time=when, place="baku",
    )  # fmt: skip
    found = alone(relation, writer)
    assert (found.kind, found.subject, found.predicate, found.object) == ("relation", subject, predicate, other)
    assert (found.polarity, found.modality, found.attribution) == (polarity, modality, kind)
    assert found.speaker == by.speaker
    assert found.place == "baku"
    assert found.time == time
    assert (found.start, found.end) == ((None, None) if when is None else (when.start, when.end))
    assert found.time_text == (None if when is None else "then")
    assert found.confidence == confidence / 1000
    assert found.proofs == (published.Proof("doc-made", text, text, 0, len(text)),)


@FEW
@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15),
    st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**12),
    st.sampled_from(["USD", "EUR", "%", "1", "t"]),
    st.none() | st.integers(1, 9999),
    st.sampled_from(Comparator),
    st.none() | st.text("abc É", min_size=1, max_size=12).filter(str.strip),
)
def test_a_figure_comes_back(
    value: Decimal, upper: Decimal | None, unit: str, year: int | None, comparator: Comparator, product: str | None
) -> None:
    """Value, range, unit, year, comparator and product of any figure survive, numbers exactly."""
    writer = scribe("A figure.")
    figure = writer.figure(
        "armenia", "exports", str(value), unit, "A figure.",
        counterpart="russia", year=year, product=product, upper=None if upper is None else str(upper),
        comparator=comparator,
    )  # fmt: skip
    found = alone(figure, writer)
    assert found.figure is not None
    assert found.figure.value == value
    assert found.figure.upper == upper
    assert (found.figure.unit, found.figure.year, found.figure.comparator) == (unit, year, comparator)
    assert (found.predicate, found.object) == ("exports", "russia")
    assert (found.figure.product is None) == (product is None)


@FEW
@given(TEXTS, st.none() | IDS)
def test_a_claim_comes_back(words: str, target: str | None) -> None:
    """The very words of a claim survive, whatever characters are in them."""
    writer = scribe(words)
    found = alone(writer.claim("sergey-lavrov", words, words, target=target), writer)
    assert (found.kind, found.subject, found.object, found.text) == ("claim", "sergey-lavrov", target, words)
    assert found.proofs[0].exact == words


@FEW
@given(st.lists(st.tuples(IDS, RELATIONS, IDS), min_size=1, max_size=6))
def test_only_plain_statements_are_plain_triples(content: list[tuple[str, str, str]]) -> None:
    """The triples between things are those of the statements, symmetric ones both ways, and no others."""
    writer = scribe("They did.")
    statements = [writer.relation(*triple, "They did.") for triple in content]
    quads = list(dataset_quads(handmade.knowledge(writer.extraction(statements, [])), handmade.RUN))
    relations = {ns.dg(name) for name in registry().relations}
    found = {
        tuple(ns.local_name(term.value) for term in (quad.subject, quad.predicate, quad.object))  # type: ignore[union-attr]
        for quad in quads
        if quad.predicate in relations and isinstance(quad.graph_name, DefaultGraph)
    }
    turned = {(c, b, a) for a, b, c in content if b in registry().symmetric}
    assert found == set(content) | turned


def test_only_shared_passages_are_written_twice_and_all_quads_are_read() -> None:
    """Only passages that statements share are told again with each of them; a store gives back the same quads."""
    quads = list(dataset_quads(handmade.knowledge(), handmade.RUN))
    again = [quad for quad, count in Counter(quads).items() if count > 1]
    assert {quad.subject.value.removeprefix(ns.DGI).split("-")[0] for quad in again} == {"evidence"}
    assert set(all_quads(store_of(quads))) == set(quads)


def test_rdflib_takes_and_gives_the_same_quads() -> None:
    """A dataset that goes through rdflib, with its graphs, is the same dataset."""
    store = store_of(dataset_quads(handmade.knowledge(), handmade.RUN))
    assert set(all_quads(from_rdflib(as_rdflib(store)))) == set(all_quads(store))


EXTRACTIONS = (handmade.first_extraction(), handmade.second_extraction(), handmade.third_extraction())


def common_part(known: Knowledge) -> set[Quad]:
    """What the default graph of a build holds."""
    return {q for q in dataset_quads(known, handmade.RUN) if isinstance(q.graph_name, DefaultGraph)}


@FEW
@given(st.lists(st.sampled_from(EXTRACTIONS), unique_by=lambda it: it.document.id, max_size=3))
def test_the_shares_of_documents_make_the_common_part(chosen: list[Extraction]) -> None:
    """The quads that follow from each document's versions are the default graph of one build of them all."""
    if not chosen:
        return
    given_by: dict[tuple[str, str], Counter[str]] = {}
    for extraction in chosen:
        _, share = digest(extraction, registry().symmetric)
        for key, value in versions_of(share, handmade.RUN):
            given_by.setdefault(key, Counter())[value] += 1
    pieces = {quad for key, versions in given_by.items() for quad in common_quads(key, versions)}
    assert pieces == common_part(handmade.knowledge(*chosen))


def test_a_key_that_nobody_gives_has_no_quads() -> None:
    """What no document supports is not in the graph; an unknown kind of key is a defect."""
    assert common_quads(("thing", "armenia"), {}) == []
    with pytest.raises(ValueError, match="dance: no kind of key"):
        common_quads(("dance", "x"), {"": 1})


def test_the_more_frequent_version_of_a_thing_counts() -> None:
    """A label that two documents give wins over that of one; all names stay as other names."""
    share = digest(handmade.first_extraction(), registry().symmetric)[1]
    versions = dict(v for v in versions_of(share, handmade.RUN) if v[0] == ("thing", "armenia"))
    text = versions["thing", "armenia"]
    other = text.replace('"Armenia"', '"Hayastan"', 1)
    labels = {
        counts: [q.object.value for q in common_quads(("thing", "armenia"), counts_of) if q.predicate == ns.LABEL]  # type: ignore[union-attr]
        for counts, counts_of in (("one", {text: 2, other: 1}), ("other", {text: 1, other: 2}))
    }
    assert labels == {"one": ["Armenia"], "other": ["Hayastan"]}


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28), st.integers(0, 3))
def test_bounds_of_a_period_are_in_order_and_inside_it(year: int, month: int, day: int, depth: int) -> None:
    """A year, a month and a day begin and end within themselves, the day on itself."""
    parts = (f"{year:04}", f"{month:02}", f"{day:02}")[: depth or 1]
    text = "-".join(parts)
    start, end = bounds(text)
    assert start is not None
    assert end is not None
    assert start <= end
    assert start.startswith(text)
    assert end.startswith(text)
    assert ns.iso_date(start) is not None
    assert ns.iso_date(end) is not None


@given(st.dates(), st.dates())
def test_an_interval_has_the_bounds_of_its_ends(one: object, other: object) -> None:
    """From the first day of the first to the last day of the second; open ends have none."""
    first, last = sorted((str(one), str(other)))
    assert bounds(f"{first}/{last}") == (first, last)
    assert bounds(f"{first}/..") == (first, None)
    assert bounds(f"../{last}") == (None, last)


def test_relations_of_two_documents_keep_their_own_passages() -> None:
    """The same fact in two documents is two records, each with the passage of its document."""
    found = [s for s in read_back(*EXTRACTIONS).statements if s.predicate == "memberOf"]
    assert sorted(s.proofs[0].sentence for s in found) == sorted([handmade.JOINED, handmade.AGAIN])
    assert len({s.id for s in found}) == 2


def test_records_name_what_statements_name() -> None:
    """Every end of a statement is a thing of the records, every passage in a document of theirs."""
    found = read_back(*EXTRACTIONS)
    for statement in found.statements:
        assert set(statement.things) <= found.things.keys()
        assert {proof.document for proof in statement.proofs} <= found.sources.keys()
    told = {s.predicate for e in EXTRACTIONS for s in e.statements if isinstance(s, Relation)}
    assert {s.predicate for s in found.statements if s.kind == "relation"} == told
