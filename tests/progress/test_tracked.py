"""Whether a plan is tracked: a report that counts by the day is held. A form that nobody filled in is none."""

from __future__ import annotations

from datetime import date

import pytest

from npa_cli.progress.audience import for_audience
from npa_cli.progress.reported import is_tracked
from npa_cli.rules.minimal_plan import return_of
from npa_cli.store.load import load

QUARTER_END, DAY_AFTER = date(2018, 6, 30), date(2018, 7, 1)
RETURN = "returns/FY18-19-Q1/NHSE.yaml"


def held(plan, files):
    loaded = load(plan(files))
    return loaded.plan


@pytest.mark.parametrize(
    "form",
    [
        return_of("status: in_progress, rag: green"),
        return_of("status: not_started"),
        return_of("status: complete, actual: 2018-06-01"),
        return_of("", no_change="P1.1.1"),
    ],
)
def test_an_update_with_a_status_or_a_no_change_makes_it_tracked_from_the_day_it_counts(form: str, plan) -> None:
    found = held(plan, {RETURN: form})
    assert not is_tracked(found, QUARTER_END)
    assert is_tracked(found, DAY_AFTER)
    assert is_tracked(found, date(2026, 11, 28))


@pytest.mark.parametrize(
    "files",
    [
        {},
        {RETURN: return_of("")},
        {RETURN: return_of("narrative: Going well., ask: More time.")},
        {RETURN: return_of("rag: green, forecast: 2018-09-01")},
        {RETURN: return_of("", period="FY17/18 Q9", no_change="P1.1.1")},
    ],
)
def test_an_empty_form_or_one_for_no_quarter_does_not(files, plan) -> None:
    assert not is_tracked(held(plan, files), date(2026, 11, 28))


def test_it_does_not_change_with_the_reader(plan) -> None:
    hidden = {
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
          - {id: P1.1.1, text: Hidden, timeframe: FY18/19 Q2, audience: internal}
          - {id: P1.1.2, text: Open, timeframe: FY18/19 Q2}
""",
        RETURN: return_of("status: in_progress, rag: green, narrative: Hidden words."),
    }
    whole = held(plan, hidden)
    seen, _ = for_audience(whole, "public")
    assert [each.updates for each in seen.returns] == [{}]
    assert is_tracked(seen, DAY_AFTER)
    assert not is_tracked(seen, QUARTER_END)
