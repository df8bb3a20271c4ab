"""What most commands begin and end with: the plan opened, the as-at date, the answer written."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from npa_cli.cli.boundary import FINE, UNREADABLE, UsageFault, complain, speak
from npa_cli.model.finding import Finding
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed, assess
from npa_cli.progress.select import priority_of, read_query, select
from npa_cli.store.find_plan import PlanFolder, find_plan
from npa_cli.store.load import Loaded, load
from npa_cli.store.locate import locate
from npa_cli.timeframe import Conventions, Quarter

_FIRST_YEAR: Final = 1900  # of an as-at date: leaves room for the arithmetic of any plan on either side
_LAST_YEAR: Final = 2999
_NAMED_AT_MOST: Final = 5  # faults told one by one before the rest are only counted


class Session(NamedTuple):
    """A plan opened for one command, on one day."""

    loaded: Loaded
    as_at: date
    bundled: bool = False  # the plan is the read-only one that comes with npa

    @property
    def plan(self) -> Plan:
        return self.loaded.plan

    @property
    def exit_code(self) -> int:
        """What a reading command ends with: part of the plan may not have been readable."""
        return UNREADABLE if self.loaded.unread else FINE

    def assess(self) -> tuple[Assessed, ...]:
        """Every deliverable of the plan on the session's day."""
        return assess(self.plan, self.as_at)

    def partners(self, given: Sequence[str]) -> tuple[str, ...]:
        """The codes of the partners that were typed. Raises UnknownNameError."""
        return read_query(self.plan, partners=given).partners

    def partner(self, given: str) -> str:
        """The code of the partner that was typed. Raises UnknownNameError."""
        return self.partners([given])[0]

    def quarter(self, given: str) -> Quarter:
        """The quarter that was typed. Raises UsageFault."""
        return _quarter(self.plan, given)

    def due_span(self, within: str | None, period: str | None) -> tuple[date | None, date]:
        """The days `npa due` is about, inclusive: a quarter's, or all up to some days from the session's day."""
        if period is not None:
            if within is not None:
                raise UsageFault("--within and --period both say which days; give one of them")
            quarter = _quarter(self.plan, period)
            return quarter.start, quarter.end
        digits = (within or "").strip().lower().removesuffix("d")
        if within is not None and not (digits.isdecimal() and len(digits) < 5):
            raise UsageFault(f"--within `{within}` is not a number of days; write it like 90d")
        days = int(digits) if within is not None else self.plan.workplan.thresholds.due_soon_days
        return None, self.as_at + timedelta(days)

    def select(
        self,
        *,
        ids: Sequence[str] | None = None,
        priorities: Sequence[str] | None = None,
        partners: Sequence[str] | None = None,
        themes: Sequence[str] | None = None,
        statuses: Sequence[str] | None = None,
        ratings: Sequence[str] | None = None,
    ) -> tuple[Assessed, ...]:
        """The deliverables that what was typed asks about."""
        query = read_query(
            self.plan,
            ids=ids or (),
            priorities=priorities or (),
            partners=partners or (),
            themes=themes or (),
            statuses=statuses or (),
            ratings=ratings or (),
        )
        self._tell_groups(query.partners)
        tops = {each.partition(".")[0] for each in query.ids} or None
        return select(assess(self.plan, self.as_at, priorities=tops), query)

    def _tell_groups(self, partners: Sequence[str]) -> None:
        """Say that a group leads for a partner too, where only the partner was asked for."""
        for group in self.plan.partners:
            inside = [code for code in partners if code in group.members]
            if inside and group.code not in partners:
                complain(f"{group.code} leads for {', '.join(inside)} too; add --partner {group.code} for those")


def item_of(session: Session, given: str) -> str:
    """The full id of what was typed. Raises UnknownNameError, or UsageFault where a plan beside this one has a partner
    of that code.
    """
    from npa_cli.progress.select import UnknownNameError, read_id

    try:
        return read_id(session.plan, given)
    except UnknownNameError:
        from npa_cli.work.sister_plans import plans_beside

        held = [each.workplan.id for each in plans_beside(session) if each.partner(given.strip())]
        if not held:
            raise
        where = ", ".join(f"{each}:{given.strip()}" for each in held)
        raise UsageFault(f"no item or partner `{given}` in this plan; another has it: {where}") from None


def open_session(
    *,
    data: str | None = None,
    plan_id: str | None = None,
    as_at: str | None = None,
    period: str | None = None,
    within: Sequence[str] = (),
) -> Session:
    """Find and load the plan, and settle the day. What could not be read is told on standard error.

    `within` are ids as they were typed, of a question that is about nothing else: more of the plan need not be read.
    """
    folder = find_folder(data, plan_id)
    loaded = load(folder.root, {priority_of(each) for each in within})
    _tell_unread(loaded)
    return Session(loaded, settle_day(loaded.plan, as_at, period), folder.bundled)


def find_folder(data: str | None, plan_id: str | None = None, *, near: Path | None = None) -> PlanFolder:
    """The plan's folder: --data, else NPA_DATA, else around `near` or the working folder, else the bundled plan."""
    named = data or os.environ.get("NPA_DATA") or None
    folder = find_plan(named=named, working_folder=near or Path.cwd(), plan_id=plan_id)
    if folder.bundled:
        complain("no workplan.yaml here or above, so this is the plan that comes with npa (read only)")
    return folder


def write_answer(text: str, output: str | None = None) -> None:
    """Write a command's answer to a file, or to standard output."""
    if output is None or output == "-":
        speak(1, text)
        return
    from npa_cli.cli.output_file import write_output

    write_output(output, text.encode("utf-8", "backslashreplace"))


def shown_path(root: Path, name: str) -> str:
    """A plan's file as the user would type it from the working folder, with `/`."""
    full = Path(os.path.abspath(root / name))  # noqa: PTH100  # resolve() would follow links, or fail on a loop of them
    try:
        return full.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return full.as_posix()


def _tell_unread(loaded: Loaded) -> None:
    for finding in loaded.unread[:_NAMED_AT_MOST]:
        complain(f"left out: {_where(loaded, finding)}: {finding.message}")
    rest = len(loaded.unread) - _NAMED_AT_MOST
    if rest > 0:
        complain(f"left out: {rest} more")
    if loaded.unread:
        complain("part of the plan can't be read; `npa validate` lists every fault and what to type instead")


def _where(loaded: Loaded, finding: Finding) -> str:
    point = locate(loaded.source, finding)
    return f"{shown_path(loaded.source.root, finding.path)}:{point.line}:{point.column}"


def settle_day(plan: Plan | None, as_at: str | None, period: str | None) -> date:
    """The as-at date: given, or the day after a period ends, or today."""
    from npa_cli.model.day import read_day

    if as_at is not None and period is not None:
        raise UsageFault("--as-at and --period both set the day; give one of them")
    if as_at is not None:
        day = date.today() if as_at == "today" else read_day(as_at)  # noqa: DTZ011  # the user's own calendar day
        if day is None:
            raise UsageFault(f"--as-at `{as_at}` is not a day; write it like 2019-04-01")
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise UsageFault(f"--as-at `{as_at}`: give a year from {_FIRST_YEAR} to {_LAST_YEAR}")
        return day
    if period is not None:
        return _quarter(plan, period).end + timedelta(1)
    return date.today()  # noqa: DTZ011  # the user's own calendar day


def _quarter(plan: Plan | None, period: str) -> Quarter:
    conventions = (plan.conventions if plan else None) or Conventions()
    quarter = Quarter.parse(period, conventions.financial_year_start_month)
    if quarter is None:
        raise UsageFault(f"--period `{period}` is not a quarter; write it like FY18/19-Q3")
    return quarter


def read_lines() -> list[str]:
    """The lines of standard input that say anything."""
    return [line.rstrip("\r\n") for line in sys.stdin if line.strip()]
