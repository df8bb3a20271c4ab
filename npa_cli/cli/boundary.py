"""Where errors become a message and an exit code, once, for every command."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from npa_cli.cli.on_first_use import cut_short
from npa_cli.cli.stopped import INTERRUPTED, heed_stop, stops_raised
from npa_cli.render.safe_text import visible

FINE: Final = 0
NOT_AS_ASKED: Final = 1  # findings, or something refused
USAGE: Final = 2  # what was typed can't be meant: an unknown id, partner, file or option
UNREADABLE: Final = 3  # the plan, or part of it, can't be read


def run(app: Callable[[], object]) -> int:
    """Run the app and give its exit code. No traceback ever reaches a user."""
    asked: list[int] = []
    try:
        with stops_raised(asked):
            app()
    except BaseException as error:  # noqa: BLE001  # the one place that catches everything
        return heed_stop(asked[0]) if asked else _code_of(next(iter(cut_short), error))
    return heed_stop(asked[0]) if asked else FINE


def _code_of(error: BaseException) -> int:
    """What to leave with after an error, which is said where a user has to know it."""
    if isinstance(error, SystemExit):
        return _exit_code(error)
    if isinstance(error, BrokenPipeError):
        _close_quietly()
        return FINE
    if isinstance(error, Exception):
        return _explain(error)
    return INTERRUPTED  # KeyboardInterrupt


def complain(message: str) -> None:
    """Say something on standard error, in one form: `npa: …`."""
    speak(2, f"npa: {visible(message)}\n")


_recorded: list[tuple[int, str]] | None = None  # what is said goes here too while an answer is to be kept


def speak(stream: int, text: str) -> None:
    """Write to standard output (1) or standard error (2). All that an answer is made of goes through here."""
    if _recorded is not None:
        _recorded.append((stream, text))
    to = sys.stdout if stream == 1 else sys.stderr
    to.write(text)
    to.flush()


@contextmanager
def recording() -> Iterator[list[tuple[int, str]]]:
    """What is said within it, piece by piece, as well as being said."""
    global _recorded  # noqa: PLW0603  # the one place that says where answers go
    _recorded = []
    try:
        yield _recorded
    finally:
        _recorded = None


def _exit_code(stop: SystemExit) -> int:
    if stop.code is None:
        return FINE
    return stop.code if isinstance(stop.code, int) else NOT_AS_ASKED


def _explain(error: Exception) -> int:
    from npa_cli.edit import EditRefusedError
    from npa_cli.progress.select import UnknownNameError
    from npa_cli.store.find_plan import PlanNotFoundError
    from npa_cli.store.unwritable import TryAgainError, UnwritableError
    from npa_cli.work.faults import NotComparedError, UnsoundFileError, UsageFault

    if isinstance(error, UsageFault | UnknownNameError | PlanNotFoundError | UnwritableError):
        complain(str(error))
        return USAGE
    if isinstance(error, EditRefusedError):
        complain(f"nothing was written: {error}")
        return NOT_AS_ASKED
    if isinstance(error, NotComparedError):
        complain(f"not compared: {error}")
        return UNREADABLE
    if isinstance(error, UnsoundFileError):
        complain(f"nothing was written; this has to be corrected first: {error}")
        return UNREADABLE
    if isinstance(error, TryAgainError):
        complain(f"`{error.filename}`: {error.strerror}")
        return NOT_AS_ASKED
    if isinstance(error, OSError):
        name = f" `{error.filename}`" if error.filename else ""
        complain(f"can't use{name}: {(error.strerror or type(error).__name__).lower()}")
        return UNREADABLE
    if isinstance(error, RuntimeError) and "Symlink loop" in str(error):  # what Path.resolve raises before Python 3.13
        complain("can't use a link that leads back to itself; put the file itself there")
        return UNREADABLE
    if os.environ.get("NPA_DEBUG"):
        raise error
    place = _where(error)
    complain(f"a fault in npa itself ({type(error).__name__}{place}); please report it with the command you typed")
    complain("set NPA_DEBUG=1 to see the whole of it")
    return UNREADABLE


def _where(error: Exception) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return ""
    return f" at {os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"  # noqa: PTH119


def _close_quietly() -> None:
    """Whoever read our output has gone: say nothing, and keep the interpreter from saying it at exit."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
