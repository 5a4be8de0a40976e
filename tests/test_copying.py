"""Copies of knowledge bases: between file, folder and server, with their ledger."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

import backends
import handmade
from backends import Backend
from diplograph import cli
from diplograph.errors import InputError, StoreBusyError
from diplograph.triples import namespaces as ns
from diplograph.triples.copying import copy
from diplograph.triples.dataset import dataset_quads
from diplograph.triples.folder import LEDGER, open_folder
from diplograph.triples.graphs import open_graph
from diplograph.triples.ledger import Entry, Ledger
from diplograph.triples.remote_writer import RemoteWriter, open_server
from diplograph.triples.serializing import WRITERS
from diplograph.triples.server import Server
from diplograph.triples.store import all_quads, store_of

EXTRACTIONS = (handmade.first_extraction(), handmade.second_extraction(), handmade.third_extraction())
SERVERS = ("oxigraph", "virtuoso")
GRAPHS = {"trig": "trig", "nq": "nquads", "jsonld": "jsonld"}


@pytest.fixture
def base(tmp_path: Path) -> Backend:
    """A store folder that was built and can grow."""
    made = Backend("folder", str(tmp_path / "base"))
    made.put(EXTRACTIONS)
    return made


@pytest.fixture(params=SERVERS)
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Backend]:
    """An empty server of each kind."""
    with backends.backend(request.param, tmp_path) as made:
        yield made


def quads_of(location: Path | str) -> set[Quad]:
    """What a reader sees."""
    return set(open_graph(location).quads())


def built(count: int) -> set[Quad]:
    """The graph of one build of the first documents."""
    return set(all_quads(store_of(dataset_quads(handmade.knowledge(*EXTRACTIONS[:count]), handmade.RUN))))


def entries(location: str) -> list[Entry]:
    """All that the ledger of a store folder knows."""
    with closing(Ledger(Path(location) / LEDGER)) as ledger:
        return list(ledger.entries())


def grows_like_the_original(made: Backend) -> None:
    """Documents can be taken out of it and put in again, and known ones are known."""
    made.forget(EXTRACTIONS[2].document.id)
    assert set(made.graph().quads()) == built(2)
    made.put(EXTRACTIONS)
    assert set(made.graph().quads()) == built(3)


def test_a_copy_of_a_folder_is_the_same_and_grows(base: Backend, tmp_path: Path) -> None:
    """Quads and ledger are those of the original, which stays as it was."""
    target = str(tmp_path / "copy")
    assert copy(base.location, target) == 3
    assert quads_of(target) == quads_of(base.location) == built(3)
    assert entries(target) == entries(base.location)
    grows_like_the_original(Backend("folder", target))
    assert quads_of(base.location) == built(3)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base", "copy"]


def test_a_knowledge_base_goes_onto_a_server_and_back(base: Backend, server: Backend, tmp_path: Path) -> None:
    """Folder to server to folder: nothing is lost, and each of them can grow."""
    assert copy(base.location, server.location) == 3
    assert quads_of(server.location) == built(3)
    back = str(tmp_path / "back")
    assert copy(server.location, back) == 3
    assert quads_of(back) == built(3)
    assert entries(back) == entries(base.location)
    grows_like_the_original(server)
    grows_like_the_original(Backend("folder", back))


def test_a_server_that_is_not_empty_is_refused(base: Backend, server: Backend) -> None:
    """What is there stays, and the lease is given back."""
    server.put(EXTRACTIONS[:1])
    with pytest.raises(InputError, match="holds a graph of diplograph already; a copy needs an empty server"):
        copy(base.location, server.location)
    assert quads_of(server.location) == built(1)
    server.put(EXTRACTIONS[1:2])
    assert quads_of(server.location) == built(2)


def test_a_plain_file_on_a_server_can_be_read_only(server: Backend, tmp_path: Path) -> None:
    """Without a ledger nobody knows which document gave what, so a build refuses to add to it."""
    file = written(tmp_path, "trig")
    assert copy(str(file), server.location) == 0
    assert quads_of(server.location) == built(3)
    with pytest.raises(InputError, match="has documents but no ledger"):
        server.put(EXTRACTIONS[:1])


def test_an_interrupted_upload_is_taken_away(base: Backend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that breaks in the middle leaves nothing that a later copy could stumble on."""
    with backends.oxigraph_server(tmp_path / "server") as address:
        sent = []

        def breaking(self: Server, update: str, **options: bool) -> None:
            if "INSERT DATA" in update and "relation-" in update:
                sent.append(update)
                if len(sent) == 2:
                    raise ConnectionResetError
            whole(self, update, **options)

        whole = Server.update
        with monkeypatch.context() as patch:
            patch.setattr(Server, "update", breaking)
            patch.setattr("diplograph.triples.remote_writer.pieces", lambda quads, _: _in_hundreds(quads))
            with pytest.raises(ConnectionResetError):
                copy(base.location, address)
        with pytest.raises(InputError, match="a change is under way or was interrupted"):
            copy(address, str(tmp_path / "half"))
        assert not (tmp_path / "half").exists()
        assert copy(base.location, address) == 3
        assert quads_of(address) == built(3)
        assert copy(address, str(tmp_path / "half")) == 3


def _in_hundreds(quads: object) -> Iterator[list[Quad]]:
    rows = list(quads)  # type: ignore[call-overload]
    return (rows[start : start + 100] for start in range(0, len(rows), 100))


def written(folder: Path, ending: str) -> Path:
    """The graph of all documents in a file."""
    file = folder / f"graph.{ending}"
    with file.open("wb") as stream:
        WRITERS[GRAPHS[ending]](dataset_quads(handmade.knowledge(*EXTRACTIONS), handmade.RUN), stream)
    return file


@pytest.mark.parametrize("ending", GRAPHS)
def test_a_file_becomes_a_folder_that_can_be_read_only(ending: str, tmp_path: Path) -> None:
    """Every format with named graphs gives the same store; it says so when one wants to add to it."""
    target = tmp_path / "store"
    assert copy(str(written(tmp_path, ending)), str(target)) == 0
    assert quads_of(target) == built(3)
    with pytest.raises(InputError, match="has no ledger, so it was not built by diplograph and cannot grow"):
        open_folder(target)


def test_the_folder_of_a_build_and_a_store_without_ledger_are_copied(tmp_path: Path) -> None:
    """What readers can open can be copied."""
    (tmp_path / "output").mkdir()
    written(tmp_path / "output", "trig")
    assert copy(str(tmp_path / "output"), str(tmp_path / "one")) == 0
    assert copy(str(tmp_path / "one"), str(tmp_path / "two")) == 0
    assert quads_of(tmp_path / "one") == quads_of(tmp_path / "two") == built(3)


@pytest.mark.parametrize("content", ["dgi:x a", "<http://x/s> <http://x/p> 'x"])
def test_a_broken_file_leaves_nothing(content: str, tmp_path: Path) -> None:
    """A store is there whole or not at all."""
    (tmp_path / "broken.ttl").write_text(content)
    with pytest.raises(InputError, match=r"broken\.ttl"):
        copy(str(tmp_path / "broken.ttl"), str(tmp_path / "store"))
    assert [path.name for path in tmp_path.iterdir()] == ["broken.ttl"]


def test_targets_that_cannot_be_are_refused(base: Backend, tmp_path: Path) -> None:
    """Nothing is overwritten, and no folders are made up."""
    (tmp_path / "file").write_text("mine")
    for target in ("file", "base", "."):
        with pytest.raises(InputError, match="is there already"):
            copy(base.location, str(tmp_path / target))
    with pytest.raises(InputError, match="no such folder"):
        copy(base.location, str(tmp_path / "no" / "such"))
    assert (tmp_path / "file").read_text() == "mine"
    with pytest.raises(InputError, match="no such file or folder"):
        copy(str(tmp_path / "nothing"), str(tmp_path / "new"))
    assert not (tmp_path / "new").exists()


def test_a_store_that_is_written_is_not_copied(base: Backend, tmp_path: Path) -> None:
    """Graph and ledger must say the same, so a copy waits for the writer."""
    with closing(base.writer()), pytest.raises(StoreBusyError, match="try again when it has ended"):
        copy(base.location, str(tmp_path / "copy"))
    assert copy(base.location, str(tmp_path / "copy")) == 3


def test_a_change_that_was_noted_but_not_made_is_in_the_copy(base: Backend, tmp_path: Path) -> None:
    """A store that was interrupted is finished before it is copied."""
    extra = f'INSERT DATA {{ <{ns.DGI}armenia> <{ns.LABEL.value}> "noted" }}'
    with closing(Ledger(Path(base.location) / LEDGER)) as ledger:
        ledger.record(extra)
    copy(base.location, str(tmp_path / "copy"))
    noted = Quad(ns.thing_iri("armenia"), ns.LABEL, Literal("noted"))
    assert quads_of(tmp_path / "copy") == built(3) | {noted}


def test_blank_nodes_go_into_folders_but_not_over_the_wire(tmp_path: Path) -> None:
    """Two requests cannot speak of the same blank node; a file with them is loaded on the server itself."""
    file = tmp_path / "blank.nq"
    file.write_text("_:b <http://x/p> _:c .\n")
    copy(str(file), str(tmp_path / "store"))
    assert len(open_graph(tmp_path / "store")) == 1
    with backends.oxigraph_server(tmp_path / "server") as address:
        with pytest.raises(InputError, match="blank nodes"):
            copy(str(file), address)
        with closing(open_server(address)) as writer:
            assert isinstance(writer, RemoteWriter)
        assert len(open_graph(address)) == 0


def test_the_command_says_what_the_copy_can_do(
    base: Backend, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line; the exit code of a refusal is that of wrong input."""
    assert cli.main(["copy", base.location, str(tmp_path / "copy")]) == 0
    assert "(3 documents; it can grow)" in capsys.readouterr().out
    assert cli.main(["copy", str(written(tmp_path, "nq")), str(tmp_path / "plain")]) == 0
    assert "read-only, because the source has no ledger" in capsys.readouterr().out
    assert cli.main(["copy", base.location, str(tmp_path / "copy")]) == 2
    error = capsys.readouterr().err
    assert "is there already" in error
    assert len(error.strip().splitlines()) == 1
    shutil.rmtree(tmp_path / "copy")
