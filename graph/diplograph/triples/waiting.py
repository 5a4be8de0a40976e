"""Waiting for work in this process no longer than a given time."""

from __future__ import annotations

import os
import queue
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from diplograph.errors import QueryTimeoutError

Result = TypeVar("Result")


class _Waiter(threading.Thread):
    """A thread that works on one thing after another; starting one for each would cost more than most queries."""

    def __init__(self) -> None:
        super().__init__(daemon=True, name="diplograph-query")
        self.tasks: queue.SimpleQueue[Callable[[], Any]] = queue.SimpleQueue()
        self.outcomes: queue.SimpleQueue[tuple[Any, BaseException | None]] = queue.SimpleQueue()
        self.given_up = False

    def run(self) -> None:
        """Work until a piece of work was given up."""
        while not self.given_up:
            self.outcomes.put(_outcome(self.tasks.get()))


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
    waiter.tasks.put(lambda: function(*arguments))
    try:
        result: Result
        result, error = waiter.outcomes.get(timeout=timeout)
    except BaseException as reason:
        waiter.given_up = True
        if isinstance(reason, queue.Empty):
            raise QueryTimeoutError(f"stopped after {timeout:g} s") from None
        raise
    _IDLE.append(waiter)
    if error is not None:
        raise error
    return result
