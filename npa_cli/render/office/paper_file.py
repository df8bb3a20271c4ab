"""What a paper's file says of itself in every office format, and the names of the styles that it is written in."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal, NamedTuple

from npa_cli.document.blocks import Column, Tone
from npa_cli.render.office.sheet import GROUNDS
from npa_cli.render.tones import LOOKS

STYLES: Final = (
    "npa cell", "npa number", "npa head", "npa number head", "npa fact", "npa code", "npa note", "npa small",
)  # fmt: skip
"""npa's own styles of paragraphs: what stands in cells, facts under each other, lines of a file, and small print."""
TONES: Final[tuple[Tone, ...]] = (*LOOKS, "quiet")
"""Tones with a style of letters of their own: `npa good`."""


def style_of(column: Column, *, is_head: bool) -> str:
    """The style of the words in a column's cells, or of its heading."""
    if column.align == "right":
        return "npa number head" if is_head else "npa number"
    return "npa head" if is_head else "npa cell"


def ground_of(tone: Tone | Literal[""], *, is_head: bool = False) -> str:
    """The colour behind a cell's words, such as `#d9ead3`; empty for none. What is quiet has none."""
    if is_head:
        return GROUNDS["quiet"]
    return LOOKS[tone].paper if tone and tone in LOOKS else ""


class PaperFile(NamedTuple):
    """A paper's title, the day it is as at, and the words at the foot of each of its pages.

    The file says them of itself as its subject, and its footers show that: in a house's own document too.
    """

    title: str
    as_at: date
    footer: str


class UnfitTemplateError(Exception):
    """A template is no document of the format that is to be written."""
