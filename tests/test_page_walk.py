from __future__ import annotations

from collections.abc import Iterator

import pytest
from rdflib import XSD, Dataset, Literal

from browsing import Visit, chromium
from diplograph.publishing.page import render
from synthetic import DG, DGC, Maker

MOST_ACTIONS = 4


def _briefings() -> Dataset:
    """Two briefings on three invented states: trade that falls, speakers, a plan, a link over a third, a new event."""
    maker = Maker()
    names = {"norland": "Norland", "sudria": "Sudria", "estmark": "Estmark", "bureau": "Statistics Bureau"}
    states = {
        key: maker.thing(key, label, "State" if key != "bureau" else "Organization") for key, label in names.items()
    }
    berg = maker.thing("ada-berg", "Ada Berg", "Official")
    office = maker.thing("position-foreign-minister-norland", "Foreign Minister of Norland", "Position")
    old = maker.document("old", "Norland looks south", "2023-05-01", "https://example.org/old")
    new = maker.document("new", "Norland turns east", "2025-03-01", "https://example.org/new")

    def relation(
        number: int,
        subject: str,
        verb: str,
        other: str,
        text: str,
        *,
        year: str | None = None,
        modality: str = "actual",
    ) -> None:
        things = {**states, "berg": berg, "office": office}
        values = {"subject": things[subject], "predicate": DG[verb], "object": things[other]}
        graph = new if year and year >= "2024" else old
        maker.statement(
            graph,
            f"r-{number}",
            "RelationStatement",
            values,
            sentence=f"{text}.",
            exact=text,
            time=year,
            modality=modality,
        )

    relation(1, "norland", "alliedWith", "estmark", "Norland and Estmark are allies", year="2022")
    relation(2, "estmark", "tradesWith", "sudria", "Estmark trades with Sudria", year="2022")
    relation(3, "berg", "represents", "norland", "Ada Berg speaks for Norland")
    relation(4, "berg", "holdsPosition", "office", "Ada Berg, Foreign Minister of Norland, wrote")
    relation(5, "norland", "visited", "estmark", "Norland means to send a delegation", year="2024", modality="planned")
    relation(6, "norland", "sanctions", "sudria", "Norland put sanctions on Sudria", year="2025")
    for number, (year, value, text) in enumerate(((2022, 9, "$9 billion"), (2025, 4, "$4 billion"))):
        row = {
            "subject": states["norland"],
            "counterpart": states["sudria"],
            "indicator": DGC["trade-turnover"],
            "year": Literal(year),
            "value": Literal(str(value * 10**9), datatype=XSD.decimal),
            "unitCode": Literal("USD"),
            "valueText": Literal(text),
            "comparator": DGC.exact,
        }
        sentence = f"The Bureau puts trade between Norland and Sudria at {text} in {year}."
        speaker = states["bureau"]
        graph = new if year > 2023 else old
        maker.statement(
            graph, f"f-{number}", "Observation", row, sentence=sentence, exact=text, time=str(year), speaker=speaker
        )
    return maker.done()


class Walk:
    """What a new user does on the page, each act counted: a click, a text typed into a field, a key."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.actions = 0

    def click(self, text: str) -> None:
        """Press the button with this text in the panel."""
        self.actions += 1
        self.visit.page.locator(f"#panel button:has-text('{text}')").first.click()

    def click_thing(self, name: str) -> None:
        """Click a thing in the picture."""
        self.actions += 1
        spot = self.visit.ask(f"diplograph.spot('{name}')")
        self.visit.page.locator("#network").click(position={"x": spot["x"], "y": spot["y"]})

    def write(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.actions += 1
        self.visit.page.fill(selector, text)

    def press(self, key: str) -> None:
        """Press a key where the typing was."""
        self.actions += 1
        self.visit.page.keyboard.press(key)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """The page of the briefings."""
    path = tmp_path_factory.mktemp("walk") / "graph.html"
    path.write_text(render(_briefings(), title="Three states"), encoding="utf-8")
    with chromium() as browser:
        visit = Visit(browser, path)
        yield visit
        visit.close()


@pytest.fixture
def walk(opened: Visit) -> Iterator[Walk]:
    """A walk from the page's first sight, which must have taken few actions at its end."""
    opened.open()
    found = Walk(opened)
    yield found
    assert 0 < found.actions <= MOST_ACTIONS
    assert (opened.outside, opened.messages) == ([], [])


def test_which_figures_show_the_fall_in_trade_and_who_says_so(walk: Walk) -> None:
    """1 press "Figures" (chart, values, change, speaker); 2 press the value to read the sentence."""
    walk.click("Figures")
    assert walk.visit.text("#panel figcaption") == "Trade turnover, Norland – Sudria (USD)"
    rows = [row.inner_text().split("\t") for row in walk.visit.page.locator("#panel .values tbody tr").all()]
    assert rows == [
        ["2022", "9 bn USD", "", "Statistics Bureau"],
        ["2025", "4 bn USD", "−56 %", "Statistics Bureau"],
    ]
    walk.click("4 bn USD")
    assert walk.visit.text("#panel blockquote").startswith(
        "The Bureau puts trade between Norland and Sudria at $4 billion"
    )
    assert walk.visit.text("#panel mark") == "$4 billion"


def test_who_speaks_for_whom(walk: Walk) -> None:
    """1 press "Who speaks for whom" (a table of people, their office and side)."""
    walk.click("Who speaks for whom")
    row = walk.visit.text("#panel .speakers tbody tr")
    assert row.startswith("Ada Berg")
    assert "Norland" in row
    assert "Foreign Minister of Norland" in row
    assert "Statistics Bureau 2" in walk.visit.text("#panel")


def test_what_is_only_planned(walk: Walk) -> None:
    """1 press "Only planned" (the plans with their sentences)."""
    walk.click("Only planned")
    assert walk.visit.page.locator("#panel .card").count() == 1
    assert walk.visit.text("#panel blockquote") == "Norland means to send a delegation."


def test_how_is_one_linked_to_another(walk: Walk, opened: Visit) -> None:
    """1 click Norland; 2 press "Way to …"; 3 click Estmark (all ways, best first); 4 press a link to read it."""
    walk.click_thing("norland")
    walk.click("Way to …")
    walk.click_thing("estmark")
    ways = walk.visit.page.locator(".paths li").all_inner_texts()
    assert len(ways) == 2
    assert "Sudria" not in ways[0]
    assert "Sudria" in ways[1]
    walk.click("allied with")
    assert "Norland and Estmark are allies" in walk.visit.text("#panel .cards")


def test_how_is_one_linked_to_another_by_typing(walk: Walk) -> None:
    """1 click Norland; 2 press "Way to …"; 3 type Estmark; 4 press Enter."""
    walk.click_thing("norland")
    walk.click("Way to …")
    walk.write("#search", "Estmark")
    walk.visit.page.wait_for_selector(".choice.thing")
    walk.press("Enter")
    assert walk.visit.page.locator(".paths li").count() == 2


def test_what_changed_since_2024(walk: Walk) -> None:
    """1 press "What changed?"; 2 type 2024 as the first year after; 3 press Enter."""
    walk.click("What changed?")
    walk.write("input[name=year-2]", "2024")
    walk.press("Enter")
    assert walk.visit.text("#panel h2") == "2022–2023 → 2024–2025"
    cards = (
        walk.visit.page.locator("#panel .family")
        .first.locator(".card")
        .evaluate_all("(all) => all.map((card) => card.dataset.statement).sort()")
    )
    assert cards == ["f-1", "r-5", "r-6"]
