from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser
from rdflib import Dataset, Literal

from browsing import Visit, chromium
from diplograph.publishing.page import block, columns, render
from synthetic import DG, DGC, Maker, make

RUN = "globalThis.pwned = 1"
HOSTILE = (
    f"</script><script>{RUN}</script>",
    f'"><img src=x onerror="{RUN}">',
    f"<svg/onload={RUN}>",
    f"'-({RUN})-'",
    f'\\"; {RUN}; //',
    f"<!--<script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    "{{ 7*7 }}{% for x in y %}{# #}",
    f"javascript:{RUN}",
    f"href='javascript:{RUN}'",
    "\u202egnp.exe\u2066\u200b\u2028\u2029\ufeff",
    "__proto__",
    "=cmd|' /C calc'!A0",
    "\U0001d50a\U0001d516 astral \U0001f469\u200d\U0001f680",
    "&lt;script&gt;&#x3c;script&#x3e;",
    f"data:text/html,<script>{RUN}</script>",
    "constructor",
)
OPEN = "(id) => { location.hash = new URLSearchParams({ open: `thing~${id}` }); }"
BIG = "<b>" + "long " * 200_000


def _hostile() -> Dataset:
    """Every field that comes from texts or options holds something hostile."""
    maker = Maker()
    things = [
        maker.thing(f"t-{i}~<&'{i}", text, "State" if i % 2 else "Person", (text,)) for i, text in enumerate(HOSTILE)
    ]
    things.append(maker.thing("big", BIG, "Bloc", (BIG,)))
    for number, text in enumerate((*HOSTILE, BIG)):
        graph = maker.document(f"doc-{number}\"'", text, source=f"javascript:{RUN}" if number % 2 else text)
        subject, other = things[number], things[(number + 1) % len(things)]
        maker.mention(graph, subject)
        sentence = f"{text} supports {text}"
        relation = {"subject": subject, "predicate": DG.supports, "object": other}
        figure = {
            "subject": subject,
            "counterpart": other,
            "indicator": DGC[f"<img src=x onerror={RUN}>"] if number == 1 else DGC.gdp,
            "value": Literal("5"),
            "unitCode": Literal(text[:300]),
            "valueText": Literal(text[:300]),
            "product": Literal(text[:300]),
            "year": Literal(2000 + number),
        }
        claim = {"claimText": Literal(text), "target": other}
        time = "2020" if number % 2 else None
        maker.statement(graph, f"r-{number}", "RelationStatement", relation, sentence=sentence, exact=text, time=time)
        maker.statement(graph, f"f-{number}", "Observation", figure, sentence=sentence, exact=text)
        maker.statement(graph, f"c-{number}", "Claim", claim, sentence=sentence, exact=text, speaker=subject)
    return maker.done()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of this file."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def page() -> str:
    """The page of the hostile graph, with a hostile title."""
    return render(_hostile(), title=HOSTILE[0])


def _exercise(visit: Visit) -> None:
    """Open everything there is to open."""
    for name in visit.ask("JSON.parse(document.getElementById('data').textContent).things.id"):
        visit.page.evaluate(OPEN, name.replace("%", "%25").replace("~", "%7E"))
        visit.page.wait_for_timeout(20)
        assert visit.page.locator("#panel .card mark").count() > 0, name
        visit.ask("document.querySelectorAll('#panel details').forEach((box) => { box.open = true; })")
    for text in ("script", "long", "img", "proto", "7*7"):
        visit.page.fill("#search", text)
        visit.page.wait_for_timeout(100)
    visit.page.fill("#search", "")
    visit.page.evaluate("document.activeElement.blur()")
    visit.page.keyboard.press("a")
    visit.ask("[diplograph.svg(), diplograph.csv(), diplograph.turtle(), diplograph.markdown()].length")
    visit.page.evaluate(
        "location.hash = 'open=thing~<img src=x onerror=alert(1)>&no-types=<script>&focus=__proto__~9&pins=a~b~c'"
    )
    visit.page.wait_for_timeout(50)


@pytest.mark.parametrize("policy", [True, False], ids=["with-policy", "policy-stripped"])
def test_nothing_hostile_runs(browser: Browser, page: str, tmp_path: Path, *, policy: bool) -> None:
    """No script of the input runs, with the Content-Security-Policy and without it; nothing breaks."""
    path = tmp_path / "hostile.html"
    text = page if policy else re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert ("Content-Security-Policy" in text) is policy
    path.write_text(text, encoding="utf-8")
    visit = Visit(browser, path)
    _exercise(visit)
    assert visit.ask("globalThis.pwned") is None
    assert visit.ask("document.querySelectorAll('img, iframe, object, embed').length") == 0
    assert visit.ask("document.querySelectorAll('script:not([type])').length") == 2
    assert visit.ask("[...document.links].filter((it) => !/^(https?:|file:)/.test(it.href)).length") == 0
    assert (visit.outside, visit.messages) == ([], [])
    visit.close()


def test_hostile_cells_are_no_formulas(browser: Browser, page: str, tmp_path: Path) -> None:
    """The page's own CSV guards cells as the library's does."""
    path = tmp_path / "hostile.html"
    path.write_text(page, encoding="utf-8")
    visit = Visit(browser, path)
    table = visit.ask("diplograph.csv()")
    assert not re.findall(r'(?:^|[,\n])"?[=@+]', table)
    visit.close()


def test_the_policy_allows_just_the_pages_own_scripts_and_style(page: str) -> None:
    """Every script and style that is in the page is hashed in the policy, and nothing else is allowed."""
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    policy = html.unescape(found[1])
    assert policy.startswith("default-src 'none'; ")
    assert not re.search("unsafe|https?:|\\*", policy)
    for tag in ("script", "style"):
        for content in re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy
    assert policy.count("sha256-") == 3


def test_the_page_keeps_nothing_and_asks_nothing(page: str) -> None:
    """No storage, no address of another file, no source map."""
    own = page[page.rindex("<script>") :]
    for word in (
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "document.cookie",
        "fetch(",
        "XMLHttpRequest",
        "innerHTML",
        "insertAdjacent",
    ):
        assert word not in own
    assert "sourceMappingURL" not in page
    assert not re.search(r"<(?:link|script|img)[^>]+(?:src|href)=\"(?!data:)", page)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_blocks_carry_any_value_and_no_markup(value: Any) -> None:
    """What goes into a block comes out of it, and no character that begins markup is in it."""
    text = str(block([value]))
    assert json.loads(text) == [value]
    assert not re.search("[<>&\u2028\u2029]", text)


def test_rows_become_columns() -> None:
    """Rows with different keys keep their places."""
    assert columns([{"a": 1}, {"b": 2}]) == {"a": [1, None], "b": [None, 2]}
    assert columns([]) == {}


def test_the_same_graph_gives_the_same_page() -> None:
    """Byte for byte."""
    assert render(make(20, 50), title="T") == render(make(20, 50), title="T")
