"""The smallest plan that is right: what a rule's example, one file, is completed with."""

from __future__ import annotations

from typing import Final

MINIMAL_PLAN: Final = {
    "workplan.yaml": "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021}\n",
    "partners.yaml": "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n",
    "priorities/01-first.yaml": """\
id: P1
title: First
statement: Do one thing well.
themes:
  - title: Only theme
    activities:
      - id: P1.1
        text: The activity.
        leads: [NHSE]
        deliverables:
          - id: P1.1.1
            text: The deliverable
            timeframe: FY18/19 Q2
""",
}


def first_priority(old: str, new: str) -> str:
    """The minimal plan's priority with one piece of its text changed."""
    text = MINIMAL_PLAN["priorities/01-first.yaml"]
    if old not in text:
        raise ValueError(f"the minimal plan has no `{old}`")
    return text.replace(old, new)
