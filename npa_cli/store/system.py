"""What each system does in its own way, or can't do: folders change places in one step, and signals are held back."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":

    def exchange(one: Path, other: Path) -> bool:
        """Windows has no such step."""
        return False

    @contextlib.contextmanager
    def undisturbed() -> Iterator[None]:
        """Windows has no way to hold a signal back: the next run takes what is left."""
        yield

else:
    _EXCHANGES = {"linux": ("renameat2", -100), "darwin": ("renameatx_np", -2)}  # the call, and AT_FDCWD for it
    _STOPS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}

    def exchange(one: Path, other: Path) -> bool:
        """Let two folders of one file system change places: no moment is between.

        False if the system, or this file system, can't: then nothing was done.
        """
        import ctypes  # slow to load, and needed for the export of an estate alone

        name, here = _EXCHANGES.get(sys.platform, ("", 0))
        call = getattr(ctypes.CDLL(None), name, None)
        how = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
        return call is not None and call(here, os.fsencode(one), here, os.fsencode(other), how) == 0

    @contextlib.contextmanager
    def undisturbed() -> Iterator[None]:
        """Hold back SIGINT, SIGTERM and SIGHUP until the block ends; then each is heeded."""
        before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
        try:
            signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
