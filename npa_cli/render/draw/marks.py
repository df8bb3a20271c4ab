"""The marks that every picture is made of, in pixels from the top left. Plain values, for whatever format draws them.

What a mark is says how it looks, in `tones.py`: its colours never say anything that words do not.
"""

from typing import Final, Literal, NamedTuple

from npa_cli.document.blocks import Tone
from npa_cli.render.tones import LineKind

WIDEST: Final = 845
"""Pixels of a picture, where its columns can do with them: on A4 its letters of 12 pixels are then 7 points or more."""


class Cell(NamedTuple):
    """A box with words in its middle, on the ground of its tone; an empty one is only framed."""

    x: float
    y: float
    width: float
    height: float
    text: str = ""
    tone: Tone = "plain"
    told: str = ""  # what a pointer finds on it


class Bar(NamedTuple):
    """A span of days as a box without words, on the ground of its tone."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone = "plain"
    told: str = ""


class Line(NamedTuple):
    """A line through two points or more."""

    points: tuple[tuple[float, float], ...]
    look: LineKind


class Point(NamedTuple):
    """A sign at a place: a ring for a promise, a stroke for it as signed, a diamond for what is expected, a cross for
    nothing expected, a dot for what is known.
    """

    x: float
    y: float
    sign: Literal["ring", "stroke", "diamond", "cross", "dot"]


class Label(NamedTuple):
    """Words on one line. `anchor` is the end of them that is at x; y is their foot."""

    x: float
    y: float
    text: str
    tone: Literal["plain", "strong", "quiet", "done"] = "plain"
    anchor: Literal["start", "middle", "end"] = "start"


Mark = Cell | Bar | Line | Point | Label


class Drawing(NamedTuple):
    """A picture: its size in pixels, its marks from back to front, and words for who can't see it."""

    width: float
    height: float
    title: str
    description: str
    marks: tuple[Mark, ...]
    stays: tuple[float, float] = (0, 0)  # pixels at its left and top that stay in sight where it is scrolled
