"""`npa change reject`: the decision on a proposed change."""

from __future__ import annotations

from typing import Final

from npa_cli.cli.decide_change import deciding

EXAMPLES: Final = ("npa change reject CHG-005 --by RPB --on 2019-07-16 --data practice",)

command = deciding("rejected", "Reject a proposed change. It stays on record and has no effect.")
