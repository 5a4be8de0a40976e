"""Work in a thread that is waited for no longer than a given time."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from diplograph.errors import QueryTimeoutError
from diplograph.triples.waiting import limited


def waiters() -> set[threading.Thread]:
    """Threads that wait for work or do it."""
    return {thread for thread in threading.enumerate() if thread.name == "diplograph-query"}


def failing() -> None:
    """Raise what a caller has to see."""
    raise LookupError("not here")


def test_results_and_errors_come_through() -> None:
    """As if the function had been called."""
    assert limited(divmod, 17, 5, timeout=10) == (3, 2)
    with pytest.raises(LookupError, match="not here"):
        limited(failing, timeout=10)
    assert limited(lambda: None, timeout=10) is None


def test_one_thread_serves_many_calls() -> None:
    """A thread is kept for the next piece of work, also after one that failed."""
    limited(abs, -1, timeout=10)
    before = waiters()
    for number in range(50):
        assert limited(abs, -number, timeout=10) == number
        with pytest.raises(LookupError):
            limited(failing, timeout=10)
    assert waiters() == before


def test_work_that_takes_too_long_is_left_behind() -> None:
    """The caller is told in time, the next call gets its own result, and the thread ends with its work."""
    release = threading.Event()
    begin = time.monotonic()
    with pytest.raises(QueryTimeoutError, match=r"stopped after 0\.1 s"):
        limited(release.wait, timeout=0.1)
    assert time.monotonic() - begin < 5
    late = waiters()
    assert [limited(abs, -number, timeout=10) for number in range(20)] == list(range(20))
    release.set()
    end = time.monotonic() + 5
    while late <= waiters() and time.monotonic() < end:
        time.sleep(0.01)
    assert not late <= waiters()


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system does not move threads between processors")
def test_short_work_is_done_where_the_caller_is() -> None:
    """Work begins on one processor, the caller's, and may go to any of the caller's once it lasts."""

    def places() -> tuple[set[int], set[int]]:
        begin = os.sched_getaffinity(0)
        time.sleep(0.1)
        return begin, os.sched_getaffinity(0)

    all_of_them = os.sched_getaffinity(0)
    for processor in sorted(all_of_them):
        os.sched_setaffinity(0, {processor})
        try:
            assert limited(lambda: os.sched_getaffinity(0), timeout=10) == {processor}
        finally:
            os.sched_setaffinity(0, all_of_them)
    begin, later = limited(places, timeout=10)
    assert len(begin) == 1
    assert later == os.sched_getaffinity(0) == all_of_them
    with pytest.raises(QueryTimeoutError):
        limited(time.sleep, 0.1, timeout=0.001)
    with pytest.raises(LookupError):
        limited(failing, timeout=10)
    assert os.sched_getaffinity(0) == all_of_them


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system does not move threads between processors")
def test_a_system_that_forbids_to_move_threads_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is done all the same, short or long."""

    def forbidden(*_: object) -> None:
        raise PermissionError("not here")

    monkeypatch.setattr(os, "sched_setaffinity", forbidden)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda number: limited(abs, -number, timeout=10), range(20))) == list(range(20))
    assert limited(lambda: time.sleep(0.05), timeout=10) is None


def test_callers_at_once_do_not_get_the_results_of_others() -> None:
    """Each call has a thread to itself while it lasts."""

    def square(number: int) -> int:
        time.sleep(0.001 * (number % 7))
        return number * number

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: limited(square, number, timeout=30), range(200)))
    assert found == [number * number for number in range(200)]


def test_a_forked_process_makes_its_own_threads() -> None:
    """Threads do not live on in a child, so none of the parent's may be waited for."""
    limited(abs, -1, timeout=10)
    child = os.fork()
    if child == 0:
        try:
            os._exit(limited(abs, -7, timeout=5))
        finally:
            os._exit(99)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
