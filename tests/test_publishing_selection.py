from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.errors import InputError
from diplograph.publishing.record_reading import read
from diplograph.publishing.records import Records
from diplograph.publishing.selection import cut, family_of, in_words
from synthetic import make

RECORDS = read(make(30, 120))
NAMES = st.sampled_from(sorted(RECORDS.things))


def test_nothing_asked_keeps_every_statement() -> None:
    """Without limits all statements stay; things and documents without any go."""
    assert cut(RECORDS).statements == RECORDS.statements


def test_steps_widen_the_neighbourhood() -> None:
    """One step keeps the thing's own links and those among its neighbours; more steps keep more."""
    sizes = []
    for steps in (1, 2, 3):
        part = cut(RECORDS, around=["thing-29"], steps=steps)
        sizes.append(len(part.statements))
        assert "thing-29" in part.things
    assert 0 < sizes[0] < sizes[1] <= sizes[2] <= 120


def test_things_are_found_by_label_alias_and_id() -> None:
    """Names in any case do."""
    thing = RECORDS.things["thing-3"]
    by_id = cut(RECORDS, around=[thing.id])
    assert cut(RECORDS, around=[thing.label.upper()]) == by_id
    assert cut(RECORDS, around=[thing.aliases[0].lower()]) == by_id


def test_times_and_families_limit_the_statements() -> None:
    """Only dated statements inside the range, only statements of the family."""
    part = cut(RECORDS, since="2015", until="2016-06-30")
    assert part.statements
    assert all(it.start is not None and "2015" <= it.start[:4] <= "2016" for it in part.statements)
    economy = cut(RECORDS, families=["economy", "figures"])
    assert {family_of(it) for it in economy.statements} == {"economy", "figures"}


def test_a_part_says_what_it_is() -> None:
    """In words, for the heading; everything needs none."""
    assert in_words() == ""
    assert (
        in_words(around=["Armenia", "Iran"], steps=2, until="2020") == "within 2 steps of Armenia and Iran; until 2020"
    )
    assert in_words(since="2020-05", families=["economy", "figures"]) == "since 2020-05; economy, figures"


@pytest.mark.parametrize("date", ["last year", "2020-13", "2020-02-32", "20", ""])
def test_only_dates_limit_the_time(date: str) -> None:
    """What is no ISO year, month or day would silently compare as text."""
    with pytest.raises(InputError, match="no such date"):
        cut(RECORDS, since=date)
    with pytest.raises(InputError, match="no such date"):
        cut(RECORDS, until=date)


@pytest.mark.parametrize("options", [{"around": ["Nowhere"]}, {"families": ["sport"]}])
def test_unknown_names_are_the_users_errors(options: dict[str, list[str]]) -> None:
    """The message names what is not known."""
    with pytest.raises(InputError, match=r"Nowhere|sport"):
        cut(RECORDS, **options)


@given(st.lists(NAMES, max_size=3), st.integers(0, 3), st.sampled_from([None, "2012"]))
def test_a_part_is_whole_in_itself(around: list[str], steps: int, since: str | None) -> None:
    """Every thing and document that a kept statement names is kept with it; nothing is added."""
    part: Records = cut(RECORDS, around=around, steps=steps, since=since)
    assert set(part.statements) <= set(RECORDS.statements)
    for statement in part.statements:
        assert set(statement.things) <= part.things.keys()
        assert {proof.document for proof in statement.proofs} <= part.sources.keys()
