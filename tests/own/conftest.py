"""A plan with fields of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.history.conftest import repository

__all__ = ["repository"]

FIELDS = """\
id: small
title: A small plan
period: {text: 2018 - 2021, start: 2018-04-01, end: 2021-03-31}
fields:
  cost: {on: deliverable, type: money, currency: GBP}
  cqc_domain: {on: activity, title: CQC domain, one_of: [Safe, Well-led]}
  progress: {on: update, type: percent}
  wards: {on: deliverable, type: list}
  signed_off: {on: deliverable, type: day}
  page: {on: priority, type: link}
"""
PRIORITY = """\
id: P1
title: First
statement: Do one thing well.
page: https://example.org/first
themes:
  - title: Only theme
    activities:
      - id: P1.1
        text: The activity.
        leads: [NHSE]
        cqc_domain: Well-led
        deliverables:
          - id: P1.1.1
            text: The deliverable
            timeframe: FY18/19 Q2
            cost: 20000  # agreed in May
            wards: [Ash, Birch and Cedar]
            signed_off: 2018-06-01
          - id: P1.1.2
            text: Another
            timeframe: FY18/19 Q2
            cost: 45000.5
          - id: P1.1.3
            text: A third
            timeframe: FY18/19 Q2
"""
RETURN = """\
partner: NHSE
period: FY18/19 Q1
updates:
  P1.1.1:
    status: in_progress
    rag: amber
    narrative: On its way.
    path_to_green: Staff by May.
    progress: 95
"""


@pytest.fixture
def fielded(plan: Callable[..., Path]) -> Path:
    """A plan with six fields of its own, and a return that fills one."""
    files = {
        "workplan.yaml": FIELDS,
        "priorities/01-first.yaml": PRIORITY,
        "returns/FY18-19-Q1/NHSE.yaml": RETURN,
    }
    return plan(files)
