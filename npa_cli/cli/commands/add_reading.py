"""`npa add reading`: add a reading of a measure, as the last row of its file."""

from __future__ import annotations

from typing import Final

from npa_cli.cli.adding import adding

EXAMPLES: Final = ("npa add reading M1 2.9 --period-start 2019-12-01 --period-end 2019-12-31",)

command = adding("reading", "Add a reading of a measure, as the last row of its file.")
