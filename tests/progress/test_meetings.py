"""When a board meets: days that are set, a rule, or only a rhythm; and what is taken to it."""

from __future__ import annotations

from calendar import monthcalendar
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from npa_cli.model.plan import Plan
from npa_cli.model.workplan import Board, MeetingDay, Period, Workplan
from npa_cli.progress.meetings import Meeting, falls_on, meetings_of, next_meeting
from npa_cli.progress.occurrence import occurrences_of
from npa_cli.timeframe import Conventions, read

START, END = date(2018, 4, 1), date(2021, 3, 31)
CONVENTIONS, _ = Conventions.from_mapping({}, plan_start=START, plan_end=END)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
WEEKS = ("first", "second", "third", "fourth", "last")


def plan_with(**board: Any) -> Plan:
    period = Period(text="2018 - 2021", start=START, end=END)
    boards = (Board(code="NPHB", name="National Prison Healthcare Board", **board),)
    return Plan(Workplan(id="x", title="X", period=period, boards=boards), (), (), CONVENTIONS)


def meetings(**board: Any) -> tuple[Meeting, ...]:
    plan = plan_with(**board)
    return meetings_of(plan.workplan.boards[0], plan)


def dues(words: str, **board: Any) -> list[date]:
    return [each.due for each in occurrences_of(read(words, CONVENTIONS), plan_with(**board)).every]


def test_a_rhythm_alone_gives_spans_and_never_a_day() -> None:
    found = meetings(meets="quarterly")
    assert found[0] == Meeting(date(2018, 4, 1), date(2018, 6, 30))
    assert found[-1] == Meeting(date(2021, 1, 1), date(2021, 3, 31))
    assert len(found) == 12
    assert [each.day for each in found] == [None] * 12


def test_spans_follow_each_other_without_a_gap() -> None:
    for words in ("quarterly", "monthly", "twice a year", "every 2 months", "annually"):
        found = meetings(meets=words)
        assert found[0].start == START
        assert all(after.start == before.end + timedelta(1) for before, after in pairwise(found))


def test_a_rhythm_begins_with_the_boards_own_first_day() -> None:
    assert meetings(meets="quarterly", since=date(2019, 4, 1))[0] == Meeting(date(2019, 4, 1), date(2019, 6, 30))


def test_words_without_a_rhythm_give_no_meeting() -> None:
    for words in (None, "as required", "by 2020", "when the chair calls one", "termly"):
        assert meetings(meets=words) == ()


def test_days_that_are_set_win_over_a_rule_and_a_rhythm() -> None:
    day = date(2018, 7, 5)
    rule = MeetingDay(weekday="tuesday", week="first", months=(1,))
    assert meetings(meets="monthly", meeting_day=rule, meetings=(day,)) == (Meeting(day, day),)


@given(
    st.sampled_from(WEEKDAYS),
    st.sampled_from(WEEKS),
    st.lists(st.integers(1, 12), min_size=1, max_size=12, unique=True),
)
def test_a_rule_falls_on_its_weekday_as_a_wall_calendar_has_it(weekday: str, week: str, months: list[int]) -> None:
    column = WEEKDAYS.index(weekday)
    expected = []
    for year in range(2018, 2022):
        for month in sorted(months):
            days = [row[column] for row in monthcalendar(year, month) if row[column]]
            day = date(year, month, days[-1] if week == "last" else days[WEEKS.index(week)])
            if START <= day <= END:
                expected.append(day)
    rule: Any = MeetingDay(weekday=weekday, week=week, months=tuple(months))  # type: ignore[arg-type]
    assert [each.day for each in meetings(meeting_day=rule)] == expected


def test_the_next_meeting_is_the_first_that_is_not_over() -> None:
    found = meetings(meets="quarterly")
    assert next_meeting(found, date(2018, 6, 30)) == found[0]
    assert next_meeting(found, date(2018, 7, 1)) == found[1]
    assert next_meeting(found, date(2021, 4, 1)) is None


def test_what_is_taken_to_a_board_falls_on_its_meetings() -> None:
    rule = MeetingDay(weekday="tuesday", week="third", months=(1, 4, 7, 10))
    assert dues("Feed into quarterly NPHB meetings", meeting_day=rule)[:3] == [
        date(2018, 4, 17),
        date(2018, 7, 17),
        date(2018, 10, 16),
    ]


def test_a_board_that_meets_monthly_takes_a_quarterly_item_at_the_quarters_last_meeting() -> None:
    rule = MeetingDay(weekday="monday", week="first", months=tuple(range(1, 13)))  # type: ignore[arg-type]
    assert dues("Quarterly (NPHB)", meeting_day=rule)[:2] == [date(2018, 6, 4), date(2018, 9, 3)]


def test_each_meeting_is_each_of_them() -> None:
    days = (date(2018, 5, 1), date(2018, 5, 22), date(2019, 1, 8))
    assert dues("each NPHB meeting", meetings=days) == list(days)


def test_what_is_taken_to_meetings_whose_days_are_not_known_has_no_turns() -> None:
    assert dues("Quarterly (NPHB)", meets="quarterly") == []
    assert dues("Quarterly (NPHB)") == []
    assert dues("Quarterly")[0] == date(2018, 6, 30), "without a board, each whole quarter is a turn by convention"


day_lists = st.lists(st.dates(START, END), max_size=30, unique=True).map(sorted)


@given(day_lists, day_lists)
def test_each_turn_with_a_meeting_falls_on_its_last_and_no_other_day_is_made_up(
    due_days: list[date], board_days: list[date]
) -> None:
    moved = falls_on(tuple(due_days), tuple(Meeting(day, day) for day in board_days), START)
    starts = (START, *(due + timedelta(1) for due in due_days))
    turns = [[day for day in board_days if start <= day <= due] for start, due in zip(starts, due_days, strict=False)]
    assert list(moved) == [days[-1] for days in turns if days]
