from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from playwright.sync_api import Browser

import diplograph
from browsing import chromium
from diplograph.errors import InputError
from diplograph.publishing.notebook import InlinePage, inline
from diplograph.publishing.page import render
from synthetic import make

REACH = "() => { try { return String(parent.document.title); } catch { return 'no way out'; } }"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of twenty things as a file."""
    path = tmp_path_factory.mktemp("notebook") / "graph.nq"
    make(20, 50).serialize(path, format="nquads")
    return path


def _in_browser(browser: Browser, shown: str, path: Path) -> None:
    """Inside the frame the page starts, works, and cannot reach the notebook around it."""
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{shown}", encoding="utf-8")
    context = browser.new_context()
    tab = context.new_page()
    messages: list[str] = []
    tab.on("pageerror", lambda error: messages.append(str(error)))
    tab.on("console", lambda message: messages.append(message.text))
    tab.goto(path.as_uri())
    frame = tab.frame_locator("iframe")
    frame.locator("#panel h2").wait_for()
    frame.locator(".switch").first.click()
    frame.locator(".partner").first.click()
    assert frame.locator("#panel .kind").inner_text()
    assert frame.locator("body").evaluate(REACH) == "no way out"
    assert messages == []
    context.close()


@pytest.fixture
def kernel(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel that finds this diplograph and leaves nothing in the home of who runs the tests."""
    home = tmp_path_factory.mktemp("jupyter")
    monkeypatch.setenv("PYTHONPATH", str(Path(diplograph.__file__).parents[1]))
    for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(name, str(home))


@pytest.mark.usefixtures("kernel")
def test_a_notebook_run_gives_the_page(graph: Path, tmp_path: Path) -> None:
    """A real kernel runs the cells of the README; its output is the frame, and the frame works in a browser."""
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [
        nbformat.v4.new_code_cell(f"import diplograph as dg\nkg = dg.load({str(graph)!r})"),
        nbformat.v4.new_code_cell("kg.show()"),
    ]
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    (output,) = notebook.cells[1].outputs
    shown = output.data["text/html"]
    assert shown.startswith("<iframe ")
    with chromium() as browser:
        _in_browser(browser, shown, tmp_path / "notebook.html")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notebook.html"]


def test_show_without_a_path_is_a_value_and_writes_nothing(graph: Path) -> None:
    """The same graph gives the same frame; its height can be chosen, its page cut."""
    kg = diplograph.load(graph)
    shown = kg.show(title="Inline", height=500)
    assert isinstance(shown, InlinePage)
    assert shown == inline(render(kg.graph, title="Inline"), height=500)
    assert 'height="500"' in shown._repr_html_()
    part = kg.show(around=["thing-0"], steps=1, since="2015", families=["economy", "figures"])
    assert len(part.page) < len(shown.page)
    assert '"part":"within 1 step of thing-0; since 2015; economy, figures"' in part.page


def test_the_frame_allows_nothing_it_does_not_need() -> None:
    """No `allow-same-origin`, which would undo the sandbox; quotes of the page cannot end the attribute."""
    shown = inline('<p title="x">"</p>')._repr_html_()
    assert 'sandbox="allow-scripts allow-downloads allow-popups"' in shown
    assert 'srcdoc="&lt;p title=&quot;x&quot;&gt;&quot;&lt;/p&gt;"' in shown


def test_a_part_that_cannot_be_cut_is_named(graph: Path) -> None:
    """Unknown things and families and dates that are none are the user's to mend."""
    kg = diplograph.load(graph)
    for part, message in (
        ({"around": ["Atlantis"]}, "Atlantis: no thing"),
        ({"families": ["trade"]}, "trade: no such family"),
        ({"since": "last year"}, "last year: no such date"),
        ({"until": "2020-13"}, "2020-13: no such date"),
    ):
        with pytest.raises(InputError, match=message):
            kg.show(**part)  # type: ignore[call-overload]
