"""SIGTERM and SIGHUP, which end a program where it stands: here they end it as an error does, so that it clears up."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from types import FrameType


class Stopped(BaseException):  # no error, as KeyboardInterrupt is none
    """The program was asked to stop by a signal, whose number this holds."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    def heed(self) -> int:
        """End the program by the signal it was sent, so that whoever sent it sees that; else give an exit code."""
        signal.signal(self.number, signal.SIG_DFL)
        os.kill(os.getpid(), self.number)
        return 128 + self.number  # what shells make of it, where the signal is still to come


@contextlib.contextmanager
def stops_raised() -> Iterator[None]:
    """Within it, SIGTERM and SIGHUP raise Stopped; not where they are ignored, as `nohup` has it, or heeded already."""
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heeded: list[int] = []
    try:
        for number in (int(getattr(signal, name)) for name in names):
            if signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, _stop)
                heeded.append(number)
    except ValueError:
        pass  # only a program's first thread may say what signals do
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)


def _stop(number: int, _: FrameType | None) -> None:
    raise Stopped(number)
