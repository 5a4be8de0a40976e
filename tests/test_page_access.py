from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from browsing import Visit, chromium
from diplograph.publishing.page import render
from synthetic import make

VIEWS = (
    "",
    "open=thing~thing-0",
    "open=pair~thing-0~thing-1",
    "open=path~thing-0~thing-9",
    "open=compare~thing-0~thing-1",
    "open=change~2008-01~2015-12~2016-01~2026-12",
    "open=list~figures",
    "open=list~speakers&codes=yes",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of this file."""
    with chromium() as found:
        yield found


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, tmp_path: Path, theme: str) -> None:
    """No serious or critical finding of axe-core in any panel, light or dark."""
    path = tmp_path / "page.html"
    path.write_text(render(make(12, 36), title="Twelve things"), encoding="utf-8")
    visit = Visit(browser, path, color_scheme=theme, bypass_csp=True)
    visit.ask("document.querySelectorAll('#legend > details').forEach((box) => { box.open = true; })")
    visit.ask("document.querySelectorAll('#legend .unfold').forEach((box) => box.click())")
    for view in VIEWS:
        visit.go(view)
        visit.ask("document.querySelectorAll('#panel details').forEach((box) => { box.open = true; })")
        found = Axe().run(visit.page, options={"resultTypes": ["violations"]}).response["violations"]
        serious = [
            (view, it["id"], [node["html"][:160] for node in it["nodes"][:4]])
            for it in found
            if it["impact"] in ("serious", "critical")
        ]
        assert serious == []
    visit.close()
