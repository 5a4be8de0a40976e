"""The ledger of a store, its changes as SPARQL Update, and the ways to servers: each by itself."""

from __future__ import annotations

import base64
import itertools
import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from diplograph.errors import DiplographError, InputError, QueryTimeoutError, ServerError
from diplograph.triples import http
from diplograph.triples import namespaces as ns
from diplograph.triples.changes import Change, data, sparql
from diplograph.triples.dialects import COMMON_GRAPH, GENERIC, dialect_of
from diplograph.triples.forgetting import named
from diplograph.triples.http import Channel, shown
from diplograph.triples.ledger import Entry, Ledger
from diplograph.triples.packing import packed, unpacked

KEY, OTHER = ("thing", "armenia"), ("thing", "russia")


def entry(name: str, *versions: tuple[tuple[str, str], str], origins: tuple[str, ...] = ()) -> Entry:
    """A document of a ledger."""
    return Entry(f"doc-{name}", f"sha-{name}", f"print-{name}", f"{name}.txt", f"Title {name}", origins, versions)


ONE = entry("one", (KEY, "a"), (OTHER, "x"), origins=("/1", "/2"))
TWO = entry("two", (KEY, "a"), origins=("/3",))
THREE = entry("three", (KEY, "b"))


def ledger(*entries: Entry) -> Ledger:
    """A ledger in memory with these documents."""
    made = Ledger()
    for each in entries:
        made.put(each)
    return made


def test_what_is_put_is_there() -> None:
    """By id, by place and by text; with everything that was given."""
    made = ledger(ONE, TWO, THREE)
    assert len(made) == 3
    assert made.entry("doc-one") == ONE
    assert made.at("/2") == "doc-one"
    assert made.with_text("sha-two") == "doc-two"
    assert (made.entry("doc-x"), made.at("/x"), made.with_text("x")) == (None, None, None)
    assert [each.id for each in made.documents()] == ["doc-one", "doc-three", "doc-two"]


def test_versions_are_counted_by_their_documents() -> None:
    """Each version of a key with the number of documents that give it; what nobody gives is gone."""
    made = ledger(ONE, TWO, THREE)
    assert made.versions(KEY) == {"a": 2, "b": 1}
    made.remove("doc-one")
    assert made.versions(KEY) == {"a": 1, "b": 1}
    assert made.versions(OTHER) == {}
    assert made.keys() == [KEY]
    made.remove("doc-two")
    made.remove("doc-three")
    assert made.keys() == []
    assert len(made) == 0
    assert made.at("/3") is None


def test_a_place_holds_one_document() -> None:
    """What is read at a place last is what stands there."""
    made = ledger(ONE, TWO)
    made.move("/1", "doc-two")
    found = made.entry("doc-one"), made.entry("doc-two")
    assert [each.origins for each in found if each] == [("/2",), ("/1", "/3")]


@given(st.permutations([ONE, TWO, THREE]), st.sets(st.sampled_from(["doc-one", "doc-two", "doc-three"])))
def test_the_order_of_coming_and_going_does_not_matter(order: list[Entry], gone: set[str]) -> None:
    """Whoever came and went, the ledger is that of those who stayed."""
    made = ledger(*order)
    for name in sorted(gone):
        made.remove(name)
    stayed = ledger(*(each for each in (ONE, TWO, THREE) if each.id not in gone))
    assert list(made.documents()) == list(stayed.documents())
    assert made.keys() == stayed.keys()
    assert [made.versions(key) for key in (KEY, OTHER)] == [stayed.versions(key) for key in (KEY, OTHER)]


def test_a_failed_transaction_leaves_nothing() -> None:
    """All or nothing, the journal too."""
    made = ledger(ONE)

    def fail() -> None:
        with made.transaction():
            made.put(TWO)
            made.record("change")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert len(made) == 1
    assert list(made.recorded()) == []


def test_the_journal_keeps_its_order_until_settled(tmp_path: Path) -> None:
    """What the store has still to do survives the process, in order."""
    first = Ledger(tmp_path / "ledger")
    for change in ("one", "two", "three"):
        first.record(change)
    first.close()
    second = Ledger(tmp_path / "ledger")
    assert list(second.recorded()) == ["one", "two", "three"]
    second.settle()
    assert list(second.recorded()) == []


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    """Some other file, or the ledger of a later version: one line that says which."""
    (tmp_path / "text").write_bytes(b"not a database, but long enough to have a header of one" * 20)
    with pytest.raises(InputError, match="no ledger of a store"):
        Ledger(tmp_path / "text")
    Ledger(tmp_path / "later").close()
    with sqlite3.connect(tmp_path / "later") as database:
        database.execute("PRAGMA user_version=99")
    database.close()
    with pytest.raises(InputError, match=r"later diplograph \(layout 99"):
        Ledger(tmp_path / "later")


TEXTS = st.text(max_size=20)
ENTRIES = st.builds(
    Entry, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS,
    st.lists(TEXTS, max_size=3).map(tuple),
    st.lists(st.tuples(st.tuples(TEXTS, TEXTS), TEXTS), max_size=3).map(tuple),
)  # fmt: skip


@given(ENTRIES)
def test_a_packed_entry_comes_back(made: Entry) -> None:
    """Any document of a ledger goes through a literal of a server unharmed, as ASCII on one line."""
    text = packed(made)
    assert unpacked(text) == made
    assert text == packed(replace(made))
    assert text.isascii()
    assert text.isprintable()


@pytest.mark.parametrize(
    "text",
    ["", "x", "é", "AAAA", base64.b64encode(zlib.compress(b"[1,2]")).decode(), packed(ONE)[:-24], packed(ONE)[4:]],
)
def test_damaged_entries_are_told(text: str) -> None:
    """Cut, foreign or empty: the server's ledger is damaged, and the message says what to do."""
    with pytest.raises(ServerError, match="ledger on the server is damaged"):
        unpacked(text)


A, B, G = NamedNode("http://x/a"), NamedNode("http://x/b"), NamedNode("http://x/g")
IN_DEFAULT, IN_GRAPH = Quad(A, B, Literal('q"\n')), Quad(A, B, A, G)


def test_a_change_does_what_it_says_and_may_be_repeated() -> None:
    """Graphs dropped, quads out, quads in; the second time nothing changes."""
    store = Store()
    store.extend([IN_GRAPH, Quad(B, B, B, G), Quad(B, B, B)])
    change = Change((G,), (Quad(B, B, B),), (IN_DEFAULT, Quad(A, A, A, G)))
    for _ in range(2):
        store.update(sparql(change))
        assert set(store) == {IN_DEFAULT, Quad(A, A, A, G)}
    assert change.size == 3


def test_an_empty_change_is_nothing() -> None:
    """No text, no size, not true; each part alone makes it something."""
    assert sparql(Change()) == ""
    assert not Change()
    assert Change((G,))
    assert Change(remove=(IN_DEFAULT,))
    assert Change(insert=(IN_DEFAULT,))


def test_the_default_graph_can_be_a_named_one() -> None:
    """For servers without a default graph its quads go into the graph that stands for it."""
    store = Store()
    store.update(sparql(Change(insert=(IN_DEFAULT, IN_GRAPH)), default=COMMON_GRAPH))
    assert set(store) == {Quad(A, B, IN_DEFAULT.object, COMMON_GRAPH), IN_GRAPH}


@given(st.lists(st.tuples(st.sampled_from([A, B]), st.text(st.characters(exclude_categories=["Cs"])), st.booleans())))
def test_any_quads_go_through_an_update(rows: list[tuple[NamedNode, str, bool]]) -> None:
    """Whatever text a literal has, it arrives as it is and nowhere else."""
    quads = [Quad(subject, B, Literal(text), G if there else DefaultGraph()) for subject, text, there in rows]
    store = Store()
    store.update(f"INSERT DATA {{\n{data(quads)}}}")
    assert set(store) == set(quads)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Virtuoso/07.20 (Linux)", "Virtuoso"),
        ("OXIGRAPH/0.5", "Oxigraph"),
        ("Apache Jena Fuseki (5.1)", "Fuseki"),
        ("nginx", "SPARQL 1.1"),
        ("", "SPARQL 1.1"),
    ],
)
def test_servers_are_known_by_their_header(header: str, name: str) -> None:
    """In any case; an unknown server speaks plain SPARQL 1.1."""
    assert dialect_of(header).name == name
    assert (dialect_of(header) is GENERIC) == (name == "SPARQL 1.1")


@pytest.mark.parametrize(
    "text",
    ["doc-one", "dgi:doc-one", f"<{ns.DGI}doc-one>", f"{ns.DGI}doc-one", " doc-one ", "one.txt", "Title one", "/1"],
)
def test_a_document_is_meant_by_any_of_its_names(text: str) -> None:
    """Id, IRI, file name, title, and the place where it was read."""
    assert named(ledger(ONE, TWO), text) == "doc-one"


def test_documents_that_are_not_clear_are_listed() -> None:
    """Two of one title are listed, near ones are offered, and nothing near gives no hint."""
    made = ledger(ONE, replace(TWO, title="Title one"))
    with pytest.raises(InputError, match="names several documents: doc-one, doc-two"):
        named(made, "Title one")
    with pytest.raises(InputError, match=r"no document of the store \(near: doc-"):
        named(made, "Title onne")
    with pytest.raises(InputError, match=r"'zzz' is no document of the store$"):
        named(made, "zzz")


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Pauses are noted, not waited."""
    pauses: list[float] = []
    monkeypatch.setattr(http.time, "sleep", pauses.append)
    for name in (http.TOKEN, http.USER, http.PASSWORD):
        monkeypatch.delenv(name, raising=False)
    return pauses


def channel(handler: Callable[[httpx.Request], httpx.Response]) -> Channel:
    """A connection to a made-up server."""
    return Channel(transport=httpx.MockTransport(handler), timeout=30)


def body(made: Channel, *, repeatable: bool = True, url: str = "http://user:secret@h/x") -> bytes:
    """What the server answers."""
    with made, made.post(url, {"query": "ASK {}"}, "text/x", repeatable=repeatable) as response:
        return response.read()


@pytest.mark.parametrize(
    ("status", "kind", "message"),
    [
        (400, InputError, "does not accept the request: why"),
        (401, ServerError, "DIPLOGRAPH_TOKEN"),
        (403, ServerError, "forbids it"),
        (404, ServerError, "nothing at this address"),
        (405, ServerError, "does not allow it"),
        (408, QueryTimeoutError, r"stopped by the server \(408\)"),
        (413, ServerError, "too large"),
        (418, ServerError, "answered 418: why"),
        (500, ServerError, "answered 500: why"),
        (504, QueryTimeoutError, r"stopped by the server \(504\)"),
    ],
)
def test_refusals_are_told_without_the_login(
    status: int, kind: type[DiplographError], message: str, no_waiting: list[float]
) -> None:
    """Each status has its error; the message is one line and has no password."""
    with pytest.raises(kind, match=message) as caught:
        body(channel(lambda _: httpx.Response(status, text="why\n\x1b[2J" + "x" * 9000)))
    assert "secret" not in str(caught.value)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400


def test_a_busy_server_is_asked_again(no_waiting: list[float]) -> None:
    """Two refusals and an answer are an answer, after growing pauses."""
    answers = iter([503, 429, 200])
    assert body(channel(lambda _: httpx.Response(next(answers), text="done"))) == b"done"
    assert no_waiting == sorted(no_waiting)
    assert len(no_waiting) == 2


def test_patience_ends(no_waiting: list[float]) -> None:
    """A server that stays busy, or is not there, is asked four times."""
    counter = itertools.count()

    def busy(_: httpx.Request) -> httpx.Response:
        next(counter)
        return httpx.Response(503)

    def absent(request: httpx.Request) -> httpx.Response:
        next(counter)
        raise httpx.ConnectError("refused", request=request)

    for handler, message in ((busy, "answered 503"), (absent, "no connection: refused")):
        with pytest.raises(ServerError, match=message):
            body(channel(handler))
    assert next(counter) == 8


def test_an_update_is_not_repeated(no_waiting: list[float]) -> None:
    """What may have been done already is not done again."""
    answers = iter([503, 200])
    with pytest.raises(ServerError, match="503"):
        body(channel(lambda _: httpx.Response(next(answers))), repeatable=False)
    assert next(answers) == 200
    assert no_waiting == []


def test_a_slow_server_is_given_up(no_waiting: list[float]) -> None:
    """Silence before and after the connection are told apart."""

    def slow(error: type[httpx.TimeoutException]) -> Callable[[httpx.Request], httpx.Response]:
        def handler(request: httpx.Request) -> httpx.Response:
            raise error("slow", request=request)

        return handler

    with pytest.raises(QueryTimeoutError, match="stopped after 30 s"):
        body(channel(slow(httpx.ReadTimeout)))
    with pytest.raises(ServerError, match="does not answer"):
        body(channel(slow(httpx.ConnectTimeout)))


@pytest.mark.parametrize(
    ("variables", "begins"),
    [
        ({"DIPLOGRAPH_TOKEN": "t0k"}, "Bearer t0k"),
        ({"DIPLOGRAPH_USER": "me", "DIPLOGRAPH_PASSWORD": "pw"}, "Basic "),
        ({"DIPLOGRAPH_TOKEN": "t0k", "DIPLOGRAPH_USER": "me"}, "Bearer t0k"),
    ],
)
def test_logins_come_from_the_environment(
    variables: dict[str, str], begins: str, no_waiting: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A token counts before a name and password."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    told = body(channel(lambda request: httpx.Response(200, text=request.headers["Authorization"])), url="http://h/x")
    assert told.decode().startswith(begins)


@pytest.mark.parametrize(
    ("url", "text"),
    [("http://u:p@h/x", "http://h/x"), ("http://h/x", "http://h/x"), ("http://u:p@h:no/", "h:no/"), ("http://h/\x1b", "http://h/")],
)  # fmt: skip
def test_addresses_are_shown_without_logins(url: str, text: str) -> None:
    """Also where the address is no address."""
    assert shown(url) == text
