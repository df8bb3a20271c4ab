"""The plans of the folder the user is in, as one family."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from npa_cli.model.plan import Plan
from npa_cli.progress.select import UnknownNameError, read_id
from npa_cli.store.find_plan import family_of
from npa_cli.store.load import beside, load, load_once
from npa_cli.views.plans import Listed
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import Session, shown_path


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
    return tuple(load_once(each.root)[0] for each in beside(session.loaded.source.root))


def item_of(session: Session, given: str) -> str:
    """The full id of what was typed. Raises UnknownNameError, or UsageFault if a plan beside this one has a partner
    of that code.
    """
    try:
        return read_id(session.plan, given)
    except UnknownNameError:
        held = [each.workplan.id for each in plans_beside(session) if each.partner(given.strip())]
        if not held:
            raise
        where = ", ".join(f"{each}:{given.strip()}" for each in held)
        raise UsageFault(f"no item or partner `{given}` in this plan; another has it: {where}") from None
