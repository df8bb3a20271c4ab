"""NPA709 unmerged-sides: two branches changed one entry, which speaks of one state."""

import re
from typing import Final

from npa_cli.rules.checked_file import finding_at
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.revision.revision import Revision, revision_rule
from npa_cli.rules.rule import Findings

_PATH: Final = "returns/FY18-19-Q2/NHSE.yaml"
_ID: Final = re.compile(r"[A-Z]+-?[0-9][0-9.-]*")  # of an update, a change or a register's entry
_SAID: Final = "status: complete, actual: 2018-09-21, narrative: %s"


@revision_rule(
    "NPA709",
    title="One entry changed on both sides of a merge (`--merge`)",
    why="A forge merges lines: one side's status and the other's words are then one report, which nobody ever made.",
    before={_PATH: return_of("status: in_progress, rag: green, narrative: Nothing has started.")},
    bad={_PATH: return_of(_SAID % "Nothing has started on most sites.")},
    good={_PATH: return_of(_SAID % "Published.")},
)
def unmerged_sides(revision: Revision) -> Findings:
    for path, entry, why in revision.apart:
        hint = "merge the base into this branch, settle it there, and push that"
        yield finding_at(path, (), why, hint, item=entry if _ID.fullmatch(entry) else None)
