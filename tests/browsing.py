"""Opens pages in Debian's Chromium for tests: fails, never skips, where there is no browser."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

ARTIFACTS = Path(__file__).parents[1] / "artifacts"


@contextmanager
def chromium() -> Iterator[Browser]:
    """The installed Chromium, headless."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "the page tests need Chromium: apt-get install chromium"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


class Visit:
    """A page that is open, with what went over the wire and to the console."""

    def __init__(self, browser: Browser, file: Path, **options: Any) -> None:
        options = {"viewport": {"width": 1440, "height": 900}, "accept_downloads": True} | options
        self.file = file
        self.context = browser.new_context(**options)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.messages: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("pageerror", lambda error: self.messages.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.messages.append("dialog"), dialog.dismiss()))
        self.open()

    def open(self, view: str = "") -> None:
        """Load the file anew with a view in its address."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.file.as_uri()}{'#' + view if view else ''}")
        self.until("globalThis.diplograph !== undefined")

    def ask(self, expression: str) -> Any:
        """The value of a script expression."""
        return self.page.evaluate(expression)

    def until(self, expression: str, seconds: float = 30) -> None:
        """Wait until a script expression is true; Playwright's own waiting breaks the page's policy."""
        deadline = time.monotonic() + seconds
        while not self.ask(expression):
            assert time.monotonic() < deadline, f"still not so after {seconds} s: {expression}"
            self.page.wait_for_timeout(15)

    def go(self, view: str) -> None:
        """Change the view through the address, as following a link does."""
        self.page.evaluate("(view) => { location.hash = view; }", view)
        self.page.wait_for_timeout(60)

    @property
    def outside(self) -> list[str]:
        """Requests for anything but the file itself."""
        return [
            url
            for url in self.requests
            if url.split("#")[0] not in (self.file.as_uri(), "about:blank") and not url.startswith(("data:", "blob:"))
        ]

    def text(self, selector: str) -> str:
        """The visible text of an element."""
        return self.page.inner_text(selector)

    def downloaded(self, label: str) -> bytes:
        """The file that an entry of the save menu gives."""
        self.page.click(".menu > summary")
        with self.page.expect_download() as waiting:
            self.page.click(f".items button:has-text('{label}')")
        return Path(waiting.value.path()).read_bytes()

    def overlaps(self) -> int:
        """How many pairs of labels in the picture cover one another, by the boxes that the page wrote them in."""
        return sum(
            a["left"] < b["right"] and b["left"] < a["right"] and a["top"] < b["bottom"] and b["top"] < a["bottom"]
            for a, b in combinations(self.ask("diplograph.boxes()"), 2)
        )

    def cost(self, expression: str) -> float:
        """Milliseconds of the page's main thread (not of the clock: other programs may be busy) that a script takes."""
        session = self.context.new_cdp_session(self.page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def spent() -> float:
            metrics = session.send("Performance.getMetrics")["metrics"]
            return float(next(it["value"] for it in metrics if it["name"] == "TaskDuration"))

        before = spent()
        self.ask(expression)
        after = spent()
        session.detach()
        return (after - before) * 1000

    def keep(self, name: str) -> None:
        """Leave a picture of the page for people to look at; the continuous integration keeps the folder."""
        ARTIFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTIFACTS / f"{name}.png")

    def close(self) -> None:
        """Close page and context."""
        self.context.close()
