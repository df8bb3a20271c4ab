"""The schedule and rating tables over the whole space of their inputs.

The tables are written here a second time, as rows in their order, by another route: each row is
a test of its own, and the first that fits is the answer. The code must agree on every combination.
"""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from npa_cli.model.rating_scale import THREE_COLOURS
from npa_cli.model.vocabulary import RATINGS, SCHEDULES, STATUSES
from npa_cli.model.workplan import Thresholds
from npa_cli.progress.rating import rate
from npa_cli.progress.schedule import Facts, schedule

AS_AT = date(2019, 7, 1)
LIMITS = Thresholds()
NEAR = (-400, -93, -92, -1, 0, 1, 91, 92, 93, 400)  # days from the as-at date, either side of every threshold


def days(*offsets: int | None) -> list[date | None]:
    return [None if each is None else AS_AT + timedelta(each) for each in offsets]


def every_fact():
    """Every combination that differs anywhere in either table, some of them absurd."""
    for status, kind, rag in itertools.product((None, *STATUSES), ("dated", "recurring", "ongoing", "as_needed", "unset"),
                                               (None, *THREE_COLOURS.rags.values())):  # fmt: skip
        dated = kind in ("dated", "recurring")
        for baseline in days(*NEAR) if dated else [None]:
            for start in [None, AS_AT - timedelta(1), AS_AT, AS_AT + timedelta(1)] if dated else [None]:
                for forecast in days(None, -1, 0, 1, 92, 93, 184, 185) if dated else [None]:
                    for confirmed in days(None, -92, -93):
                        for actual in days(None, -93, 0, 2) if status == "complete" else [None]:
                            yield Facts(
                                kind=kind, start=start, baseline=baseline, latest=baseline, status=status, rag=rag,
                                forecast=forecast, actual=actual, confirmed_on=confirmed,
                            )  # fmt: skip


def live(facts: Facts) -> bool:
    return facts.confirmed_on is not None and (AS_AT - facts.confirmed_on).days <= LIMITS.stale_after_days


def live_forecast(facts: Facts) -> date | None:
    return facts.forecast if live(facts) and facts.forecast is not None and facts.forecast >= AS_AT else None


def is_open(facts: Facts) -> bool:
    return facts.status in (None, "not_started", "in_progress")


def has_date(facts: Facts) -> bool:
    return facts.baseline is not None


SCHEDULE_ROWS = (
    (1, "closed", lambda f: f.status in ("superseded", "cancelled")),
    (2, "business_as_usual", lambda f: f.status == "business_as_usual"),
    (
        3,
        "complete_on_time",
        lambda f: f.status == "complete" and f.kind == "dated" and f.actual and f.actual <= f.baseline,
    ),
    (4, "complete_late", lambda f: f.status == "complete" and f.kind == "dated" and f.actual and f.actual > f.baseline),
    (5, "complete", lambda f: f.status == "complete"),
    (6, "on_hold", lambda f: f.status == "on_hold"),
    (7, "ongoing", lambda f: is_open(f) and not has_date(f) and live(f)),
    (8, "no_recent_update", lambda f: is_open(f) and not has_date(f)),
    (10, "overdue", lambda f: is_open(f) and f.latest < AS_AT),
    (11, "forecast_late", lambda f: is_open(f) and live_forecast(f) and live_forecast(f) > f.baseline),
    (12, "due_soon", lambda f: is_open(f) and ((f.start and f.start <= AS_AT) or (f.baseline - AS_AT).days <= 91)),
    (13, "not_yet_due", is_open),
)
FLOORS = {"complete": "blue", "complete_on_time": "blue", "complete_late": "blue"}
ORDER = {"on_track": 0, "at_risk": 1, "off_track": 2}
OF_RAG = {"green": "on_track", "amber": "at_risk", "red": "off_track"}


def floor_of(facts: Facts, placed: str, late: int | None) -> str | None:
    if placed == "overdue":
        forecast = live_forecast(facts)
        recovering = (
            forecast is not None and (forecast - facts.baseline).days <= 92 and (AS_AT - facts.latest).days <= 92
        )
        return "at_risk" if recovering else "off_track"
    if placed == "forecast_late":
        return "at_risk" if late <= 92 else "off_track"
    return None


def test_of_a_plan_that_is_not_tracked_only_the_dates_say_anything() -> None:
    """Rows 10a, 12 and 13 are all that dated work can come to; what recurs or goes on is not reported."""
    for kind, offset, start in itertools.product(
        ("dated", "recurring", "ongoing", "as_needed", "unset"), NEAR, (None, -1, 0, 1)
    ):
        baseline, begun = days(offset, start)
        dated = kind in ("dated", "recurring")
        facts = Facts(kind=kind, baseline=baseline if dated else None, latest=baseline if dated else None,
                      start=begun, tracked=False)  # fmt: skip
        placed = schedule(facts, LIMITS, AS_AT)
        if kind != "dated":
            expected = ("no_recent_update", "not_reported", None)
        elif offset < 0:
            expected = ("date_passed", "not_reported", "date passed")
        elif offset <= 91 or (start is not None and start <= 0):
            expected = ("due_soon", "not_reported", None)
        else:
            expected = ("not_yet_due", "not_yet_due", None)
        rated = rate(facts, placed, LIMITS, AS_AT)
        assert (placed.schedule, rated.rating, rated.reason) == expected, facts
        assert placed.days_late is None
        assert placed.row in {"8a", 8, "10a", 12, 13}


def test_every_combination_of_facts() -> None:
    seen_schedules, seen_ratings, seen_rows, combinations = set(), set(), set(), 0
    for facts in every_fact():
        combinations += 1
        number, name, _ = next(row for row in SCHEDULE_ROWS if row[2](facts))
        placed = schedule(facts, LIMITS, AS_AT)
        assert (placed.row, placed.schedule) == (number, name), facts
        rated = rate(facts, placed, LIMITS, AS_AT)
        seen_schedules.add(placed.schedule)
        seen_ratings.add(rated.rating)
        seen_rows.add(rated.row)

        unsure = live(facts) and facts.status == "in_progress" and facts.rag is None
        floor, reported = (
            floor_of(facts, name, placed.days_late),
            OF_RAG[facts.rag] if facts.rag and live(facts) else None,
        )
        if floor:
            assert rated.rating == max(floor, reported or floor, key=ORDER.__getitem__), facts
        elif name.startswith("complete"):
            assert rated.rating == "complete"
        elif name in ("due_soon", "ongoing", "no_recent_update"):
            assert rated.rating == (reported if reported and name != "no_recent_update" else "not_reported"), facts
        elif name == "not_yet_due":
            assert rated.rating == (reported or ("not_reported" if unsure else "not_yet_due")), facts
        if rated.rating in ("not_reported", "not_yet_due"):
            assert rated.reason == ("in progress, no confidence given" if unsure else None), facts

        # Facts make a rating worse, never better; silence is never green.
        if rated.rating in ORDER and reported:
            assert ORDER[rated.rating] >= ORDER[reported], facts
            assert rated.adjusted == (rated.rating != reported)
        if rated.rating == "on_track":
            assert reported == "on_track", facts
    assert combinations > 50_000
    assert seen_schedules == set(SCHEDULES) - {"date_passed"}
    assert seen_ratings == set(RATINGS)
    assert seen_rows == {*range(1, 11), 12}


@pytest.mark.parametrize(("latest", "expected"), [(date(2021, 12, 31), "due_soon"), (date(2021, 3, 31), "overdue")])
def test_a_vague_date_is_overdue_only_after_its_latest_defensible_reading(latest: date, expected: str) -> None:
    facts = Facts(kind="dated", baseline=date(2021, 3, 31), latest=latest)
    assert schedule(facts, LIMITS, date(2021, 12, 31)).schedule == expected
    assert schedule(facts, LIMITS, date(2022, 1, 1)).schedule == "overdue"


def test_what_is_due_on_the_as_at_day_is_not_late_yet() -> None:
    facts = Facts(kind="dated", baseline=AS_AT, latest=AS_AT)
    assert schedule(facts, LIMITS, AS_AT).schedule == "due_soon"
    placed = schedule(facts, LIMITS, AS_AT + timedelta(1))
    assert (placed.schedule, placed.days_late) == ("overdue", 1)
