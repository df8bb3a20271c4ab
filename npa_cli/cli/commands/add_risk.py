"""`npa add risk`: add a risk to the register, under the next free id."""

from __future__ import annotations

from typing import Final

from npa_cli.cli.adding import adding

EXAMPLES: Final = ('npa add risk "Night staff can not be found" --current 3x4 --owner RHT --affects P1.2.1',)

command = adding("risk", "Add a risk to the register, under the next free id.")
