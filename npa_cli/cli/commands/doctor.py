"""`npa doctor`: what npa runs on here, and what slows it down."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

EXAMPLES: Final = ("npa doctor",)


def command() -> None:
    """Say what npa runs on here. Which plan, YAML parser and versions it uses, and anything amiss with them."""
    from npa_cli.cli.screen import detect_screen
    from npa_cli.cli.session import named_folder, write_answer
    from npa_cli.render.terminal import render_terminal
    from npa_cli.store.find_plan import PlanFolder, PlanNotFoundError, find_plan
    from npa_cli.work.doctor import examine

    folder: PlanFolder | PlanNotFoundError
    try:
        folder = find_plan(named=named_folder(), working_folder=Path.cwd())
    except PlanNotFoundError as not_found:
        folder = not_found
    write_answer(render_terminal(examine(folder, sys.stdout.encoding), detect_screen()))
