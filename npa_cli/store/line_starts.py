"""Where the lines of a text start, as the YAML parser counts them."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from npa_cli.model.finding import Point

LINE_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what the parser counts lines by


class LineStarts:
    """Where the lines of a text start, so that a place in it can be said as a line and a column."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]

    def line(self, place: int) -> int:
        """The line that a character stands on, counted from 0."""
        return bisect_right(self.starts, place) - 1

    def point(self, place: int) -> Point:
        """The line and column of a character, both counted from 1."""
        line = self.line(place)
        return Point(line + 1, place - self.starts[line] + 1)
