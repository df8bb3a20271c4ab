"""The plans of the folder the user is in, as one family, and the golden thread through them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from npa_cli.model.plan import Plan
from npa_cli.progress.address import Address, items_of, read_address
from npa_cli.progress.assess import assess
from npa_cli.progress.heard import heard_on
from npa_cli.progress.select import UnknownNameError, read_id
from npa_cli.progress.thread import Thread, weave
from npa_cli.store.find_plan import family_of, family_root
from npa_cli.store.load import beside, load, load_once
from npa_cli.store.once import once
from npa_cli.views.plans import Listed
from npa_cli.views.trace import TraceView
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import Session, heard_notices, shown_path


def listed_plans(root: Path, as_at: date, heard_today: date | None = None) -> tuple[Listed, ...]:
    """The plan in a folder and those beside it, each as far as it loads, at the start of a day, or with its own words.

    One that can't be read hides no other.
    """
    found = []
    for member in family_of(root):
        loaded = load(member.root)
        plan = replace(loaded.plan, heard_today=heard_today)
        found.append(Listed(member.id, plan, shown_path(member.root, ""), len(loaded.unread), as_at))
    return tuple(found)


def plans_beside(session: Session) -> tuple[Plan, ...]:
    """The other plans of the family of the one that is open, each as far as it loads."""
    return tuple(load_once(each.root)[0] for each in beside(session.root))


def item_of(session: Session, given: str) -> str:
    """The full id of what was typed. Raises UnknownNameError, or UsageFault if it is a partner of a plan beside."""
    try:
        return read_id(session.plan, given)
    except UnknownNameError:
        held = [each.workplan.id for each in plans_beside(session) if each.partner(given.strip())]
        if not held:
            raise
        where = ", ".join(f"{each}:{given.strip()}" for each in held)
        raise UsageFault(f"no item or partner `{given}` in this plan; another has it: {where}") from None


def trace(session: Session, thread: Thread, what: str) -> TraceView:
    """The item that was typed, of the open plan or of another, and what of the thread goes through it.

    Raises UnknownNameError if no plan has such an item.
    """
    address = _address(what, session.plan.workplan.id, thread)
    ends = (end for tie in (*thread.out_of(address), *thread.into(address)) for end in (tie.start, tie.end))
    # How deliverables stand is worked out for the plan the item is in and those it is tied to.
    assessed = {
        Address(each.commitment.plan_id, each.commitment.id): each
        for near in dict.fromkeys([address.plan, *(end.plan for end in ends)])
        for each in assess(thread.plans[near], session.as_at)
    }
    return TraceView(thread, thread.items[address], assessed, session.as_at)


def heard_elsewhere(session: Session, view: TraceView) -> tuple[str, ...]:
    """A notice of what was said and decided on the session's day in other plans, where the view takes that in."""
    day = session.plan.heard_today
    if day is None:
        return ()
    home = session.plan.workplan.id
    plans = [view.thread.plans[each] for each in dict.fromkeys(each.plan for each in view.assessed) if each != home]
    return heard_notices([f"{plan.workplan.id}:{each}" for plan in plans for each in heard_on(plan, day)], day)


def weave_plans(session: Session) -> tuple[Thread, bool]:
    """The thread through the open plan and those beside it, and whether all of them could be read."""
    return _woven(family_root(session.root), session.plan.heard_today)


@once
def _woven(main: Path, heard: date | None) -> tuple[Thread, bool]:
    """The thread through every plan of a family, each with the words of a day taken in, where one is given."""
    read = [load_once(each.root) for each in family_of(main)]
    plans = (replace(plan, heard_today=heard) for plan, _ in read)
    return weave(plans), all(is_whole for _, is_whole in read)


def _address(what: str, home: str, thread: Thread) -> Address:
    address = read_address(what.strip(), home)
    short = Address(address.plan, f"P{address.item}")
    for tried in (address, short):
        found = thread.called(tried)
        if found is not None:
            return found
    if address.plan not in thread.plans:
        raise UnknownNameError("plan", address.plan, thread.plans, where=" here")
    known = [each.item for each in items_of(thread.plans[address.plan])]
    raise UnknownNameError("item", what, known, where=f" in plan `{address.plan}`")
