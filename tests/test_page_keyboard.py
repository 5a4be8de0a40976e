from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from browsing import Visit, chromium
from diplograph.publishing.page import render
from synthetic import make

STOPS = 150


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """The page of a graph of twenty things."""
    path = tmp_path_factory.mktemp("keyboard") / "graph.html"
    path.write_text(render(make(20, 60), title="Twenty things"), encoding="utf-8")
    with chromium() as browser:
        visit = Visit(browser, path)
        yield visit
        visit.close()


@pytest.fixture
def hands(opened: Visit) -> Iterator[Hands]:
    """A keyboard on the page as it opens."""
    opened.open()
    yield Hands(opened)
    assert (opened.outside, opened.messages) == ([], [])


class Hands:
    """Only keys: Tab to get somewhere, what is there must show that it has the focus."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.keys = visit.page.keyboard

    def reach(self, selector: str, text: str = "") -> None:
        """Press Tab until an element that fits has the focus."""
        wanted = """([selector, text]) => {
            const it = document.activeElement;
            const fits = it.matches(selector) && it.textContent.toLowerCase().includes(text);
            return fits && getComputedStyle(it).outlineStyle;
        }"""
        for _ in range(STOPS):
            self.keys.press("Tab")
            outline = self.visit.page.evaluate(wanted, [selector, text.lower()])
            if outline:
                assert outline != "none", f"no visible focus on {selector}"
                return
        pytest.fail(f"{selector} {text} cannot be reached")

    def find(self, text: str, kind: str = "thing") -> None:
        """Search and take the first hit of a kind."""
        self.keys.press("/")
        self.keys.type(text)
        self.visit.page.wait_for_selector(f".choice.{kind}")
        kinds = self.visit.page.locator(".choice").evaluate_all("(all) => all.map((it) => it.classList[1])")
        for _ in range(kinds.index(kind)):
            self.keys.press("ArrowDown")
        self.keys.press("Enter")

    @property
    def active(self) -> int:
        """How many statements the filters leave."""
        return int(self.visit.ask("diplograph.active()"))

    @property
    def shown(self) -> list[str]:
        """The things in the picture."""
        return list(self.visit.ask("diplograph.things()"))

    def kind(self) -> str:
        """What the panel is about."""
        return self.visit.text("#panel .kind")


def _label(visit: Visit, number: int) -> str:
    return str(visit.ask(f"JSON.parse(document.getElementById('data').textContent).things.label[{number}]"))


def test_search_by_keyboard(hands: Hands) -> None:
    """Things, aliases, relations and sentences are found and taken by keys alone."""
    label = _label(hands.visit, 0)
    hands.find(label)
    assert label in hands.visit.text("#panel h2")
    hands.find(label[:4].upper())
    assert label in hands.visit.text("#panel h2")
    hands.find("took note", "sentence")
    assert hands.kind() == "One statement"
    hands.keys.press("r")
    hands.find("criticizes", "relation")
    assert "relation=criticizes" in hands.visit.page.url
    assert 0 < hands.active < 60


def test_filters_by_keyboard(hands: Hands) -> None:
    """Types, families, firmness, relation, document, speaker, modality and confidence are set by keys, and undone."""
    for text in ("States", "Denied", "Conflict"):
        hands.reach(".switch", text)
        hands.keys.press("Enter")
        assert hands.active < 60, text
        hands.keys.press("u")
        assert hands.active == 60
    hands.reach("summary", "More filters")
    hands.keys.press("Enter")
    for name in ("relation", "document", "speaker", "modality"):
        hands.reach(f"#filter-{name}")
        hands.keys.press("ArrowDown")
        assert f"{name}=" in hands.visit.page.url
        assert hands.active < 60
        hands.keys.press("ArrowUp")
        assert hands.active == 60
    hands.reach("#filter-confidence")
    for _ in range(20):
        hands.keys.press("ArrowRight")
    hands.visit.until("diplograph.active() === 0")
    hands.reach("#corner button", "Clear filters")
    hands.keys.press("Enter")
    assert hands.active == 60


def test_time_by_keyboard(hands: Hands) -> None:
    """Range, undated and play."""
    hands.reach("#play")
    hands.keys.press("Enter")
    hands.visit.page.wait_for_selector("#play:text-is('❚❚')")
    hands.keys.press("Enter")
    hands.visit.page.wait_for_selector("#play:text-is('▶')")
    hands.keys.press("r")
    hands.reach("#time-from")
    for _ in range(4):
        hands.keys.press("ArrowRight")
    assert "from=2012" in hands.visit.page.url
    ranged = hands.active
    hands.reach("#undated")
    hands.keys.press("Enter")
    assert hands.active < ranged < 60


def test_focus_expand_hide_and_pin_by_keyboard(hands: Hands) -> None:
    """Arrow keys walk the picture; 1 to 3 focus, e expands, p pins, h hides, u undoes."""
    hands.reach("#network")
    hands.keys.press("ArrowRight")
    assert "open=thing" in hands.visit.page.url
    sizes = []
    for steps in "123":
        hands.keys.press(steps)
        assert (
            f"focus={hands.visit.ask('location.hash').split('focus=')[1].split('%7E')[0]}%7E{steps}"
            in hands.visit.page.url
        )
        sizes.append(len(hands.shown))
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[2]
    hands.keys.press("1")
    name = hands.visit.ask("new URLSearchParams(location.hash.slice(1)).get('focus').split('~')[0]")
    hands.keys.press("p")
    assert "pins=" in hands.visit.page.url
    hands.keys.press("p")
    assert "pins=" not in hands.visit.page.url
    hands.reach("#network")
    hands.keys.press("ArrowLeft")
    hands.keys.press("e")
    assert len(hands.shown) > sizes[0]
    hands.keys.press("u")
    hands.keys.press("h")
    assert len(hands.shown) < sizes[0] + 1
    for _ in range(12):
        hands.keys.press("u")
    assert name in hands.shown


def test_ways_comparison_and_change_by_keyboard(hands: Hands) -> None:
    """Keys ask for ways (w), compare (c) and ask what changed; the answers lead on by Tab and Enter."""
    first, second = _label(hands.visit, 0), _label(hands.visit, 1)
    hands.find(first)
    hands.keys.press("w")
    hands.keys.type(second)
    hands.visit.page.wait_for_selector(".choice.thing")
    hands.keys.press("Enter")
    assert hands.kind() == "Ways between"
    hands.reach(".paths .step")
    hands.keys.press("Enter")
    assert hands.kind() == "Between two things"
    hands.find(first)
    hands.keys.press("c")
    hands.keys.type(second)
    hands.visit.page.wait_for_selector(".choice.thing")
    hands.keys.press("Enter")
    assert hands.kind() == "Side by side"
    hands.keys.press("d")
    assert hands.kind() == "What changed?"
    hands.reach("input[name='year-2']")
    hands.keys.press("Control+a")
    hands.keys.type("2020")
    hands.keys.press("Enter")
    assert "→ 2020–" in hands.visit.text("#panel h2")


def test_links_copies_and_help_by_keyboard(hands: Hands) -> None:
    """The address of the view, Markdown, Turtle and the files of the save menu; the sheet of shortcuts; the list."""
    hands.visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    hands.find(_label(hands.visit, 0))
    for selector, text, wanted in (
        ("#panel button", "Copy as Markdown", "[^1]: "),
        ("#panel button", "Copy as Turtle", "a dg:"),
        ("#tools button", "Copy link", "open=thing"),
    ):
        hands.reach(selector, text)
        hands.keys.press("Enter")
        hands.visit.until("document.querySelector('#note').textContent === 'Copied'")
        assert wanted in hands.visit.ask("navigator.clipboard.readText()")
        hands.visit.ask("document.querySelector('#note').textContent = ''")
    hands.reach(".menu > summary")
    hands.keys.press("Enter")
    hands.reach(".items button", "CSV")
    with hands.visit.page.expect_download() as waiting:
        hands.keys.press("Enter")
    assert Path(waiting.value.path()).read_bytes().startswith(b"\xef\xbb\xbfid,")
    hands.keys.press("?")
    assert "what changed between two times" in hands.visit.text("#help")
    hands.keys.press("Escape")
    hands.visit.until("!document.querySelector('#help').open && !document.activeElement.closest('dialog')")
    hands.keys.press("a")
    hands.visit.until("document.activeElement.closest('#actor-list') !== null")
    hands.keys.press("Enter")
    hands.visit.until("location.hash.includes('open=thing')")
