"""NPA243 unknown-body: a timeframe is tied to a board that workplan.yaml does not have."""

from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.rules.minimal_plan import in_priority, in_workplan
from npa_cli.rules.rule import Findings, Frame, Item, item_rule

_LINES: Final = "boards:\n  - {code: NPHB, name: National Prison Healthcare Board, meets: quarterly}"
_BOARDS: Final = in_workplan(_LINES).own


@item_rule(
    "NPA243",
    finds="unknown board",
    levels=("deliverable",),
    title="A timeframe is tied to a board that workplan.yaml does not have",
    why="What is taken to a board falls due on that board's meetings, so npa has to know when it meets.",
    bad=in_priority("FY18/19 Q2", "Quarterly (PHBN)", _BOARDS),
    good=in_priority("FY18/19 Q2", "Quarterly (NPHB)", _BOARDS),
    severity="warning",
)
def unknown_body(item: Item, frame: Frame) -> Findings:
    reading = frame.read(item.text("timeframe") or "")
    body = reading.body if reading is not None else None
    if body and frame.names("board") and not frame.has_board(body):  # no boards listed says nothing about any
        message = f"no board `{body}` in workplan.yaml"
        yield item.finding(("timeframe",), message, suggestion(body, frame.names("board")))
