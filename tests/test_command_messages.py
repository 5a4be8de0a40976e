"""What commands print and return where the way is not the usual one; what goes where and in which encoding."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

import contract_graph
import handmade
from diplograph import cli, growing, pipeline
from diplograph.commands import output
from diplograph.commands.build import progress_bar
from diplograph.errors import DiplographError
from diplograph.triples import namespaces as ns
from diplograph.triples.explain import explain
from diplograph.triples.store import all_quads, open_store
from quick_extractor import Quick, texts


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph that keeps every rule, as TriG."""
    path = tmp_path_factory.mktemp("good") / "graph.trig"
    path.write_text(contract_graph.PREFIXES + contract_graph.GOOD, encoding="utf-8")
    return path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds use the extractor that needs no model."""
    for module in (pipeline, growing):
        monkeypatch.setattr(module, "load_extractor", lambda _name: Quick.load())


def run(*arguments: object) -> int:
    """The exit code of a command."""
    return cli.main([str(argument) for argument in arguments])


def failure(capsys: pytest.CaptureFixture[str], code: int, *arguments: object) -> str:
    """The one line on standard error of a command that fails with `code` and prints nothing else."""
    capsys.readouterr()
    assert run(*arguments) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("diplograph: ")
    assert captured.err.count("\n") == 1
    return captured.err


def test_stats_for_people(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A heading for each group, numbers in a column, the same numbers as in JSON."""
    assert run("stats", good) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "graph"
    assert "         2  documents" in lines
    assert "         3  State" in lines
    assert run("stats", good, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [line for line in lines if not line.startswith(" ")] == list(told)
    numbers = [line.split(maxsplit=1) for line in lines if line.startswith(" ")]
    assert [(name, int(number)) for number, name in numbers] == [
        pair for group in told.values() for pair in group.items()
    ]


def test_validation_prints_findings_and_their_number(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 0 and a summary for a good graph, shapes and all; exit 1 and the findings for a broken one."""
    assert run("validate", good) == 0
    assert capsys.readouterr().out.endswith("0 violations, 0 warnings\n")
    trig = contract_graph.broken('dgi:peru a dg:State ; rdfs:label "Peru"@en .', "dgi:peru a dg:State .")
    (tmp_path / "g.trig").write_text(contract_graph.PREFIXES + trig, encoding="utf-8")
    assert run("validate", tmp_path / "g.trig") == 1
    printed = capsys.readouterr().out
    assert "violation  " in printed
    assert "id/peru" in printed
    assert " 0 violations" not in printed


def test_many_findings_are_cut(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A hundred findings are printed, then how many more there are; counts by check are complete."""
    things = "".join(f"dgi:n{number} dg:supports dgi:m{number} .\n" for number in range(150))
    path = tmp_path / "g.trig"
    path.write_text(contract_graph.PREFIXES + things + contract_graph.GOOD, encoding="utf-8")
    assert run("validate", path, "--fast") == 1
    lines = capsys.readouterr().out.splitlines()
    (cut,) = (line for line in lines if line.startswith("… and "))
    shown = lines.index(cut)
    assert shown == 100
    total = shown + int(cut.split()[2])
    assert sum(int(line.split()[0]) for line in lines[shown + 1 : -1]) == total
    violations, warnings = (int(part.split()[0]) for part in lines[-1].split(", ")[1:])
    assert violations + warnings == total


def test_a_broken_name_in_a_finding_stays_in_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a graph calls a thing cannot steer the terminal of who checks it."""
    path = tmp_path / "g.ttl"
    path.write_text(contract_graph.PREFIXES + "<http://x/\\u202Ey> dg:supports dgi:y .", encoding="utf-8")
    assert run("validate", path, "--fast") == 1
    assert "\u202e" not in capsys.readouterr().out


def test_explain_counts_on_standard_error(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The statements on standard output, parted by an empty line; their number beside it."""
    assert run("explain", good, "* * Peru") == 0
    captured = capsys.readouterr()
    found = explain(open_store(good), "* * Peru")
    assert captured.err == f"{len(found)} statements\n"
    assert captured.out == "\n\n".join(each.text() for each in found) + "\n"


def test_a_part_is_shown(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A cut page says so in its heading; the title is the user's."""
    out = tmp_path / "p.html"
    options = ("--around", "Norway", "--steps", "2", "--families", "economy, figures,,", "--title", "My <page>")
    assert run("show", good, "-o", out, *options) == 0
    assert capsys.readouterr().err == f"wrote {out}\n"
    page = out.read_text(encoding="utf-8")
    assert "within 2 steps of Norway; economy, figures" in page
    assert "<title>My &lt;page&gt;" in page


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--around", "Atlantis"), "Atlantis: no thing"),
        (("--families", "sport"), "sport: no such family, expected some of"),
        (("--since", "soon"), "soon: no such date"),
        (("--until", "2020-00"), "2020-00: no such date"),
        (("--steps", "9"), "--steps"),
        (("--steps", "two"), "--steps"),
    ],
)
def test_parts_that_are_none(
    options: tuple[str, ...], message: str, good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message has the value and what was expected; no page is written."""
    assert message in failure(capsys, 2, "show", good, "-o", tmp_path / "p.html", *options)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--param", "=x"), "expected KEY=VALUE"),
        (("--param", "actor="), "expected KEY=VALUE"),
        (("--param", " = "), "expected KEY=VALUE"),
        (("--timeout", "0"), "above 0"),
        (("--timeout", "inf"), "above 0"),
        (("--timeout", "nan"), "above 0"),
        (("--timeout", "soon"), "'soon' is not a number"),
    ],
)
def test_wrong_options_of_a_query(
    options: tuple[str, ...], message: str, good: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Parameters need a name and a value, a limit needs to be one."""
    assert message in failure(capsys, 2, "query", good, "memberships", *options)


def test_a_query_from_a_file_that_is_none(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder and a file that is no text are told apart."""
    (tmp_path / "q.rq").write_bytes(b"SELECT \xff")
    assert "not UTF-8 text" in failure(capsys, 2, "query", good, "--file", tmp_path / "q.rq")
    assert "directory" in failure(capsys, 2, "query", good, "--file", tmp_path)


def test_values_may_have_signs_and_spaces(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the first `=` parts name and value; spaces around both do not count."""
    asked = '# Which?\n# param: it text required "x"\nSELECT ($it AS ?told) {}'
    assert run("query", good, "--sparql", asked, "--param", " it = a=b ", "--format", "csv") == 0
    assert capsys.readouterr().out == "told\na=b\n"


def test_no_rows_name_what_the_ontology_lacks(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt term gives no rows; the remark has the nearest one."""
    assert run("query", good, "--sparql", "SELECT ?x { ?x dg:suports ?y }") == 0
    captured = capsys.readouterr()
    assert captured.err == "no rows; the ontology has no dg:suports (near: dg:supports)\n"


def test_a_table_is_as_wide_as_the_terminal(
    good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Eighty columns where the output goes elsewhere, those of the terminal where there is one, never under forty."""
    from diplograph.commands import query

    assert query._columns() == 80
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for columns, expected in (("200", 200), ("10", 40)):
        monkeypatch.setenv("COLUMNS", columns)
        assert query._columns() == expected


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("utf-8", "Türkiye 中 ﷺ\n"),
        ("latin-1", "Türkiye \\u4e2d \\ufdfa\n"),
        ("ascii", "T\\xfcrkiye \\u4e2d \\ufdfa\n"),
    ],
)
def test_output_never_fails_on_a_character(encoding: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the terminal cannot write is shown as an escape."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding, newline="\n"))
    output.say("Türkiye 中 ﷺ")
    sys.stdout.flush()
    assert raw.getvalue().decode(encoding) == shown


def test_lone_surrogates_are_written_as_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a character in a file name cannot stop a message."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(raw, encoding="utf-8"))
    output.remark("a\udc80\n")
    sys.stderr.flush()
    assert raw.getvalue() == b"a\\udc80\n"


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (DiplographError("it broke"), 1, "it broke"),
        (PermissionError(13, "Permission denied", "x"), 1, "Permission denied"),
        (KeyboardInterrupt(), 130, "interrupted"),
    ],
)
def test_errors_have_their_codes(
    error: BaseException, code: int, message: str,
    good: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """A failure is 1, an interruption 130; each is one line."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("diplograph.triples.store.open_store", fail)
    assert message in failure(capsys, code, "stats", good)


def test_long_messages_are_cut(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A message is at most some lines of a terminal long, whatever was typed."""
    assert len(failure(capsys, 2, "query", good, "x" * 100_000)) < 200
    assert len(failure(capsys, 2, "query", good, "--sparql", "SELECT " + "x" * 100_000)) < 700
    assert len(failure(capsys, 1, "stats", "x" * 100_000)) < 700


def test_builds_into_a_store_tell_what_they_did(
    quick: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Added, unchanged, replaced and skipped documents are told; results are written only where asked for."""
    folder, store = tmp_path / "texts", tmp_path / "store"
    texts(folder, 3, sentences=4)
    (folder / "x.png").write_bytes(b"\x89PNG")
    assert run("build", folder, "--store", store) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == f"3 documents added, 0 replaced, 0 unchanged; {store} holds 3"
    assert printed[1].startswith("skipped x.png: ")
    (folder / "report-001.txt").write_text("Another text.\nOf two lines.\n", encoding="utf-8")
    assert run("build", folder, "--store", store, "-o", tmp_path / "out") == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == f"0 documents added, 1 replaced, 2 unchanged; {store} holds 3"
    assert printed[-1].startswith(f"open {tmp_path / 'out' / 'graph.html'}")
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert report["store"] == {"added": 0, "replaced": 1, "unchanged": 2}
    assert report["counts"]["documents"] == 3
    assert report["counts"]["quads"] == len(open_store(store)) == len(open_store(tmp_path / "out"))


def test_a_store_built_in_steps_is_one_build(quick: None, tmp_path: Path) -> None:
    """Two builds into a store give the graph that one build of all documents gives."""
    folder = tmp_path / "texts"
    texts(folder, 4, sentences=6)
    files = sorted(folder.iterdir())
    assert run("build", *files[:2], "--store", tmp_path / "steps") == 0
    assert run("build", *files[1:], "--store", tmp_path / "steps") == 0
    assert run("build", folder, "-o", tmp_path / "out") == 0
    steps, once = (set(all_quads(open_store(tmp_path / name))) for name in ("steps", "out"))
    assert steps == once


def test_forget_takes_documents_out(quick: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By name, path or id, each once; what is left is told."""
    folder, store = tmp_path / "texts", tmp_path / "store"
    texts(folder, 3, sentences=4)
    run("build", folder, "--store", store)
    capsys.readouterr()
    assert run("forget", store, "report-000.txt", folder / "report-000.txt", folder / "report-002.txt") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["forgot", "forgot", str(store)]
    assert lines[-1] == f"{store} holds 1 documents"
    assert "is no document of the store" in failure(capsys, 2, "forget", store, "report-000.txt")
    assert "near: " in failure(capsys, 2, "forget", store, "report-009.txt")


def test_wrong_stores(quick: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A store that is not there, a folder of something else and a file are told apart; nothing is made."""
    texts(tmp_path / "texts", 1, sentences=1)
    (tmp_path / "file").touch()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "photo.jpg").touch()
    failure(capsys, 2, "forget", tmp_path / "nothing", "x")
    assert not (tmp_path / "nothing").exists()
    assert "is a file" in failure(capsys, 2, "build", tmp_path / "texts", "--store", tmp_path / "file")
    assert "photo.jpg" in failure(capsys, 2, "build", tmp_path / "texts", "--store", tmp_path / "other")
    (tmp_path / "empty").mkdir()
    assert "no readable document" in failure(capsys, 2, "build", tmp_path / "empty", "--store", tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_results_are_not_read_as_documents(quick: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A build into the folder of its documents, or below it, run twice, reads the documents alone."""
    for number, below in enumerate(("", "in/out")):
        folder = tmp_path / str(number)
        texts(folder, 2, sentences=3)
        assert run("build", folder, "-o", folder / below) == 0
        first = (folder / below / "graph.trig").read_bytes()
        assert run("build", folder, "-o", folder / below) == 0
        assert (folder / below / "graph.trig").read_bytes() == first
        printed = capsys.readouterr().out
        assert printed.count("2 documents") == 2
        assert "skipped" not in printed


def test_titles_of_builds(quick: None, tmp_path: Path) -> None:
    """The page is headed by the names of the first three paths."""
    texts(tmp_path, 4, sentences=2)
    files = sorted(tmp_path.glob("*.txt"))
    assert run("build", *files, "-o", tmp_path / "out") == 0
    page = (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    assert "<title>diplograph: report-000.txt, report-001.txt, report-002.txt</title>" in page


def test_progress_is_shown_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No bar in a pipe or when quiet; on a terminal one that shows hostile names as text."""
    with progress_bar(quiet=True) as quiet:
        assert quiet is None
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress_bar(quiet=False) as piped:
        assert piped is None
    stream.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setenv("TERM", "xterm")
    document = handmade.document("x", "text")
    hostile = type(document)(document.id, "text", document.sha256, (), name="[red]a\x1b[2J\nb")
    with progress_bar(quiet=False) as shown:
        assert shown is not None
        shown(hostile)
    assert "\x1b[2J" not in stream.getvalue()


def test_the_example_comes_with_documents() -> None:
    """`--example` reads the briefings of the package, and some are there."""
    from argparse import Namespace

    from diplograph.commands.build import _paths
    from diplograph.reading import Skipped, locate

    items = [found.item for found in locate(_paths(Namespace(example=True, paths=[])))]
    assert items
    assert not [item for item in items if isinstance(item, Skipped)]


def test_every_module_of_a_command_is_known() -> None:
    """A command that is written can be called, under the name of its module, and no two share one."""
    folder = Path(output.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__", "output"}
    assert modules == {command.__name__.rpartition(".")[2] for command in cli.COMMANDS}
    assert len(cli.COMMANDS) == len(modules)


def test_exports_say_where_they_went(good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The remark is on standard error; the actors' table lies beside that of the statements."""
    out = tmp_path / "facts.csv"
    assert run("export", good, "--format", "csv", "-o", out) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"wrote {out}\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["facts-actors.csv", "facts.csv"]
    assert ns.DGI not in out.read_text(encoding="utf-8")
