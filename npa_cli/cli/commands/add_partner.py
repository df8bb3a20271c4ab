"""`npa add partner`: add a partner. Its code is what activities name as their lead."""

from __future__ import annotations

from typing import Final

from npa_cli.cli.adding import adding

EXAMPLES: Final = ('npa add partner RVH "River View Hospice" --started 2019-04-01',)

command = adding("partner", "Add a partner. Its code is what activities name as their lead.")
