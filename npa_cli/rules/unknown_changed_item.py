"""NPA601 unknown-changed-item: a change to something that the plan does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.did_you_mean import nearest
from npa_cli.model.finding import Finding
from npa_cli.rules.change_entry import change_entries
from npa_cli.rules.minimal_plan import change_of
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.spoken_of import spoken_of
from npa_cli.rules.walk import levels, levels_of, reads_all_items

_CODE: Final = "NPA601"
_PATH: Final = "changes.yaml"


def _check(context: Context) -> Iterator[Finding]:
    if not context.once(reads_all_items):
        return  # it may be in the file that could not be read
    changes = context.once(change_entries)
    plan = context.once(levels_of, context.once(spoken_of)) if changes else {}
    for change in changes:
        item = change.item
        level = plan.get(item or "")
        if item is None or level in ("activity", "deliverable"):
            continue
        known = context.once(_changeable)
        if level == "priority":
            message = f"`{item}` is a priority; a change alters an activity or a deliverable"
            first = next((each for each in known if each.startswith(f"{item}.")), None)
            hint = f"an id such as `{first}`" if first else "the id of one of its activities or deliverables"
        else:
            message = f"no activity or deliverable `{item}` in the plan"
            near = nearest(item, known)
            hint = f"did you mean `{near}`?" if near else "`npa list deliverables` has every id"
        yield change.finding(_CODE, ("item",), message, hint)


def _changeable(context: Context) -> tuple[str, ...]:
    return tuple(item for item, level in context.once(levels).items() if level != "priority")


RULE = Rule(
    code=_CODE,
    name="unknown-changed-item",
    title="A change to something that the plan does not have",
    why="The board's decision would have no effect, and the date it moved would still stand.",
    bad=Example(_PATH, change_of(item="P1.1.9")),
    good=Example(_PATH, change_of()),
    check=_check,
)
