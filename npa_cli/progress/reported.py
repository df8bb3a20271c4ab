"""Returns joined to the plan: who said what about a deliverable, for which quarter, known by which day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import Rag
from npa_cli.progress.commitment import Commitment
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

    @property
    def confirmed_on(self) -> date:
        """The day it speaks for: the last day of its quarter."""
        return self.quarter.end


def known_reports(plan: Plan, as_at: date) -> Mapping[str, tuple[Report, ...]]:
    """Every report known at the start of `as_at`, by deliverable, oldest first.

    A return counts from the end of its quarter, so the quarter's own report, as at the day after, has it.
    """
    found: dict[str, tuple[Report, ...]] = {}
    for quarter, each in _in_order(plan, as_at):
        for item, update in each.updates.items():
            if update.status is None:
                continue  # a form not filled in yet is silence
            found[item] = (*found.get(item, ()), Report(item, each.partner, quarter, update))
        for item in each.no_change:
            before = latest_of(found.get(item, ()), each.partner)
            if before is not None:
                repeated = before._replace(quarter=quarter, unchanged=True)
                found[item] = (*found[item], repeated)
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


def latest_of(reports: Iterable[Report], partner: str) -> Report | None:
    """The last thing a partner said."""
    return next((each for each in reversed(tuple(reports)) if each.partner == partner), None)


def reporting_partner(plan: Plan, commitment: Commitment) -> str | None:
    """The one partner whose word counts for a deliverable: the one named, else the first lead.

    A group such as Joint can't report; the plan says who does for it. None where it does not.
    """
    named = commitment.deliverable.reporting_partner or commitment.activity.reporting_partner
    if named:
        return named
    if not commitment.leads:
        return None
    first = commitment.leads[0]
    partner = plan.partner(first)
    if partner is not None and partner.kind == "group":
        return plan.workplan.reporting.get(first)
    return first


class Position(NamedTuple):
    """What is reported of a deliverable: the reporting partner's last word, made worse by others' where they differ."""

    update: Update
    confirmed_on: date
    said: tuple[Report, ...]  # the last word of each partner, the reporting partner's first
    disputed: bool = False

    @property
    def heard(self) -> tuple[Report, ...]:
        """Whose words are printed: the reporting partner's; where another's differ and are worse, theirs too."""
        return self.said if self.disputed else self.said[:1]


def position(reports: tuple[Report, ...], reporter: str | None, as_at: date, stale_after_days: int) -> Position | None:
    """The position of a deliverable from what is known of it; None where nothing is.

    Another partner's word counts while it is not stale, and of two that differ the worse shows: not done before
    done, red before amber before green, the later forecast. Where the reporting partner is silent, another's
    amber or red shows, and nothing better: only its own word can say that work is on track or done.
    """
    last: dict[str, Report] = {each.partner: each for each in reports}
    main = last.pop(reporter, None) if reporter is not None else None

    def is_fresh(report: Report) -> bool:
        return (as_at - report.confirmed_on).days <= stale_after_days

    others = sorted(filter(is_fresh, last.values()), key=lambda each: each.confirmed_on, reverse=True)
    if reporter is None and others:
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
