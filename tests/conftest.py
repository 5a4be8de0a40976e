"""Fixtures that several areas share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from serving import Service, served

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor


ANSWERED_BY_OTHERS = ("test_page_", "test_service_", "test_stores")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let tests that a browser or a server answers run again when they fail, and report that they did.

    On a machine with two busy cores a key press or a connection now and then comes too late, whatever the test waits
    for. What a hostile text must not do is never tried twice.
    """
    for item in items:
        if item.path.name.startswith(ANSWERED_BY_OTHERS) and item.path.name != "test_page_hostile.py":
            item.add_marker(pytest.mark.flaky(reruns=2, reruns_delay=1))


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of development texts beside the checkout; tests that need it are skipped where it is absent."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("no folder of development texts beside the checkout")
    return folder


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor that comes with the project, loaded once."""
    from diplograph.extraction.extractor import Extractor

    return Extractor.load()


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the project."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def hand_made_graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A TriG file with the graph of the two documents made by hand."""
    from diplograph.triples.dataset import dataset_quads
    from diplograph.triples.turtle import write_trig
    from handmade import RUN, knowledge

    file = tmp_path_factory.mktemp("graph") / "graph.trig"
    with file.open("wb") as stream:
        write_trig(dataset_quads(knowledge(), RUN), stream)
    return file


@pytest.fixture(scope="session")
def service(hand_made_graph: Path) -> Iterator[Service]:
    """A service of the graph made by hand, with short limits."""
    limits = ("--timeout", "3", "--memory", "300", "--result", "1")
    with served(hand_made_graph, *limits, "--allow-origin", "*") as running:
        yield running
