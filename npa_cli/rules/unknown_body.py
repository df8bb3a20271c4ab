"""NPA243 unknown-body: a timeframe is tied to a board that workplan.yaml does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.model.finding import Finding
from npa_cli.rules.minimal_plan import first_priority
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import nodes
from npa_cli.timeframe import read

_CODE: Final = "NPA243"
_BOARDS: Final = """\
id: small
title: A small plan
period: {text: 2018 - 2021}
boards:
  - {code: NPHB, name: National Prison Healthcare Board, meets: quarterly}
"""


def _check(context: Context) -> Iterator[Finding]:
    plan = context.plan
    if plan.conventions is None or not plan.workplan.boards:
        return  # a plan that lists no boards says nothing about which there are
    bodies: dict[str, str | None] = {}
    known = [board.code for board in plan.workplan.boards]
    for node in nodes(context):
        words = node.data.get("timeframe")
        if node.level != "deliverable" or not isinstance(words, str) or not words:
            continue
        if words not in bodies:
            bodies[words] = read(words, plan.conventions).body
        body = bodies[words]
        if body and plan.board(body) is None:
            hint = suggestion(body, known) or "add it under `boards` in workplan.yaml, with how often it meets"
            yield Finding(
                _CODE, node.path, (*node.at, "timeframe"), f"no board `{body}` in workplan.yaml", hint,
                severity="warning", item=node.item,
            )  # fmt: skip


RULE = Rule(
    code=_CODE,
    name="unknown-body",
    title="A timeframe is tied to a board that workplan.yaml does not have",
    why="What is taken to a board falls due on that board's meetings, so npa has to know when it meets.",
    bad=Example(
        "priorities/01-first.yaml", first_priority("FY18/19 Q2", "Quarterly (PHBN)"), files={"workplan.yaml": _BOARDS}
    ),
    good=Example(
        "priorities/01-first.yaml", first_priority("FY18/19 Q2", "Quarterly (NPHB)"), files={"workplan.yaml": _BOARDS}
    ),
    check=_check,
    severity="warning",
)
