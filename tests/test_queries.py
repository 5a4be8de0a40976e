"""Questions, look-ups and answers: the same rows from two engines and from Turtle and TriG."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store
from rdflib import Graph
from rdflib import Literal as RdflibLiteral

import handmade
from diplograph.errors import InputError, QueryTimeoutError
from diplograph.ontology import data_dir, registry
from diplograph.triples import namespaces as ns
from diplograph.triples.answers import Answer, python_value
from diplograph.triples.dataset import dataset_quads
from diplograph.triples.lookup import Lookup, name_key
from diplograph.triples.queries import answer, ask, check, run
from diplograph.triples.questions import TYPES, Question, parse_question, question, questions
from diplograph.triples.store import store_of
from diplograph.triples.turtle import trig_chunks, turtle_chunks

VALUES = {
    "first": "Armenia",
    "second": "Russia",
    "name": "memberOf",
    "date": "2002-05-01",
    "thing": "Armenia",
    "actor": "Armenia",
    "target": "Armenia",
}
EMPTY = {"shared-memberships"}
"""Questions to which the made graph has no answer."""


@pytest.fixture(scope="module")
def made() -> Store:
    """All three made documents."""
    return handmade.store()


@pytest.fixture(scope="module")
def turtle(made: Store) -> str:
    """The made graph as Turtle."""
    return "".join(turtle_chunks(made))


@pytest.fixture(scope="module")
def rdflib_graph(turtle: str) -> Graph:
    """The made graph in rdflib's own store, for rdflib's own query engine."""
    return Graph().parse(data=turtle, format="turtle")


def filled(name: str, store: Store) -> str:
    """The SPARQL of a question with values for its required parameters."""
    asked = question(name)
    values = {p.name: VALUES[p.name] for p in asked.parameters if p.required}
    return asked.fill(values, Lookup(store).find)


def rows_of(found: Answer) -> list[tuple[object, ...]]:
    """Rows as Python values, in order."""
    return [tuple(row.values()) for row in found]


def rdflib_rows(graph: Graph, sparql: str) -> list[tuple[object, ...]]:
    """Rows that rdflib's own engine gives, as Python values."""

    def value(term: object) -> object:
        if isinstance(term, RdflibLiteral):
            datatype = None if term.datatype is None else NamedNode(str(term.datatype))
            return python_value(Literal(str(term), datatype=datatype))
        return None if term is None else str(term)

    return [tuple(value(term) for term in row) for row in graph.query(sparql, initNs=dict(ns.PREFIXES))]  # type: ignore[union-attr]


def test_there_are_enough_questions() -> None:
    """At least 24 named questions, each with a question mark."""
    assert len(questions()) >= 24
    assert all(asked.text.endswith("?") or "?" in asked.text for asked in questions().values())


@pytest.mark.parametrize("name", sorted(questions()))
def test_both_engines_give_the_same_rows(name: str, made: Store, rdflib_graph: Graph) -> None:
    """Rdflib and pyoxigraph agree on every named question, row by row and in order."""
    sparql = filled(name, made)
    found = rows_of(run(made, sparql))
    assert rdflib_rows(rdflib_graph, sparql) == found
    assert bool(found) != (name in EMPTY)


@pytest.mark.parametrize("name", sorted(questions()))
def test_turtle_and_trig_give_the_same_rows(name: str, made: Store, turtle: str) -> None:
    """One graph or a graph for each document: the same rows, nothing counted twice."""
    trig, single = Store(), Store()
    trig.load("".join(trig_chunks(made)), format=RdfFormat.TRIG)
    single.load(turtle, format=RdfFormat.TURTLE)
    sparql = filled(name, made)
    assert rows_of(run(trig, sparql)) == rows_of(run(single, sparql))


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_is_valid_sparql_as_it_stands(name: str, made: Store) -> None:
    """Without values for what has no default, the file is still SPARQL."""
    asked = question(name)
    sparql = asked.sparql
    for parameter in asked.parameters:
        if parameter.default is not None:
            sparql = sparql.replace(f"${parameter.name}", parameter.default)
    run(made, sparql)


@pytest.mark.parametrize("name", sorted(questions()))
def test_parameters_are_used_and_limit_the_rows(name: str, made: Store) -> None:
    """Every parameter occurs in its query; an optional one gives a part of the rows."""
    asked = question(name)
    everything = set(rows_of(run(made, filled(name, made))))
    for parameter in asked.parameters:
        assert f"${parameter.name}" in asked.sparql
        if parameter.type == "thing" and not parameter.required:
            needed = {p.name: VALUES[p.name] for p in asked.parameters if p.required}
            for thing in ("Armenia", "Türkiye"):
                assert set(rows_of(ask(made, name, {**needed, parameter.name: thing}))) <= everything


SECOND_SAYS, FIRST_SAYS = "Second briefing", "First briefing"
TURNOVER = ("Armenia", "trade-turnover", "Russia")
EXPECTED: dict[str, tuple[dict[str, str], list[tuple[object, ...]]]] = {
    "memberships": ({"actor": "ARM"}, [("Armenia", "Eurasian Economic Union", None)]),
    "meetings": (
        {"actor": "Novak"},
        [("Sergey Lavrov", "Antonia Novak", "2026-02-05", "Baku", "affirmed", "actual", None, FIRST_SAYS)],
    ),
    "claims": ({"speaker": "Lavrov"}, [("Sergey Lavrov", "Armenia", handmade.WORDS, None, FIRST_SAYS)]),
    "trade": (
        {"first": "Q399", "second": "Russian Federation"},
        [
            ("Armenia", "imports", "Russia", "wheat", 2021, "exact", Decimal(900000000), "USD", None, SECOND_SAYS),
            (*TURNOVER, None, 2023, "exact", Decimal(6000000000), "USD", None, SECOND_SAYS),
            (*TURNOVER, None, 2023, "over", Decimal(7500000000), "USD", None, FIRST_SAYS),
        ],
    ),
    "disagreements": ({}, [("Türkiye", "sanctions", "Russia", SECOND_SAYS, None, FIRST_SAYS, None)]),
    "figure-disagreements": (
        {"actor": "Armenia"},
        [(*TURNOVER, 2023, Decimal(6000000000), SECOND_SAYS, Decimal(7500000000), FIRST_SAYS, "USD")],
    ),
    "office-holders-at": (
        {"date": "2002-05-01"},
        [("Sergey Lavrov", "President of Russia", date(2001, 1, 1), date(2003, 12, 31), SECOND_SAYS)],
    ),
    "corridors": (
        {"corridor": "TITR"},
        [("Middle Corridor", "Corridor", "Azerbaijan"), ("Middle Corridor", "Corridor", "Türkiye")],
    ),
    "plans": (
        {},
        [("Russia", "withdrewFrom", "Prague Treaty", "planned", None, "Sergey Lavrov", handmade.SAID, FIRST_SAYS)],
    ),
    "neighbours": ({"state": "Armenia"}, [("Armenia", "Azerbaijan")]),
    "mentions": ({"thing": "Baku"}, [(FIRST_SAYS, date(2026, 2, 6))]),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_answers_are_right(name: str, made: Store) -> None:
    """Rows that can be read off the made documents."""
    values, rows = EXPECTED[name]
    assert rows_of(ask(made, name, values)) == rows


def test_only_claimed_things_are_no_facts(made: Store) -> None:
    """What Lavrov and Azerbaijan say is listed; what Armenia says of itself is not."""
    rows = rows_of(ask(made, "only-claimed", {}))
    assert [row[:4] for row in rows] == [
        ("Armenia", "supports", "Türkiye", "Azerbaijan"),
        ("Russia", "exportsTo", "Armenia", "Sergey Lavrov"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Armenia", "armenia", "ARMENIA", "the Republic of Armenia", "AM", "arm", "051", "Q399", "dgi:armenia",
        "https://w3id.org/diplograph/id/armenia", "<https://w3id.org/diplograph/id/armenia>", " Armenian ",
    ],
)  # fmt: skip
def test_a_thing_is_found_by_all_its_names(text: str, made: Store) -> None:
    """Label, other name, codes, QID, local id and IRI, whatever the case."""
    assert Lookup(made).find(text) == ns.thing_iri("armenia")


def test_a_label_counts_before_another_name(made: Store) -> None:
    """Baku is the settlement although the state is called so too; Turkiye is found without its dots."""
    assert Lookup(made).find("Baku") == ns.thing_iri("baku")
    assert Lookup(made).find("Turkiye") == ns.thing_iri("turkiye")


def test_unknown_names_list_near_ones(made: Store) -> None:
    """A misspelt name says what there is."""
    with pytest.raises(InputError, match=r"'Armenja' is not in the graph \(near: armenia\)"):
        Lookup(made).find("Armenja")
    with pytest.raises(InputError, match=r"near: .*gulf-war-2030"):
        Lookup(made).find("gulf")
    with pytest.raises(InputError, match=r"^'zzzzqqq' is not in the graph$"):
        Lookup(made).find("zzzzqqq")


def test_ambiguous_names_list_the_competitors() -> None:
    """A name of two things is an error that names both."""
    twins = [handmade.Entity(name, name.title(), "State", ("Twin",)) for name in ("aland", "bland")]
    extraction = handmade.Scribe(handmade.document("t", "x")).extraction([], ["aland", "bland"], twins)
    store = store_of(dataset_quads(handmade.knowledge(extraction), handmade.RUN))
    with pytest.raises(InputError, match="'Twin' names several things: aland, bland"):
        Lookup(store).find("Twin")


@pytest.mark.parametrize(
    ("text", "key"), [("The Gambia", "gambia"), ("Côte d’Ivoire", "cote d ivoire"), ("the", "the"), ("U.S.", "u s")]
)
def test_name_keys(text: str, key: str) -> None:
    """Case, accents, punctuation and the article do not matter."""
    assert name_key(text) == key


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("membership", {}, r"no named question \(near: .*memberships"),
        ("memberships", {"who": "Armenia"}, r"no parameter 'who' \(its parameters: actor\)"),
        ("trade", {"first": "Armenia"}, "'second' is required"),
        ("office-holders-at", {"date": "yesterday"}, "'yesterday' is no date"),
        ("relation", {"name": "loves"}, "'loves' is no relation"),
        ("figures", {"indicator": "luck"}, "'luck' is no code"),
        ("least-sure", {"limit": "1 } DROP"}, "is no integer"),
        ("documents", {"x": "y"}, r"its parameters: none"),
    ],
)
def test_wrong_parameters_are_named(name: str, values: dict[str, str], message: str, made: Store) -> None:
    """Unknown questions, parameters and values give one clear line."""
    with pytest.raises(InputError, match=message):
        ask(made, name, values)


def test_values_cannot_inject_sparql(made: Store) -> None:
    """A value that looks like SPARQL is only a name that nobody has."""
    with pytest.raises(InputError, match="is not in the graph"):
        ask(made, "memberships", {"actor": "armenia> } DELETE WHERE { ?s ?p ?o"})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("SELECT * {}", "first line"),
        ("", "first line"),
        ('# Q?\n# param: a thing maybe "x"\nASK {}', "not a parameter"),
        ('# Q?\n# param: a dragon required "x"\nASK {}', "not a parameter"),
    ],
)
def test_malformed_question_files_are_refused(content: str, message: str) -> None:
    """A file of the ontology folder that breaks the form is found when it is read."""
    with pytest.raises(ValueError, match=message):
        parse_question("q", content)


def test_text_parameters_are_quoted(made: Store) -> None:
    """A text value becomes a string literal, whatever is in it."""
    asked = parse_question("q", '# Q?\n# param: words text required "x"\nASK { FILTER($words = "a\\"b") }')
    assert run(made, asked.fill({"words": 'a"b'}, Lookup(made).find))
    assert "text" in TYPES


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT * WHERE { ?a ?b }", r"not a SPARQL query: error at 1:\d+"),
        ("SELECT *\nWHERE {\n  ?a a }", r"error at 3:\d+"),
        ("", "not a SPARQL query"),
        ("SELECT * { SERVICE <http://x/> { ?a ?b ?c } }", "SERVICE reads other servers"),
        ("select * from <file:///etc/passwd> { ?a ?b ?c }", "FROM is not needed"),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", "INSERT changes the graph"),
        ("DROP ALL", "DROP changes the graph"),
        ("SELECT * { ?s nope:x ?o }", "not a SPARQL query"),
    ],
)
def test_refused_queries(sparql: str, message: str, made: Store) -> None:
    """Bad syntax is told with its place; other servers, FROM and updates are refused."""
    with pytest.raises(InputError, match=message) as caught:
        run(made, sparql)
    assert "\n" not in str(caught.value)


def test_refused_words_are_allowed_in_strings_names_and_comments(made: Store) -> None:
    """The word SERVICE in a string, a comment, a name or an IRI is no SERVICE."""
    check("SELECT ?service { ?from dg:from \"SERVICE FROM\" ; <http://x/from> '''DROP \"FROM\"''' } # FROM SERVICE")
    assert run(made, 'ASK { FILTER("FROM" != "SERVICE") }')


def test_a_store_is_never_changed(made: Store) -> None:
    """An update hidden behind a query form does not run either."""
    before = len(made)
    with pytest.raises(InputError):
        run(made, "SELECT * {} ; DELETE WHERE { ?s ?p ?o }")
    assert len(made) == before


HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_heavy_queries_are_stopped(made: Store) -> None:
    """A query that would take hours ends at its limit."""
    begin = time.monotonic()
    with pytest.raises(QueryTimeoutError, match=r"stopped after 0\.3 s"):
        answer(made, sparql=HEAVY, timeout=0.3)
    assert time.monotonic() - begin < 10


def test_limited_queries_give_answers_and_errors(made: Store) -> None:
    """In a process of its own a query gives the same rows and the same errors."""
    assert rows_of(answer(made, name="neighbours", timeout=60)) == rows_of(answer(made, name="neighbours"))
    with pytest.raises(InputError, match="not a SPARQL query"):
        answer(made, sparql="nonsense", timeout=60)


def test_queries_of_ones_own_take_parameters_too(made: Store) -> None:
    """A file with the first lines of a named question takes values; one without them refuses values."""
    own = '# Which class?\n# param: what thing required "x"\nSELECT ?class { $what a ?class }'
    assert rows_of(answer(made, sparql=own, values={"what": "AM"})) == [(ns.DG + "State",)]
    with pytest.raises(InputError, match="'what' is required"):
        answer(made, sparql=own)
    with pytest.raises(InputError, match="parameters need"):
        answer(made, sparql="ASK {}", values={"what": "AM"})


def test_questions_are_in_the_ontology_folder() -> None:
    """Each file of the folder is a question."""
    assert {path.stem for path in (data_dir() / "queries").glob("*")} == set(questions())


def test_lines_that_hold_unless_a_parameter_is_given() -> None:
    """Without a value the lines for all are kept, with one those for one; a line with no such end always."""
    text = (
        '# Which?\n# param: x text optional "x"\nSELECT * {\n  ?a ?b $x . # if x\n  ?a ?b 1 . # unless x\n  ?c ?d 2\n}'
    )
    asked = parse_question("made", text)
    without, given = asked.fill({}, lambda _: ns.LABEL), asked.fill({"x": "v"}, lambda _: ns.LABEL)
    assert "?a ?b 1" in without
    assert "$x" not in without
    assert "?a ?b 1" not in given
    assert '?a ?b "v"' in given
    assert without.count("?c ?d 2") == given.count("?c ?d 2") == 1


@pytest.mark.parametrize("name", sorted(questions()))
def test_both_ways_of_a_question_agree(name: str, made: Store) -> None:
    """A question asked of one actor gives what filtering the question of all by that actor would give."""
    asked = question(name)
    conditional = {line.rpartition(" ")[2] for line in asked.sparql.split("\n") if "# unless " in line}
    values = {p.name: VALUES[p.name] for p in asked.parameters if p.required}
    for parameter in conditional:
        for thing in ("Armenia", "Russia", "Türkiye"):
            # Kept as they stand, the lines for all only say again what the lines for one say.
            iri = f"<{Lookup(made).find(thing).value}>"
            both = asked.sparql.replace(f"# if {parameter}", "").replace(f"# unless {parameter}", "")
            kept = Question(asked.name, asked.text, (), both).fill({}, Lookup(made).find)
            kept = kept.replace(f"${parameter}", iri)
            for other in asked.parameters:
                if other.default is not None:
                    kept = kept.replace(f"${other.name}", other.default)
            assert rows_of(run(made, kept)) == rows_of(ask(made, name, {**values, parameter: thing}))


@pytest.mark.parametrize("name", ["plans", "only-claimed"])
def test_questions_that_list_modalities_know_all_of_them(name: str) -> None:
    """What is not actual is listed, so that engines need not look at the rest; a new modality must be added."""
    others = {code.name for code in registry().codes["modality"]} - {"actual"}
    assert all(f"dgc:{code}" in question(name).sparql for code in others)


@pytest.mark.parametrize(
    "sparql", ["SELECT * { ?from ?insert $service . ?x dg:load 'DROP' }", "# FROM\nSELECT * { ?s <x:FROM> ?o }"]
)
def test_words_that_only_look_refused_are_not(sparql: str) -> None:
    """Variables, names, strings, IRIs and comments may say what they like."""
    check(sparql)
