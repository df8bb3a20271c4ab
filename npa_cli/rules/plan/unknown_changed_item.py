"""NPA601 unknown-changed-item: a change to something that the plan does not have."""

from npa_cli.model.did_you_mean import nearest
from npa_cli.rules.minimal_plan import in_changes
from npa_cli.rules.rule import Findings, Frame, Index, plan_rule


@plan_rule(
    "NPA601",
    finds="unknown item",
    title="A change to something that the plan does not have",
    why="The board's decision would have no effect, and the date it moved would still stand.",
    bad=in_changes(item="P1.1.9"),
    good=in_changes(),
)
def unknown_changed_item(index: Index, frame: Frame) -> Findings:
    if not index.reads_all_items:
        return  # it may be in the file that could not be read
    for change in frame.changes:
        item = change.item
        level = index.levels.get(item or "")
        if item is None or level in ("activity", "deliverable"):
            continue
        known = index.ids("activity", "deliverable")
        if level == "priority":
            message = f"`{item}` is a priority; a change alters an activity or a deliverable"
            first = next((each for each in known if each.startswith(f"{item}.")), None)
            hint = f"an id such as `{first}`" if first else "the id of one of its activities or deliverables"
        else:
            message = f"no activity or deliverable `{item}` in the plan"
            near = nearest(item, known)
            hint = f"did you mean `{near}`?" if near else "`npa list deliverables` has every id"
        yield change.finding(("item",), message, hint)
