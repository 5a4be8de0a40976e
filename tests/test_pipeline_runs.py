"""Runs: what is read and skipped, who took part, when, how many processes, and what the results hold."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from importlib import metadata
from pathlib import Path

import pytest

import handmade
from diplograph import pipeline
from diplograph.errors import InputError
from diplograph.model import Document, Extraction, Gap, Span
from diplograph.pipeline import Collected, Intake, Missed, collect, nothing_readable, software, source_date
from diplograph.reading import Found, Skipped
from diplograph.results import RESULTS, write_results
from diplograph.triples.dataset import Run
from diplograph.triples.store import all_quads, open_store
from quick_extractor import Quick, install, texts


class Described:
    """An extractor that only describes itself."""

    def __init__(self, **told: str) -> None:
        self.told = told

    def describe(self) -> Mapping[str, str]:
        """What it was made with."""
        return self.told

    def extract(self, document: Document) -> Extraction:
        """A gap in every document and nothing else."""
        gap = Gap(Span(0, 4), document.text[:4], ("armenia", "stranger"), ("5%",))
        return Extraction(document, handmade.THINGS, (), (), (gap,))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds use the extractor that needs no model."""
    monkeypatch.setattr(pipeline, "load_extractor", lambda _name: Quick.load())


def found(*items: Document | Skipped) -> Iterator[Found]:
    """Items as they are found on a disk."""
    return iter([Found(item=item, origin=f"/{number}") for number, item in enumerate(items)])


FIRST, SECOND = handmade.document("a", "one two  three\nfour"), handmade.document("b", "")
BAD = Skipped("c.png", "no text")


def test_the_intake_counts_what_passes() -> None:
    """Documents and their words are counted, what is skipped is kept with its reason."""
    intake = Intake(found(BAD, FIRST, SECOND, BAD))
    assert list(intake) == [FIRST, SECOND]
    assert (intake.documents, intake.words, intake.skipped) == (2, 4, [BAD, BAD])
    assert intake.seconds >= 0


def test_unwanted_documents_are_counted_but_not_passed_on() -> None:
    """What a store has already is a document, but its words are not read again."""
    intake = Intake(found(FIRST, SECOND), wanted=lambda item: item.item is SECOND)
    assert list(intake) == [SECOND]
    assert (intake.documents, intake.words) == (2, 0)


def test_the_intake_reads_only_as_far_as_asked() -> None:
    """A long input is not pulled in ahead."""
    items = found(FIRST, SECOND)
    next(iter(Intake(items)))
    assert next(items).item is SECOND


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, {}),
        ({"quick": "1"}, {"quick": "1"}),
        ({"model": "en", "model_version": "3"}, {"en": "3"}),
        ({"lone_version": "3"}, {"lone_version": "3"}),
        ({"b": "1", "a": "2"}, {"a": "2", "b": "1"}),
    ],
)
def test_software_is_named_by_what_it_is(told: dict[str, str], expected: dict[str, str]) -> None:
    """X with X_version is one piece of software called by its value; the list is sorted."""
    named = software(Described(**told), "other")
    assert dict(named) == {"diplograph": pipeline.version(), **expected}
    assert list(named) == sorted(named)


def test_the_built_in_extractor_names_spacy() -> None:
    """Its parser takes part although it does not describe it."""
    assert dict(software(Described(), "rules"))["spacy"] == metadata.version("spacy")
    assert "spacy" not in dict(software(Described(), "other"))


def test_a_package_that_is_not_installed_has_version_0(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bare checkout runs too."""

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    assert pipeline.version() == "0"


@pytest.mark.parametrize(
    ("text", "moment"),
    [("0", datetime(1970, 1, 1, tzinfo=UTC)), ("1700000000", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC))],
)
def test_source_date(text: str, moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds since 1970, in UTC whatever the zone of the machine."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert source_date() == moment


@pytest.mark.parametrize("text", ["1.5", "now", "1e3", "9" * 40, "-" + "9" * 40, "0x10"])
def test_wrong_source_dates_are_the_users_error(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message has the name of the variable and its value."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(InputError, match=r"^SOURCE_DATE_EPOCH="):
        source_date()


def test_no_source_date_is_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Unset and empty mean the same, and a run without a time has none."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert source_date() is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert source_date() is None
    assert Run((("a", "1"),)).time is None


def test_a_run_is_the_same_at_the_same_moment_in_any_zone() -> None:
    """The time of a run is written in UTC, and its IRI follows from that."""
    moment = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    there = moment.astimezone(timezone(timedelta(hours=9)))
    first, second = Run((("a", "1"),), moment), Run((("a", "1"),), there)
    assert first.time == second.time == "2024-01-02T03:04:05Z"
    assert first.iri == second.iri != Run((("a", "1"),)).iri


def test_nothing_readable_tells_the_first_reason() -> None:
    """Paths, the first that was skipped, and how many more."""
    assert nothing_readable(["a", Path("b")], []) == "a, b: no readable document"
    assert nothing_readable(["x"], [BAD]) == "x: no readable document (skipped c.png: no text)"
    assert nothing_readable(["x"], [BAD, BAD, BAD]).endswith("(skipped c.png: no text and 2 more)")
    assert nothing_readable(["a\nb"], []) == "a b: no readable document"


def test_extractors_of_other_packages_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point makes an extractor known by its name, and it is loaded by it."""
    install(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "quick" in pipeline.extractor_names()
    # The module of the entry point is its own import, so its class has the same name but is another one.
    assert type(pipeline.load_extractor("quick")).__name__ == "Quick"
    with pytest.raises(InputError, match=r"slow: no such extractor, expected one of quick, rules"):
        pipeline.load_extractor("slow")


@pytest.mark.parametrize(("wanted", "documents", "count"), [(3, 1, 3), (1, 1000, 1), (None, 1, 1), (None, 23, 1)])
def test_few_documents_are_read_in_one_process(wanted: int | None, documents: int, count: int) -> None:
    """The number asked for counts; else one, until there are enough documents."""
    assert pipeline._workers(wanted, documents) == count


@pytest.mark.parametrize(("processors", "count"), [(None, 1), (1, 1), (4, 4), (64, 8)])
def test_many_documents_use_the_processors(processors: int | None, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many processes as processors, but not without bound."""
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert pipeline._workers(None, 24) == count


def test_progress_is_told_after_each_document(quick: None, tmp_path: Path) -> None:
    """In the order of the documents, each once."""
    texts(tmp_path, 3, sentences=2)
    seen: list[str] = []
    collected = collect([tmp_path], progress=lambda document: seen.append(document.name))
    assert seen == ["report-000.txt", "report-001.txt", "report-002.txt"]
    assert [facts.document.name for facts in collected.knowledge.documents] == seen
    assert set(collected.seconds) == {"loading", "reading", "extraction"}


def test_excluded_files_are_not_read(quick: None, tmp_path: Path) -> None:
    """Neither a file nor a folder that is excluded is part of a run."""
    texts(tmp_path, 2, sentences=2)
    texts(tmp_path / "old", 1, sentences=3)
    collected = collect([tmp_path], exclude=[tmp_path / "old", tmp_path / "report-001.txt"])
    assert [facts.document.name for facts in collected.knowledge.documents] == ["report-000.txt"]


def test_a_folder_of_nothing_readable_names_what_was_skipped(tmp_path: Path) -> None:
    """The error comes before a model is loaded."""
    (tmp_path / "a.png").write_bytes(b"\x89PNG")
    with pytest.raises(InputError, match=r"no readable document \(skipped a\.png"):
        collect([tmp_path], extractor="no such extractor")


def test_missed_sentences_name_their_document_and_actors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Labels instead of ids, the id where nothing describes the actor."""
    monkeypatch.setattr(pipeline, "load_extractor", lambda _name: Described())
    texts(tmp_path, 1, sentences=1)
    (missed,) = collect([tmp_path]).missed
    assert missed.document == "report-000.txt"
    assert missed.actors == ("Armenia", "stranger")


def collected(*missed: Missed) -> Collected:
    """The outcome of a run over the made documents."""
    return Collected(handmade.knowledge(), handmade.RUN, (BAD,), 123, {"reading": 0.12345}, missed)


def test_results_agree_with_each_other(tmp_path: Path) -> None:
    """Report, graph and tables tell the same numbers; passages that statements share are counted once."""
    report = write_results(collected(), tmp_path / "out", title="T")
    assert report == json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    quads = list(all_quads(open_store(tmp_path / "out")))
    assert report["counts"]["quads"] == len(quads) == len(open_store(tmp_path / "out" / "graph.ttl"))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "facts.csv").read_text(encoding="utf-8"), newline="")))
    assert len(rows) == report["counts"]["statements"]
    assert sum(document["statements"] for document in report["documents"]) == len(rows)
    assert report["counts"]["words"] == 123
    assert report["skipped"] == [{"name": "c.png", "reason": "no text"}]
    assert report["versions"] == dict(handmade.RUN.software)
    assert report["seconds"]["reading"] == 0.123
    assert report["seconds"]["writing"] >= 0


def test_results_of_a_failed_writer_are_the_old_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If one file cannot be made, none is replaced."""
    out = tmp_path / "out"
    write_results(collected(), out, title="T")
    before = {name: (out / name).read_bytes() for name in RESULTS}

    def fail(*_: object) -> str:
        raise InputError("no")

    monkeypatch.setattr("diplograph.results.gaps_csv", fail)
    with pytest.raises(InputError):
        write_results(collected(), out, title="Other")
    assert {file.name: file.read_bytes() for file in out.iterdir()} == before


def test_the_title_is_text_of_the_page(tmp_path: Path) -> None:
    """A title with markup stays a title."""
    write_results(collected(), tmp_path / "out", title="<script>alert(1)</script>")
    page = (tmp_path / "out" / "graph.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
