"""Returns joined to the plan: who said what about a deliverable, for which round, known by which day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.progress.commitment import Commitment
from npa_cli.progress.who_reports import Reporters, WhoReports
from npa_cli.timeframe import Round

if TYPE_CHECKING:  # a plan without returns does not load their model
    from npa_cli.model.partner_return import Return, Update
    from npa_cli.model.priority import Deliverable

DONE: Final = ("complete", "business_as_usual")


class Report(NamedTuple):
    """What one partner said about one deliverable for one round, as far as it holds on the day of a view."""

    item: str
    partner: str
    quarter: Round
    update: Update
    unchanged: bool = False  # said only that it is still as last reported
    place: int | None = 0  # among those who reported on it in its round, 0 the first; None: it was not one of them
    heard_on: date | None = None  # the day it was said, where its round is still running
    done_later: date | None = None  # the day it gives for work that is done, where that day is still to come

    @property
    def confirmed_on(self) -> date:
        """The day it speaks for: the last day of its round; in a round still running, the day it was said."""
        return self.heard_on or self.quarter.end

    @property
    def said_on(self) -> date | None:
        """The day it was said, as far as that is written; of what was only confirmed as before, no day is."""
        return None if self.unchanged else self.update.said_on

    @property
    def said_after_quarter(self) -> date | None:
        """The day it was said, where that is after the round it is about; None where it is not, or not written."""
        said = self.said_on
        return said if said is not None and said > self.quarter.end else None


class Entry(NamedTuple):
    """What a return has on one deliverable; without an update it is only confirmed as still as last reported."""

    item: str
    partner: str
    quarter: Round
    update: Update | None

    @property
    def said_within(self) -> date | None:
        """The day it was said, where that lies in the round it is about; None where it came later, or has no day."""
        said = self.update.said_on if self.update is not None else None
        return said if said is not None and self.quarter.start <= said <= self.quarter.end else None

    @property
    def counts_from(self) -> date:
        """The first day at whose start it counts, if no other day's words are taken in.

        That is the day after it was said, in the round it is about; else the day after that round ends, whenever
        it was written: so the round's own report, as at that day, has it.
        """
        return (self.said_within or self.quarter.end) + timedelta(1)

    def counts(self, plan: Plan, as_at: date) -> bool:
        """Whether it counts in a view of the plan as at the start of `as_at`."""
        said = self.said_within
        return self.quarter.end < as_at or (said is not None and said < plan.known_before(as_at))


def entries_of(given: Return, quarter: Round) -> Iterator[Entry]:
    """The reports in one partner's return for a round: each update with a status, and each `no_change`.

    An update without a status is a form not filled in: it is no report.
    """
    for item, update in given.updates.items():
        if update.status is not None:
            yield Entry(item, given.partner, quarter, update)
    for item in given.no_change:
        yield Entry(item, given.partner, quarter, None)


def first_days_to_come(entries: Sequence[Entry], plan: Plan, as_at: date) -> Mapping[str, date]:
    """Of some entries of one return, the deliverables of which none counts yet in a view as at the start of `as_at`.

    Each with the first day at whose start it does.
    """
    counting = {each.item for each in entries if each.counts(plan, as_at)}
    return {each.item: each.counts_from for each in entries if each.item not in counting}


class _Settled(NamedTuple):
    """The reports that the first so many entries on a deliverable make, as they hold on any later day too.

    Their rounds have ended, and no day that one gives for its work is still to come.
    """

    deliverable: Deliverable
    entries: int = 0
    reports: tuple[Report, ...] = ()


class Told:
    """The reports in a plan's returns, by deliverable: read once, and then asked about any number of days."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.who = WhoReports(plan)
        self._settled: dict[str, _Settled] = {}
        self._left_out: Round | None = None

    def without(self, quarter: Round) -> Told:
        """The same but for what was said for a round: what was known before its returns came in."""
        other = Told(self._plan)
        other.who, other._settled, other._by_item = self.who, self._settled, self._by_item
        other._left_out = quarter
        return other

    def is_tracked(self, as_at: date) -> bool:
        """Whether any report that counts at the start of `as_at` is held: see `is_tracked`."""
        return is_tracked(self._plan, as_at, without=self._left_out)

    def known(self, item: str, as_at: date) -> tuple[Entry, ...]:
        """The reports on a deliverable that count at the start of `as_at`, the oldest round first."""
        ended, running = self._at(item, as_at)
        return (*ended, *(each for each in running if each.counts(self._plan, as_at)))

    def known_of_all(self, as_at: date) -> Iterator[Entry]:
        """The reports on every deliverable that count at the start of `as_at`."""
        return (each for item in self._by_item for each in self.known(item, as_at))

    def later(self, item: str, as_at: date) -> tuple[Entry, ...]:
        """The reports on a deliverable, of the round that `as_at` lies in, said on that day or later.

        Each stands where anything said earlier in that round stood, which only git still has.
        """
        running = (each for each in self._at(item, as_at)[1] if each.said_within and each.quarter.start < as_at)
        return tuple(each for each in running if not each.counts(self._plan, as_at))

    def reports(self, commitment: Commitment, as_at: date) -> tuple[Report, ...]:
        """The reports on a deliverable that count at the start of `as_at`, as they hold: see `reports_on`."""
        ended, running = self._at(commitment.id, as_at)
        done = self._settled.get(commitment.id)
        if done is None or done.deliverable is not commitment.deliverable or done.entries > len(ended):
            done = _Settled(commitment.deliverable)
        added = ended[done.entries :]
        reports = reports_on(commitment, added, self._plan, self.who, as_at, after=done.reports)
        known_before = self._plan.known_before(as_at)
        if not any(each.update and each.update.actual and each.update.actual >= known_before for each in added):
            self._settled[commitment.id] = _Settled(commitment.deliverable, len(ended), reports)
        counting = (each for each in running if each.counts(self._plan, as_at))
        return reports_on(commitment, counting, self._plan, self.who, as_at, after=reports)

    def confirmed_by(self, commitment: Commitment, partner: str, quarter: Round) -> Report | None:
        """What a partner's `no_change` on a deliverable for a round repeats, as `last_of` says; None for nothing."""
        every = self.reports(commitment, quarter.end + timedelta(1))
        others = [each for each in every if (each.partner, each.quarter) != (partner, quarter)]
        return last_of(others, partner, self.who.during(commitment, quarter).place_of(partner), quarter)

    @cached_property
    def _by_item(self) -> Mapping[str, tuple[Sequence[Entry], Sequence[date]]]:
        """The reports on each deliverable, the oldest round first, and the days on which their rounds end.

        Of one round, what was only confirmed as before comes last: it may repeat what somebody else said in it.
        """
        found: dict[str, list[Entry]] = {}
        every_entry = _entries(self._plan, self._plan.returns)
        for each in sorted(every_entry, key=lambda each: (each.quarter.end, each.update is None)):
            found.setdefault(each.item, []).append(each)
        return {item: (every, [each.quarter.end for each in every]) for item, every in found.items()}

    def _at(self, item: str, as_at: date) -> tuple[Sequence[Entry], Iterator[Entry]]:
        """The reports on a deliverable for rounds that ended before a day, and others that may count on it."""
        every, ends = self._by_item.get(item, ((), ()))
        # The first are always those of every round up to a day, none left out: that is what is kept as settled.
        first = bisect_left(ends, as_at if self._left_out is None else min(as_at, self._left_out.end))
        others = (each for each in every[first:] if each.quarter != self._left_out)
        return every[:first], takewhile(lambda each: each.quarter.start <= as_at, others)


def is_tracked(plan: Plan, as_at: date, *, without: Round | None = None) -> bool:
    """Whether a report that counts at the start of `as_at` is held: an update with a status, or a `no_change`.

    A form that nobody filled in is none. Of a plan that is not tracked only its dates are known, and nothing is said
    of how its work went. What was withheld from an audience counts: how a plan stands never changes with its reader.
    What was said for the round `without` does not.
    """
    every = _entries(plan, (*plan.returns, *plan.withheld))
    return any(each.counts(plan, as_at) for each in every if each.quarter != without)


def counting(plan: Plan, as_at: date) -> tuple[Return, ...]:
    """The returns with a report that counts at the start of `as_at`; a form that nobody filled in is none."""
    return tuple(each for each in plan.returns if any(one.counts(plan, as_at) for one in _entries(plan, (each,))))


def reports_on(
    commitment: Commitment,
    entries: Iterable[Entry],
    plan: Plan,
    who: WhoReports,
    as_at: date,
    *,
    after: tuple[Report, ...] = (),
) -> tuple[Report, ...]:
    """The reports on one deliverable, oldest first, each judged by who reported on it in its round.

    `after` are those of earlier rounds, which come first in what is returned.

    `entries` are those that count at the start of `as_at`: of a round that has not ended by then, each speaks for the
    day it was said. Where one says that work was done on a day which had not passed by then, the work was not done: how
    it stood is not known, and `done_later` is that day.

    `last_of` says what a `no_change` repeats; of what nobody had said there is nothing to confirm.
    """
    reporters: dict[Round, Reporters] = {}
    found = list(after)
    for entry in entries:
        _, partner, quarter, update = entry
        if quarter not in reporters:
            reporters[quarter] = who.during(commitment, quarter)
        place = reporters[quarter].place_of(partner)
        heard_on = None if quarter.end < as_at else entry.said_within
        if update is not None:
            holds, later = _as_it_holds(update, plan.known_before(as_at))
            found.append(Report(commitment.id, partner, quarter, holds, False, place, heard_on, later))
        elif before := last_of(found, partner, place, quarter):
            found.append(
                before._replace(partner=partner, quarter=quarter, unchanged=True, place=place, heard_on=heard_on)
            )
    return tuple(found)


def _as_it_holds(update: Update, known_before: date) -> tuple[Update, date | None]:
    """An update without a day of completion that is not before `known_before`, and that day if it says it is done.

    It then has no status and no confidence either: both are about work that is done.
    """
    if update.actual is None or update.actual < known_before:
        return update, None
    if update.status not in DONE:
        return update.model_copy(update={"actual": None}), None
    return update.model_copy(update={"actual": None, "status": None, "rag": None}), update.actual


def last_of(reports: Sequence[Report], partner: str, place: int | None, quarter: Round) -> Report | None:
    """What a partner's `no_change` for a round repeats: the last of some reports that it may confirm, if any.

    That is what it said itself. One that reports on the deliverable, so that it has a `place`, may also confirm what
    was said by those who reported before: in an earlier round, or in this one, where it took over within it.
    """

    def is_before(each: Report) -> bool:
        return each.quarter != quarter or (place is not None and each.place is not None and each.place > place)

    heard = (
        each for each in reversed(reports) if each.partner == partner or (place is not None and each.place is not None)
    )
    return next((each for each in heard if is_before(each)), None)


def _entries(plan: Plan, returns: Iterable[Return]) -> Iterator[Entry]:
    """Every report of some of a plan's returns, in their order."""
    for each in returns:
        quarter = plan.round_called(each.period)
        if quarter is not None:
            yield from entries_of(each, quarter)
