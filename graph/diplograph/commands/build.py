"""`diplograph build`: documents in, graph and page out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplograph.commands.output import say
from diplograph.errors import InputError, one_line

if TYPE_CHECKING:
    from diplograph.model import Document

Progress = Callable[["Document"], None]

EXAMPLE = """examples:
  diplograph build briefings/ -o output
  diplograph build --example
  diplograph build briefings/ --store knowledge     (add to a store: new and changed documents only)
  curl -s https://example.org/article.txt | diplograph build - -o output"""


def add(commands: Any) -> None:
    """Describe the command."""
    parser = commands.add_parser(
        "build",
        help="read documents and write the graph, the page, the table and a report",
        description="Read documents and write graph.ttl, graph.trig, graph.html, facts.csv and report.json.",
        epilog=EXAMPLE,
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders (.txt .md .html .pdf .docx .jsonl), or -"
    )
    parser.add_argument("--example", action="store_true", help="read the briefings that come with diplograph")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="folder for the results (output; with --store none)"
    )
    parser.add_argument(
        "--store", metavar="STORE", help="add to this store: a folder, or the http(s) address of a SPARQL server"
    )
    parser.add_argument(
        "--workers", type=_positive, metavar="N", help="number of processes (follows the number of documents)"
    )
    parser.add_argument("--extractor", default="rules", metavar="NAME", help="what reads the documents (rules)")
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    parser.set_defaults(run=run)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Build and print a summary."""
    paths = _paths(arguments)
    if arguments.output is None and arguments.store is None:
        arguments.output = Path("output")
    if arguments.output is not None and arguments.output.exists() and not arguments.output.is_dir():
        raise InputError(f"{arguments.output}: is a file, expected a folder for the results")
    return _build(arguments, paths) if arguments.store is None else _grow(arguments, paths)


def _build(arguments: argparse.Namespace, paths: list[Path | str]) -> int:
    from diplograph.pipeline import collect
    from diplograph.results import write_results

    with _shared(arguments, paths) as options:
        collected = collect(paths, **options)
    report = write_results(collected, arguments.output, title=_title(arguments))
    say(_summary(report, arguments.output))
    return 0


def _grow(arguments: argparse.Namespace, paths: list[Path | str]) -> int:
    from diplograph.growing import grow
    from diplograph.results import write_grown
    from diplograph.triples.writers import open_writer

    with _shared(arguments, paths) as options:
        grown = grow(partial(open_writer, arguments.store), paths, **options)
    say(
        f"{grown.added} documents added, {grown.replaced} replaced, {grown.unchanged} unchanged; "
        f"{one_line(arguments.store)} holds {grown.total}"
    )
    for skipped in grown.skipped:
        say(f"skipped {one_line(skipped.name)}: {one_line(skipped.reason)}")
    if arguments.output is not None:
        write_grown(grown, arguments.store, arguments.output, title=_title(arguments))
        say(f"open {arguments.output / 'graph.html'}; the graph is {arguments.output / 'graph.ttl'}")
    return 0


@contextmanager
def _shared(arguments: argparse.Namespace, paths: list[Path | str]) -> Iterator[dict[str, Any]]:
    """What both kinds of build need beside the paths."""
    with progress_bar(quiet=arguments.quiet) as progress:
        yield {
            "extractor": arguments.extractor,
            "workers": arguments.workers,
            "stdin": sys.stdin.buffer if "-" in paths else None,
            "progress": progress,
            "exclude": _own_files(arguments, paths),
        }


def _own_files(arguments: argparse.Namespace, paths: list[Path | str]) -> list[Path]:
    """What earlier builds wrote and must not be read: the store, and the results' folder or the results in it."""
    from diplograph.results import RESULTS

    own = [] if arguments.store is None else [Path(arguments.store)]
    if arguments.output is not None:
        folder = arguments.output.resolve()
        holds_input = any(Path(path).resolve().is_relative_to(folder) for path in paths if path != "-")
        own += [folder / name for name in RESULTS] if holds_input else [folder]
    return own


def _paths(arguments: argparse.Namespace) -> list[Path | str]:
    if arguments.example == bool(arguments.paths):
        raise InputError("expected either documents (PATH...) or --example")
    if arguments.example:
        return [Path(__file__).parents[1] / "examples"]
    return list(arguments.paths)


def _title(arguments: argparse.Namespace) -> str:
    if arguments.example or "-" in arguments.paths:
        return "diplograph: example briefings" if arguments.example else "diplograph: standard input"
    return "diplograph: " + ", ".join(Path(path).resolve().name for path in arguments.paths[:3])


def _summary(report: dict[str, Any], folder: Path) -> str:
    counts = report["counts"]
    lines = [
        f"{counts['documents']} documents, {counts['words']} words, {counts['things']} things",
        f"{counts['relations']} relations, {counts['figures']} figures, {counts['claims']} claims",
        *(f"skipped {one_line(skipped['name'])}: {one_line(skipped['reason'])}" for skipped in report["skipped"]),
        f"open {folder / 'graph.html'}; the graph is {folder / 'graph.ttl'}",
    ]
    return "\n".join(lines)


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress | None]:
    """A function to call after each document; shows progress only when standard error is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.completed} documents read, last {task.description}"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("-", total=None)

        def advance(document: Document) -> None:
            bar.update(task, advance=1, description=escape(one_line(document.name, 60)))

        yield advance
