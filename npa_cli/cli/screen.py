"""What the terminal can show. The only place that asks the environment about it."""

from __future__ import annotations

import os
import sys

from npa_cli.render.terminal import Screen


def detect_screen(*, to_file: bool = False) -> Screen:
    """The width and colour of standard output. A pipe or file is as wide as its rows; COLUMNS sets any width."""
    on_terminal = sys.stdout.isatty() and not to_file
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and len(columns) < 10 and int(columns) > 0:
        width: int | None = int(columns)
    else:
        width = _columns() if on_terminal else None
    return Screen(
        width=width,
        colour=_wants_colour(on_terminal=on_terminal) and not to_file,
        ascii_only=os.environ.get("TERM") == "dumb",
    )


def _columns() -> int:
    """The terminal's width; eighty where it does not say."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def _wants_colour(*, on_terminal: bool) -> bool:
    """NO_COLOR and FORCE_COLOR as their conventions say: set to anything but nothing; no colour wins."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return on_terminal and os.environ.get("TERM") != "dumb"
