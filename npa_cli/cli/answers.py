"""A command's answer: a view, and how to write it in the format that was asked for, to where it was asked to go."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from npa_cli.cli import output as output_file
from npa_cli.cli import screen
from npa_cli.cli.boundary import FINE, NOT_AS_ASKED, UNREADABLE, complain
from npa_cli.views import period_note
from npa_cli.views import view as views
from npa_cli.work.formats import table


class Answer(NamedTuple):
    """A view, and what would write it, or any other view in its place, as the command was asked to."""

    view: views.View
    write: Callable[[views.View], None]
    code: int = FINE
    notes: tuple[str, ...] = ()  # told on standard error, after the answer

    def give(self) -> int:
        """Write the answer, tell its notes, and give the exit code."""
        self.write(self.view)
        for each in self.notes:
            complain(each)
        return self.code


def answer(
    view: views.View,
    form: str | None,
    output: str | None,
    force: bool = False,
    *,
    is_whole: bool = True,
    is_amiss: bool = False,
    ascii_only: bool = False,
) -> Answer:
    """The answer that a view is, in the format that was asked for, to a file or (None) to standard output.

    `force` replaces a file that npa did not make. The exit code says whether all could be read that was asked about
    (`is_whole`), and if so whether something is amiss. `ascii_only` draws pictures with plain letters.
    """

    def write(whole: views.View) -> None:
        shown = screen.detect_screen(to_file=output is not None)
        shown = shown._replace(ascii_only=ascii_only or shown.ascii_only)
        chosen = form or "text"
        output_file.write_out(table.render(whole, table.Setting(chosen, shown)), output, chosen, force=force)

    notes = tuple(period_note.said_first(view)) if form == "csv" else ()  # a table for programs has no room for them
    return Answer(view, write, exit_code(is_whole=is_whole, is_amiss=is_amiss), notes)


def exit_code(*, is_whole: bool, is_amiss: bool = False) -> int:
    """3 where something could not be read, 1 where something is amiss, else 0."""
    if not is_whole:
        return UNREADABLE
    return NOT_AS_ASKED if is_amiss else FINE
