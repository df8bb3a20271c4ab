"""What changed between two days: what was delivered, what got worse, what recovered, whose date was moved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Final

from npa_cli.model.vocabulary import Rating
from npa_cli.progress.assess import Assessed

# How bad a rating of open work is; of any other, nothing can be said to be better or worse.
_SEVERITY: Final[dict[Rating, int]] = {"on_track": 0, "not_yet_due": 0, "not_reported": 0, "at_risk": 1, "off_track": 2}
_FINISHED: Final = ("complete", "business_as_usual")
_CLOSED: Final = ("superseded", "cancelled")


@dataclass(frozen=True, slots=True)
class Movement:
    """Deliverables as they stand on the later day, each in the plan's order and in one group at most.

    But for `moved`: a date that was changed by decision is told whatever became of the work.
    """

    delivered: tuple[Assessed, ...]  # complete or business as usual, and were not
    closed: tuple[Assessed, ...]  # superseded or cancelled, and were not
    off_track: tuple[Assessed, ...]  # and were not
    at_risk: tuple[Assessed, ...]  # and were better
    recovered: tuple[Assessed, ...]  # were at risk or off track, and are reported on track
    verified: tuple[Assessed, ...]  # done before, and verified since by somebody who does not lead it
    withdrawn: tuple[Assessed, ...]  # done before, and no longer verified
    moved: tuple[Assessed, ...]  # whose date was changed by decision
    before: Mapping[str, Assessed]  # every deliverable as it stood on the earlier day, by its id


def movement(before: Iterable[Assessed], now: Iterable[Assessed]) -> Movement:
    """Compare the plan on two days. What was not in the plan before has not changed."""
    earlier = {each.commitment.id: each for each in before}
    both = [(was, each) for each in now if (was := earlier.get(each.commitment.id)) is not None]
    groups: dict[str, list[Assessed]] = {field.name: [] for field in fields(Movement) if field.name != "before"}
    for was, each in both:
        name = _became(was, each)
        if name is not None:
            groups[name].append(each)
        if each.commitment.times_moved > was.commitment.times_moved:
            groups["moved"].append(each)
    return Movement(**{name: tuple(every) for name, every in groups.items()}, before=earlier)


def _was_past_unheard(was: Assessed) -> bool:
    """Whether its date, or that of its first occurrence, had passed while nobody had reported on the plan."""
    if was.facts.tracked:
        return False
    if was.occurrences is not None:
        return was.earliest_due != was.facts.baseline
    return was.schedule == "date_passed"


def _became(was: Assessed, each: Assessed) -> str | None:
    old = was.rated.rating if was.rated else None
    new = each.rated.rating if each.rated else None
    if new in _FINISHED:
        return _assured(was, each) if old in _FINISHED else "delivered"
    if new in _CLOSED:
        return None if old in _CLOSED else "closed"
    if new not in _SEVERITY or _was_past_unheard(was):
        return None  # late work is no news where its date had passed before anybody spoke
    worse = _SEVERITY[new] - _SEVERITY.get(old, 0) if old is not None else _SEVERITY[new]
    if worse > 0:
        return "off_track" if new == "off_track" else "at_risk"
    return "recovered" if worse < 0 and new == "on_track" else None


def _assured(was: Assessed, each: Assessed) -> str | None:
    before, now = was.facts.assurance, each.facts.assurance
    if before == now:
        return None
    if now == "verified":
        return "verified"
    return "withdrawn" if now == "withdrawn" or before == "verified" else None
