"""`npa add dependency`: add what waits for what, under the next free id."""

from __future__ import annotations

from typing import Final

from npa_cli.cli.adding import adding

EXAMPLES: Final = ("npa add dependency P1.1.4 P1.2.1 --giver RHT --receiver RC --needed-by 2019-12-31",)

command = adding("dependency", "Add what waits for what, under the next free id.")
