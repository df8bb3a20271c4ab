"""The signals that ask a program to stop, held back for the few moments in which files are changed."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator

if sys.platform == "win32":

    @contextlib.contextmanager
    def undisturbed() -> Iterator[None]:
        """Windows has no way to hold a signal back: the next run takes what is left."""
        yield

else:
    _STOPS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}

    @contextlib.contextmanager
    def undisturbed() -> Iterator[None]:
        """Hold back SIGINT, SIGTERM and SIGHUP until the block ends; then each is heeded."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
        try:
            signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
