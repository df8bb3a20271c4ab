"""NPA405 unknown-deliverable: a return speaks of a deliverable that the plan does not have."""

from typing import Final

from npa_cli.model.did_you_mean import nearest
from npa_cli.rules.minimal_plan import in_return, return_of
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_SHOWN: Final = 6  # ids in a hint; more would hide the line


@plan_rule(
    "NPA405",
    finds="unknown item",
    title="A return speaks of a deliverable that the plan does not have",
    why="What is said under a mistyped id is said of nothing, and the deliverable that was meant is shown as silent.",
    bad=Example("returns/FY18-19-Q1/NHSE.yaml", return_of().replace("P1.1.1", "P1.1.7")),
    good=in_return(),
)
def unknown_deliverable(index: Index, frame: Frame) -> Findings:
    if not index.reads_all_items:
        return  # it may be in the file that could not be read
    for file in index.returns:
        for item, at, on_key in file.mentions():
            level = index.levels.get(item)
            if level == "deliverable":
                continue
            if level is not None:
                message = f"`{item}` is {'an' if level == 'activity' else 'a'} {level}; a return speaks of deliverables"
                hint = _one_of([each for each in index.ids("deliverable") if each.startswith(f"{item}.")])
            else:
                message, hint = _not_there(item, index)
            yield file.finding(at, message, hint, on_key=on_key)
        for _, entry in file.updates():
            successor = entry.text("superseded_by")
            if successor is not None and entry.data.get("status") == "superseded" and successor not in index.levels:
                yield entry.finding(("superseded_by",), *_not_there(successor, index))


def _not_there(item: str, index: Index) -> tuple[str, str]:
    near = nearest(item, index.ids("deliverable"))
    hint = f"did you mean `{near}`?" if near else "`npa list deliverables` has every id"
    return f"no deliverable `{item}` in the plan", hint


def _one_of(known: list[str]) -> str:
    more = f", and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
    return f"it has: {', '.join(known[:_SHOWN])}{more}"
