"""Questions, look-ups and answers: the same rows from two engines and from Turtle and TriG."""

from __future__ import annotations

import csv
import io
import json
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store
from rdflib import Graph
from rdflib import Literal as RdflibLiteral

import handmade
from diplograph.assembly.facts import Knowledge
from diplograph.errors import InputError, QueryTimeoutError
from diplograph.ontology import data_dir
from diplograph.triples import namespaces as ns
from diplograph.triples.answers import FORMATS, Answer, python_value
from diplograph.triples.dataset import dataset_quads
from diplograph.triples.explain import explain
from diplograph.triples.lookup import Lookup, name_key
from diplograph.triples.queries import answer, ask, check, run
from diplograph.triples.questions import TYPES, parse_question, question, questions
from diplograph.triples.stats import stats
from diplograph.triples.store import open_store, store_of
from diplograph.triples.tables import aligned, markdown, spreadsheet_safe, visible, width
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


def knowledge() -> Knowledge:
    """What the three made documents say."""
    return handmade.knowledge(handmade.first_extraction(), handmade.second_extraction(), third())


@pytest.fixture(scope="module")
def made() -> Store:
    """The made graph, with some relations of every kind beside the statements of the made documents."""
    return store_of(
        dataset_quads(
            handmade.knowledge(handmade.first_extraction(), handmade.second_extraction(), third()), handmade.RUN
        )
    )


def third() -> handmade.Extraction:
    """A document with one sentence and a statement of it for each relation that the other two do not have."""
    sentence = "The Prague Treaty was signed by Armenia with the help of Türkiye in 2024."
    scribe = handmade.Scribe(handmade.document("third", sentence, title="Third briefing", issued="2024"))
    rest = (
        "negotiatesWith",
        "alliedWith",
        "signed",
        "criticizes",
        "dependsOn",
        "controls",
        "providesAidTo",
        "hasHeadOfState",
    )
    statements: list[handmade.Statement] = [scribe.relation("armenia", name, "turkiye", sentence) for name in rest]
    statements.append(
        scribe.figure("european-union", "aid-pledged", "270000000", "EUR", sentence, counterpart="armenia")
    )
    return scribe.extraction(statements, [])


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


def test_formats_of_rows(made: Store) -> None:
    """Every format holds the same row."""
    found = ask(made, "neighbours", {"state": "Armenia"})
    header = ["stateName", "neighbourName"]
    assert found.variables == tuple(header)
    assert list(csv.reader(io.StringIO(found.format("csv")))) == [header, ["Armenia", "Azerbaijan"]]
    bindings = json.loads(found.format("json"))["results"]["bindings"]
    assert [row["neighbourName"]["value"] for row in bindings] == ["Azerbaijan"]
    assert found.format("tsv").splitlines()[1] == '"Armenia"@en\t"Azerbaijan"@en'
    assert "<literal" in found.format("xml")
    assert found.format("markdown").splitlines()[2] == "| Armenia | Azerbaijan |"
    assert found.format("table").splitlines()[2] == "Armenia    Azerbaijan"
    with pytest.raises(InputError, match="CONSTRUCT"):
        found.format("turtle")


@pytest.mark.parametrize("name", FORMATS)
def test_formats_of_yes_and_no(name: str, made: Store) -> None:
    """An ASK is true or false in every format but Turtle."""
    found = run(made, "ASK { dgi:armenia a dg:State }")
    assert found
    assert len(found) == 0
    if name == "turtle":
        with pytest.raises(InputError):
            found.format(name)
    else:
        assert "true" in found.format(name)
        assert "false" in run(made, "ASK { dgi:armenia a dg:Bloc }").format(name)


def test_formats_of_graphs(made: Store) -> None:
    """A CONSTRUCT is Turtle with our prefixes and nothing else."""
    found = run(made, "CONSTRUCT { ?a dg:metWith ?b } WHERE { ?a dg:metWith ?b }")
    assert "dgi:sergey-lavrov dg:metWith dgi:antonia-novak" in found.format("turtle")
    assert found.format() == found.format("turtle")
    assert found
    with pytest.raises(InputError, match="gives rows"):
        found.format("csv")


def test_rows_are_python_values(made: Store) -> None:
    """Numbers, dates, booleans and unbound values have Python's types."""
    sparql = """SELECT (1 AS ?i) (1.5 AS ?d) (1e0 AS ?f) (true AS ?b) ("2024-01-02"^^xsd:date AS ?t) (dgi:armenia AS ?u)
    ("2024-13-01"^^xsd:date AS ?bad) ?none {}"""
    (row,) = run(made, sparql)
    assert row == {
        "i": 1, "d": Decimal("1.5"), "f": 1.0, "b": True, "t": date(2024, 1, 2), "u": ns.DGI + "armenia",
        "bad": "2024-13-01", "none": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("-5.2", "-5.2"), ("-5%", "-5%"), ("@x", "'@x"),
        ("\t=1", "'\t=1"), ("-1+1", "'-1+1"), ("plain", "plain"), ("", ""), ("a\0b", "a\ufffdb"), ("\ud800", "\ufffd"),
    ],
)  # fmt: skip
def test_spreadsheets_find_no_formula(text: str, safe: str) -> None:
    """What a spreadsheet would run begins with an apostrophe; numbers stay numbers."""
    assert spreadsheet_safe(text) == safe


def test_tables_are_safe_for_terminals() -> None:
    """Escape sequences, bidi marks and line ends of a text cannot act; wide characters keep columns aligned."""
    shown = aligned(["a", "b"], [["x\x1b[31m\n\u202ey", "z"], ["日本", "w"]])
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert len(shown.splitlines()) == 4
    assert width("日本") == 4
    assert visible("a\r\nb") == "a b"
    assert width(aligned(["a"], [["日" * 80]]).splitlines()[2]) <= 60


def test_markdown_is_safe() -> None:
    """A text cannot break out of its cell or bring HTML along."""
    line = markdown(["a"], [["x|y <img> [l](u) `c`"]]).splitlines()[2]
    assert line == r"| x\|y &lt;img&gt; \[l\](u) \`c\` |"


def test_explain_a_triple(made: Store) -> None:
    """The membership rests on a statement in each of two documents, with sentence, rule and place in the text."""
    found = explain(made, "Armenia memberOf EAEU")
    assert [explanation.passages[0].sentence for explanation in found] == [handmade.JOINED, handmade.AGAIN]
    assert all(explanation.direct for explanation in found)
    text = found[0].text()
    for part in ("stands as a direct triple", "confidence: 0.8", "extractor: test:1", "First briefing, 0–32"):
        assert part in text


def test_explain_finds_symmetric_relations_both_ways_and_statements_by_id(made: Store) -> None:
    """A meeting is found from either side; a statement by its id; claims by "says"."""
    forth, back = explain(made, "Lavrov metWith Novak"), explain(made, "Novak dg:metWith Lavrov")
    assert forth == back
    assert explain(made, forth[0].iri) == explain(made, forth[0].iri.removeprefix(ns.DGI)) == forth
    (claim,) = explain(made, "Sergey Lavrov says *")
    assert handmade.WORDS in claim.says
    assert not claim.direct
    assert {e.says.split()[1] for e in explain(made, "Armenia trade-turnover Russia")} == {"trade-turnover"}
    assert explain(made, "Novak supports Lavrov") == ()


@pytest.mark.parametrize("what", ["Armenia", "Armenia loves Russia", "", "* *", "Atlantis memberOf EAEU"])
def test_explain_tells_what_it_expects(what: str, made: Store) -> None:
    """What names nothing gives one clear line."""
    with pytest.raises(InputError, match="not in the graph|SUBJECT PREDICATE OBJECT"):
        explain(made, what)


def test_stats_count_each_thing_once(made: Store) -> None:
    """Numbers agree with the knowledge that was written."""
    known = knowledge()
    found = stats(made)
    assert found["graph"]["documents"] == 3
    assert found["graph"]["direct triples"] == len(known.direct)
    assert found["graph"]["statements"] == sum(len(document.facts) for document in known.documents)
    assert found["graph"]["triples"] == len(made)
    assert found["relations"]["sanctions"] == 3
    assert found["modality"]["planned"] == 1
    assert sum(found["things"].values()) == found["graph"]["things"] + 3


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.ttl", b"<a> <b> .", r"x\.ttl: Parser error at line 1"),
        ("x.trig", b"\x00\xff", r"x\.trig: "),
        ("x.png", b"", "unknown kind of graph"),
        ("x.nq", '<http://a> <http://b> "\ud800" .'.encode("utf-8", "surrogatepass"), r"x\.nq: "),
    ],
)
def test_bad_files_are_named(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    """A file that is no graph gives its name and the place of the error."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message):
        open_store(tmp_path / name)


def test_stores_open_from_files_and_folders(made: Store, turtle: str, tmp_path: Path) -> None:
    """A file, the folder of a build and a folder of Oxigraph hold the same graph; others are refused."""
    (tmp_path / "graph.ttl").write_text(turtle, encoding="utf-8")
    assert len(open_store(tmp_path / "graph.ttl")) == len(open_store(tmp_path)) == len(made)
    disk = Store(str(tmp_path / "disk"))
    disk.extend(list(made))
    disk.flush()
    del disk
    assert len(open_store(tmp_path / "disk")) == len(made)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="neither a store nor the folder of a build"):
        open_store(tmp_path / "empty")
    with pytest.raises(InputError, match="no such file or folder"):
        open_store(tmp_path / "nothing")


def test_questions_are_in_the_ontology_folder() -> None:
    """Each file of the folder is a question."""
    assert {path.stem for path in (data_dir() / "queries").glob("*")} == set(questions())
