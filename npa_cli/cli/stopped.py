"""What asks a program to stop, SIGINT (Ctrl-C), SIGTERM and SIGHUP: each ends it as an error does, so it clears up."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Any, Final

INTERRUPTED: Final = 130  # what shells expect after Ctrl-C
_MOMENT: Final = 0.05  # seconds


class _Stopped(BaseException):
    """The program was asked to stop; no error, as KeyboardInterrupt is none."""


@contextlib.contextmanager
def stops_raised(asked: list[int]) -> Iterator[None]:
    """Within it, these signals put their number into `asked` and raise what nothing catches.

    Not where they are ignored, as `nohup` has it. What reaches the end of the block may be another error, or none: what
    a stop cuts short can fail on its way out, and an import can lose it. So `asked` says that it was a stop.
    """

    def stop(number: int, _: FrameType | None) -> None:
        asked.append(number)
        raise _Stopped

    def swallowed(said: sys.UnraisableHookArgs) -> None:
        """A stop that came where Python lets no error out, as when a weak reference goes, is asked for once more.

        A moment later: here Python lets none out either.
        """
        if said.exc_type is _Stopped:
            threading.Timer(_MOMENT, os.kill, (os.getpid(), asked[-1])).start()
        else:
            hook(said)

    hook, sys.unraisablehook = sys.unraisablehook, swallowed
    numbers = [int(getattr(signal, name)) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before: dict[int, Any] = {}
    try:
        with contextlib.suppress(ValueError):  # only a program's first thread may say what signals do
            for number in numbers:
                held = signal.getsignal(number)
                if held not in (signal.SIG_IGN, None):
                    signal.signal(number, stop)
                    before[number] = held
        yield
    finally:
        sys.unraisablehook = hook
        for number, held in before.items():
            signal.signal(number, held)


def heed_stop(number: int) -> int:
    """End the program by the signal it was sent, so that whoever sent it sees that; else give an exit code.

    Of Ctrl-C the exit code is what shells expect, and the program ends by itself.
    """
    if number == signal.SIGINT:
        return INTERRUPTED
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    return 128 + number  # what shells make of it, where the signal is still to come
