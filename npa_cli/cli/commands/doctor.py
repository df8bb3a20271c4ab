"""`npa doctor`: what npa runs on here, and what slows it down."""

from __future__ import annotations

from typing import Final

EXAMPLES: Final = ("npa doctor",)


def command() -> None:
    """Say what npa runs on here. Which plan, YAML parser and versions it uses, and anything amiss with them."""
    from npa_cli.cli.screen import detect_screen
    from npa_cli.cli.session import write_answer
    from npa_cli.render.terminal import render_terminal
    from npa_cli.work.doctor import examine

    write_answer(render_terminal(examine(), detect_screen()))
