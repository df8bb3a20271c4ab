"""NPA604 misfit-change: a field that its item does not have, or a new value of the wrong form for it."""

from collections.abc import Mapping
from typing import Final

from npa_cli.model.vocabulary import Level
from npa_cli.rules.checked_file import ChangeEntry
from npa_cli.rules.minimal_plan import in_changes
from npa_cli.rules.rule import Findings, Frame, Index, Item, plan_rule

_OWNERS: Final[Mapping[str, Level]] = {"timeframe": "deliverable"}  # the other fields: activities have them too


@plan_rule(
    "NPA604",
    finds="judgement of an entry",
    title="A field that its item does not have, or a new value of the wrong form for it",
    why="A timeframe belongs to a deliverable; of an activity the decision would have no effect.",
    bad=in_changes(item="P1.1"),
    good=in_changes(item="P1.1", field="leads", to="[NHSE]"),
)
def misfit_change(index: Index, frame: Frame) -> Findings:
    for change in frame.changes:
        field = change.text("field")
        item = index.mentioned_items.get(change.item or "")
        if field is not None and item is not None and item.level not in ("priority", _OWNERS.get(field, item.level)):
            message = f"{_with_article(item.level)} has no `{field}`; {_with_article(_OWNERS[field])} has"
            yield change.finding(("field",), message, _instead(item))
        yield from _of_form(change, field)


def _of_form(change: ChangeEntry, field: str | None) -> Findings:
    to = change.data.get("to")
    if field == "leads" and isinstance(to, str):
        yield change.finding(("to",), f"`leads` are a list, also if there is only one: `{to}`", f"`[{to}]`")
    elif field is not None and field != "leads" and isinstance(to, list):
        yield change.finding(("to",), f"the new `{field}` is given as a list", "write it as words, without `- `")


def _with_article(level: Level) -> str:
    return f"an {level}" if level == "activity" else f"a {level}"


def _instead(item: Item) -> str:
    """The item that was probably meant: a deliverable of an activity."""
    below = [each.data["id"] for each in item.entries("deliverables") if isinstance(each.data.get("id"), str)]
    return f"change a deliverable instead: {', '.join(f'`{each}`' for each in below)}"
