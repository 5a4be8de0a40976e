"""The commands: files, exit codes, messages; no traceback whatever the user does."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import psutil
import pytest
from pyoxigraph import RdfFormat, Store

import diplograph
import handmade
from diplograph import cli, pipeline
from diplograph.errors import InputError
from diplograph.model import Document, Extraction
from diplograph.results import RESULTS
from diplograph.triples.dataset import dataset_quads
from diplograph.triples.serializing import WRITERS
from diplograph.triples.store import all_quads, open_store

COMMANDS = ("build", "query", "validate", "export", "show", "explain", "stats")


class Fake:
    """Stands for the extractor: each document says that it mentions Armenia and that Armenia borders on Azerbaijan."""

    def extract(self, document: Document) -> Extraction:
        """A border in the first sentence of any document."""
        scribe = handmade.Scribe(document)
        first = document.text.splitlines()[0]
        if first == "crash":
            raise KeyboardInterrupt
        return scribe.extraction([scribe.relation("armenia", "sharesBorderWith", "azerbaijan", first)], ["armenia"])

    def describe(self) -> Mapping[str, str]:
        """One made-up version."""
        return {"fake": "1"}


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds use `Fake`."""
    monkeypatch.setattr(pipeline, "load_extractor", lambda _name: Fake())


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with two documents."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("Armenia borders on Azerbaijan.\n", encoding="utf-8")
    (folder / "b.txt").write_text("=SUM(A1) Armenia has Azerbaijan as neighbour.\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made graph as TriG."""
    path = tmp_path_factory.mktemp("graph") / "graph.trig"
    with path.open("wb") as stream:
        WRITERS["trig"](dataset_quads(handmade.knowledge(), handmade.RUN), stream)
    return path


def run(*arguments: object) -> int:
    """The exit code of a command."""
    return cli.main([str(argument) for argument in arguments])


def fails(capsys: pytest.CaptureFixture[str], code: int, *arguments: object) -> str:
    """The one line on standard error of a command that fails with `code`."""
    assert run(*arguments) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("diplograph: ")
    assert captured.err.count("\n") == 1
    return captured.err


def test_build_writes_all_files(fake: None, texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build writes the five files, and they agree with each other."""
    out = tmp_path / "out"
    assert run("build", texts, "-o", out) == 0
    assert sorted(os.listdir(out)) == sorted(RESULTS)
    report = json.loads((out / "report.json").read_text())
    assert report["counts"]["documents"] == 2
    assert report["counts"]["relations"] == 2
    assert report["counts"]["direct_triples"] == 2
    assert report["versions"]["fake"] == "1"
    turtle, trig = open_store(out / "graph.ttl"), open_store(out / "graph.trig")
    assert {quad.triple for quad in all_quads(turtle)} == {quad.triple for quad in all_quads(trig)}
    assert len(trig) == report["counts"]["quads"] == len(turtle)
    captured = capsys.readouterr()
    assert "2 documents" in captured.out
    assert captured.err == ""


def test_builds_are_the_same_bytes(fake: None, texts: Path, tmp_path: Path) -> None:
    """Two builds differ only in the timings of the report."""
    first, second = tmp_path / "1", tmp_path / "2"
    assert run("build", texts, "-o", first) == run("build", texts, "-o", second) == 0
    for name in RESULTS:
        if name != "report.json":
            assert (first / name).read_bytes() == (second / name).read_bytes()
    reports = [json.loads((folder / "report.json").read_text()) for folder in (first, second)]
    for report in reports:
        del report["seconds"]
    assert reports[0] == reports[1]


def test_no_path_of_the_machine_is_in_the_results(fake: None, texts: Path, tmp_path: Path) -> None:
    """Where the files lay does not matter and is not told."""
    run("build", texts, "-o", tmp_path / "out")
    for name in RESULTS:
        assert str(tmp_path).encode() not in (tmp_path / "out" / name).read_bytes()


def test_facts_open_safely_in_spreadsheets(fake: None, texts: Path, tmp_path: Path) -> None:
    """A row for each statement; a sentence that looks like a formula is defused."""
    run("build", texts, "-o", tmp_path / "out")
    text = (tmp_path / "out" / "facts.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 2
    assert {row["sentence"][:5] for row in rows} == {"Armen", "'=SUM"}


def test_unreadable_documents_are_named_and_the_rest_is_built(
    fake: None, texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One bad file among good ones is in the summary and in the report."""
    (texts / "c.png").write_bytes(b"\x89PNG")
    assert run("build", texts, "-o", tmp_path / "out") == 0
    assert "skipped c.png" in capsys.readouterr().out
    (skipped,) = json.loads((tmp_path / "out" / "report.json").read_text())["skipped"]
    assert skipped["name"] == "c.png"


def test_wrong_input_of_build(fake: None, texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No path, a missing path, an empty folder, a file as output: one line, exit 2, nothing written."""
    (tmp_path / "empty").mkdir()
    out = tmp_path / "out"
    assert "no such file" in fails(capsys, 2, "build", texts, tmp_path / "nothing", "-o", out)
    assert "no readable document" in fails(capsys, 2, "build", tmp_path / "empty", "-o", out)
    assert "--example" in fails(capsys, 2, "build", "-o", out)
    assert "--example" in fails(capsys, 2, "build", texts, "--example", "-o", out)
    assert "is a file" in fails(capsys, 2, "build", texts, "-o", texts / "a.txt")
    assert "--workers" in fails(capsys, 2, "build", texts, "--workers", "0")
    assert not out.exists()


def test_unknown_extractors_are_named(texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An extractor that is not installed lists those that are."""
    assert "expected one of rules" in fails(capsys, 2, "build", texts, "--extractor", "magic", "-o", tmp_path / "out")


def test_an_interrupted_build_changes_nothing(
    fake: None, texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C gives one line and exit 130; old results stay as they were."""
    out = tmp_path / "out"
    run("build", texts, "-o", out)
    capsys.readouterr()
    before = {name: (out / name).read_bytes() for name in RESULTS}
    (texts / "c.txt").write_text("crash\n")
    assert "interrupted" in fails(capsys, 130, "build", texts, "-o", out)
    assert {name: (out / name).read_bytes() for name in os.listdir(out)} == before


def test_source_date_epoch(
    fake: None, texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The time of the run comes from SOURCE_DATE_EPOCH alone; nonsense there is the user's error."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert run("build", texts, "-o", tmp_path / "out") == 0
    assert '"1970-01-02T00:00:00Z"^^xsd:dateTime' in (tmp_path / "out" / "graph.ttl").read_text()
    capsys.readouterr()
    for wrong in ("tomorrow", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        assert "SOURCE_DATE_EPOCH" in fails(capsys, 2, "build", texts, "-o", tmp_path / "out2")


def test_standard_input_is_a_document(fake: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads standard input."""
    stream = io.TextIOWrapper(io.BytesIO(b"Armenia borders on Azerbaijan.\n"))
    monkeypatch.setattr(sys, "stdin", stream)
    assert run("build", "-", "-o", tmp_path / "out") == 0


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_every_help_has_an_example(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """--help ends well and shows how to type it."""
    with pytest.raises(SystemExit) as ended:
        cli.main([*command, "--help"])
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert "example" in text
    assert f"  diplograph {' '.join(command)}" in text


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """--version names the program."""
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("diplograph ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "COMMAND"),
        (("dance",), "dance"),
        (("build", "--fast"), "--fast"),
        (("query",), "expected a graph"),
        (("query", "GRAPH"), "expected one of"),
        (("query", "GRAPH", "memberships", "--sparql", "ASK {}"), "expected one of"),
        (("query", "GRAPH", "nothing-like-it"), "no named question"),
        (("query", "GRAPH", "trade"), "'first' is required"),
        (("query", "GRAPH", "memberships", "--param", "Armenia"), "expected KEY=VALUE"),
        (("query", "GRAPH", "memberships", "--param", "actor=Armenja"), "near: armenia"),
        (("query", "GRAPH", "--sparql", "SELECT"), "not a SPARQL query"),
        (("query", "GRAPH", "--file", "no.rq"), "No such file"),
        (("query", "GRAPH", "documents", "--timeout", "-1"), "--timeout"),
        (("query", "GRAPH", "documents", "--format", "yaml"), "yaml"),
        (("query", "GRAPH", "documents", "--format", "turtle"), "CONSTRUCT"),
        (("query", "no.ttl", "documents"), "no such file"),
        (("stats", "no.ttl"), "no such file"),
        (("validate", "no.ttl"), "no such file"),
        (("explain", "GRAPH", "what"), "SUBJECT PREDICATE OBJECT"),
        (("explain", "GRAPH", "Novak supports Lavrov"), "no such statement"),
        (("export", "GRAPH", "--format", "trig"), "--output"),
        (("export", "GRAPH", "--format", "trig", "-o", "no/x.trig"), "no such folder"),
        (("show", "GRAPH", "-o", "no/x.html"), "no such folder"),
    ],
)
def test_wrong_arguments(
    arguments: tuple[str, ...], message: str, graph: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """One line that names what was wrong, exit 2."""
    monkeypatch.chdir(tmp_path)
    given = [str(graph) if argument == "GRAPH" else argument for argument in arguments]
    assert message in fails(capsys, 2, *given)


def test_query_prints_the_answer(graph: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Named question, SPARQL text and file give rows; no rows are remarked on standard error."""
    assert run("query", graph, "memberships", "--param", "actor=ARM", "--format", "csv") == 0
    assert capsys.readouterr().out.splitlines()[1] == "Armenia,Eurasian Economic Union,"
    assert run("query", graph, "--sparql", "ASK { dgi:armenia a dg:State }") == 0
    assert capsys.readouterr().out == "true\n"
    (tmp_path / "q.rq").write_text("SELECT ?x { ?x a dg:Corridor }")
    assert run("query", graph, "--file", tmp_path / "q.rq", "--format", "tsv") == 0
    assert capsys.readouterr().out == "?x\n<https://w3id.org/diplograph/id/middle-corridor>\n"
    assert run("query", graph, "--sparql", "SELECT ?x { ?x a dg:Election }", "--format", "csv") == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("x\n", "no rows\n")
    assert run("query", "--list") == 0
    assert "first=thing (required): one actor" in capsys.readouterr().out


def test_query_stops_in_time(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A query that takes too long gives one line and exit 1."""
    heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    assert "--timeout" in fails(capsys, 1, "query", graph, "--sparql", heavy, "--timeout", "0.2")


@pytest.mark.parametrize("name", ["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml"])
def test_export_of_rdf(name: str, graph: Path, tmp_path: Path) -> None:
    """Each RDF format is written and is the same when written again."""
    first, second = tmp_path / "1", tmp_path / "2"
    assert run("export", graph, "--format", name, "-o", first) == 0
    assert run("export", graph, "--format", name, "-o", second) == 0
    assert first.read_bytes() == second.read_bytes() != b""


def test_exported_trig_is_the_built_trig(graph: Path, tmp_path: Path) -> None:
    """Writing a graph that was read gives the bytes it was read from."""
    run("export", graph, "--format", "trig", "-o", tmp_path / "again.trig")
    assert (tmp_path / "again.trig").read_bytes() == graph.read_bytes()


@pytest.mark.parametrize("name", ["graphml", "gexf", "csv", "ftm", "html"])
def test_export_of_other_formats(name: str, graph: Path, tmp_path: Path) -> None:
    """Formats that leave RDF are written too."""
    assert run("export", graph, "--format", name, "-o", tmp_path / "x") == 0
    assert (tmp_path / "x").stat().st_size > 500


def test_show_explain_stats(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page is written; a triple is explained; numbers are printed."""
    assert run("show", graph, "-o", tmp_path / "page.html") == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    capsys.readouterr()
    assert run("explain", graph, "Armenia memberOf EAEU") == 0
    assert handmade.AGAIN in capsys.readouterr().out
    assert run("stats", graph, "--json") == 0
    assert json.loads(capsys.readouterr().out)["graph"]["documents"] == 2


def test_validate_finds_what_is_wrong(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A made graph passes the cross-checks; without a direct triple it fails with exit 1 and the finding."""
    assert run("validate", graph, "--fast") == 0
    broken = graph.read_text(encoding="utf-8").replace("    dg:seeksMembershipOf dgi:european-union ;\n", "")
    (tmp_path / "broken.trig").write_text(broken, encoding="utf-8")
    capsys.readouterr()
    assert run("validate", tmp_path / "broken.trig", "--fast") == 1
    assert "violation" in capsys.readouterr().out


def test_python_interface(fake: None, texts: Path, graph: Path, tmp_path: Path) -> None:
    """Build, load, query, ask, rdflib, networkx, export and show, as the README has them."""
    built = diplograph.build([texts])
    assert [row["stateName"] for row in built.ask("neighbours", state="AM")] == ["Armenia"]
    kg = diplograph.load(graph)
    assert len(kg) == len(diplograph.open(graph.parent)) > 400
    assert {row["n"] for row in kg.query("SELECT (COUNT(*) AS ?n) { ?s dg:textSha256 ?h }")} == {2}
    assert kg.graph.value(None, None) is None
    assert kg.to_networkx().number_of_edges() == 18
    kg.export(tmp_path / "x.nq")
    store = Store()
    store.load(path=str(tmp_path / "x.nq"), format=RdfFormat.N_QUADS)
    assert len(store) == len(kg)
    assert kg.show(tmp_path / "x.html").is_file()
    with pytest.raises(InputError, match="no format known"):
        kg.export(tmp_path / "x.xyz")
    with pytest.raises(InputError, match="no such export format"):
        kg.export(tmp_path / "x.xyz", "xyz")
    with pytest.raises(AttributeError):
        diplograph.nothing  # noqa: B018
    assert "build" in dir(diplograph)


def environment() -> dict[str, str]:
    """The environment in which `python -m diplograph` finds the package."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def command(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    """`python -m diplograph` in a process of its own."""
    line = [sys.executable, "-m", "diplograph", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, env=environment(), check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_help_starts_fast() -> None:
    """--help loads no heavy library."""
    heavy = ("spacy", "rdflib", "networkx", "pyoxigraph", "rich", "numpy", "pyshacl")
    script = f"import sys, diplograph.cli as c; c.parser(); print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment(), check=True)
    assert done.stdout == b"[]\n"


def test_a_closed_pipe_is_no_error(graph: Path) -> None:
    """Output into `head` that stops reading gives no message."""
    line = f"{sys.executable} -m diplograph query {graph} least-sure --format csv | true"
    done = subprocess.run(["sh", "-c", line], capture_output=True, env=environment(), check=False)
    assert done.stderr == b""


def test_defects_give_one_line(tmp_path: Path) -> None:
    """An unforeseen error is one line with exit 1, and a traceback only on demand."""
    script = "import sys, diplograph.cli as c; c.main = lambda: 1 / 0; c.entry_point()"
    line = [sys.executable, "-c", script]
    plain = environment()
    plain.pop("DIPLOGRAPH_DEBUG", None)
    done = subprocess.run(line, capture_output=True, env=plain, check=False)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"ZeroDivisionError" in done.stderr
    debug = subprocess.run(line, capture_output=True, env={**plain, "DIPLOGRAPH_DEBUG": "1"}, check=False)
    assert b"Traceback" in debug.stderr


def test_hostile_names_cannot_steer_the_terminal() -> None:
    """A file name with escape sequences and line ends stays on one line."""
    done = command("build", "no\x1b[31m\nsuch")
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def _work(pid: int) -> float:
    """CPU seconds of a process and those that it started."""
    whole = psutil.Process(pid)
    return sum(p.cpu_times().user for p in (whole, *whole.children(recursive=True)))


def test_ctrl_c_ends_a_query_at_once(graph: Path) -> None:
    """Ctrl-C during a heavy query: exit 130, one line, no process left behind."""
    heavy = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    line = [sys.executable, "-m", "diplograph", "query", str(graph), "--sparql", heavy, "--timeout", "60"]
    process = subprocess.Popen(line, stderr=subprocess.PIPE, env=environment(), start_new_session=True)
    # By the work done, not by the clock: a busy machine may still be loading the program after seconds.
    while _work(process.pid) < 2.5:
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert process.returncode == 130
    assert errors == b"diplograph: interrupted\n"
