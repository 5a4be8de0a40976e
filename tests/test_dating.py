"""The times of statements without a time of their own, and of states that an event begins."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.times.mentions import find_times
from diplograph.model import Relation
from diplograph.reading import read_text

REPORT = (
    "Talks with President of Chad Mahamat Deby\n\n2021-05-02, Nairobi\n\n"
    "President of Kenya William Ruto met with President of Chad Mahamat Deby, who is in Kenya on a working visit.\n\n"
)
SPEECH = (
    "President of Kenya William Ruto: I am glad to see you. We signed the Lamu Agreement.\n\n"
    "President of Chad Mahamat Deby: I thank you, and we value our friends.\n\n"
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The rules extractor."""
    return Extractor.load()


def times(extractor: Extractor, text: str, issued: str | None = None) -> dict[tuple[str, str, str], set[str | None]]:
    """The EDTF times of each relation of a text."""
    found: dict[tuple[str, str, str], set[str | None]] = {}
    for s in extractor.extract(read_text(text, name="text.txt", issued=issued)).statements:
        if isinstance(s, Relation):
            time = s.qualifiers.time
            found.setdefault((s.subject, s.predicate, s.object), set()).add(time.edtf if time else None)
    return found


def test_the_report_before_a_transcript_tells_of_its_day(extractor: Extractor) -> None:
    """Meetings, visits and offices of the opening are of the day of issue, even in the present tense."""
    found = times(extractor, REPORT + SPEECH)
    assert found["william-ruto", "metWith", "mahamat-deby"] == {"2021-05-02"}
    assert found["william-ruto", "holdsPosition", "position-president-kenya"] == {"2021-05-02"}
    visited = [v for (s, p, _), v in found.items() if (s, p) == ("mahamat-deby", "visited")]
    assert visited
    assert all(v == {"2021-05-02"} for v in visited)


def test_what_is_spoken_has_no_day(extractor: Extractor) -> None:
    """A speaker may tell of any time in the past tense."""
    found = times(extractor, REPORT + SPEECH)
    signed = [v for (_, p, _), v in found.items() if p == "signed"]
    assert signed
    assert all(v == {None} for v in signed)


def test_a_text_that_looks_back_has_no_day(extractor: Extractor) -> None:
    """Where other times are told of, an event without one is not of the day of issue."""
    told = "Kenya attacked Somalia. In 1990 the army withdrew. In 1995 it came back."
    assert times(extractor, told, "2021-05-02")["kenya", "attacked", "somalia"] == {None}


def test_a_former_office_has_no_day(extractor: Extractor) -> None:
    """Who held an office before did not hold it on the day of the report."""
    told = "Former President of Kenya Uhuru Kenyatta met with President of Chad Mahamat Deby in Nairobi."
    found = times(extractor, told, "2021-05-02")
    assert found["mahamat-deby", "holdsPosition", "position-president-chad"] == {"2021-05-02"}
    assert found["uhuru-kenyatta", "holdsPosition", "position-president-kenya"] == {None}


def test_an_undated_history_dates_offices_by_its_events(extractor: Extractor) -> None:
    """In a dated briefing the office may be a later one."""
    told = "In 1962 President of Ghana Kwame Nkrumah visited China."
    office = ("kwame-nkrumah", "holdsPosition", "position-president-ghana")
    assert times(extractor, told)[office] == {"1962"}
    assert times(extractor, told, "2021-05")[office] == {None}


def test_what_lasts_has_no_day(extractor: Extractor) -> None:
    """Where a thing lies does not go by the day of a report."""
    told = "Ministers of Kenya met with ministers of Chad in the Kenyan city of Mombasa."
    found = times(extractor, told, "2021-05-02")
    assert found["mombasa", "locatedIn", "kenya"] == {None}


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ("Croatia joined NATO in 2009.", "2009/.."),
        ("Croatia was a member of NATO in 2009.", "2009"),
        ("Croatia will join NATO in 2030.", "2030"),
    ],
)
def test_a_state_that_an_event_began_holds_since(extractor: Extractor, told: str, edtf: str) -> None:
    """Joining begins a membership; being a member at a time tells of that time alone."""
    assert edtf in {
        e for (s, _, o), v in times(extractor, told, "2021-05").items() if (s, o) == ("croatia", "nato") for e in v
    }


def test_what_happened_did_not_end_later(extractor: Extractor) -> None:
    """A period ahead is that of a plan, not of the signing."""
    found = times(extractor, "Kenya and Chad signed the Lamu Agreement on trade in 2021-2028.", "2021-05-02")
    signed = [v for (_, p, _), v in found.items() if p == "signed"]
    assert signed
    assert all("2021/2028" not in v for v in signed)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("On 27 February 2013 they talked, and on 18 March they met.", "2013-03-18"),
        ("On 27 February 2013 they talked. On 18 March they met.", "2021-03-18"),
        ("On 27 November 2013 they talked, and on 18 March they met.", "2021-03-18"),
        ("Talks began on 3 January 2019, and they will meet on 18 July.", "2021-07-18"),
    ],
)
def test_a_later_day_of_a_sentence_takes_its_year(text: str, last: str) -> None:
    """Only forward, within the sentence, and not where a plan is told."""
    assert find_times(f"In May 2021 it was quiet. {text}", issued="2021-05-02")[-1].period.edtf == last


@pytest.mark.parametrize(
    "life", ["(born 1 February 1949)", "(April 30, 1943 – June 18, 2011)", "(1943–2011)", "(; born 30 July 1975)"]
)
def test_the_dates_of_a_life_are_no_time_of_deeds(extractor: Extractor, life: str) -> None:
    """A bracket with birth or death after a name dates nothing that the sentence tells."""
    found = times(extractor, f"Frederick Chiluba {life} was a Zambian politician who was President of Zambia.")
    assert found
    assert all(v == {None} for v in found.values())


def test_a_span_outside_brackets_is_a_time(extractor: Extractor) -> None:
    """The years of an office are its time."""
    found = times(extractor, "Frederick Chiluba (1943–2011) was President of Zambia from 1991 to 2002.")
    assert {"1991/2002"} in found.values()


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Maria Nova became President of Chad in 1999.", "1999/.."),
        ("Maria Nova was elected President of Chad in May 1999.", "1999-05/.."),
        ("Rebels overthrew President of Chad Maria Nova in 1999.", "../1999"),
        ("President of Chad Maria Nova visited Kenya in 1999.", "1999"),
    ],
)
def test_terms_of_office(extractor: Extractor, text: str, office: str) -> None:
    """An office is held from the time that somebody came into it, or until that of being driven out."""
    assert times(extractor, text)["maria-nova", "holdsPosition", "position-president-chad"] == {office}


def test_what_is_done_by_saying_so_is_of_the_day(extractor: Extractor) -> None:
    """Thanks and calls in the first person are uttered on the day of a dated speech; what "he" does is not."""
    said = (
        "Statement by President of Kenya William Ruto\n\n2021-05-02\n\nI thank the President of Chad for the visit. "
        "We are grateful to Mali. We would like to thank Uganda for its support.\n\nWe met in May.\n"
    )
    found = times(extractor, said)
    assert found["kenya", "supports", "mali"] == {"2021-05-02"}
    assert found["kenya", "supports", "uganda"] == {"2021-05-02"}
    assert found["uganda", "supports", "kenya"] == {None}
    told = times(extractor, "Kenya often praises Chad.", "2021-05-02")
    assert told["kenya", "supports", "chad"] == {None}
