"""`npa add issue`: add an issue to the register, under the next free id."""

from __future__ import annotations

from typing import Final

from npa_cli.cli.adding import adding

EXAMPLES: Final = ('npa add issue "The supplier withdrew" --severity high --owner RC --affects P1.3.2',)

command = adding("issue", "Add an issue to the register, under the next free id.")
