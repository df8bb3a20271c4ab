"""What `npa show` is asked for: which thing of the plan has the name or the number that was typed."""

import re
from collections.abc import Sequence
from pathlib import Path

from npa_cli.model.proposed_command import proposed_here
from npa_cli.progress.select import UnknownNameError
from npa_cli.store.find_plan import family_of
from npa_cli.views.everything import Everything
from npa_cli.views.show import ShowView, show_item
from npa_cli.views.show_partner import show_partner
from npa_cli.views.show_thing import show_numbered, show_plan, show_thing
from npa_cli.views.things import things_called, things_numbered
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import Session
from npa_cli.work.sister_plans import item_of, plans_beside


def is_another_plan(given: str, root: Path) -> bool:
    """Whether this is the id of a plan of the family of the plan in `root`."""
    return any(each.id == given.strip() for each in family_of(root))


def is_item_id(given: str) -> bool:
    """Whether this can be nothing but the id of a priority, activity or deliverable: P3.1.2."""
    return re.fullmatch(r"[Pp][0-9.]+", given.strip()) is not None


def show(session: Session, given: str, section: str | None = None) -> tuple[ShowView, tuple[str, ...]]:
    """The one thing that has the id, code or number that was typed, and what else has that.

    An id or a code goes before a number of the plan's own; what else has that number is told. `section` is the part of
    its documents that a plan is asked for. Raises UnknownNameError, and UsageFault for a number of several things.
    """
    plan = session.plan
    everything = Everything(plan, session.assess(), session.as_at)
    if section is not None:
        return _section(everything, given, section), ()
    if given.strip() == plan.workplan.id:
        return show_plan(everything), ()
    partner = plan.partner(given.strip())
    if partner is not None:
        view = show_partner(plan, partner, everything.assessed, session.as_at, plans_beside(session))
        boards = [each.name for each in things_called(everything, given) if each.kind.name == "board"]
        return view, _also(boards)
    called = [each for each in things_called(everything, given) if each.kind.name not in ("plan", "partner")]
    others = [each for each in called if each.kind.name not in ("priority", "activity", "deliverable")]
    if others:
        return show_thing(everything, others[0]), ()
    numbered = things_numbered(plan, given)
    try:
        item = item_of(session, given)
    except UnknownNameError:
        if not numbered:
            raise
        return _numbered(session, everything, numbered, given), ()
    view = show_item(plan, session.under(item), item, session.as_at)
    return view, _also([each for each in numbered if each != item], given)


def _section(everything: Everything, given: str, section: str) -> ShowView:
    plan = everything.plan
    if given.strip() != plan.workplan.id:
        raise UsageFault(
            f"--section is a part of a plan's documents; type the plan's id: {proposed_here('show', plan.workplan.id)}"
        )
    found = [each for each in things_called(everything, section) if each.kind.name == "section"]
    if not found:
        raise UnknownNameError("section", section, [each.id for each in plan.sections], sayable=40)
    return show_thing(everything, found[0])


def _numbered(session: Session, everything: Everything, numbered: Sequence[str], given: str) -> ShowView:
    if len(numbered) > 1:
        ways = ", ".join(numbered)
        raise UsageFault(f"`{given}` is the plan's own number of several things; name one by its id: {ways}")
    section = next((each for each in session.plan.sections if each.id == numbered[0]), None)
    if section is not None:
        return show_numbered(everything, section, given)
    called = things_called(everything, numbered[0])
    if called[0].kind.name == "objective":
        return show_thing(everything, called[0])
    return show_item(session.plan, session.under(numbered[0]), numbered[0], session.as_at)


def _also(names: Sequence[str], number: str = "") -> tuple[str, ...]:
    """A notice of what else has the name, or in the plan's own numbering the number, that was typed."""
    if not names:
        return ()
    why = f"`{number}` is also the plan's own number of" if number else "there is also the board"
    return (f"{why} {', '.join(names)}",)
