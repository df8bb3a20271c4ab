"""How each tone, and each line of a picture, looks where there is colour.

`page.css` has these for pages, and others for a dark screen.
"""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from npa_cli.document.blocks import SeriesKind, Tone


class Look(NamedTuple):
    """A tone's letters, and what is behind them on a screen and in the cells of papers and workbooks."""

    ink: str
    screen: str
    paper: str


LOOKS: Final[Mapping[Tone, Look]] = {
    "done": Look("#144e81", "#d2e2f1", "#d5e8f3"),
    "good": Look("#005a30", "#cce2d8", "#d9ead3"),
    "fair": Look("#3f5200", "#e4f0a8", "#edf3b5"),
    "warn": Look("#594d00", "#fff7bf", "#fdebc8"),
    "poor": Look("#6b3600", "#ffd9a8", "#fbcb98"),
    "bad": Look("#6e1408", "#f6d7d2", "#f6d2cf"),
}
"""The tones that say how work stands, each at a contrast of 4.5 to 1 or more."""
INK: Final = "#0b0c0c"
"""The letters of what is plain."""
QUIET: Final = "#505a5f"
"""The letters of what is quiet."""
INKS: Final[Mapping[Tone, str]] = {**{tone: look.ink for tone, look in LOOKS.items()}, "quiet": QUIET}
"""The letters of each tone; those of any other are plain."""

LineKind = Literal["grid", "as_at", "overdue", "expected"] | SeriesKind
"""A line to measure by, the as-at day, days late so far, days expected still, or a series of a plot."""


class Stroke(NamedTuple):
    """How a line is drawn: its colour, its width in pixels, and the pixels of its dashes and gaps, if it is broken."""

    colour: str
    width: float = 1
    dashes: str = ""


STROKES: Final[Mapping[LineKind, Stroke]] = {
    "grid": Stroke("#d8dadb"),
    "as_at": Stroke(INK, 2, "4 3"),
    "overdue": Stroke(INKS["bad"], 5),
    "expected": Stroke(INKS["warn"], 3, "3 3"),
    "due": Stroke(INK, 2, "2 3"),
    "moved": Stroke(INK, 2.5),
    "done": Stroke(INKS["done"], 3.5),
    "limit": Stroke(QUIET, dashes="6 3"),
    "target": Stroke(INKS["good"], 2, "8 3"),
}
