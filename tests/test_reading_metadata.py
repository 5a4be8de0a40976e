"""Reading: title and date of a document."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.model import Document
from diplograph.reading import read, read_text
from diplograph.reading.dates import find_dates, normalise, stated_date
from diplograph.reading.opening_dates import opening_date

BODY = "The ministers met in the capital. They agreed on fees for transit.\n\nOn May 3, 1999 they had met before.\n"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published on February 6, 2026", "2026-02-06"),
        ("Published April 10, 2026", "2026-04-10"),
        ("Updated April 10, 2026", "2026-04-10"),
        ("Last updated: 10 Apr 2026, 14:30 GMT+3", "2026-04-10"),
        ("Date: 12.05.2020", "2020-05-12"),
        ("By Jane Doe | Published April 10, 2026 | 5 min read", "2026-04-10"),
        ("2016-03-04", "2016-03-04"),
        ("2020-05-19, Riverside, North Region", "2020-05-19"),
        ("April 26, 2019, 10:30", "2019-04-26"),
        ("April 26, 2019 at 10:30 a.m. EST", "2019-04-26"),
        ("12 May 2020", "2020-05-12"),
        ("Sept. 3rd, 2021", "2021-09-03"),
        ("Friday, July 21, 2017", "2017-07-21"),
        ("Brussels, 12 May 2020", "2020-05-12"),
        ("By Jane Doe, March 3, 2024", "2024-03-03"),
        ("GENEVA, March 3, 2024 (Agency) - The talks resumed on Sunday after a week.", "2024-03-03"),
        ("Published: May 2020", "2020-05"),
        ("Situation note, 30 April 2024", "2024-04-30"),
        ("Parliamentary Library briefing – 3 May 2024", "2024-05-03"),
        ("Library briefing, published Friday, 3 May 2024", "2024-05-03"),
        ("Legal Note LN0412, Updated May 3, 2024", "2024-05-03"),
        ("Written and edited by J. Mbeki, May 2024", "2024-05"),
        ("Country brief, May 2024", "2024-05"),
        ("09:40 May 3, 2024", "2024-05-03"),
        ("By Jane Doe   03.05.2024", "2024-05-03"),
        ("Source: agencies   2024-05-03 09:40", "2024-05-03"),
        ("Port Louis, 3 May 2024 – The ministers agreed on fees for transit after a week of talks.", "2024-05-03"),
        ("Rio de Janeiro/Lima, 3 May 2024 - On her way home the minister met her colleague.", "2024-05-03"),
        ("Praia, 3 May 2024. The two governments agreed on fees for transit.", "2024-05-03"),
        ("NAIROBI (3 May 2024) — Judges gave Chad the larger part of the lake.", "2024-05-03"),
        ("(Lusaka, May 3, 2024) – The authorities should free the men, the group said.", "2024-05-03"),
    ],
)
def test_lines_that_state_the_date(line: str, date: str) -> None:
    """Labels, bare dates with place or time, bylines and datelines state the document's date."""
    found = stated_date(line)
    assert found is not None
    assert found[1] == date


@pytest.mark.parametrize(
    "line",
    [
        "They met on February 6, 2026 in Oslo.",
        "February 6, 2026 was the day on which the treaty ended.",
        "On 12 May 2020, the council met",
        "Published on February 6, 2026, the report says that fees will rise.",
        "GENEVA, March 3 (Agency) - The talks resumed.",
        "Bilateral Relations: February 2026 Update",
        "2024-13-45",
        "February 30, 2024",
        "03/04/2026",
        "1988–2001",
        "The treaty of friendship, 12 May 2020",
        "The treaty of friendship, 12 May 2020 – a turning point",
        "In Lusaka, 12 May 2020 was the day of the vote.",
        "The strategy of the bank, published 12 May 2020, names fees for transit",
        "Lusaka, May 2020 – The ministers agreed on fees for transit.",
        "The war ended in Lusaka, May 2020",
        "Tel. 2020-05-191",
        "",
    ],
)
def test_lines_that_do_not(line: str) -> None:
    """Dates in sentences, impossible or ambiguous dates and dates without a year are not the document's."""
    assert stated_date(line) is None


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Press Briefing of the Foreign Ministry on March 27, 2023", "2023-03-27"),
        ("Remarks to reporters in Nairobi on 3 May 2024", "2024-05-03"),
        ("COMMUNIQUÉ OF THE NINTH COUNCIL OF MINISTERS, LUSAKA, 15-17 FEBRUARY 2023", "2023-02"),
        ("RABAT, Morocco — Envoys met on Friday, May 3, 2024, after a week of talks.", "2024-05-03"),
        ("OSLO (Agency) - Norway said Friday, May 3, 2024, that it would pay.", "2024-05-03"),
        ("The strait was closed on March 27, 2023", None),
        ("Statement on the attack on the port, which followed the storm. It began on 3 May 2024", None),
        ("RABAT, Morocco — Envoys met again after the treaty of May 3, 2004, had failed.", None),
        ("They met on Friday, May 3, 2024, after a week of talks.", None),
    ],
)
def test_titles_and_leads_that_tell_the_date(line: str, date: str | None) -> None:
    """The title of what is said on a day and a lead with place and weekday tell the date; other sentences do not."""
    assert opening_date(line) == date
    assert read_text(f"{line}\n\n{BODY}", name="x").issued == date


def test_published_outranks_a_bare_date_outranks_updated() -> None:
    """Of several date lines the one for the first publication counts, wherever it stands."""
    text = f"Talks\n\nUpdated 5 May 2024\n\n3 May 2024\n\n{BODY}"
    assert read_text(text, name="x").issued == "2024-05-03"
    assert read_text(f"{text}\nFirst published: 2 May 2024", name="x").issued == "2024-05-02"


def test_the_date_may_stand_at_the_foot_but_not_in_the_middle() -> None:
    """The first ten and the last three lines are looked at."""
    filler = "They spoke again.\n\n" * 12
    assert read_text(f"Talks\n\n{filler}Published 3 May 2024\n", name="x").issued == "2024-05-03"
    assert read_text(f"Talks\n\n{filler}Published 3 May 2024\n\n{filler}", name="x").issued is None


@pytest.mark.parametrize(
    ("name", "issued"), [("2024-05-03-talks.txt", "2024-05-03"), ("v2024-05.txt", None), ("x", None)]
)
def test_the_file_name_is_the_last_resort(name: str, issued: str | None) -> None:
    """A full date in the file name counts if the text states none."""
    assert read_text(BODY, name=name).issued == issued
    assert read_text(f"Talks\n2 May 2024\n\n{BODY}", name=name).issued == "2024-05-02"


@pytest.mark.parametrize(
    ("start", "title"),
    [
        ("Talks in Oslo\n\n", "Talks in Oslo"),
        ("\n\n  Both leaders met in Oslo \n\n", "Both leaders met in Oslo"),
        ("# **Talks** in Oslo #\n\n", "Talks in Oslo"),
        ("Analysis\n\nTalks in Oslo on Fees\n\n", "Talks in Oslo on Fees"),
        ("Norway\n\nBackground\n\n", "Norway"),
        ("Share this\n\nTalks in Oslo\n\n", "Talks in Oslo"),
        ("3 May 2024\n\n", None),
        ("They met in Oslo.\n\n", None),
    ],
)
def test_titles(start: str, title: str | None) -> None:
    """The first headline is the title, also if it is a clause; rubrics, furniture and date lines are passed over."""
    assert read_text(start + BODY, name="x").title == title


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)))
def test_every_date_is_read_from_every_shape(date: dt.date) -> None:
    """A day written in any of the shapes is found and comes back as ISO."""
    month = date.strftime("%B")
    for written in (
        date.isoformat(),
        f"{month} {date.day}, {date.year}",
        f"{date.day} {month} {date.year}",
        f"{month[:3]}. {date.day:02d}, {date.year}",
        f"{date.day:02d}.{date.month:02d}.{date.year}",
    ):
        assert find_dates(f"As of {written}, talks go on.") == [(6, 6 + len(written), date.isoformat())]
        assert normalise(written) == date.isoformat()


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("20240503", "2024-05-03"),
        ("20240503121530+02'00'", "2024-05-03"),
        ("2024-05-03T01:00:00Z", "2024-05-03"),
        ("May 2024", "2024-05"),
        ("2024-13", None),
        ("n. d.", None),
        ("", None),
    ],
)
def test_dates_of_metadata(value: str, edtf: str | None) -> None:
    """EDTF, ISO time stamps, PDF dates and dates in words are taken, anything else is not."""
    assert normalise(value) == edtf


def test_development_texts(shared_dir) -> None:
    """Title and date are right for at least 95 % of the development texts for which they are known."""
    part = shared_dir / "dev"
    known = {row["file"]: row for row in json.loads((part / "index.json").read_text()) if row["part"] == "tune"}
    titles = dates = total = dated = 0
    for document in read([part / "tune" / "texts"]):
        assert isinstance(document, Document)
        row = known[document.name]
        total += 1
        wanted = row["title"].removeprefix("The World Factbook: ").split("\n")[0].casefold()
        titles += (document.title or "").casefold().startswith(wanted) or wanted.endswith(".md")
        if row["date"]:
            dated += 1
            dates += (document.issued or "").startswith(row["date"])
    assert titles >= 0.95 * total
    assert dates >= 0.95 * dated
