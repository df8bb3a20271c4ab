"""What was known of an entry of a register on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from npa_cli.model.plan import Plan

if TYPE_CHECKING:  # a plan that keeps no registers does not load their models
    from npa_cli.model.base import PlanModel
    from npa_cli.model.change import Change
    from npa_cli.model.measure import Reading
    from npa_cli.model.register import Escalation

Entry = TypeVar("Entry", bound="PlanModel")

_BEGAN: Final = ("raised_on", "date", "proposed_on")
_HAPPENED: Final = ("reviewed_on", "agreed_on", "closed_on", "closure_proposed_on")
_ENDS: Final = {"closed_on": None, "resolution": None, "issue": None}
_OPEN: Final = (
    "open",
    "proposed",
    "agreed",
    "at_risk",
    "proposed_for_closure",
)  # statuses of entries that have not ended
LOWEST: Final = "lead"


def known_entries(entries: Iterable[Entry], known: date) -> Iterator[Entry]:
    """The entries that were in their register before the day `known`, each as it stood then.

    One without the day it was raised was always there. What happened to one on that day or later is taken off it: a
    review, the giver's agreement, a step up, its end. One that has ended, on a day nobody wrote, is over; one that
    still says it is open is open, whatever day stands beside it: silence is never green.
    """
    for each in entries:
        if not any((day := getattr(each, key, None)) is not None and day >= known for key in _BEGAN):
            yield _as_known(each, known)


def is_open(entry: Any) -> bool:
    """Whether an entry, as `known_entries` gives it, has not ended."""
    return entry.status in _OPEN


def days_past(due: date | None, as_at: date) -> int:
    """How many days ago something was due; 0 if it is not due yet, or on no day."""
    return (as_at - due).days if due is not None and due < as_at else 0


def known_changes(plan: Plan, as_at: date) -> Iterator[Change]:
    """The changes asked for by the start of `as_at`; one decided later had not been decided then."""
    known = plan.known_before(as_at)
    for each in plan.changes:
        if each.proposed_on is not None and each.proposed_on >= known:
            continue
        later = each.decided_on is not None and each.decided_on >= known
        undecided = {"status": "proposed", "decided_by": None, "decided_on": None}
        yield each.model_copy(update=undecided) if later else each


def known_readings(plan: Plan, as_at: date, measure: str | None = None) -> Iterator[Reading]:
    """The readings, of one measure or of all, of periods that had ended, and published, by the start of `as_at`.

    They come in the files' order.
    """
    for each in plan.readings:
        published = each.published_on is None or each.published_on < as_at
        if each.period_end < as_at and published and measure in (None, each.measure):
            yield each


def touches(affects: tuple[str, ...], items: tuple[str, ...]) -> bool:
    """Whether any of the ids stands for one of the items, for what hangs from it, or for what it hangs from."""
    return any(
        one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.") for one in affects for other in items
    )


def _as_known(entry: Entry, known: date) -> Entry:
    later: dict[str, Any] = {
        key: None for key in _HAPPENED if (day := getattr(entry, key, None)) is not None and day >= known
    }
    if "closed_on" in later:
        later |= {key: value for key, value in _ENDS.items() if hasattr(entry, key)}
        later["status"] = "agreed" if hasattr(entry, "agreed") else "open"
        if getattr(entry, "closure_proposed_on", None) is not None:
            later["status"] = "proposed_for_closure"
    if "closure_proposed_on" in later and later.get("status", entry.status) == "proposed_for_closure":  # type: ignore[attr-defined]
        later["status"] = "open"
    if log := getattr(entry, "log", ()):
        later["log"] = tuple(each for each in log if each.on < known)
    if "agreed_on" in later:
        later |= {"agreed": False, "status": "proposed"}
    steps = getattr(entry, "escalations", ())
    before = tuple(_without_later_steer(each, known) for each in steps if each.on < known)
    if before != steps:
        later["escalations"] = before
    if len(before) < len(steps):
        later["level"] = max(before, key=lambda each: each.on).to if before else LOWEST
    return entry.model_copy(update=later) if later else entry


def _without_later_steer(step: Escalation, known: date) -> Escalation:
    if step.steer_on is None or step.steer_on < known:
        return step
    return step.model_copy(update={"response": None, "steer_on": None})
