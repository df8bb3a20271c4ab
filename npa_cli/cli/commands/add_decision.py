"""`npa add decision`: add a decision as it was minuted, under the next free id."""

from __future__ import annotations

from typing import Final

from npa_cli.cli.adding import adding

EXAMPLES: Final = (
    'npa add decision "Night cover" --board RPB --decision "The board agreed to pay for it." --affects P1.2.1',
)

command = adding("decision", "Add a decision as it was minuted, under the next free id.")
