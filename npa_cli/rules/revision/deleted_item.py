"""NPA702 deleted-item: a priority, activity or deliverable that was in the plan and is in it no more."""

from collections.abc import Mapping
from typing import Final

from npa_cli.model.finding import Point
from npa_cli.rules.checked_file import finding_at
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, return_of
from npa_cli.rules.revision.revision import Revision, new_ids, revision_rule
from npa_cli.rules.revision.wording import spoken, subject
from npa_cli.rules.rule import Finding, Findings, Item

_PATH: Final = "priorities/01-first.yaml"
_SHOWN: Final = 90  # characters of the words that are gone
_SECOND: Final = """\
          - id: P1.1.2
            text: A second deliverable
            timeframe: FY18/19 Q3
"""


@revision_rule(
    "NPA702",
    title="A priority, activity or deliverable deleted, not cancelled",
    why="A commitment given up stays in the plan, said to be cancelled, so that nobody has to ask where it went.",
    before={_PATH: MINIMAL_PLAN[_PATH] + _SECOND},
    bad={_PATH: MINIMAL_PLAN[_PATH]},
    good={
        _PATH: MINIMAL_PLAN[_PATH] + _SECOND,
        "returns/FY18-19-Q1/NHSE.yaml": return_of("status: cancelled, narrative: No longer funded.").replace(
            "P1.1.1", "P1.1.2"
        ),
    },
)
def deleted_item(revision: Revision) -> Findings:
    if not revision.after.reads_all_items:
        return  # it may stand in a file that can't be read, which is a finding of its own
    was, now = revision.before.items, revision.after.items
    for item, gone in was.items():
        if item not in now and _parent(gone, was) in (None, *now):
            yield _deleted(revision, gone, now)


def _deleted(revision: Revision, gone: Item, now: Mapping[str, Item]) -> Finding:
    words = spoken(subject(gone) or gone.data.get("timeframe") or gone.data.get("title") or "")
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]} …"
    parent = now.get(gone.parent_id or "")
    path, at = (parent.path, (*parent.at, "id")) if parent else (gone.path, Point(1, 1))
    renamed = _renamed(revision, gone, now)
    if renamed:
        message = f"{gone.id} (`{shown}`) is gone; its words now stand under {renamed}"
        return finding_at(path, at, message, f"ids never change: give it back the id {gone.id}", item=gone.id)
    message = f"{gone.level} {gone.id} (`{shown}`) is gone"
    hint = "put it back as it was; what is given up is reported with `status: cancelled` or `superseded`"
    return finding_at(path, at, message, hint, item=gone.id)


def _parent(gone: Item, was: Mapping[str, Item]) -> str | None:
    """What it hung from, where that has an id of its own: of a deleted branch only the top is named."""
    return gone.parent_id if gone.level != "priority" and gone.parent_id in was else None


def _renamed(revision: Revision, gone: Item, now: Mapping[str, Item]) -> str | None:
    """The new id that has exactly its words."""
    words = subject(gone)
    if words is None:
        return None
    added = (now[item] for item in new_ids(revision.before, revision.after))
    return next((each.id for each in added if each.level == gone.level and subject(each) == words), None)
