"""Returns joined to the plan: who said what about a deliverable, for which quarter, known by which day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.model.vocabulary import Rag
from npa_cli.progress.commitment import Commitment
from npa_cli.progress.who_reports import Reporters, WhoReports
from npa_cli.timeframe import Quarter

if TYPE_CHECKING:  # a plan without returns does not load their model
    from npa_cli.model.partner_return import Return, Update

_WORSE: Final[dict[Rag | None, int]] = {None: -1, "green": 0, "amber": 1, "red": 2}
_DONE: Final = ("complete", "business_as_usual")
_CLOSED: Final = (*_DONE, "superseded", "cancelled")  # said once, and stays so


class Report(NamedTuple):
    """What one partner said about one deliverable for one quarter, as far as it holds on the day of a view."""

    item: str
    partner: str
    quarter: Quarter
    update: Update
    unchanged: bool = False  # said only that it is still as last reported
    place: int | None = 0  # among those who reported on it in its quarter, 0 the first; None: it was not one of them
    heard_on: date | None = None  # the day it was said, where its quarter is still running
    done_later: date | None = None  # the day it gives for work that is done, where that day is still to come

    @property
    def confirmed_on(self) -> date:
        """The day it speaks for: the last day of its quarter; in a quarter still running, the day it was said."""
        return self.heard_on or self.quarter.end

    @property
    def said_on(self) -> date | None:
        """The day it was said, as far as that is written; of what was only confirmed as before, no day is."""
        return None if self.unchanged else self.update.said_on

    @property
    def said_after_quarter(self) -> date | None:
        """The day it was said, where that is after the quarter it is about; None where it is not, or not written."""
        said = self.said_on
        return said if said is not None and said > self.quarter.end else None


class Entry(NamedTuple):
    """What a return has on one deliverable; without an update it is only confirmed as still as last reported."""

    item: str
    partner: str
    quarter: Quarter
    update: Update | None

    @property
    def said_within(self) -> date | None:
        """The day it was said, where that lies in the quarter it is about; None where it came later, or has no day."""
        said = self.update.said_on if self.update is not None else None
        return said if said is not None and self.quarter.start <= said <= self.quarter.end else None

    @property
    def counts_from(self) -> date:
        """The first day at whose start it counts, if no other day's words are taken in.

        That is the day after it was said, in the quarter it is about; else the day after that quarter ends, whenever
        it was written: so the quarter's own report, as at that day, has it.
        """
        return (self.said_within or self.quarter.end) + timedelta(1)

    def counts(self, plan: Plan, as_at: date) -> bool:
        """Whether it counts in a view of the plan as at the start of `as_at`."""
        said = self.said_within
        return self.quarter.end < as_at or (said is not None and said < plan.known_before(as_at))


def entries_of(given: Return, quarter: Quarter) -> Iterator[Entry]:
    """The reports in one partner's return for a quarter: each update with a status, and each `no_change`.

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


def known_entries(plan: Plan, as_at: date) -> Mapping[str, tuple[Entry, ...]]:
    """Every report that counts at the start of `as_at`, by deliverable, the oldest quarter first.

    Of one quarter, what was only confirmed as before comes last: it may repeat what somebody else said in it.
    """
    counting = (each for each in _entries(plan, plan.returns) if each.counts(plan, as_at))
    return _by_item(sorted(counting, key=lambda each: (each.quarter.end, each.update is None)))


def later_entries(plan: Plan, as_at: date) -> Mapping[str, tuple[Entry, ...]]:
    """The reports of the quarter that `as_at` lies in which were said on that day or later, by deliverable.

    Each stands where anything said earlier in that quarter stood, which only git still has.
    """
    return _by_item(
        each
        for each in _entries(plan, plan.returns)
        if each.said_within is not None and each.quarter.start < as_at <= each.quarter.end
        if not each.counts(plan, as_at)
    )


def is_tracked(plan: Plan, as_at: date) -> bool:
    """Whether a report that counts at the start of `as_at` is held: an update with a status, or a `no_change`.

    A form that nobody filled in is none. Of a plan that is not tracked only its dates are known, and nothing is said
    of how its work went. What was withheld from an audience counts: how a plan stands never changes with its reader.
    """
    return any(each.counts(plan, as_at) for each in _entries(plan, (*plan.returns, *plan.withheld)))


def reports_on(
    commitment: Commitment, entries: Iterable[Entry], plan: Plan, who: WhoReports, as_at: date
) -> tuple[Report, ...]:
    """The reports on one deliverable, oldest first, each judged by who reported on it in its quarter.

    `entries` are those that count at the start of `as_at`: of a quarter that has not ended by then, each speaks for the
    day it was said. Where one says that work was done on a day which had not passed by then, the work was not done: how
    it stood is not known, and `done_later` is that day.

    `last_of` says what a `no_change` repeats; of what nobody had said there is nothing to confirm.
    """
    reporters: dict[Quarter, Reporters] = {}
    found: list[Report] = []
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
    if update.status not in _DONE:
        return update.model_copy(update={"actual": None}), None
    return update.model_copy(update={"actual": None, "status": None, "rag": None}), update.actual


def last_of(reports: Sequence[Report], partner: str, place: int | None, quarter: Quarter) -> Report | None:
    """What a partner's `no_change` for a quarter repeats: the last of some reports that it may confirm, if any.

    That is what it said itself. One that reports on the deliverable, so that it has a `place`, may also confirm what
    was said by those who reported before: in an earlier quarter, or in this one, where it took over within it.
    """

    def is_before(each: Report) -> bool:
        return each.quarter != quarter or (place is not None and each.place is not None and each.place > place)

    heard = (
        each for each in reversed(reports) if each.partner == partner or (place is not None and each.place is not None)
    )
    return next((each for each in heard if is_before(each)), None)


def confirmed_by(plan: Plan, commitment: Commitment, partner: str, quarter: Quarter, who: WhoReports) -> Report | None:
    """What a partner's `no_change` on a deliverable for a quarter repeats, as `last_of` says; None for nothing."""
    ended = quarter.end + timedelta(1)
    entries = known_entries(plan, ended).get(commitment.id, ())
    others = (each for each in entries if (each.partner, each.quarter) != (partner, quarter))
    before = reports_on(commitment, others, plan, who, ended)
    return last_of(before, partner, who.during(commitment, quarter).place_of(partner), quarter)


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
    main = max(own, key=lambda each: (each.quarter.end, -(each.place or 0)), default=None)
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
    if one.status in _DONE and other.status not in _DONE:
        return other
    if other.status in _DONE or one.status != other.status:
        return one if _WORSE[one.rag] >= _WORSE[other.rag] else one.model_copy(update={"rag": other.rag})
    rag = max(one.rag, other.rag, key=lambda each: _WORSE[each])
    forecasts = [each for each in (one.forecast, other.forecast) if each is not None]
    return one.model_copy(update={"rag": rag, "forecast": max(forecasts, default=None)})


def _entries(plan: Plan, returns: Iterable[Return]) -> Iterator[Entry]:
    """Every report of some of a plan's returns, the oldest quarter first."""
    read = ((plan.quarter_called(each.period), each) for each in returns)
    known = [(quarter, each) for quarter, each in read if quarter is not None]
    for quarter, each in sorted(known, key=lambda pair: pair[0].end):
        yield from entries_of(each, quarter)


def _by_item(entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for each in entries:
        found[each.item] = (*found.get(each.item, ()), each)
    return found
