"""What every paper about a round stands on: the plan at its end, and at the end of the one before."""

from dataclasses import dataclass
from datetime import date, timedelta

from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed, assess
from npa_cli.progress.movement import Movement, movement
from npa_cli.progress.replacement import replacements, with_replacements
from npa_cli.timeframe import Round
from npa_cli.views.period_note import PeriodNote, period_note
from npa_cli.views.rating_summary import RatingSummary, summarise
from npa_cli.views.return_status import ReturnStatus, build_return_status


@dataclass(frozen=True, slots=True)
class RoundView:
    """The plan as at the day after a round ends, or as at an earlier day of it. Every number is worked out here.

    `assessed` is the whole plan or the part a paper is about, and so are the counts; `overdue` those past their
    date and not done, and `unrecovered` those of them without a forecast that counts. In a plan that nobody
    has reported on, those past their date are `date_passed`, and none is overdue: whether they were done is not known.
    """

    plan: Plan
    round: Round
    as_at: date
    assessed: tuple[Assessed, ...]
    summary: RatingSummary
    movement: Movement
    returns: ReturnStatus
    period: PeriodNote
    overdue: tuple[Assessed, ...]
    date_passed: tuple[Assessed, ...]
    unrecovered: tuple[Assessed, ...]
    exceptions: tuple[Assessed, ...]
    coming: tuple[Assessed, ...]


def build_round_view(
    plan: Plan, reported: Round, *, as_at: date | None = None, within: frozenset[str] | None = None
) -> RoundView:
    """The plan at the end of a round, or at the start of `as_at`; `within` are the ids a paper is about.

    What has changed is told against the day after the round before ended.
    """
    day = as_at or reported.end + timedelta(1)
    chosen = _chosen(assess(plan, day), within)
    before = _chosen(assess(plan, min(reported.start, day)), within)
    thresholds = plan.thresholds
    overdue = tuple(each for each in chosen if each.schedule == "overdue")
    last, replaced = day + timedelta(thresholds.due_soon_days), replacements(plan, chosen, day)
    return RoundView(
        plan=plan,
        round=reported,
        as_at=day,
        assessed=chosen,
        summary=summarise(plan, chosen, day),
        movement=movement(before, chosen),
        returns=build_return_status(plan, reported, day),
        period=period_note(plan, day, chosen),
        overdue=overdue,
        date_passed=tuple(each for each in chosen if each.schedule == "date_passed"),
        unrecovered=tuple(each for each in overdue if each.live_forecast is None),
        exceptions=tuple(filter(_is_exception, chosen)),
        coming=tuple(each for each in with_replacements(chosen, replaced) if is_coming(each, day, last)),
    )


def _is_exception(each: Assessed) -> bool:
    """Whether a board has to look at it: off track, or past its date and not done."""
    return (each.rated is not None and each.rated.rating == "off_track") or each.schedule == "overdue"


def _chosen(assessed: tuple[Assessed, ...], within: frozenset[str] | None) -> tuple[Assessed, ...]:
    return assessed if within is None else tuple(each for each in assessed if each.commitment.id in within)


def is_coming(each: Assessed, first: date, last: date) -> bool:
    """Whether it is open and falls due from `first` to `last`, both inclusive."""
    due = each.facts.baseline
    return due is not None and each.scheduled is not None and first <= due <= last and each.is_open
