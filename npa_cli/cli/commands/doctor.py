"""`npa doctor`: what npa runs on here, and what slows it down."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from npa_cli.cli import opening, output, screen
from npa_cli.render import terminal
from npa_cli.store import find_plan
from npa_cli.work import doctor

EXAMPLES: Final = ("npa doctor",)


def command() -> None:
    """Say what npa runs on here. Which plan, YAML parser and versions it uses, and what is wrong with any of them."""
    folder: find_plan.PlanFolder | find_plan.PlanNotFoundError
    try:
        folder = find_plan.find_plan(named=opening.named_folder(), working_folder=Path.cwd())
    except find_plan.PlanNotFoundError as not_found:
        folder = not_found
    document = doctor.examine(folder, sys.stdout.encoding)
    output.write_out(terminal.render_terminal(document, screen.detect_screen()))
