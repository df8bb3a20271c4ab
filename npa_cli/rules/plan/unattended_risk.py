"""NPA234 unattended-risk: a risk that the board should know of, and does not, or that nobody looks after."""

from collections import Counter
from typing import Final

from npa_cli.progress.registers.risk import open_risks
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

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
    "NPA234",
    finds="judgement of an entry",
    title="A high risk that the board does not know of, or that nobody looks after",
    why="The board answers for what it could have known; a high score that stays below is the one nobody forgives.",
    bad=Example(_PATH, _RISK.replace("level: board", "level: lead")),
    good=Example(_PATH, _RISK),
    severity="warning",
)
def unattended_risk(index: Index, frame: Frame) -> Findings:
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
            yield entry.finding(("level",), f"{its}, and is with `{found.level}`", hint)
        if found.risk.owner is None:
            yield entry.finding(("owner",), f"{its}, and nobody owns it", "add `owner`")
        if found.past_review:
            days = found.unreviewed_days
            since = "never looked at" if days is None else f"and was not looked at for {days:,} days as at {day}"
            hint = "look at it again, and write the day under `reviewed_on`"
            yield entry.finding(("reviewed_on",), f"{its}, {since}", hint)
