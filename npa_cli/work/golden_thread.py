"""The golden thread through the plans of a folder, and the item of it that was typed."""

from __future__ import annotations

from typing import NamedTuple

from npa_cli.progress.address import Address, read_address
from npa_cli.progress.assess import assess
from npa_cli.progress.select import UnknownNameError
from npa_cli.progress.thread import Thread, weave
from npa_cli.store.find_plan import family_of
from npa_cli.store.load import load
from npa_cli.views.trace import TraceView
from npa_cli.work.session import Session


class GoldenThread(NamedTuple):
    """The thread through all plans of a folder, and whether all of them could be read."""

    thread: Thread
    is_whole: bool


def trace(session: Session, thread: Thread, what: str) -> TraceView:
    """The item that was typed, of the open plan or of another, and what of the thread goes through it.

    Raises UnknownNameError where no plan has such an item.
    """
    address = _address(what, session.plan.workplan.id, thread)
    # How deliverables stand is worked out for the plan the item is in and those it is tied to.
    assessed = {
        Address(each.commitment.plan_id, each.commitment.id): each
        for near in _near(thread, address)
        for each in assess(thread.plans[near], session.as_at)
    }
    return TraceView(thread, thread.items[address], assessed, session.as_at)


def weave_plans(session: Session) -> GoldenThread:
    """The thread through the open plan and every plan beside it, each as far as it can be read."""
    here = session.loaded.source.root.resolve()
    loaded = [
        session.loaded if each.root.resolve() == here else load(each.root)
        for each in family_of(session.loaded.source.root)
    ]
    return GoldenThread(weave(each.plan for each in loaded), not any(each.unread for each in loaded))


def _address(what: str, home: str, thread: Thread) -> Address:
    address = read_address(what.strip(), home)
    short = Address(address.plan, f"P{address.item}")
    folded = {Address(each.plan, each.item.casefold()): each for each in thread.items}
    for tried in (address, short):
        found = folded.get(Address(tried.plan, tried.item.casefold()))
        if found is not None:
            return found
    if address.plan not in thread.plans:
        raise UnknownNameError("plan", address.plan, thread.plans, where=" here")
    known = [each.item for each in thread.items if each.plan == address.plan]
    raise UnknownNameError("item", what, known, where=f" in plan `{address.plan}`")


def _near(thread: Thread, address: Address) -> list[str]:
    inside = thread.within(address)
    ends = (end for tie in thread.ties for end in (tie.start, tie.end) if tie.start in inside or tie.end in inside)
    return list(dict.fromkeys([address.plan, *(end.plan for end in ends)]))
