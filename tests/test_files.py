"""Files appear whole or not at all, and work is done in order, in as many processes as asked."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from diplograph.errors import DiplographError, InputError, QueryTimeoutError, one_line
from diplograph.executors import ordered_map, run_limited
from diplograph.files import atomic_binary, atomic_write, staged_folder


class CrashError(Exception):
    """Something that goes wrong while writing."""


def crash(function: Callable[..., object], *arguments: object) -> None:
    """Do something, then fail."""
    function(*arguments)
    raise CrashError


def test_a_file_is_replaced_only_when_whole(tmp_path: Path) -> None:
    """After an error the old content stands and nothing is left beside it."""
    path = tmp_path / "a.txt"
    atomic_write(path, "old\n")
    with pytest.raises(CrashError), atomic_binary(path) as stream:
        crash(stream.write, b"half of the n")
    assert path.read_text() == "old\n"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_text_is_utf8_with_bare_line_feeds(tmp_path: Path) -> None:
    """No platform's line ends, no locale's encoding, no failure on a lone surrogate."""
    path = tmp_path / "a.txt"
    atomic_write(path, "é\n\ud800")
    assert path.read_bytes() == b"\xc3\xa9\n?"
    atomic_write(path, b"\0\r\n")
    assert path.read_bytes() == b"\0\r\n"


def test_written_files_are_as_readable_as_any(tmp_path: Path) -> None:
    """A written file has the permissions of a plainly created one, not those of a private temporary file."""
    atomic_write(tmp_path / "a.txt", "x")
    (tmp_path / "b.txt").touch()
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "b.txt").stat().st_mode


def test_bad_places_are_named(tmp_path: Path) -> None:
    """A folder instead of a file, or a folder that is not there, is the user's error."""
    with pytest.raises(InputError, match="is a folder"):
        atomic_write(tmp_path, "x")
    with pytest.raises(InputError, match="no such folder"):
        atomic_write(tmp_path / "no" / "a.txt", "x")
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="is a file"), staged_folder(tmp_path / "file"):
        pass


def test_a_folder_gets_all_files_or_none(tmp_path: Path) -> None:
    """Old results survive an error; a good end replaces them and leaves other files alone."""
    folder = tmp_path / "out"
    with staged_folder(folder) as stage:
        atomic_write(stage / "a", "1")
        atomic_write(stage / "b", "1")
    (folder / "mine").touch()
    with pytest.raises(CrashError), staged_folder(folder) as stage:
        crash(atomic_write, stage / "a", "2")
    assert sorted(os.listdir(folder)) == ["a", "b", "mine"]
    assert (folder / "a").read_text() == "1"
    with staged_folder(folder) as stage:
        atomic_write(stage / "a", "3")
    assert (folder / "a").read_text() == "3"
    assert sorted(os.listdir(folder)) == ["a", "b", "mine"]


def test_a_failed_build_leaves_no_new_folder(tmp_path: Path) -> None:
    """A folder that was not there is not there after an error."""
    with pytest.raises(CrashError), staged_folder(tmp_path / "new") as stage:
        crash(atomic_write, stage / "a", "1")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\nb\t c", "a b c"), ("\x1b[31mred", "[31mred"), ("x" * 400, "x" * 299 + "…"), ("\u202eabc", "abc"), ("", "")],
)
def test_messages_are_one_safe_line(text: str, line: str) -> None:
    """Strings of strangers in messages cannot break the line or steer the terminal."""
    assert one_line(text) == line


def double(number: int) -> int:
    """Twice a number, later for small ones, so that results come out of order if nobody orders them."""
    time.sleep(0.02 if number % 2 else 0.0)
    return number * 2


def fail(number: int) -> int:
    """Fail on 3."""
    if number == 3:
        raise InputError("three")
    return number


def give(function: Callable[[int], int]) -> Callable[[int], int]:
    """Set-up that gives a function."""
    return function


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_input(workers: int) -> None:
    """One process or two: the same results in the same order, and errors come through."""
    assert list(ordered_map(partial(give, double), range(30), workers)) == [n * 2 for n in range(30)]
    with pytest.raises(InputError, match="three"):
        list(ordered_map(partial(give, fail), range(30), workers))


def test_items_are_taken_only_as_needed() -> None:
    """Two workers do not pull a long input into memory."""
    taken = []

    def items() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = ordered_map(partial(give, double), items(), 2)
    assert next(results) == 0
    assert len(taken) <= 10
    del results


def test_one_worker_sets_up_once_in_this_process() -> None:
    """The serial way needs no picklable set-up."""
    calls = []

    def setup() -> Callable[[int], int]:
        calls.append(os.getpid())
        return lambda number: number

    assert list(ordered_map(setup, [1, 2], 1)) == [1, 2]
    assert calls == [os.getpid()]


def test_limited_work_gives_result_error_or_is_killed() -> None:
    """A result and an error of ours come back; endless work and a dying process become errors of ours."""
    assert run_limited(double, 4, timeout=30) == 8
    with pytest.raises(InputError, match="three"):
        run_limited(fail, 3, timeout=30)
    with pytest.raises(QueryTimeoutError, match=r"stopped after 0\.1 s"):
        run_limited(time.sleep, 60, timeout=0.1)
    with pytest.raises(DiplographError, match="died"):
        run_limited(os._exit, 7, timeout=30)
