"""Actions on a day: what is overdue, against the day that counts now and against the day it was first due."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from npa_cli.model.plan import Plan
from npa_cli.model.register import Action, ActionUpdate, Issue, Risk
from npa_cli.progress.registers.known import days_past, is_open, known_entries

State = Literal["overdue", "moved", "open", "no_date", "closed"]


@dataclass(frozen=True, slots=True)
class AssessedAction:
    """An action as it stood on a day. `due` is the day that counts now; `days_late` runs from it.

    `moved` is one whose first day has passed and whose new day has not: its delay stays in sight. `affects` are the ids
    in the plan that it names, and those of the risks and issues that it answers.
    """

    action: Action
    due: date | None
    state: State
    days_late: int = 0
    days_past_first: int = 0
    affects: tuple[str, ...] = ()

    @property
    def is_proposed_for_closure(self) -> bool:
        """Whether its owner says that it is done, and the board has not agreed yet."""
        return self.action.status == "proposed_for_closure"

    @property
    def last_word(self) -> ActionUpdate | None:
        """The last line of its log."""
        return max(self.action.log, key=lambda each: each.on, default=None)


def known_actions(plan: Plan, as_at: date) -> tuple[AssessedAction, ...]:
    """The actions in the log by the start of `as_at`, also those that ended, by the day they are due; those without one
    last.
    """
    found = (_assess(each, plan, as_at) for each in known_entries(plan.actions, plan.known_before(as_at)))
    return tuple(sorted(found, key=lambda each: (each.due or date.max, each.action.id)))


def open_actions(plan: Plan, as_at: date) -> tuple[AssessedAction, ...]:
    """Those of them that are open."""
    return tuple(each for each in known_actions(plan, as_at) if is_open(each.action))


def _affected(action: Action, plan: Plan) -> tuple[str, ...]:
    found = list(action.affects)
    entries: tuple[Risk | Issue, ...] = (*plan.risks, *plan.issues)
    for entry in entries:
        if action.id in entry.actions or entry.id in found:
            found += entry.affects
    return tuple(dict.fromkeys(found))


def _assess(action: Action, plan: Plan, as_at: date) -> AssessedAction:
    due = action.new_due or action.due
    late, past_first = days_past(due, as_at), days_past(action.due, as_at)
    state: State = "moved" if past_first else "open"
    if not is_open(action):
        state, late, past_first = "closed", 0, 0
    elif due is None:
        state = "no_date"
    elif late:
        state = "overdue"
    return AssessedAction(action, due, state, late, past_first, _affected(action, plan))
