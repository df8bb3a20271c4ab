"""One function of many things, on several cores: copies of this process share what it holds already."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Final, TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")

_AT_A_TIME: Final = 8  # things handed to a process at once
_function: Callable[[Any], Any]  # what the copies do: they have it from the process they are copies of


def free_cores() -> int:
    """How many processes may run at a time here: one within another's, and where processes can't be copied safely."""
    if sys.platform != "linux" or parent_process() is not None:
        return 1
    return len(os.sched_getaffinity(0))


def each_on_some_core(function: Callable[[Given], Result], things: Sequence[Given], cores: int) -> Iterator[Result]:
    """What `function` makes of each thing, in their order. If a copy is killed, the rest is done here."""
    global _function  # noqa: PLW0603  # a copy inherits it; sending it would mean writing all it holds down
    _function = function
    done, at_a_time = 0, min(_AT_A_TIME, max(1, len(things) // (cores * 8)))
    pool = ProcessPoolExecutor(min(cores, len(things)), get_context("fork"), begin)
    try:
        for result in pool.map(_of_one, things, chunksize=at_a_time):
            done += 1
            yield result
    except BrokenProcessPool:
        yield from map(function, things[done:])
    finally:
        pool.shutdown(cancel_futures=True)  # after Ctrl-C what is begun is finished, and nothing else is begun


def _of_one(thing: Any) -> Any:
    return _function(thing)


def begin() -> None:
    """Ctrl-C is for the process that was started, which ends the others; and when it is gone, so are they."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()


def _end_with_the_first() -> None:
    first = parent_process()
    if first is not None:
        first.join()
        os._exit(1)
