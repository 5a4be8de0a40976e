"""Waiting for work in this process no longer than a given time."""

from __future__ import annotations

import ctypes
import os
import queue
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any, TypeVar

from diplograph.errors import QueryTimeoutError

Result = TypeVar("Result")
_SHORT = 0.01
"""Seconds that a piece of work stays on the processor of its caller."""


class _Waiter(threading.Thread):
    """A thread that works on one thing after another; starting one for each would cost more than most queries."""

    def __init__(self) -> None:
        super().__init__(daemon=True, name="diplograph-query")
        self.tasks: queue.SimpleQueue[Callable[[], Any]] = queue.SimpleQueue()
        self.outcomes: queue.SimpleQueue[tuple[Any, BaseException | None]] = queue.SimpleQueue()
        self.given_up = False
        self._at: int | None = None
        self._callers: set[int] | None = None

    def stay(self) -> None:
        """Keep the caller, who sleeps meanwhile, and this thread on one processor.

        What a query needs is in that processor's caches; another one must fetch it and be woken for it, and so must the
        first one when the work is done, which takes as long as a short query does.
        """
        here = _processor()
        if here is None:
            return
        self._callers = os.sched_getaffinity(0)
        _bind(0, {here})
        if here != self._at:
            _bind(self.native_id or 0, {here})
            self._at = here

    def part(self) -> None:
        """Give the caller its processors back."""
        if self._callers is not None:
            _bind(0, self._callers)

    def roam(self) -> None:
        """Let the caller and this thread be on any of the caller's processors."""
        self.part()
        if self._callers is not None:
            _bind(self.native_id or 0, self._callers)
            self._at = None

    def run(self) -> None:
        """Work until a piece of work was given up."""
        while not self.given_up:
            self.outcomes.put(_outcome(self.tasks.get()))


@cache
def _processors() -> Callable[[], int] | None:
    """The system's function that tells the processor of a thread; None where there is none or threads cannot move."""
    try:
        return ctypes.CDLL(None).sched_getcpu if hasattr(os, "sched_setaffinity") else None
    except (OSError, TypeError, AttributeError):
        return None


def _bind(thread: int, processors: set[int]) -> None:
    # Where the system does not allow it, work is done wherever the system likes.
    with suppress(OSError):
        os.sched_setaffinity(thread, processors)


def _processor() -> int | None:
    """The processor that this thread runs on; None if unknown."""
    tell = _processors()
    number = -1 if tell is None else tell()
    return None if number < 0 else number


def _outcome(task: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return task(), None
    except BaseException as error:  # noqa: BLE001 - it is raised again in the thread that waits
        return None, error


_IDLE: deque[_Waiter] = deque()
if hasattr(os, "register_at_fork"):
    # Threads do not live on in a forked process.
    os.register_at_fork(after_in_child=_IDLE.clear)


def limited(function: Callable[..., Result], *arguments: Any, timeout: float) -> Result:
    """`function(*arguments)` in another thread of this process, waited for `timeout` seconds.

    Nothing can stop a thread: one whose time is over goes on in the background until it is done or the process ends.
    Raises QueryTimeoutError, and what the function raises.
    """
    try:
        waiter = _IDLE.pop()
    except IndexError:
        waiter = _Waiter()
        waiter.start()
    try:
        waiter.stay()
        waiter.tasks.put(lambda: function(*arguments))
        result: Result
        result, error = _awaited(waiter, timeout)
    except BaseException as reason:
        waiter.given_up = True
        waiter.roam()
        if isinstance(reason, queue.Empty):
            raise QueryTimeoutError(f"stopped after {timeout:g} s") from None
        raise
    waiter.part()
    _IDLE.append(waiter)
    if error is not None:
        raise error
    return result


def _awaited(waiter: _Waiter, timeout: float) -> tuple[Any, BaseException | None]:
    """What came of a waiter's work. Raises queue.Empty when the time is over."""
    with suppress(queue.Empty):
        return waiter.outcomes.get(timeout=min(timeout, _SHORT))
    waiter.roam()
    return waiter.outcomes.get(timeout=max(timeout - _SHORT, 0.0))
