"""What most commands begin with: the plan found and opened, what could not be read of it told, the items chosen."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from npa_cli.cli.boundary import complain
from npa_cli.cli.options import Day, Filters, OfPlan, Owned
from npa_cli.cli.output import tell
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.select import Filters as Typed
from npa_cli.progress.select import Query, read_query
from npa_cli.store.find_plan import Member, PlanFolder, PlanNotFoundError, family_of, find_plan, member_at
from npa_cli.store.load import load_workplan
from npa_cli.work.days_typed import settle_day
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import Session, notices_of_plans_below, notices_of_unfinished, open_plan

ALL: Final = "all"
"""What `--plan` takes for every plan."""


def open_session(of: OfPlan, day: Day | None = None, within: Sequence[str] = (), *, sections: bool = False) -> Session:
    """Find and load the plan, and settle the day. What could not be read is told on standard error.

    Where a command that offers a day is given none, what was said and decided today is taken in, and that is told too.

    `within` are ids as they were typed, of a question that is about nothing else: more of the plan need not be read.
    With `sections`, the plan has the paragraphs of its documents too.
    """
    session = open_in(find_folder(of.data, of.plan), within, sections=sections)
    if day is None:
        return session
    session = session.on(day.as_at, day.period)
    tell(session.heard)
    return session


def open_sessions(of: OfPlan, day: Day, *, sections: bool = False) -> tuple[Session, ...]:
    """Open the plan, or with `--plan all` every one, for a command that asks them as one. Raises UsageFault.

    Why a plan can't be asked is told; the others are.
    """
    if of.plan != ALL:
        return (open_session(of, day, sections=sections),)
    found = []
    for member in plans_asked(of.data):
        try:
            found.append(open_session(OfPlan(member.id, str(member.root)), day, sections=sections))
        except UsageFault as fault:
            complain(f"{member.id}: {fault}")
    if not found:
        raise UsageFault("no plan can be asked this")
    return tuple(found)


def plans_asked(data: str | None) -> tuple[Member, ...]:
    """The plans that `--plan all` means: the plan with those beside it; of a folder that is no plan, those under it.

    Two of one id are told of: in an answer they can't be told apart.
    """
    try:
        found = family_of(find_folder(data).root)
    except PlanNotFoundError:
        named = data or named_folder()
        if named is None or not Path(named).is_dir():
            raise
        from npa_cli.work.estate import plans_under  # late: most runs ask one plan

        found = tuple(member_at(Path(each)) for each in plans_under([named]))
    by_id: dict[str, list[str]] = {}
    for each in found:
        by_id.setdefault(each.id, []).append(f"`{each.root.as_posix()}`")
    for plan_id, places in by_id.items():
        if len(places) > 1:
            complain(
                f"{len(places)} plans have the id `{plan_id}`, in {' and '.join(places)}: give each one of its own"
            )
    return found


def open_in(folder: PlanFolder, within: Sequence[str] = (), *, sections: bool = False) -> Session:
    """Load the plan of a folder, as at today, and tell what could not be read: see `open_session`."""
    session = open_plan(folder, today(), within, sections=sections)
    tell(session.notices)
    return session


def find_folder(
    data: str | None, plan_id: str | None = None, *, near: Path | None = None, to_check: bool = False
) -> PlanFolder:
    """The plan's folder: --data, else NPA_DATA, else around `near` or the working folder, else the bundled plan.

    With `to_check`, raises UsageFault if the bundled plan would be taken in place of one that stands below: a CI run
    or a hook would pass, whatever is wrong in that, and forms would go out for the wrong plan.
    """
    here, named = near or Path.cwd(), data or named_folder()
    folder = find_plan(named=named, working_folder=here, plan_id=plan_id)
    if to_check and folder.bundled and plan_id is None and (below := notices_of_plans_below(here)):
        raise UsageFault(f"no workplan.yaml here or above, so nothing was done; {below[0]}")
    if folder.bundled:
        complain("no workplan.yaml here or above, so this is the plan that comes with npa (read only)")
    if named is None:
        tell(notices_of_plans_below(here))
    tell(notices_of_unfinished(folder.root))
    return folder


def plan_at_hand(of: OfPlan) -> Plan | None:
    """What the plan that is asked for, or is around here, says of itself; None if there is none but the bundled one."""
    try:
        folder = find_plan(named=of.data or named_folder(), working_folder=Path.cwd(), plan_id=of.plan)
    except PlanNotFoundError:
        if of.data or of.plan:
            raise
        return None
    return None if folder.bundled else load_workplan(folder.root)


def named_folder() -> str | None:
    """The plan's folder that the environment names."""
    return os.environ.get("NPA_DATA") or None


def select(session: Session, ids: Sequence[str] | None, filters: Filters) -> tuple[Assessed, ...]:
    """The deliverables that what was typed asks about. Groups that lead for a partner too are told."""
    selected = session.select(Typed(ids or (), *(each or () for each in filters)))
    tell(selected.notices)
    return selected.deliverables


def owned(session: Session, what: Owned) -> Query:
    """The items and owners of registers that were typed. Raises UnknownNameError."""
    return read_query(session.plan, Typed(*(each or () for each in what)))


def day_without_a_plan(day: Day) -> date:
    """The as-at date where there is no one plan; with a period today, since when that ends is each plan's to say."""
    return settle_day(None, day.as_at, day.period, today())


def heard_day(day: Day) -> date | None:
    """The day whose own words and decisions are taken in: today where no day was asked for, else None."""
    return today() if day.as_at is None and day.period is None else None


def today() -> date:
    """The user's own calendar day."""
    return date.today()  # noqa: DTZ011  # the user's own calendar day
