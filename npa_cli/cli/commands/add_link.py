"""`npa add link`: add a link from an item to what it serves or continues."""

from __future__ import annotations

from typing import Final

from npa_cli.cli.adding import adding

EXAMPLES: Final = ("npa add link P1.1.4 serves P1 --basis same_subject",)

command = adding("link", "Add a link from an item to what it serves or continues.")
