"""`npa add measure`: add a measure of success, under the next free id."""

from __future__ import annotations

from typing import Final

from npa_cli.cli.adding import adding

EXAMPLES: Final = ('npa add measure "People seen within a week" --unit % --improvement increase --items P1',)

command = adding("measure", "Add a measure of success, under the next free id.")
