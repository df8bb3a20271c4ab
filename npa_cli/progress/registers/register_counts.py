"""How the registers as a whole stand on a day, in a few counts."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.registers.action import open_actions
from npa_cli.progress.registers.dependency import open_dependencies
from npa_cli.progress.registers.escalation import open_issues
from npa_cli.progress.registers.risk import open_risks


class RegisterCounts(NamedTuple):
    """Counts of open entries, and of those that need someone's eye."""

    open_risks: int
    risks_for_board: int  # at or above the board's threshold
    board_from: int
    open_issues: int
    open_dependencies: int
    late_dependencies: int
    open_actions: int
    overdue_actions: int


def count_registers(plan: Plan, assessed: Sequence[Assessed], as_at: date) -> RegisterCounts:
    """The counts as at the start of `as_at`; `assessed` is the whole plan on that day."""
    risks = open_risks(plan, as_at)
    dependencies = open_dependencies(plan, assessed, as_at)
    actions = open_actions(plan, as_at)
    return RegisterCounts(
        open_risks=len(risks),
        risks_for_board=sum(each.for_board for each in risks),
        board_from=plan.workplan.registers.board_from,
        open_issues=len(open_issues(plan, as_at)),
        open_dependencies=len(dependencies),
        late_dependencies=sum(each.is_late for each in dependencies),
        open_actions=len(actions),
        overdue_actions=sum(each.state == "overdue" for each in actions),
    )
