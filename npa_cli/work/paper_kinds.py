"""The papers `npa report` writes, each with what it is. Nothing else is loaded here: a Tab asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PAPERS: Final[Mapping[str, str]] = {
    "board": "the quarterly report: page one, then everything behind it",
    "summary": "how the plan, or the part of it you name, stands",
    "priority": "one priority, for its sponsor: npa report priority 3",
    "partner": "what one partner leads: npa report partner PHE",
    "exceptions": "only what is off track, overdue or not reported",
    "plan-on-a-page": "the whole plan on one page; nothing of progress",
}
