"""How the service reads requests: tokens of SPARQL, dataset clauses, Accept headers, XML-safe output."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from io import BytesIO
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Triple

from diplograph.service import protocol, syntax
from diplograph.service.negotiation import GRAPHS, PAGE, RESULTS, choose
from diplograph.service.output import XmlSafe, write_triples
from diplograph.service.refusal import Refusal
from diplograph.triples.questions import questions

SOME = st.text(alphabet=st.sampled_from(list("SERVICEfromNAMED<>\"'\\{}()#?:@.;/_ \n\tax09é·\u0300²")), max_size=60)


# --- Tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ASK{?s a ?o}", ["word", "other", "variable", "word", "variable", "other"]),
        ("'a\\'b' \"c\" '''d'e''' \"\"\"f\"\"g\"\"\"", ["string"] * 4),
        ("<http://a/b?c#d> dg:a :b _:c", ["iri", "name", "name", "name"]),
        ("ex:a.b ex:c. ex:d\\,e ex:%41", ["name", "name", "other", "name", "name"]),
        ("'x'@en-GB 'y'^^xsd:string", ["string", "language", "string", "other", "other", "name"]),
        ("?a <5 && ?b>3", ["variable", "other", "number", "other", "other", "variable", "other", "number"]),
        ("?a<5&&?b>3", ["variable", "iri", "number"]),
        ("1 2.5 3e-7 4.", ["number", "number", "number", "number", "other"]),
        ("# SERVICE <x>\nASK", ["word"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    """Text is cut as section 19.8 of the recommendation says."""
    assert [kind for kind, _ in syntax.tokens(text)] == expected


@given(SOME)
def test_tokens_leave_nothing_out(text: str) -> None:
    """Every character is in a token, in white space or in a comment, in order."""
    place = 0
    for _, token in syntax.tokens(text):
        found = text.index(token, place)
        between = text[place:found]
        assert all(line.strip() == "" or "#" in line for line in between.splitlines())
        place = found + len(token)


@given(SOME, SOME)
def test_service_is_seen_whatever_stands_around(before: str, after: str) -> None:
    """No surrounding text that the engine takes hides a SERVICE clause from us."""
    query = f"SELECT * {{ {before} SERVICE <http://127.0.0.1:1/> {{ ?s ?p ?o }} {after} }}"
    try:
        syntax.read(query)
        found = Store().query(query)
    except (Refusal, SyntaxError, ValueError):
        return
    # Whatever we let pass and the engine takes calls no other server: this would raise OSError.
    assert list(cast("QuerySolutions", found)) is not None


def test_every_named_question_is_a_plain_select() -> None:
    """Our own questions have a form, no dataset, no offence."""
    for question in questions().values():
        assert syntax.read(question.sparql) == syntax.Asked("SELECT", None, None), question.name


@pytest.mark.parametrize(
    ("query", "form"),
    [("select * {}", "SELECT"), ("PREFIX a: <b:> ASK {}", "ASK"), ("BASE <a:> Construct {} {}", "CONSTRUCT"),
     ("#x\n describe <a:b>", "DESCRIBE"), ("nonsense", "SELECT"), ("", "SELECT"), ("PREFIX", "SELECT")],
)  # fmt: skip
def test_forms(query: str, form: str) -> None:
    """The form is the first word after the prologue."""
    assert syntax.read(query).form == form


@pytest.mark.parametrize(
    ("query", "default", "named"),
    [
        ("SELECT * FROM <a:b> FROM NAMED <a:c> FROM <a:d> {}", ("a:b", "a:d"), ("a:c",)),
        ("PREFIX e: <x:y/> SELECT * from e:z from named e:w.v {}", ("x:y/z",), ("x:y/w.v",)),
        ("BASE <http://a/b/> PREFIX e: <c/> ASK FROM e:d FROM <../e> {}", ("http://a/b/c/d", "http://a/e"), ()),
        ("ASK FROM <a:\\u0062> {}", ("a:b",), ()),
        ("ASK FROM dgi:doc-first {}", ("https://w3id.org/diplograph/id/doc-first",), ()),
        ("ASK FROM <relative> {}", ("http://here/relative",), ()),
        ("ASK FROM unknown:x {}", None, None),
        ("ASK FROM", None, None),
        ("ASK { ?from <a:FROM> 'FROM <x:y>' }", None, None),
    ],
)
def test_dataset_clauses(query: str, default: tuple[str, ...] | None, named: tuple[str, ...] | None) -> None:
    """FROM and FROM NAMED with all ways to write an IRI."""
    asked = syntax.read(query, "http://here/sparql")
    assert (asked.default, asked.named) == (default, named)


def test_brackets_may_not_be_nested_without_end() -> None:
    """As deep as the limit is fine, one more is refused."""
    syntax.read("SELECT * " + "{" * syntax.DEEPEST + "}" * syntax.DEEPEST)
    with pytest.raises(Refusal, match="brackets open at once"):
        syntax.read("SELECT * " + "{" * (syntax.DEEPEST + 1))


# --- Accept


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/sparql-results+json"),
        ("nonsense", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV ; charset=utf-8", "text/csv"),
        ("text/csv;q=0.2, text/tab-separated-values ; q=0.3", "text/tab-separated-values"),
        ("application/*;q=0.5, text/csv;q=0.4", "application/sparql-results+json"),
        ("application/*;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("*/*, application/sparql-results+json;q=0.1, application/json;q=0.1", "application/sparql-results+xml"),
        ("text/csv;q=7", "text/csv"),
        ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "application/xml"),
    ],
)
def test_accept(accept: str, media: str) -> None:
    """The best range wins, the most specific one decides about a type, equals go to the preferred format."""
    assert choose(accept, RESULTS).media == media


@given(st.text(max_size=80))
def test_any_accept_header_gives_an_offer_or_406(accept: str) -> None:
    """No header breaks the choice."""
    assert outcome(lambda: choose(accept, (*GRAPHS, PAGE))) in (*GRAPHS, PAGE, 406)


def outcome(call: Callable[[], object]) -> object:
    """What a call gives, or the status it is refused with."""
    try:
        return call()
    except Refusal as refusal:
        return refusal.status


# --- Requests


@given(st.binary(max_size=60), st.text(max_size=40), st.text(max_size=40))
def test_any_post_is_a_request_or_a_refusal(body: bytes, kind: str, query_string: str) -> None:
    """No body, type or address breaks the reading."""
    for content_type in (kind, protocol.FORM, protocol.DIRECT):
        found = outcome(lambda kind=content_type: protocol.from_post(kind, query_string, body))  # type: ignore[misc]
        assert isinstance(found, protocol.Request) or found in (400, 403, 415)


def test_too_many_parameters_are_refused() -> None:
    """A request cannot keep the service busy with parameters."""
    with pytest.raises(Refusal, match="more than 1000 parameters"):
        protocol.from_get("&".join(["query=ASK"] + ["a=b"] * 1000))


# --- Output


@given(
    st.lists(st.text(alphabet="ab\x00\x08\t\n\x0b\x1f\x7f\ufffd\ufffe\uffff\uefff\ufbbf😀"), max_size=6),
    st.integers(1, 4),
)
def test_xml_holds_what_it_can(parts: list[str], size: int) -> None:
    """However the bytes are cut, what is written is XML, with U+FFFD for what XML cannot hold."""
    out = BytesIO()
    safe = XmlSafe(cast("BinaryIO", out))
    data = f"<a>{''.join(parts)}</a>".encode()
    for start in range(0, len(data), size):
        safe.write(data[start : start + size])
    safe.finish()
    text = ET.fromstring(out.getvalue()).text or ""
    expected = "".join("\ufffd" if c in "\x00\x08\x0b\x1f\ufffe\uffff" else c for c in "".join(parts))
    assert text == expected


@pytest.mark.parametrize("local", ["p", "é", "_x", "a-b.c", "1", "x/", "a%20", "p#"])
def test_properties_in_rdf_xml(local: str) -> None:
    """A property is written if its IRI ends with a name; otherwise the format is refused."""
    triple = Triple(NamedNode("a:b"), NamedNode(f"http://e/{local}"), Literal("c"))
    out = BytesIO()
    if local in ("p", "é", "_x", "a-b.c"):
        write_triples([triple], "rdfxml", out)
        assert "".join(ET.fromstring(out.getvalue()).itertext()).strip() == "c"
    else:
        with pytest.raises(Refusal, match="RDF/XML has no way"):
            write_triples([triple], "rdfxml", out)
