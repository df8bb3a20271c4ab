"""`npa add action`: add an action to the log, under the next free id."""

from __future__ import annotations

from typing import Final

from npa_cli.cli.adding import adding

EXAMPLES: Final = (
    'npa add action "Ask three builders for a price" --owner RC --due 2019-08-30 --source "RPB 2019-07-16"',
)

command = adding("action", "Add an action to the log, under the next free id.")
