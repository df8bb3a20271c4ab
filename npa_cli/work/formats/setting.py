"""How an answer is to look, whatever its format."""

from __future__ import annotations

from typing import NamedTuple

from npa_cli.render.terminal import Screen


class Setting(NamedTuple):
    """How an answer is to look, and in which format."""

    form: str = "text"
    screen: Screen = Screen()
    template: str | None = None  # a file: the page or the styles of a paper
    excerpts: bool = False  # source lines under findings
