"""`npa change approve`: the decision on a proposed change."""

from __future__ import annotations

from typing import Final

from npa_cli.cli.decide_change import deciding

EXAMPLES: Final = ("npa change approve CHG-005 --by RPB --on 2019-07-16 --data practice",)

command = deciding("approved", "Approve a proposed change. It counts from the day after it was decided.")
