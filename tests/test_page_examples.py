from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from rdflib import RDF, Graph

import diplograph
from browsing import Visit, chromium
from diplograph.cli import main
from diplograph.model import Document
from diplograph.publishing.passages import sentence_starts
from diplograph.publishing.record_reading import read
from diplograph.publishing.records import Proof
from diplograph.reading import locate
from synthetic import DG, OA

SIZES = {"phone": (360, 740), "desk": (1440, 900), "wall": (3840, 2160)}
LABELS = {"phone": 30, "desk": 80, "wall": 100}
EXAMPLES = Path(diplograph.__file__).parent / "examples"
ALL_CARDS = """() => {
    for (const box of document.querySelectorAll('#panel details.family')) box.open = true;
    return new Promise((done) => setTimeout(() => {
        for (let more; (more = document.querySelector('#panel .cards > .more'));) more.click();
        const text = (box, selector) => [...box.querySelectorAll(selector)].map((it) => it.textContent);
        done([...document.querySelectorAll('#panel [data-statement]')]
            .map((card) => [card.dataset.statement, text(card, 'blockquote'), text(card, 'mark')]));
    }, 50));
}"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of building the bundled briefings."""
    folder = tmp_path_factory.mktemp("examples") / "output"
    assert main(["build", "--example", "--output", str(folder), "--quiet"]) == 0
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of this file."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def proofs(built: Path) -> list[Proof]:
    """All evidence of the graph."""
    records = read(diplograph.load(built / "graph.trig").graph)
    return [proof for statement in records.statements for proof in statement.proofs]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_first_sight_is_readable_at_every_size(browser: Browser, built: Path, size: str, theme: str) -> None:
    """No label covers another, nothing is wider than the screen, most things are named."""
    width, height = SIZES[size]
    viewport = {"width": width, "height": height}
    visit = Visit(browser, built / "graph.html", viewport=viewport, color_scheme=theme)
    visit.keep(f"first-sight-{size}-{theme}")
    assert visit.overlaps() == 0
    assert visit.ask("diplograph.boxes().length") >= LABELS[size]
    assert visit.ask("document.documentElement.scrollWidth <= innerWidth")
    assert (visit.outside, visit.messages) == ([], [])
    visit.close()


def test_every_panel_is_kept_for_looking_at(browser: Browser, built: Path) -> None:
    """Each kind of panel opens on real data without a word on the console, with labels apart."""
    visit = Visit(browser, built / "graph.html")
    for view in (
        "open=thing~armenia",
        "open=pair~armenia~russia",
        "open=path~armenia~china",
        "open=compare~armenia~russia",
        "open=change~2015-01~2023-12~2024-01~2026-12",
        "open=list~figures",
        "open=list~speakers",
        "focus=european-union~1&open=thing~european-union&codes=yes",
        "all=yes",
    ):
        visit.go(view)
        assert visit.page.locator("#panel h2").count() == 1, view
        assert visit.overlaps() == 0, view
        if "codes=yes" in view:
            assert "AM" in {box["text"] for box in visit.ask("diplograph.boxes()")}
        visit.keep("panel-" + view.split("open=")[-1].split("&")[0].replace("~", "-").replace("=", "-"))
    assert (visit.outside, visit.messages) == ([], [])
    visit.close()


def test_every_statement_of_the_graph_is_in_the_page_with_its_sentence(browser: Browser, built: Path) -> None:
    """Counted against graph.ttl, read by another tool: all of them, each with all its sentences and passages."""
    graph = Graph().parse(built / "graph.ttl")
    kinds = (DG.RelationStatement, DG.Observation, DG.Claim)
    expected = {
        str(statement).rsplit("/", 1)[1]: sorted(
            (str(graph.value(evidence, DG.sentence)), str(graph.value(evidence, OA.exact)))
            for evidence in graph.objects(statement, DG.evidence)
        )
        for kind in kinds
        for statement in graph.subjects(RDF.type, kind)
    }
    visit = Visit(browser, built / "graph.html")
    found = {name: sorted(zip(whole, exact, strict=True)) for name, whole, exact in visit.ask(ALL_CARDS)}
    assert len(found) > 300
    assert found == expected
    visit.close()


def test_other_runs_and_other_formats_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """The page of graph.ttl, made by another process with another hash seed, is the page of the build."""
    page = tmp_path / "page.html"
    title = "diplograph: example briefings"
    command = [sys.executable, "-m", "diplograph", "show", built / "graph.ttl", "--output", page, "--title", title]
    path = str(Path(diplograph.__file__).parents[1])
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": path})
    assert page.read_bytes() == (built / "graph.html").read_bytes()


def test_marks_stand_where_the_passage_stands_in_the_document(proofs: list[Proof]) -> None:
    """The offset of every mark inside its sentence is the one that the document's text gives, not just any match."""
    texts = {it.item.id: it.item.text for it in locate([EXAMPLES]) if isinstance(it.item, Document)}
    starts = sentence_starts(proofs)
    for proof in proofs:
        text, begin = texts[proof.document], starts[proof.document, proof.sentence, proof.start]
        sentence = proof.start - begin
        assert text[proof.start : proof.end] == proof.exact
        assert text[sentence : sentence + len(proof.sentence)] == proof.sentence
