"""Every deliverable on a given day: its facts, where the dates put it, and what is shown for it."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.progress.commitment import Commitment, commitments
from npa_cli.progress.occurrence import Occurrences, occurrences_of
from npa_cli.progress.position import Position, position, warnings_of_others
from npa_cli.progress.rating import Rated, rate
from npa_cli.progress.reported import Entry, Report, Told, is_tracked
from npa_cli.progress.schedule import Facts, ForecastLapse, Scheduled, schedule
from npa_cli.progress.who_reports import WhoReports, verifies
from npa_cli.timeframe import Reading


class Assessed(NamedTuple):
    """A commitment as it stands on the as-at date, as far as was known then.

    `scheduled` and `rated` are None if its timeframe can't be read: a wrong date is worse than no date.
    `reports` is everything said about it, oldest first; `position` is what counts of that. `led_by` are those who
    lead it on the day: by the latest decision, and whoever took over their work. `reporter` reports on it that day.
    """

    commitment: Commitment
    facts: Facts
    scheduled: Scheduled | None
    rated: Rated | None
    occurrences: Occurrences | None = None  # of a recurring commitment
    reporter: str | None = None
    position: Position | None = None
    reports: tuple[Report, ...] = ()
    led_by: tuple[str, ...] = ()
    later: tuple[Entry, ...] = ()  # said later in the same quarter, in place of whatever was said by the as-at date
    forecast_lapse: ForecastLapse | None = None  # why the reported forecast does not count on the day

    @property
    def schedule(self) -> str:
        """Where the dates put it, as `overdue`; empty if its timeframe can't be read."""
        return self.scheduled.schedule if self.scheduled is not None else ""

    @property
    def is_open(self) -> bool:
        """Whether it is not done, closed or business as usual. One whose date can't be read is open."""
        return not self.schedule.startswith("complete") and self.schedule not in ("closed", "business_as_usual")

    @property
    def live_forecast(self) -> date | None:
        """The day it is expected to be done, as reported recently enough to count and not past; None if none is."""
        return self.facts.forecast if self.forecast_lapse is None else None

    @property
    def inferred(self) -> tuple[str, ...]:
        """The names of its own and its activity's fields that are our reading of the plan, each once."""
        return tuple(dict.fromkeys((*self.commitment.activity.inferred, *self.commitment.deliverable.inferred)))

    @property
    def is_due_before_plan(self) -> bool:
        """Whether the day it is due lies before the first day of the plan's own period."""
        due, start = self.facts.baseline, self.commitment.plan_start
        return due is not None and start is not None and due < start

    @property
    def lapsed(self) -> tuple[Report, ...]:
        """What other partners warned of, and never took back, that is too old to count: of what is still open."""
        counting = self.position.said if self.position else ()
        return tuple(each for each in warnings_of_others(self.reports) if self.is_open and each not in counting)

    @property
    def said_on(self) -> date | None:
        """The day its last report was made, as far as that is written."""
        return self.position.said[0].said_on if self.position else None

    @property
    def later_report_on(self) -> date | None:
        """The day of the last of `later`."""
        return max((each.said_within for each in self.later if each.said_within), default=None)

    @property
    def earliest_due(self) -> date | None:
        """The earliest day it is due that nobody has reported met, passed or not; None if it has none."""
        if self.occurrences is not None and self.occurrences.every and not self.facts.tracked:
            return self.occurrences.every[0].due  # of these, the facts have the next to come
        return self.facts.baseline


def assess(
    plan: Plan, as_at: date, *, priorities: Collection[str] | None = None, items: Collection[str] | None = None
) -> tuple[Assessed, ...]:
    """Assess every deliverable of the plan as at the start of `as_at`, in the plan's order.

    With `priorities` or `items`, only those of the priorities or deliverables of these ids: how one stands never
    depends on another.
    """
    return tuple(assessments(plan, as_at, priorities=priorities, items=items))


def assessments(
    plan: Plan,
    as_at: date,
    *,
    priorities: Collection[str] | None = None,
    items: Collection[str] | None = None,
    told: Told | None = None,
) -> Iterator[Assessed]:
    """Yield each assessment as it is asked for; of these priorities and deliverables alone if any are given.

    `told` is what the plan's returns say, where that has been read for another day already.
    """
    told = told or Told(plan)
    tracked = told.is_tracked(as_at)
    later = not tracked and is_tracked(plan, date.max)
    silent = Facts(tracked=tracked, asks_to_verify=plan.workplan.asks_to_verify, held_later=later)
    for commitment in commitments(plan, as_at, priorities=priorities, items=items):
        reports = told.reports(commitment, as_at)
        found = _assess_one(commitment, plan, reports, told.who, as_at, silent)
        yield found._replace(later=told.later(commitment.id, as_at))


def rates_off_track(reading: Reading | None, plan: Plan, as_at: date, *, tracked: bool) -> bool:
    """Whether a deliverable of which nobody has said anything is off track, by what its timeframe means alone.

    `tracked` is whether anything at all is reported on the plan.
    """
    judged = _judge(reading, Facts(tracked=tracked), plan, (), as_at)
    return judged.rated is not None and judged.rated.rating == "off_track"


def _assess_one(
    commitment: Commitment, plan: Plan, reports: tuple[Report, ...], who: WhoReports, as_at: date, silent: Facts
) -> Assessed:
    """`silent` are the facts of what nobody reports on in this plan."""
    anybody = who.named(commitment, as_at) is None
    held = position(reports, as_at, plan.thresholds.stale_after_days, anybody=anybody)
    speaker = held.said[0].partner if held and anybody else None
    mine = tuple(each for each in reports if each.place is not None or each.partner == speaker)
    leads = who.leads(commitment, as_at)
    said = _said(held, plan, as_at, (*leads, *commitment.leads), silent)
    found = _judge(commitment.reading, said, plan, mine, as_at)
    return Assessed(
        commitment,
        *found,
        reporter=next(iter(who.on(commitment, as_at)), None),
        position=held,
        reports=reports,
        led_by=leads,
        forecast_lapse=found.facts.forecast_lapse(plan.thresholds, as_at),
    )


class _Judged(NamedTuple):
    """The fields of Assessed that follow from a timeframe and what was said, in their order there."""

    facts: Facts
    scheduled: Scheduled | None = None
    rated: Rated | None = None
    occurrences: Occurrences | None = None


def _judge(reading: Reading | None, said: Facts, plan: Plan, mine: tuple[Report, ...], as_at: date) -> _Judged:
    """Where a timeframe and what was said put a deliverable; `mine` are the reports of who speaks for it."""
    thresholds = plan.thresholds
    if reading is None or reading.kind is None:
        return _Judged(said)
    occurrences = None
    if reading.kind == "recurring":
        occurrences = occurrences_of(reading, plan, mine)
        facts = _recurring(said, occurrences, as_at)
    elif reading.kind == "dated":
        facts = said._replace(kind="dated", start=reading.start, baseline=reading.due, latest=reading.latest)
    else:  # words such as "quarterly NPHB" say how often, not by when
        facts = said._replace(kind=reading.kind)
    scheduled = schedule(facts, thresholds, as_at)
    return _Judged(facts, scheduled, rate(facts, scheduled, thresholds, as_at, plan.workplan.scale), occurrences)


def _said(held: Position | None, plan: Plan, as_at: date, leads: tuple[str, ...], silent: Facts) -> Facts:
    """The facts that a return gives; what was verified, or no longer is, counts from the day after that.

    What its own lead verified, who reports on it or nobody who is named, is not verified.
    """
    if held is None:
        return silent
    update, assured = held.update, held.update.assurance
    if assured and assured.on and assured.on >= plan.known_before(as_at):
        assured = None
    if assured and assured.level == "verified":
        own = (*leads, held.said[0].partner)
        assured = assured if verifies(assured.by, own, plan.partners) else None
    return silent._replace(
        status=update.status,
        rag=update.rag,
        forecast=update.forecast,
        actual=update.actual,
        confirmed_on=held.confirmed_on,
        superseded_by=update.superseded_by,
        done_later=held.said[0].done_later,
        assurance=assured.level if assured else None,
    )


def _recurring(said: Facts, occurrences: Occurrences, as_at: date) -> Facts:
    """The earliest unmet occurrence as a dated item; complete only where every occurrence is.

    In a plan that is not tracked, which were met is not known: then it is the next to come.
    """
    following = occurrences.earliest_unmet if said.tracked else occurrences.coming(as_at)
    if following is None:
        return said._replace(kind="recurring")
    facts = said._replace(kind="recurring", start=following.start, baseline=following.due, latest=following.due)
    if said.status != "complete":
        return facts
    # What was said of the occurrence that is done says nothing yet about the one that follows.
    return facts._replace(status=None, rag=None, forecast=None, actual=None, assurance=None)
