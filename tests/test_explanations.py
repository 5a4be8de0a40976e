"""Explanations: patterns, order, what is said of figures and claims, and graphs that are not as they should be."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

import contract_graph
import handmade
from diplograph.errors import InputError
from diplograph.triples import namespaces as ns
from diplograph.triples.explain import Explanation, Passage, explain
from diplograph.triples.store import store_of


@pytest.fixture(scope="module")
def made() -> Store:
    """All three made documents."""
    return handmade.store()


def says(store: Store, what: str) -> list[str]:
    """What is explained, in order."""
    return [explanation.says for explanation in explain(store, what)]


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("Armenia memberOf EAEU", ["Armenia memberOf Eurasian Economic Union"] * 2),
        ("Armenia dg:memberOf *", ["Armenia memberOf Eurasian Economic Union"] * 2),
        ("* memberOf EAEU", ["Armenia memberOf Eurasian Economic Union"] * 2),
        ("ARM dgc:imports Russia", ["Armenia imports Russia 900000000 2021"]),
        (
            "European Union * Armenia",
            ["Armenia seeksMembershipOf European Union", "European Union aid-pledged Armenia 270000000"],
        ),
        ("Azerbaijan sharesBorderWith Armenia", ["Armenia sharesBorderWith Azerbaijan"]),
        ("EAEU memberOf Armenia", []),
        ("Sergey Lavrov says Armenia", [f"Sergey Lavrov says of Armenia {handmade.WORDS}"]),
        ("* says *", [f"Sergey Lavrov says of Armenia {handmade.WORDS}"]),
    ],
)
def test_patterns(what: str, expected: list[str], made: Store) -> None:
    """Names of several words, prefixes, stars on any side; symmetric relations either way, others one way."""
    found = says(made, what)
    if what == "European Union * Armenia":
        assert found == expected[1:]
    else:
        assert found == expected


def test_a_star_between_two_things_is_every_statement_of_them(made: Store) -> None:
    """All relations and figures from one to the other, sorted by what they say."""
    found = says(made, "Armenia * Russia")
    assert found == sorted(found)
    assert {words.split()[1] for words in found} == {"trade-turnover", "imports"}


def test_the_first_word_that_can_be_a_relation_is_it(made: Store) -> None:
    """The first and the last word are never the relation."""
    with pytest.raises(InputError, match="SUBJECT PREDICATE OBJECT"):
        explain(made, "memberOf Armenia EAEU")
    with pytest.raises(InputError, match="not in the graph"):
        explain(made, "memberOf memberOf memberOf")


def test_direct_means_that_the_plain_triple_stands(made: Store) -> None:
    """A plan and a claim of another have no triple; what is stated has; a denial beside a statement says so too."""
    for what, direct in (
        ("Armenia memberOf EAEU", {True}),
        ("Russia withdrewFrom Prague Treaty", {False}),
        ("Russia exportsTo Armenia", {False}),
        ("Türkiye sanctions Russia", {True}),
    ):
        assert {explanation.direct for explanation in explain(made, what)} == direct


def test_qualifiers_are_told_in_a_fixed_order(made: Store) -> None:
    """Who, when, where and how sure, by the names of the contract and the labels of things."""
    (found,) = explain(made, "Lavrov metWith Novak")
    assert found.properties == (
        ("polarity", "affirmed"),
        ("modality", "actual"),
        ("attributionKind", "author"),
        ("time", "2026-02-05"),
        ("timeText", "on 5 February 2026"),
        ("place", "Baku"),
        ("confidence", "0.8"),
        ("extractor", "test:1"),
    )


def test_an_explanation_for_the_terminal(made: Store) -> None:
    """Statement, id, properties, then each sentence with title, offsets and exact words."""
    (found,) = explain(made, "Armenia imports Russia")
    lines = found.text().splitlines()
    assert lines[0] == "Armenia imports Russia 900000000 2021  [does not stand as a direct triple]"
    assert lines[1] == "  " + found.iri.removeprefix(ns.DGI)
    assert "  product: wheat" in lines
    assert lines[-2] == f"  “{handmade.OTHER_TRADE}”"
    start = found.passages[0].start
    assert lines[-1] == f"    Second briefing, {start}–{start + len(handmade.OTHER_TRADE)}: {handmade.OTHER_TRADE}"


def test_hostile_text_cannot_act_in_a_terminal() -> None:
    """Escape sequences and line ends of a text are shown, not done."""
    passage = Passage("d", "T\x1b[2J", 0, 1, "\u202ex", "one\ntwo\x07")
    shown = Explanation(ns.DGI + "s", "a\rb", False, (("note", "\x1b]0;x"),), (passage,)).text()
    assert len(shown.splitlines()) == 5
    assert all(line.isprintable() for line in shown.splitlines())


def test_passages_of_a_statement_stand_in_the_order_of_the_text() -> None:
    """Two passages of one fact are both shown, the earlier one first."""
    first, second = "Armenia supports Russia.", "Armenia backs Russia."
    scribe = handmade.Scribe(handmade.document("p", f"{first} {second}"))
    statements = [scribe.relation("armenia", "supports", "russia", words) for words in (second, first)]
    store = store_of(handmade.dataset_quads(handmade.knowledge(scribe.extraction(statements, [])), handmade.RUN))
    (found,) = explain(store, "Armenia supports Russia")
    assert [passage.exact for passage in found.passages] == [first, second]
    assert found.passages[0].title == "p.txt"


@pytest.mark.parametrize("name", ["s1", "dgi:s1", f"<{ns.DGI}s1>", f"{ns.DGI}s1", " s1 "])
def test_a_statement_by_its_name(name: str) -> None:
    """Id, prefixed name and IRI name the same statement."""
    (found,) = explain(contract_graph.store(), name)
    assert found.says == "Norway metWith Chile"


def test_an_id_that_is_no_statement_is_told() -> None:
    """A thing or a passage is there but explains nothing."""
    for name in ("norway", "e1", "nothing"):
        with pytest.raises(InputError, match="is no statement of the graph"):
            explain(contract_graph.store(), name)


def test_an_empty_graph_explains_nothing() -> None:
    """Without names nothing is found; with stars alone nothing is there."""
    with pytest.raises(InputError, match="'Armenia' is not in the graph"):
        explain(Store(), "Armenia memberOf EAEU")
    assert explain(Store(), "* memberOf *") == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("oa:start 4", 'oa:start "soon"'),
        ("oa:start 4", 'oa:start "-4"'),
        ("oa:start 4", f'oa:start "{"9" * 5000}"'),
        ("oa:start 4", 'oa:start "４"'),
        (" ; oa:start 4", ""),
    ],
)
def test_offsets_that_are_none_are_zero(old: str, new: str) -> None:
    """A graph made elsewhere with broken offsets is still explained."""
    (found,) = explain(contract_graph.store(contract_graph.broken(old, new)), "Norway metWith Chile")
    assert (found.passages[0].start, found.passages[0].end) == (0, 20)


def test_a_statement_without_its_passage_has_none() -> None:
    """Evidence that nothing describes gives an empty passage; a blank node is no evidence."""
    store = Store()
    evidence = NamedNode(ns.DGI + "e")
    store.add(Quad(NamedNode(ns.DGI + "s"), ns.dg("evidence"), evidence))
    (found,) = explain(store, "s")
    assert found.passages == (Passage("", "", 0, 0, "", ""),)
    assert found.says == "says"
    store.add(Quad(NamedNode(ns.DGI + "t"), ns.dg("evidence"), BlankNode()))
    with pytest.raises(InputError, match="is no statement of the graph"):
        explain(store, "t")


def test_a_thing_without_label_is_shown_by_its_name() -> None:
    """Where no label is, the end of the IRI stands."""
    trig = contract_graph.broken('dgi:peru a dg:State ; rdfs:label "Peru"@en .', "")
    (found,) = explain(contract_graph.store(trig), "s2")
    assert found.says == "Norway exportsTo peru"


def test_of_several_labels_the_first_is_shown() -> None:
    """A thing with two labels is always shown by the same one."""
    store = contract_graph.store()
    store.add(Quad(NamedNode(ns.DGI + "norway"), ns.LABEL, Literal("A name", language="en")))
    (found,) = explain(store, "s1")
    assert found.says == "A name metWith Chile"
