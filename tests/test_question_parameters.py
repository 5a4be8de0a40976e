"""Parameters of questions: their types, defaults and needs; no value can be anything but a value."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Store

import handmade
from diplograph.errors import InputError
from diplograph.ontology import registry
from diplograph.triples import namespaces as ns
from diplograph.triples.lookup import Lookup
from diplograph.triples.queries import answer, filled, run
from diplograph.triples.questions import TYPES, Parameter, Question, parse_question, question, questions


@pytest.fixture(scope="module")
def made() -> Store:
    """All three made documents."""
    return handmade.store()


def nowhere(text: str) -> NamedNode:
    """Stands for a look-up that must not be asked."""
    raise AssertionError(text)


def asking(kind: str, need: str = "required") -> Question:
    """A question with one parameter."""
    return parse_question("made", f'# What?\n# param: it {kind} {need} "the thing asked"\nSELECT * {{ ?s ?p $it }}')


def term(kind: str, value: str) -> str:
    """What a value of a type becomes in the query."""
    return asking(kind).fill({"it": value}, nowhere).rpartition("?p ")[2].removesuffix(" }")


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("relation", "memberOf", f"<{ns.DG}memberOf>"),
        ("relation", "dg:memberOf", f"<{ns.DG}memberOf>"),
        ("relation", f"{ns.DG}memberOf", f"<{ns.DG}memberOf>"),
        ("class", "State", f"<{ns.DG}State>"),
        ("class", "dg:Bloc", f"<{ns.DG}Bloc>"),
        ("code", "planned", f"<{ns.DGC}planned>"),
        ("code", "dgc:trade-turnover", f"<{ns.DGC}trade-turnover>"),
        ("integer", "2023", "2023"),
        ("integer", "-7", "-7"),
        ("date", "2024-02-29", f'"2024-02-29"^^<{ns.XSD}date>'),
        ("text", 'say "x"\n\\', '"say \\"x\\"\\n\\\\"'),
        ("text", "", '""'),
    ],
)
def test_values_become_terms_of_their_type(kind: str, value: str, text: str) -> None:
    """Each type is written as SPARQL writes it, with or without our prefix."""
    assert term(kind, value) == text


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("relation", "State"),
        ("relation", "memberof"),
        ("relation", "dg:"),
        ("class", "memberOf"),
        ("class", ""),
        ("code", "memberOf"),
        ("code", "Planned"),
        ("integer", "1.5"),
        ("integer", "1e9"),
        ("integer", "1234567890"),
        ("integer", "٣"),
        ("integer", " 1"),
        ("date", "2023-02-29"),
        ("date", "2023"),
        ("date", "yesterday"),
    ],
)
def test_values_of_another_type_are_refused(kind: str, value: str) -> None:
    """The message has the parameter, the value, the type and what the parameter is for."""
    with pytest.raises(InputError) as caught:
        term(kind, value)
    message = str(caught.value)
    assert message.startswith(f"it={value.strip()!r}")
    assert f"is no {kind}: the thing asked" in message


@pytest.mark.parametrize("name", sorted(registry().relations))
def test_every_relation_can_be_asked_for(name: str) -> None:
    """No relation of the registry is refused as one."""
    assert term("relation", name) == f"<{ns.DG}{name}>"


def test_things_are_looked_up() -> None:
    """A thing is whatever the look-up finds, asked with the very words of the user."""
    asked = []

    def find(text: str) -> NamedNode:
        asked.append(text)
        return ns.thing_iri("armenia")

    filled_in = asking("thing").fill({"it": " The  Armenia"}, find)
    assert asked == [" The  Armenia"]
    assert f"<{ns.DGI}armenia>" in filled_in


def test_a_required_parameter_says_how_to_give_it() -> None:
    """The message shows the option as it is typed."""
    with pytest.raises(InputError, match=r"made: parameter 'it' is required \(--param it=…: the thing asked\)"):
        asking("text").fill({}, nowhere)


def test_an_optional_parameter_stays_a_variable() -> None:
    """Without a value the query asks for all."""
    assert "?p $it" in asking("text", "optional").fill({}, nowhere)


def test_a_line_for_an_optional_parameter_goes_with_it() -> None:
    """A line that ends with `# if NAME` is there only when the parameter has a value."""
    asked = parse_question("made", '# Q?\n# param: it integer optional "x"\nASK {\n FILTER(1 = $it) # if it\n}')
    assert asked.fill({}, nowhere).endswith("ASK {\n}")
    assert "FILTER(1 = 1) # if it" in asked.fill({"it": "1"}, nowhere)


def test_a_default_is_used_unless_a_value_is_given() -> None:
    """A default goes through the same door as a value."""
    asked = asking("integer", "=2020")
    assert "?p 2020" in asked.fill({}, nowhere)
    assert "?p 2021" in asked.fill({"it": "2021"}, nowhere)
    with pytest.raises(InputError, match="is no integer"):
        asking("integer", "=soon").fill({}, nowhere)


def test_unknown_parameters_list_the_known_ones() -> None:
    """A misspelt name is no silent default; control characters do not reach the message."""
    with pytest.raises(InputError, match=r"made: no parameter 'its \[31m' \(its parameters: it\)"):
        asking("text").fill({"its\x1b[31m": "x", "it": "y"}, nowhere)
    bare = parse_question("bare", "# What?\nSELECT * { ?s ?p ?o }")
    with pytest.raises(InputError, match="its parameters: none"):
        bare.fill({"a": "b"}, nowhere)


TWO = parse_question(
    "two",
    '# Which?\n# param: first text required "one"\n# param: second text required "other"\n'
    "SELECT ?a ?b { BIND($first AS ?a) BIND($second AS ?b) }",
)


def test_a_value_with_the_name_of_a_parameter_stays_text(made: Store) -> None:
    """The name of the second parameter as a value of the first is text, not the place of the second value."""
    sparql = TWO.fill({"first": "$second", "second": '} # "'}, nowhere)
    assert list(run(made, sparql)) == [{"a": "$second", "b": '} # "'}]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(alphabet='$firstecond"\\ }{#\n'))
def test_any_text_comes_back_from_the_engine(first: str, second: str) -> None:
    """What goes in as a text value is the same text in the answer, whatever it is."""
    sparql = TWO.fill({"first": first, "second": second}, nowhere)
    assert list(run(Store(), sparql)) == [{"a": first, "b": second}]


def test_longer_names_are_other_parameters() -> None:
    """`$it` does not touch `$items` or `?it`."""
    made = parse_question("made", '# What?\n# param: it integer required "x"\nSELECT * { ?it $items $it }')
    assert made.fill({"it": "1"}, nowhere).endswith("SELECT * { ?it $items 1 }")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "first line"),
        ("SELECT * {}", "first line"),
        ("#What?\n", "first line"),
        ("# Q?\n# param: it text required", "not a parameter"),
        ('# Q?\n# param: It text required "x"', "not a parameter"),
        ('# Q?\n# param: it string required "x"', "not a parameter"),
        ('# Q?\n# param: it text maybe "x"', "not a parameter"),
        ('# Q?\n# param: it text required ""', "not a parameter"),
    ],
)
def test_files_that_are_no_questions_are_refused(content: str, message: str) -> None:
    """The author of a question is told which line is wrong."""
    with pytest.raises(ValueError, match=message):
        parse_question("made", content)


def test_parameters_end_at_the_first_other_line() -> None:
    """A line like a parameter further down is a comment."""
    made = parse_question("made", '# Q?\n# param: a text optional "x"\n# note\n# param: b text optional "y"\nASK {}')
    assert made.parameters == (Parameter("a", "text", required=False, default=None, description="x"),)
    assert made.text == "Q?"


def test_the_shipped_questions_are_whole() -> None:
    """Each has a question, known types, described parameters that it uses, and none undeclared."""
    for name, asked in questions().items():
        assert asked.name == name
        assert "?" in asked.text
        code = re.sub(r"#.*", "", asked.sparql)
        assert set(re.findall(r"\$(\w+)", code)) == {parameter.name for parameter in asked.parameters}
        for parameter in asked.parameters:
            assert parameter.type in TYPES
            assert parameter.description
            assert not (parameter.required and parameter.default)
    assert list(questions()) == sorted(questions())


@pytest.mark.parametrize(
    ("name", "hint"), [("membership", "memberships"), ("neighbors", "neighbours"), ("qqqq", "query --list")]
)
def test_names_of_questions_are_guessed(name: str, hint: str) -> None:
    """A near name is offered, else the list."""
    with pytest.raises(InputError, match=hint):
        question(name)


def test_a_query_of_ones_own_may_have_parameters(made: Store) -> None:
    """The first lines of a named question work in any query, and defaults count without values."""
    asked = '# Which?\n# param: kind class =State "which"\nSELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a $kind }'
    (states,) = answer(made, sparql=asked)
    (blocs,) = answer(made, sparql=asked, values={"kind": "Bloc"})
    assert (states["n"], blocs["n"]) == (4, 2)


def test_values_without_parameters_are_told(made: Store) -> None:
    """Values for a query that declares none are a mistake, not ignored."""
    with pytest.raises(InputError, match="parameters need the first lines"):
        filled("SELECT * { ?s ?p ?o }", None, {"a": "b"}, Lookup(made))


def test_a_plain_query_is_left_alone(made: Store) -> None:
    """Nothing is replaced where nothing is declared, not even `$`."""
    sparql = "SELECT $s { $s ?p ?o } # $x"
    assert filled(sparql, None, {}, Lookup(made)) == sparql


def test_an_answer_can_be_limited_in_time(made: Store) -> None:
    """A named question with a limit gives what it gives without."""
    values = {"actor": "Armenia"}
    free = list(answer(made, name="memberships", values=values))
    assert free
    assert list(answer(made, name="memberships", values=values, timeout=30)) == free
