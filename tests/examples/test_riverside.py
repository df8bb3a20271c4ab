"""The invented example: right, plainly labelled, and reaching every row of both tables."""

from __future__ import annotations

from datetime import date

import pytest

from npa_cli.progress import rating, schedule
from npa_cli.progress.assess import Assessed, assess
from npa_cli.store.load import load
from npa_cli.work.check import check
from tests.conftest import REPOSITORY

ROOT = REPOSITORY / "examples" / "riverside"
PERIOD_ENDS = (date(2019, 1, 1), date(2019, 4, 1), date(2019, 7, 1))  # the days after its three quarters


@pytest.fixture(scope="module")
def by_day() -> dict[date, dict[str, Assessed]]:
    plan = load(ROOT).plan
    return {day: {each.commitment.id: each for each in assess(plan, day)} for day in PERIOD_ENDS}


def test_every_file_says_that_it_is_invented() -> None:
    files = [*ROOT.rglob("*.yaml"), ROOT.parent / "README.md"]
    assert len(files) > 12
    assert [path.name for path in files if "INVENTED EXAMPLE" not in path.read_text(encoding="utf-8").upper()] == []


def test_it_has_no_errors_and_just_the_warnings_it_means_to_have() -> None:
    located = check(ROOT).found
    assert [each.finding.message for each in located if each.finding.severity == "error"] == []
    assert {each.finding.code for each in located} == {
        "NPA234",
        "NPA238",
        "NPA501",
        "NPA502",
        "NPA506",
        "NPA507",
        "NPA509",
        "NPA510",
        "NPA516",
    }


def test_it_reaches_every_row_of_both_tables(by_day) -> None:
    seen = [each for day in PERIOD_ENDS for each in by_day[day].values()]
    tracked = set(schedule.ROWS) - {"8a", "10a"}  # the rows of a plan that nobody has reported on
    assert {each.scheduled.row for each in seen} == tracked
    assert {each.rated.row for each in seen} == set(rating.ROWS) - {
        11,
        12,
        13,
    }  # here all give a confidence, and no day to come
    last = by_day[PERIOD_ENDS[-1]].values()
    assert {each.scheduled.row for each in last} == tracked


def test_silence_is_never_green_in_it(by_day) -> None:
    for day in PERIOD_ENDS:
        for each in by_day[day].values():
            if each.rated.rating == "on_track":
                assert each.position is not None and (day - each.position.confirmed_on).days <= 92


def test_of_two_partners_who_differ_the_worse_shows(by_day) -> None:
    assert by_day[date(2019, 4, 1)]["P1.2.1"].rated.rating == "on_track"
    disputed = by_day[date(2019, 7, 1)]["P1.2.1"]
    assert disputed.position.disputed
    assert [(each.partner, each.update.rag) for each in disputed.position.said] == [("RHT", "green"), ("RC", "red")]
    assert disputed.rated.rating == "off_track"


def test_a_date_that_moved_keeps_the_one_that_was_signed(by_day) -> None:
    dues = [by_day[day]["P3.1.2"].commitment.reading.due for day in PERIOD_ENDS]
    assert dues == [date(2019, 3, 31), date(2019, 6, 30), date(2020, 3, 31)]
    moved = by_day[PERIOD_ENDS[-1]]["P3.1.2"].commitment
    assert (moved.times_moved, moved.signed.due) == (2, date(2019, 3, 31))


def test_recurring_work_is_judged_by_its_earliest_unmet_occurrence(by_day) -> None:
    dues = [by_day[day]["P2.2.1"].facts.baseline for day in PERIOD_ENDS]
    assert dues == [date(2019, 3, 31), date(2019, 6, 30), date(2019, 6, 30)]
    assert by_day[PERIOD_ENDS[-1]]["P2.2.1"].reporter == "RC"  # Joint can't report; the plan says who does
    assert by_day[PERIOD_ENDS[0]]["P2.1.3"].facts.baseline == date(2019, 12, 31)
