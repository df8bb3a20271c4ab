"""Returns joined to the plan: who said what about a deliverable, for which quarter, known by which day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import Rag
from npa_cli.progress.commitment import Commitment
from npa_cli.progress.who_reports import Reporters, WhoReports
from npa_cli.timeframe import Conventions, Quarter

if TYPE_CHECKING:  # a plan without returns does not load their model
    from npa_cli.model.partner_return import Return, Update

_WORSE: Final[dict[Rag | None, int]] = {None: -1, "green": 0, "amber": 1, "red": 2}
_CLOSED: Final = ("complete", "business_as_usual", "superseded", "cancelled")  # said once, and stays so


class Report(NamedTuple):
    """What one partner said about one deliverable for one quarter."""

    item: str
    partner: str
    quarter: Quarter
    update: Update
    unchanged: bool = False  # said only that it is still as last reported
    place: int | None = 0  # among those who reported on it in its quarter, 0 the first; None: it was not one of them

    @property
    def confirmed_on(self) -> date:
        """The day it speaks for: the last day of its quarter."""
        return self.quarter.end


class Entry(NamedTuple):
    """What a return has on one deliverable; without an update it is only confirmed as still as last reported."""

    partner: str
    quarter: Quarter
    update: Update | None


def known_entries(plan: Plan, as_at: date) -> Mapping[str, tuple[Entry, ...]]:
    """What every return that counts at the start of `as_at` says, by deliverable, oldest first.

    A return counts from the end of its quarter, so the quarter's own report, as at the day after, has it.
    """
    found: dict[str, tuple[Entry, ...]] = {}
    for quarter, each in _in_order(plan, as_at):
        for item, update in each.updates.items():
            if update.status is not None:  # a form not filled in yet is silence
                found[item] = (*found.get(item, ()), Entry(each.partner, quarter, update))
        for item in each.no_change:
            found[item] = (*found.get(item, ()), Entry(each.partner, quarter, None))
    return found


def is_tracked(plan: Plan, as_at: date) -> bool:
    """Whether a report that counts at the start of `as_at` is held: an update with a status, or a `no_change`.

    A form that nobody filled in is none. Of a plan that is not tracked only its dates are known, and nothing is said
    of how its work went. What was withheld from an audience counts: how a plan stands never changes with its reader.
    """
    whole = replace(plan, returns=(*plan.returns, *plan.withheld)) if plan.withheld else plan
    return any(
        bool(each.no_change) or any(update.status is not None for update in each.updates.values())
        for _, each in _in_order(whole, as_at)
    )


def reports_on(commitment: Commitment, entries: Iterable[Entry], who: WhoReports) -> tuple[Report, ...]:
    """The reports on one deliverable, oldest first, each judged by who reported on it in its quarter.

    Whoever reports on it may also confirm what was last said by those who reported before; any other partner only
    what it said itself. Of what nobody had said there is nothing to confirm.
    """
    reporters: dict[Quarter, Reporters] = {}
    found: list[Report] = []
    for partner, quarter, update in entries:
        if quarter not in reporters:
            reporters[quarter] = who.during(commitment, quarter)
        place = reporters[quarter].place_of(partner)
        if update is not None:
            found.append(Report(commitment.id, partner, quarter, update, place=place))
        elif before := last_of(found, partner, reports_on_it=place is not None):
            found.append(before._replace(partner=partner, quarter=quarter, unchanged=True, place=place))
    return tuple(found)


def last_of(reports: Sequence[Report], partner: str, *, reports_on_it: bool) -> Report | None:
    """The last thing that a partner said; of one that `reports_on_it`, also what those said who did before."""
    mine = (each for each in reversed(reports) if each.partner == partner or (reports_on_it and each.place is not None))
    return next(mine, None)


def words_of_others(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The last word of each partner that does not report on a deliverable, the latest first."""
    last = {each.partner: each for each in reports}
    found = (each for each in last.values() if each.place is None)
    return tuple(sorted(found, key=lambda each: each.confirmed_on, reverse=True))


class Position(NamedTuple):
    """What is reported of a deliverable: the reporting partner's last word, made worse by others' where they differ."""

    update: Update
    confirmed_on: date
    said: tuple[Report, ...]  # the reporting partner's last word, then that of each other partner that counts
    disputed: bool = False

    @property
    def heard(self) -> tuple[Report, ...]:
        """Whose words are printed: the reporting partner's; where another's differ and are worse, theirs too."""
        return self.said if self.disputed else self.said[:1]


def position(
    reports: tuple[Report, ...], as_at: date, stale_after_days: int, *, anybody: bool = False
) -> Position | None:
    """The position of a deliverable from what is known of it, oldest first; None where nothing is.

    Whoever reported on it in a quarter speaks for it then, and the latest of these words is its own word. Another
    partner's counts while it is not stale, and of two that differ the worse shows: not done before done, red before
    amber before green, the later forecast. Where its own word is missing or stale, another's amber or red shows, and
    nothing better: only its own word can say that work is on track or done. With `anybody`, where the plan names
    nobody to report on it, the latest word that is not stale is taken for its own.
    """
    own = [each for each in reports if each.place is not None]
    main = max(own, key=lambda each: (each.confirmed_on, -(each.place or 0)), default=None)
    beside = [each for each in own if main and each.quarter == main.quarter and each.partner != main.partner]

    def is_fresh(report: Report) -> bool:
        return (as_at - report.confirmed_on).days <= stale_after_days

    others = [each for each in (*beside, *words_of_others(reports)) if is_fresh(each)]
    if anybody and main is None and others:
        main, *others = others
    if main is not None and (is_fresh(main) or main.update.status in _CLOSED):
        update = main.update
        for other in others:
            update = _worse(update, other.update)
        return Position(update, main.confirmed_on, (main, *others), disputed=update != main.update)
    warning = max(others, key=lambda each: _WORSE[each.update.rag], default=None)
    if warning is not None and warning.update.rag in ("amber", "red"):
        update = warning.update
        if update.status in _CLOSED:
            update = update.model_copy(update={"status": "in_progress"})
        said = (main, *others) if main is not None else tuple(others)
        return Position(update, warning.confirmed_on, said, disputed=main is not None)
    return Position(main.update, main.confirmed_on, (main, *others)) if main is not None else None


def _worse(one: Update, other: Update) -> Update:
    finished = ("complete", "business_as_usual")
    if one.status in finished and other.status not in finished:
        return other
    if other.status in finished or one.status != other.status:
        return one if _WORSE[one.rag] >= _WORSE[other.rag] else one.model_copy(update={"rag": other.rag})
    rag = max(one.rag, other.rag, key=lambda each: _WORSE[each])
    forecasts = [each for each in (one.forecast, other.forecast) if each is not None]
    return one.model_copy(update={"rag": rag, "forecast": max(forecasts, default=None)})


def _in_order(plan: Plan, as_at: date) -> list[tuple[Quarter, Return]]:
    conventions = plan.conventions or Conventions()
    known = []
    for each in plan.returns:
        quarter = Quarter.parse(each.period, conventions.financial_year_start_month)
        if quarter is not None and quarter.end < as_at:
            known.append((quarter, each))
    return sorted(known, key=lambda pair: pair[0].end)
