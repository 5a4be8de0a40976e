"""Commands and the Python interface on the address of a server."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import backends
import diplograph
import handmade
from diplograph import cli
from diplograph.errors import ServerError

EXTRACTIONS = (handmade.first_extraction(), handmade.second_extraction(), handmade.third_extraction())


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An Oxigraph server that holds the made documents."""
    with backends.oxigraph_server(tmp_path_factory.mktemp("server") / "data") as found:
        backends.Backend("oxigraph", found).put(EXTRACTIONS)
        yield found


def output(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command that succeeds prints."""
    assert cli.main(list(arguments)) == 0
    return capsys.readouterr().out


def test_a_named_question_is_asked_of_a_server(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Parameters are looked up by name on the server; the rows are those of the graph in memory."""
    found = output(capsys, "query", address, "memberships", "--param", "actor=ARM", "--format", "csv")
    rows = list(csv.reader(io.StringIO(found)))
    assert rows[1:] == [["Armenia", "Eurasian Economic Union", ""]]


def test_sparql_is_asked_of_a_server(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Our prefixes are declared there too."""
    found = json.loads(output(capsys, "query", address, "--sparql", "ASK { ?s a dg:Document }", "--format", "json"))
    assert found["boolean"] is True


def test_the_python_interface_opens_a_server(address: str, tmp_path: Path) -> None:
    """`open` takes the address; asking, counting and exporting work as with a file."""
    kg, local = diplograph.open(address), diplograph.KnowledgeGraph(handmade.store())
    assert len(kg) == len(local)
    assert list(kg.ask("meetings", actor="Novak")) == list(local.ask("meetings", actor="Novak"))
    kg.export(tmp_path / "remote.ttl")
    local.export(tmp_path / "local.ttl")
    assert (tmp_path / "remote.ttl").read_bytes() == (tmp_path / "local.ttl").read_bytes()


def test_a_server_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """One line with the address, at the command line and in Python."""
    nowhere = f"http://127.0.0.1:{backends.free_port()}"
    with pytest.raises(ServerError, match="127"):
        len(diplograph.open(nowhere))
    assert cli.main(["query", nowhere, "--sparql", "ASK {}"]) != 0
    error = capsys.readouterr().err
    assert nowhere.removeprefix("http://") in error
    assert error.count("\n") == 1


def test_a_parameter_given_twice_is_refused(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Which of two values is meant nobody can tell."""
    line = ["query", address, "memberships", "--param", "actor=Armenia", "--param", " actor =Russia"]
    assert cli.main(line) == 2
    assert "--param actor: given twice; a parameter has one value" in capsys.readouterr().err
