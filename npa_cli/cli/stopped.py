"""SIGTERM and SIGHUP, which end a program where it stands: here they end it as an error does, so that it clears up."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType


class _Stopped(BaseException):
    """The program was asked to stop; no error, as KeyboardInterrupt is none."""


@contextlib.contextmanager
def stops_raised(asked: list[int]) -> Iterator[None]:
    """Within it, SIGTERM and SIGHUP put their number into `asked` and raise what nothing catches.

    Not where they are ignored, as `nohup` has it, or heeded already. What reaches the end of the block may be another
    error, since what a stop cuts short can fail on its way out: `asked` says that it was a stop.
    """

    def stop(number: int, _: FrameType | None) -> None:
        asked.append(number)
        raise _Stopped

    def swallowed(said: sys.UnraisableHookArgs) -> None:
        """A stop that came where Python lets no error out, as when a weak reference goes, is asked for once more."""
        if said.exc_type is _Stopped:
            os.kill(os.getpid(), asked[-1])
        else:
            hook(said)

    hook, sys.unraisablehook = sys.unraisablehook, swallowed
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    heeded: list[int] = []
    try:
        try:
            for number in (int(getattr(signal, name)) for name in names):
                if signal.getsignal(number) == signal.SIG_DFL:
                    heeded.append(number)
                    signal.signal(number, stop)
        except ValueError:
            heeded.clear()  # only a program's first thread may say what signals do
        yield
    finally:
        sys.unraisablehook = hook
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)


def heed_stop(number: int) -> int:
    """End the program by the signal it was sent, so that whoever sent it sees that; else give an exit code."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    return 128 + number  # what shells make of it, where the signal is still to come
