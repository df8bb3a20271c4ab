"""`npa change reject`: the decision on a proposed change."""

from __future__ import annotations

from typing import Final

from npa_cli.cli.decide_change import deciding

EXAMPLES: Final = ("npa change reject CHG-004 --by NPHB --on 2019-06-18",)

command = deciding("rejected", "Reject a proposed change. It stays on record and has no effect.")
