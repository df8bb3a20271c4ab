"""The plans of the folder the user is in, as one family."""

from __future__ import annotations

from npa_cli.cli.session import Session, find_folder, shown_path
from npa_cli.model.plan import Plan
from npa_cli.store.load import load
from npa_cli.store.plans import Member, family_of
from npa_cli.views.plans import Listed


def members(data: str | None) -> tuple[Member, ...]:
    """Every plan of the folder named, around the working folder, or bundled; the main one first."""
    return family_of(find_folder(data).root)


def listed_plans(data: str | None) -> tuple[Listed, ...]:
    """Each plan as far as it loads. One that can't be read hides no other."""
    found = []
    for member in members(data):
        loaded = load(member.root)
        found.append(Listed(member.id, loaded.plan, shown_path(member.root, ""), len(loaded.unread)))
    return tuple(found)


def plans_beside(session: Session) -> tuple[Plan, ...]:
    """The other plans of the family of the one that is open, each as far as it loads."""
    root = session.loaded.source.root
    here = root.resolve()
    return tuple(load(each.root).plan for each in family_of(root) if each.root.resolve() != here)
