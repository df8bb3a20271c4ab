"""`npa add board`: add a board that the plan reports to."""

from __future__ import annotations

from typing import Final

from npa_cli.cli.adding import adding

EXAMPLES: Final = ('npa add board OG "Oversight Group" --meets quarterly --reports-to RPB',)

command = adding("board", "Add a board that the plan reports to.")
