from __future__ import annotations

import csv
import io
import shlex
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from rdflib import RDF, Graph

from browsing import Visit, chromium
from diplograph.cli import main
from diplograph.publishing.page import render, render_records
from diplograph.publishing.record_reading import read
from diplograph.publishing.records import Records
from synthetic import DG, make

UNSAFE_NAME = 'Cote d\'Ivoire; $(touch x) `y` "z"'
TOGGLE = """() => new Promise((done) => {
    [...document.querySelectorAll('.chips .switch')].find((it) => /conflict/i.test(it.textContent)).click();
    requestAnimationFrame(() => setTimeout(done));
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of this file."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def records() -> Records:
    """What the page is made from."""
    return read(make(40, 120))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a graph of forty things."""
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(render(make(40, 120), title="Forty things"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def opened(browser: Browser, file: Path) -> Iterator[Visit]:
    """The page, opened once for all tests: opening costs more than most of them."""
    found = Visit(browser, file)
    yield found
    found.close()


@pytest.fixture
def visit(opened: Visit) -> Iterator[Visit]:
    """The page as at first; afterwards nothing may have been asked from outside or written to the console."""
    opened.page.emulate_media(media="screen")
    opened.page.evaluate("document.activeElement.blur()")
    opened.page.keyboard.press("r")
    yield opened
    assert (opened.outside, opened.messages) == ([], [])


def _first(records: Records) -> str:
    return max(records.things, key=lambda name: sum(name in statement.things for statement in records.statements))


def test_the_page_says_what_it_is(visit: Visit) -> None:
    """Title, origin and how to read it stand in the page."""
    assert visit.page.title() == "Forty things"
    assert "From 4 documents, 2010–2013 · 40 things · 120 statements" in visit.text("#origin")
    assert "Broken lines are not stated as fact" in visit.text("#reading")


def test_every_statement_can_be_reached_with_its_sentence(visit: Visit, records: Records) -> None:
    """Opened from the things they are about, all statements show: counted, and each with its exact sentence."""
    found: dict[str, str] = {}
    named = Counter(name for it in records.statements for name in it.things)
    for name, _ in named.most_common():
        if len(found) == len(records.statements):
            break
        visit.go(f"open=thing~{name}")
        found.update(
            visit.ask("""() => {
                for (const box of document.querySelectorAll('#panel details.family')) box.open = true;
                return new Promise((done) => setTimeout(() => {
                    for (let more; (more = document.querySelector('#panel .cards > .more'));) more.click();
                    done(Object.fromEntries([...document.querySelectorAll('#panel [data-statement]')]
                        .map((card) => [card.dataset.statement, card.querySelector('blockquote').textContent
                            + '|' + card.querySelector('mark').textContent])));
                }, 20));
            }""")
        )
    assert found == {it.id: f"{it.proofs[0].sentence}|{it.proofs[0].exact}" for it in records.statements}


def test_a_click_on_a_thing_opens_its_evidence(visit: Visit, records: Records) -> None:
    """The panel shows the clicked thing, its statements by family, and the address remembers it."""
    name = _first(records)
    spot = visit.ask(f"diplograph.spot('{name}')")
    visit.page.locator("#network").click(position={"x": spot["x"], "y": spot["y"]})
    assert records.things[name].label in visit.text("#panel h2")
    assert f"open=thing%7E{name}" in visit.page.url or f"open=thing~{name}" in visit.page.url
    assert visit.page.locator("#panel .family").count() > 2


def test_a_click_on_a_line_opens_the_pair(visit: Visit) -> None:
    """A line leads to all statements of its two things."""
    spot = visit.ask("""() => {
        const spots = diplograph.things().map(diplograph.spot);
        for (const [a, b] of diplograph.pairs()) {
            const [p, q] = [diplograph.spot(a), diplograph.spot(b)];
            const middle = { x: p.x * 0.65 + q.x * 0.35, y: p.y * 0.65 + q.y * 0.35 };
            if (spots.every((it) => Math.hypot(it.x - middle.x, it.y - middle.y) > 40)) return middle;
        }
    }""")
    visit.page.locator("#network").click(position=spot)
    assert visit.text("#panel .kind") == "Between two things"
    assert visit.page.locator("#panel .card mark").count() > 0


def test_the_legend_switches_types_families_and_status_off_and_on(visit: Visit) -> None:
    """Each switch takes away what it names; undo and a second press bring it back."""
    before = visit.ask("diplograph.active()")
    for label in ("State", "Conflict", "Denied", "Only attributed"):
        switch = visit.page.locator(f".switch:has-text('{label}')").first
        switch.click()
        assert switch.get_attribute("aria-pressed") == "false"
        assert visit.ask("diplograph.active()") < before
        if label == "State":
            assert not any(kind == "thing-0" for kind in visit.ask("diplograph.things()"))
        visit.page.keyboard.press("u")
        assert visit.ask("diplograph.active()") == before


def test_filters_narrow_to_document_speaker_modality_relation_and_confidence(visit: Visit, records: Records) -> None:
    """Every filter agrees with a count over the records."""
    every = records.statements
    document = every[0].proofs[0].document
    speaker = next(it.speaker for it in every if it.speaker)
    for view, wanted in {
        f"document={document}": [it for it in every if it.proofs[0].document == document],
        f"speaker={speaker}": [it for it in every if it.speaker == speaker],
        "speaker=author": [it for it in every if it.speaker is None],
        "modality=planned": [it for it in every if it.modality == "planned"],
        "relation=criticizes": [it for it in every if it.predicate == "criticizes"],
        "confidence=0.9": [],
        "from=2015-01&to=2016-12&undated=no": [it for it in every if it.start and "2015" <= it.start[:4] <= "2016"],
    }.items():
        visit.go(view)
        assert visit.ask("diplograph.active()") == len(wanted), view


def test_search_finds_things_aliases_relations_and_sentences(visit: Visit, records: Records) -> None:
    """Typing shows hits of each kind; Enter takes the first."""
    name = _first(records)
    thing = records.things[name]
    for text, kind in (
        (thing.label, "thing"),
        (thing.aliases[0].lower(), "thing"),
        ("criticizes", "relation"),
        ("took note", "sentence"),
    ):
        visit.page.fill("#search", text)
        visit.page.wait_for_selector(f".choice.{kind}")
    visit.page.fill("#search", thing.label)
    visit.page.wait_for_selector(f".choice.thing:has-text('{thing.label}')")
    visit.page.press("#search", "Enter")
    assert thing.label in visit.text("#panel h2")


def test_focus_expand_hide_pin_and_undo(visit: Visit, records: Records) -> None:
    """The picture shrinks to the neighbourhood, grows, loses and keeps things, and undo goes all the way back."""
    name = _first(records)
    start = visit.ask("diplograph.things().length")
    visit.go(f"open=thing~{name}&focus={name}~1")
    one = visit.ask("diplograph.things().length")
    visit.page.click("#panel .group button:has-text('2')")
    assert one < visit.ask("diplograph.things().length") <= start
    visit.page.click("#panel button:has-text('Pin')")
    assert "pins=" in visit.page.url
    visit.page.click("#panel button:has-text('Hide')")
    assert name not in visit.ask("diplograph.things()")
    for _ in range(3):
        visit.page.keyboard.press("u")
    assert visit.ask("diplograph.things().length") == one


def test_ways_between_two_things_are_listed_best_first(visit: Visit) -> None:
    """Paths exist, begin and end right, and their links lead to the evidence."""
    visit.go("open=path~thing-0~thing-9")
    ways = visit.page.locator(".paths li")
    assert ways.count() > 1
    first = ways.nth(0).locator(".thing").all_inner_texts()
    assert len(first) <= len(ways.nth(ways.count() - 1).locator(".thing").all_inner_texts()) + 1
    ways.nth(0).locator(".step").first.click()
    assert visit.text("#panel .kind") == "Between two things"


def test_two_things_stand_side_by_side(visit: Visit, records: Records) -> None:
    """The comparison counts statements of both and lists what they share."""
    visit.go("open=compare~thing-0~thing-1")
    cells = visit.page.locator("table.compare").first.locator("tr:has-text('Statements') td").all_inner_texts()
    expected = [str(sum(f"thing-{i}" in it.things for it in records.statements)) for i in (0, 1)]
    assert cells == expected


def test_what_changed_between_two_times(visit: Visit) -> None:
    """New, gone and kept statements stand apart; the years can be changed."""
    visit.page.click(".section > summary:text-is('Ask')")
    visit.page.click("button:has-text('What changed?')")
    assert visit.page.locator("#panel .family").count() == 3
    visit.page.fill("input[name=year-0]", "2008")
    visit.page.fill("input[name=year-1]", "2023")
    visit.page.fill("input[name=year-2]", "2024")
    visit.page.fill("input[name=year-3]", "2026")
    visit.page.press("input[name=year-3]", "Enter")
    assert "2008–2023 → 2024–2026" in visit.text("#panel h2")
    assert {"2024", "2025"} >= set(visit.page.locator("#panel .card .when").all_inner_texts())


def test_a_view_can_be_linked(browser: Browser, file: Path, visit: Visit) -> None:
    """The address alone brings back the same things, statements and panel."""
    visit.page.locator(".switch:has-text('Conflict')").click()
    visit.go(visit.page.url.split("#")[1] + "&open=thing~thing-0&focus=thing-0~2&from=2012-01")
    other = Visit(browser, file)
    other.open(visit.page.url.split("#")[1])
    for question in ("diplograph.active()", "diplograph.things()", "document.querySelector('#panel').innerText"):
        assert other.ask(question) == visit.ask(question)
    other.close()


def test_time_can_be_ranged_and_played(visit: Visit) -> None:
    """Sliders narrow the time; undated can be left out; play runs to the end and stops."""
    every = visit.ask("diplograph.active()")
    visit.page.click("#undated")
    dated = visit.ask("diplograph.active()")
    assert dated < every
    visit.page.focus("#time-to")
    for _ in range(3):
        visit.page.keyboard.press("ArrowLeft")
    assert visit.ask("diplograph.active()") < dated
    visit.page.click("#play")
    visit.page.wait_for_selector("#play:text-is('▶')", timeout=15000)
    assert visit.ask("diplograph.active()") == dated


def test_figures_are_drawn_with_their_values(visit: Visit, records: Records) -> None:
    """A chart for figures of several years; each bar leads to its statement."""
    figure = next(it for it in records.statements if it.figure)
    visit.go(f"open=statement~{figure.id}")
    assert figure.figure is not None
    assert figure.figure.text in visit.text("#panel .what")
    assert visit.text("#panel mark") == figure.proofs[0].exact


def test_claims_are_quoted(visit: Visit, records: Records) -> None:
    """A claim shows its words and its speaker."""
    claim = next(it for it in records.statements if it.text)
    visit.go(f"open=statement~{claim.id}")
    assert claim.text is not None
    assert claim.text in visit.text("#panel .words")
    assert records.things[claim.subject].label in visit.text("#panel .what")


def test_what_is_taken_along_is_true(visit: Visit, records: Records) -> None:
    """Pictures are pictures, CSV has a row a statement, Turtle parses and holds the selection, Markdown has notes."""
    assert visit.downloaded("PNG").startswith(b"\x89PNG")
    picture = visit.downloaded("SVG").decode()
    assert all(box["text"] in picture for box in visit.ask("diplograph.boxes()"))
    assert picture.count("<line ") == visit.ask("diplograph.pairs().length")
    assert picture.count("rgba(0, 0, 0, 0.35)") == visit.ask("diplograph.things().length")
    assert "stroke-dasharray" in picture
    rows = list(csv.DictReader(io.StringIO(visit.downloaded("CSV").decode("utf-8-sig"), newline="")))
    assert len(rows) == 120
    assert all(row["exact"] in row["sentence"] for row in rows)
    name = _first(records)
    visit.go(f"open=thing~{name}")
    graph = Graph().parse(data=visit.downloaded("Turtle"), format="turtle")
    mine = [it for it in records.statements if name in it.things]
    kinds = (DG.RelationStatement, DG.Observation, DG.Claim)
    assert sum(len(list(graph.subjects(RDF.type, kind))) for kind in kinds) == len(mine)
    made = make(40, 120)
    for statement in graph.subjects(RDF.type, DG.RelationStatement):
        for name in ("subject", "predicate", "object", "polarity", "modality", "attributedTo"):
            assert graph.value(statement, DG[name]) == next(
                (it[2] for it in made.quads((statement, DG[name], None, None))), None
            )
    assert visit.ask("diplograph.markdown()").count("\n[^") == len(mine)


def test_the_actor_list_is_the_whole_picture(visit: Visit, records: Records) -> None:
    """Every thing stands in the list with its class and number of statements."""
    visit.page.keyboard.press("a")
    names = visit.page.locator("#actor-list button").evaluate_all(
        "(all) => all.map((it) => it.getAttribute('aria-label'))"
    )
    assert sorted(name.split(", ")[0] for name in names) == sorted(thing.label for thing in records.things.values())


def test_paper_gets_a_clean_sheet(visit: Visit, records: Records) -> None:
    """Printed, the controls are gone and the evidence stays."""
    name = _first(records)
    visit.go(f"open=thing~{name}")
    visit.page.emulate_media(media="null")
    pages = PdfReader(io.BytesIO(visit.page.pdf(format="A4"))).pages
    text = " ".join("".join(page.extract_text() for page in pages).split())
    for wanted in ("Forty things", records.things[name].label, "According to paragraph"):
        assert wanted in text
    for control in ("Copy", "Undo", "More filters", "undated:"):
        assert control not in text
    drawn = pages[0]["/Resources"]["/XObject"].values()  # type: ignore[index]
    assert any(it["/Subtype"] == "/Image" and it["/Width"] > 500 for it in drawn), "the picture is on the sheet"
    assert visit.ask("document.querySelector('#sheet').childElementCount") == 0
    visit.page.emulate_media(media="print")
    assert not visit.page.is_visible("#legend")
    assert not visit.page.is_visible(".tools")
    assert visit.page.is_visible("#panel .card")


def test_phones_open_sheets_over_the_picture(browser: Browser, file: Path) -> None:
    """On a phone legend and evidence are sheets, opened and closed by buttons."""
    visit = Visit(browser, file, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    assert not visit.page.is_visible("#legend")
    visit.page.tap("#open-side")
    assert visit.page.is_visible("#legend")
    visit.page.tap("#open-side")
    visit.go("open=thing~thing-0")
    assert visit.page.is_visible("#panel .card")
    visit.page.tap(".close")
    assert not visit.page.is_visible("#panel")
    assert visit.messages == []
    visit.close()


def test_a_graph_without_statements_gives_a_page(browser: Browser, tmp_path: Path) -> None:
    """Nothing to show is no error."""
    from rdflib import Dataset

    path = tmp_path / "empty.html"
    path.write_text(render(Dataset(), title="Empty"), encoding="utf-8")
    visit = Visit(browser, path)
    assert visit.messages == []
    assert "0 statements" in visit.text("#origin")
    visit.close()


@pytest.fixture(scope="module")
def large(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """The page of five hundred things, the most connected one named as no shell should read it."""
    records = read(make(500, 1500))
    name = max(records.things, key=lambda it: sum(it in statement.things for statement in records.statements))
    things = {**records.things, name: replace(records.things[name], label=UNSAFE_NAME)}
    path = tmp_path_factory.mktemp("large") / "large.html"
    path.write_text(render_records(replace(records, things=things), title="Large"), encoding="utf-8")
    visit = Visit(browser, path)
    yield visit
    assert (visit.outside, visit.messages) == ([], [])
    visit.close()


def test_five_hundred_things_open_readably(large: Visit) -> None:
    """A large graph opens on at most 300 things, no label over another, in a bounded file; all can be shown."""
    assert large.file.stat().st_size <= 1_300_000
    assert len(large.ask("diplograph.things()")) <= 300
    assert large.overlaps() == 0
    assert large.ask("diplograph.boxes().length") >= 80
    large.page.click("#corner button:has-text('Show all')")
    assert len(large.ask("diplograph.things()")) > 450
    assert large.overlaps() == 0


def test_filters_and_drawing_are_quick(large: Visit) -> None:
    """With all five hundred things in the picture a switch and a redraw stay below their limits."""
    large.go("all=yes")
    toggles = [large.cost(TOGGLE) for _ in range(4)]
    assert sorted(toggles)[1] <= 200
    assert sorted(large.cost("diplograph.redraw()") for _ in range(3))[1] <= 100


def test_a_large_graph_says_how_to_cut_it(large: Visit, tmp_path: Path) -> None:
    """The command that the page gives is one that runs: names are single words to a shell."""
    large.go("")
    large.page.click(".cut summary")
    words = shlex.split(large.text(".cut code"))
    assert words[:2] == ["diplograph", "show"]
    assert words[words.index("--around") + 1] == UNSAFE_NAME
    graph, page = tmp_path / "graph.nq", tmp_path / "page.html"
    make(40, 120).serialize(graph, format="nquads")
    words[words.index("--around") + 1] = "thing-0"
    words[words.index("GRAPH")] = str(graph)
    assert main([*words[1:], "--output", str(page)]) == 0
    assert "within 2 steps of thing-0; since 2020; economy" in page.read_text(encoding="utf-8")
