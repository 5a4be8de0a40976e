"""Costs of questions beside the engine's: compared within a turn, so that the machine's own speed falls out."""

from __future__ import annotations

from measuring import questions


def turns(*medians: float) -> list[list[questions.Cost]]:
    """Turns of three askings around each median, in seconds."""
    return [[(one * share, 0.0) for share in (0.9, 1.0, 4.0)] for one in medians]


def test_slow_turns_of_the_machine_leave_the_ratio() -> None:
    """A machine that slows down slows both ways alike."""
    assert questions.ratio(turns(1.1, 3.3, 1.1), turns(1.0, 3.0, 1.0)) == 1.1


def test_one_odd_turn_leaves_the_ratio() -> None:
    """One turn that took long does not move the ratio."""
    assert questions.ratio(turns(2.0, 9.0, 2.0), turns(1.0, 1.0, 1.0)) == 2.0


def test_both_ways_are_asked_equally_often() -> None:
    """Both ways are asked in turn and give the same rows."""
    found = questions.compared(lambda: sum(range(2000)) and 3, lambda: sum(range(2000)), repeats=2)
    assert found["rows"] == 3
    assert found["asked"] >= 2
    assert found["ratio_to_raw"] > 0 < found["ratio_to_raw_in_thread"]
