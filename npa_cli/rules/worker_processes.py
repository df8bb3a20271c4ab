"""One function of many things, on several cores: copies of this process share what it holds already."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Final, TypeVar

Result = TypeVar("Result")

_AT_A_TIME: Final = 8  # names handed to a process at once
_function: Callable[[Any], Any]  # what the copies do: they have it from the process they are copies of


def each_on_some_core(function: Callable[[str], Result], names: Sequence[str], cores: int) -> Iterator[Result]:
    """What `function` makes of each name, in their order. If a copy is killed, the rest is done here."""
    global _function  # noqa: PLW0603  # a copy inherits it; sending it would mean writing all it holds down
    _function = function
    done, at_a_time = 0, min(_AT_A_TIME, max(1, len(names) // (cores * 8)))
    pool = ProcessPoolExecutor(min(cores, len(names)), get_context("fork"), begin)
    try:
        for result in pool.map(_of_one, names, chunksize=at_a_time):
            done += 1
            yield result
    except BrokenProcessPool:
        yield from map(function, names[done:])
    finally:
        pool.shutdown(cancel_futures=True)  # after Ctrl-C what is begun is finished, and nothing else is begun


def _of_one(name: str) -> Any:
    return _function(name)


def begin() -> None:
    """Ctrl-C is for the process that was started, which ends the others; and when it is gone, so are they."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()


def _end_with_the_first() -> None:
    first = parent_process()
    if first is not None:
        first.join()
        os._exit(1)
