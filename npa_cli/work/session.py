"""A plan opened on one day: what every question to a plan starts from."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.model.proposed_command import proposed_here
from npa_cli.progress.assess import Assessed, assess
from npa_cli.progress.commitment import Commitment
from npa_cli.progress.heard import heard_on
from npa_cli.progress.plan_period import round_by_default
from npa_cli.progress.select import Filters, known_ids, priority_of, read_query, select
from npa_cli.progress.succession import Succession
from npa_cli.store.find_plan import PlanFolder, bundled_root, plans_below
from npa_cli.store.half_made import is_unfinished
from npa_cli.store.load import Loaded, load
from npa_cli.timeframe import Round, read
from npa_cli.views.period_note import beyond_words
from npa_cli.views.wording import counted
from npa_cli.work.days_typed import days_within, round_typed, settle_day
from npa_cli.work.faults import UsageFault

_NAMED_AT_MOST: Final = 5  # faults told one by one before the rest are only counted


class Selected(NamedTuple):
    """The deliverables that a question is about, and what is to be told beside them."""

    deliverables: tuple[Assessed, ...]
    notices: tuple[str, ...] = ()


class Session(NamedTuple):
    """A plan opened for one question, on one day."""

    loaded: Loaded
    as_at: date
    bundled: bool = False  # the plan is the read-only one that comes with npa

    @property
    def plan(self) -> Plan:
        return self.loaded.plan

    @property
    def root(self) -> Path:
        """The plan's folder."""
        return self.loaded.source.root

    @property
    def is_whole(self) -> bool:
        """Whether all of the plan could be read."""
        return not self.loaded.unread

    @property
    def notices(self) -> tuple[str, ...]:
        """What of the plan could not be read: the first few places, and how many more there are."""
        unread = self.loaded.unread
        if not unread:
            return ()
        named = [(each, self.loaded.source.locate(each)) for each in unread[:_NAMED_AT_MOST]]
        words = [f"{shown_path(self.root, each.path)}:{at.line}:{at.column}: {each.message}" for each, at in named]
        if len(unread) > _NAMED_AT_MOST:
            words.append(f"{len(unread) - _NAMED_AT_MOST} more")
        told = [f"left out: {each}" for each in words]
        every = proposed_here("validate")
        told.append(f"part of the plan can't be read; `{every}` lists every fault and what to type instead")
        return tuple(told)

    def on(self, as_at: str | None = None, period: str | None = None) -> Session:
        """The plan on the day that was asked for, in words. Raises UsageFault if they can't be meant.

        Where none was asked for, it is the session's own day, and what was said and decided on it is taken in too.
        """
        day = settle_day(self.plan, as_at, period, self.as_at)
        return self.hearing(day if as_at is None and period is None else None)._replace(as_at=day)

    def hearing(self, day: date | None) -> Session:
        """The plan with the words and decisions of a day taken in, though dates are judged at its start."""
        return self._replace(loaded=self.loaded._replace(plan=replace(self.plan, heard_today=day)))

    @property
    def heard(self) -> tuple[str, ...]:
        """A notice of what was said and decided on the session's day, where that is taken in and there is any."""
        day = self.plan.heard_today
        return heard_notices(heard_on(self.plan, day), day) if day is not None else ()

    def assess(self) -> tuple[Assessed, ...]:
        """Every deliverable of the plan on the session's day."""
        return assess(self.plan, self.as_at)

    def partners(self, given: Sequence[str]) -> tuple[str, ...]:
        """The codes of the partners that were typed. Raises UnknownNameError."""
        return read_query(self.plan, Filters(partners=given)).partners

    def partner(self, given: str) -> str:
        """The code of the partner that was typed. Raises UnknownNameError."""
        return self.partners([given])[0]

    def reporting_round(self, given: str | None) -> Round:
        """The round that was typed, else the plan's own default on the session's day. Raises UsageFault."""
        return round_typed(self.plan, given) if given else round_by_default(self.plan, self.as_at)

    def round_to_ask(self, given: str | None) -> Round:
        """The same. Raises UsageFault, with the nearest there is, for one of which nobody is asked."""
        quarter = self.reporting_round(given)
        beyond = beyond_words(self.plan, quarter)
        if beyond is not None:
            nearest = round_by_default(self.plan, quarter.start)
            raise UsageFault(f"{beyond.removesuffix('.')}; the nearest there is: --period {nearest.file_name}")
        return quarter

    def check_timeframe(self, option: str, words: str) -> None:
        """Raises UsageFault where words for a date, given to an option, can't be read by the plan's conventions."""
        reading = read(words, self.plan.conventions) if self.plan.conventions is not None else None
        if reading is not None and reading.error:
            hint = f"; {reading.hint}" if reading.hint else ""
            raise UsageFault(f"--{option} `{words}`: {reading.error}{hint}")

    def due_span(self, within: str | None, period: str | None) -> tuple[date | None, date]:
        """The days `npa due` is about, inclusive: a quarter's, or all up to some days from the session's day."""
        if period is not None:
            if within is not None:
                raise UsageFault("--within and --period both say which days; give one of them")
            quarter = round_typed(self.plan, period)
            return quarter.start, quarter.end
        days = days_within(within) if within is not None else self.plan.thresholds.due_soon_days
        return None, self.as_at + timedelta(days)

    def select(self, typed: Filters) -> Selected:
        """The deliverables that what was typed asks about, with a notice of each group that leads for a partner too.

        Raises UnknownNameError for a name that the plan does not have.
        """
        query = read_query(self.plan, typed)
        tops = {each.partition(".")[0] for each in query.ids} or None
        items = query.ids if query.ids and all(each.count(".") == 2 for each in query.ids) else None
        return Selected(
            select(assess(self.plan, self.as_at, priorities=tops, items=items), query),
            (*self._groups(query.partners), *self._posts(query.partners), *self._successions(query.partners)),
        )

    def under(self, item: str) -> tuple[Assessed, ...]:
        """The deliverables under an item, or the one it is. Raises UnknownNameError."""
        return self.select(Filters(ids=[item])).deliverables

    def first_under(self, item: str) -> Commitment:
        """The first deliverable under an item. Raises UsageFault if it has none, and UnknownNameError."""
        first = next(iter(self.under(item)), None)
        if first is None:
            raise UsageFault(f"{item} has no deliverable yet; `npa add` adds one")
        return first.commitment

    def _groups(self, partners: Sequence[str]) -> Iterator[str]:
        """A notice of each group that leads for one of these partners and was not asked for."""
        for group in self.plan.partners:
            inside = [code for code in partners if code in group.members]
            if inside and group.code not in partners:
                yield f"{group.code} leads for {', '.join(inside)} too; add --partner {group.code} for those"

    def _posts(self, partners: Sequence[str]) -> Iterator[str]:
        """A notice of the teams and posts of each of these partners that were not asked for."""
        for code in partners:
            posts = [each.code for each in self.plan.partners if each.part_of == code and each.code not in partners]
            if posts:
                options = " ".join(f"--partner {each}" for each in posts)
                yield f"{', '.join(posts)} of {code} may lead more; add {options} for that"

    def _successions(self, partners: Sequence[str]) -> Iterator[str]:
        """A notice of each of these partners that is not there on the session's day, and of what one took over."""
        succession = Succession(self.plan)
        for code in partners:
            acting, partner = succession.acting(code, self.as_at), self.plan.partner(code)
            others = ", ".join(acting) or "nobody named in the plan"
            if partner and partner.ended and partner.ended < self.as_at:
                yield f"{code} ended on {partner.ended}; its work was taken over by {others}"
            elif partner and partner.started and partner.started > self.as_at:
                yield f"{code} began on {partner.started}; until then its work is with {others}"
            before = [each for each in succession.predecessors(code) if code in succession.acting(each, self.as_at)]
            if before:
                yield f"{code} took over from {', '.join(before)}; what they led is shown with it"


def heard_notices(words: Sequence[str], day: date) -> tuple[str, ...]:
    """A notice of what was said and decided on the day of a view, which takes it in; none if that is nothing."""
    if not words:
        return ()
    more = f" and {len(words) - _NAMED_AT_MOST} more" if len(words) > _NAMED_AT_MOST else ""
    named = ", ".join(words[:_NAMED_AT_MOST]) + more
    return (f"takes in what was said and decided today, {day}: {named}; dates are judged at the start of today",)


def open_plan(folder: PlanFolder, today: date, within: Sequence[str] = (), *, sections: bool = False) -> Session:
    """Load the plan of a folder, as at `today`. What can't be read is left out; the session's notices say so.

    `within` are ids as they were typed, of a question that is about nothing else: more of the plan need not be read.
    With `sections`, the plan has the paragraphs of its documents too.
    """
    loaded = load(folder.root, {priority_of(each) for each in within}, sections=sections)
    known = known_ids(loaded.plan) if within else ()
    if any(f"P{each.strip().upper().removeprefix('P')}" not in known for each in within):
        loaded = load(folder.root, sections=sections)  # a number of the plan's own may stand under any priority
    return Session(loaded, today, folder.bundled)


def notices_of_plans_below(folder: Path) -> tuple[str, ...]:
    """A notice of the plans in folders below one that has none itself: another plan answers there than may be meant."""
    found = [shlex.quote(shown_path(each, "")) for each in plans_below(folder)]
    if not found:
        return ()
    others = f", or {counted(len(found) - 1, 'more', 'more')}" if len(found) > 1 else ""
    return (f"a plan stands below, in {found[0]}{others}; to ask it: --data {found[0]}",)


def notices_of_unfinished(root: Path) -> tuple[str, ...]:
    """A notice that a change to several files of a plan was cut short, so that some are as before it and some after."""
    if not is_unfinished(root):
        return ()
    return ("a change to several files was cut short; the next command that writes, such as `npa fmt`, finishes it",)


def place_of(root: Path) -> str:
    """Where a plan is, in words: its folder as the user would type it, or that it comes with npa."""
    shown = shown_path(root, "")
    if shown == bundled_root().as_posix():
        return "it comes with npa"
    return "this folder" if shown == "." else shown


def shown_path(root: Path, name: str) -> str:
    """A plan's file as the user would type it from the working folder, with `/`."""
    full = Path(os.path.abspath(root / name))  # noqa: PTH100  # resolve() would follow links, or fail on a loop of them
    try:
        return full.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return full.as_posix()
