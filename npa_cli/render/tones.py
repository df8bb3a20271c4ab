"""How each tone looks where there is colour. `page.css` has these for pages, and others for a dark screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from npa_cli.document.blocks import Tone


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
QUIET: Final = "#505a5f"
"""The letters of what is quiet."""
