"""NPA234 unattended-risk: a risk that the board should know of, and does not, or that nobody looks after."""

from __future__ import annotations

from collections import Counter
from typing import Final

from npa_cli.progress.registers.risk import open_risks
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_CODE: Final = "NPA234"
_PATH: Final = "registers/risks.yaml"
_RISK: Final = """\
- id: R-001
  title: Staff not trained in time
  owner: NHSE
  raised_on: 2018-06-01
  current: {likelihood: 4, impact: 5}
  level: board
  status: open
  reviewed_on: 2018-06-21
"""


@plan_rule(
    _CODE,
    finds="judgement of an entry",
    name="unattended-risk",
    title="A high risk that the board does not know of, or that nobody looks after",
    why="The board answers for what it could have known; a high score that stays below is the one nobody forgives.",
    bad=Example(_PATH, _RISK.replace("level: board", "level: lead")),
    good=Example(_PATH, _RISK),
    severity="warning",
)
def check(index: Index, frame: Frame) -> Findings:
    day = index.latest_day
    if day is None:
        return
    named = Counter(each.id for each in index.register_entries)  # which of two of one id is meant is not known
    assessed = {
        each.risk.id: each for each in open_risks(index.plan, day) if each.for_board and named[each.risk.id] < 2
    }
    threshold = frame.workplan.registers.board_from
    for entry in index.register_entries:
        found = assessed.get(entry.id or "") if entry.register == "risks" else None
        if found is None:
            continue
        its = f"scores {found.score}, at or above the board's threshold of {threshold}"
        if found.not_escalated:
            hint = "take it to the board: `level: board`, and a step under `escalations`"
            yield entry.finding(_CODE, ("level",), f"{its}, and is with `{found.level}`", hint, severity="warning")
        if found.risk.owner is None:
            yield entry.finding(_CODE, ("owner",), f"{its}, and nobody owns it", "add `owner`", severity="warning")
        if found.past_review:
            seen = f"{found.unreviewed_days:,} days" if found.unreviewed_days is not None else "ever"
            yield entry.finding(
                _CODE,
                ("reviewed_on",),
                f"{its}, and was not looked at for {seen} as at {day}" if seen != "ever" else f"{its}, never looked at",
                "look at it again, and write the day under `reviewed_on`",
                severity="warning",
            )
