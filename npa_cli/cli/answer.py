"""Where a command's answer goes: written in the format that was asked for, or gathered with those of other plans."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, NamedTuple

from npa_cli.cli.output_file import write_output
from npa_cli.cli.screen import detect_screen
from npa_cli.cli.session import write_answer
from npa_cli.views.view import View
from npa_cli.work.formats.setting import Setting
from npa_cli.work.formats.table import render


class Answer(NamedTuple):
    """A view, and what would write it, or any other view in its place, as the command was asked to."""

    view: View
    write: Callable[[View], None]


_GATHERED: Final[ContextVar[list[Answer] | None]] = ContextVar("gathered", default=None)


@contextmanager
def gathering() -> Iterator[list[Answer]]:
    """The answers that commands give within it; none of them is written."""
    answers: list[Answer] = []
    token = _GATHERED.set(answers)
    try:
        yield answers
    finally:
        _GATHERED.reset(token)


def give(answer: Answer) -> None:
    """Write an answer, or keep it where the answers of several plans are gathered."""
    gathered = _GATHERED.get()
    if gathered is None:
        answer.write(answer.view)
    else:
        gathered.append(answer)


def write(view: View, form: str, output: str | None, *, ascii_only: bool = False) -> None:
    """Answer with a view, to a file or to standard output. `ascii_only` draws pictures with plain letters."""

    def put(whole: View) -> None:
        screen = detect_screen(to_file=output is not None)
        screen = screen._replace(ascii_only=ascii_only or screen.ascii_only)
        put_out(render(whole, Setting(form, screen)), output)

    give(Answer(view, put))


def put_out(written: str | bytes, output: str | None) -> None:
    if isinstance(written, str):
        write_answer(written, output)
    elif output is None or output == "-":
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
    else:
        write_output(output, written)
