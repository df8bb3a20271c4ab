"""NPA243 unknown-body: a timeframe is tied to a board that workplan.yaml does not have."""

from __future__ import annotations

from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.rules.minimal_plan import first_priority
from npa_cli.rules.plain_data import text_under
from npa_cli.rules.rule import Example, Findings, Frame, Item, item_rule

_CODE: Final = "NPA243"
_BOARDS: Final = """\
id: small
title: A small plan
period: {text: 2018 - 2021}
boards:
  - {code: NPHB, name: National Prison Healthcare Board, meets: quarterly}
"""


@item_rule(
    _CODE,
    finds="unknown board",
    levels=("deliverable",),
    name="unknown-body",
    title="A timeframe is tied to a board that workplan.yaml does not have",
    why="What is taken to a board falls due on that board's meetings, so npa has to know when it meets.",
    bad=Example(
        "priorities/01-first.yaml", first_priority("FY18/19 Q2", "Quarterly (PHBN)"), files={"workplan.yaml": _BOARDS}
    ),
    good=Example(
        "priorities/01-first.yaml", first_priority("FY18/19 Q2", "Quarterly (NPHB)"), files={"workplan.yaml": _BOARDS}
    ),
    severity="warning",
)
def check(item: Item, frame: Frame) -> Findings:
    reading = frame.read(text_under(item.data, "timeframe") or "")
    body = reading.body if reading is not None else None
    if body and frame.board_codes and not frame.has_board(body):  # no boards listed says nothing about any
        known = frame.board_codes
        hint = suggestion(body, known) or "add it under `boards` in workplan.yaml, with how often it meets"
        message = f"no board `{body}` in workplan.yaml"
        yield item.finding(_CODE, ("timeframe",), message, hint, severity="warning")
