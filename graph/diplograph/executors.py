"""Where work is done: in this process, in several, or in one that can be stopped.

Results always come in the order of the input, and only a bounded number of items is under way at once, so
memory does not grow with their number.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from diplograph.errors import DiplographError, QueryTimeoutError

Item = TypeVar("Item")
Result = TypeVar("Result")
Setup = Callable[[], Callable[[Item], Result]]
"""Makes the function that works on one item; called once in each process (picklable: a module-level function)."""

_AHEAD = 4


@dataclass(slots=True)
class _Worker:
    """What a worker process works with; set when the process starts."""

    work: Callable[[Any], Any]


def _unprepared(_: Any) -> NoReturn:
    raise RuntimeError("worker process was not prepared")


_WORKER = _Worker(_unprepared)


def ordered_map(setup: Setup[Item, Result], items: Iterable[Item], workers: int) -> Iterator[Result]:
    """Results of `setup()(item)` in the order of `items`.

    With one worker everything happens in this process, item by item; with more, each worker process calls
    `setup` once. An exception of the function is raised here; work not yet begun is then given up.
    """
    if workers <= 1:
        yield from map(setup(), items)
        return
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(setup,))
    pending: deque[Future[Result]] = deque()
    try:
        for item in items:
            pending.append(pool.submit(_call, item))
            if len(pending) >= workers * _AHEAD:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _start(setup: Callable[[], Callable[[Any], Any]]) -> None:
    """Prepare a worker process; Ctrl-C is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _WORKER.work = setup()


def _call(item: Any) -> Any:
    return _WORKER.work(item)


def run_limited(function: Callable[..., Result], *arguments: Any, timeout: float) -> Result:
    """`function(*arguments)` in a process of its own that is killed after `timeout` seconds.

    Where the system can fork, the arguments are inherited and need not be picklable; the result always must be.
    Raises QueryTimeoutError when the time is over, and whatever DiplographError the function raises.
    """
    methods = multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if "fork" in methods else "spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(sender, function, arguments), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(timeout):
            raise QueryTimeoutError(f"stopped after {timeout:g} s")
        result: Result = _received(receiver.recv())
    except EOFError:
        raise DiplographError("the process that did the work died (out of memory?)") from None
    finally:
        process.kill()
        process.join()
        receiver.close()
    return result


def _answer(sender: Any, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    try:
        result = function(*arguments)
    except DiplographError as error:
        sender.send((error, None))
    else:
        sender.send((None, result))
    sender.close()


def _received(message: tuple[DiplographError | None, Any]) -> Any:
    error, result = message
    if error is not None:
        raise error
    return result
