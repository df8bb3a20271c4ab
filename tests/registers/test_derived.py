"""What follows from the registers on a day, each value against a table or against another way to work it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.model.register import Action, Dependency, Escalation, Issue, Risk, Score
from npa_cli.model.workplan import RegisterThresholds
from npa_cli.progress.assess import assess
from npa_cli.progress.circles import circles
from npa_cli.progress.registers.action import known_actions
from npa_cli.progress.registers.dependency import open_dependencies
from npa_cli.progress.registers.escalation import escalated_entries
from npa_cli.progress.registers.known import is_open, known_entries, touches
from npa_cli.progress.registers.register_counts import count_registers
from npa_cli.progress.registers.risk import band_of, open_risks, score_of
from npa_cli.store.load import load

ROOT = Path(__file__).resolve().parents[2] / "examples" / "riverside"
DAY = date(2019, 7, 1)
SCORE = Score(likelihood=3, impact=4)
BANDS = {
    "low": {1, 2, 3},
    "moderate": {4, 5, 6},
    "high": {8, 9, 10, 12},
    "extreme": {15, 16, 20, 25},
}


@pytest.fixture(scope="module")
def plan():
    loaded = load(ROOT)
    assert loaded.unread == ()
    return loaded.plan


def test_every_score_of_the_matrix_falls_in_the_published_band() -> None:
    seen = {name: set() for name in BANDS}
    for likelihood in range(1, 6):
        for impact in range(1, 6):
            score = score_of(Score(likelihood=likelihood, impact=impact))
            seen[band_of(score, RegisterThresholds())].add(score)
    assert seen == BANDS


def test_the_bands_are_the_plans_own_where_it_says_so() -> None:
    own = RegisterThresholds(moderate_from=2, high_from=3, extreme_from=20)
    assert [band_of(score, own) for score in (1, 2, 3, 16, 20)] == ["low", "moderate", "high", "high", "extreme"]


@pytest.mark.parametrize(
    ("raised", "ended", "closed", "expected"),
    [
        (None, False, None, True),
        (date(2019, 6, 30), False, None, True),
        (DAY, False, None, False),  # as at the start of the day: not raised yet
        (None, True, None, False),
        (None, True, date(2019, 6, 30), False),
        (None, True, DAY, True),  # it ends in the course of the day
        (None, False, date(2019, 6, 30), True),  # contradictory: what says it is open is open
    ],
)
def test_what_is_open_at_the_start_of_a_day(raised, ended, closed, expected) -> None:
    status = "closed" if ended else "open"
    issue = Issue(id="I-001", title="T", severity="low", status=status, raised_on=raised, closed_on=closed)
    assert any(map(is_open, known_entries([issue], DAY))) is expected


def test_what_happened_later_is_taken_off_an_entry() -> None:
    later = {"reviewed_on": DAY, "closed_on": DAY, "issue": "I-001"}
    (risk,) = known_entries([Risk(id="R-001", title="T", current=SCORE, status="realised", **later)], DAY)
    assert (risk.status, risk.reviewed_on, risk.closed_on, risk.issue) == ("open", None, None, None)
    ends = {"status": "met", "closed_on": DAY, "agreed": True}
    work = {"from": "P1.1.1", "to": "P1.1.2", "id": "DEP-001"}
    for agreed_on, status in ((date(2019, 6, 30), "agreed"), (DAY, "proposed")):
        (known,) = known_entries([Dependency(**work, **ends, agreed_on=agreed_on)], DAY)
        assert (known.status, known.agreed, known.closed_on) == (status, status == "agreed", None)


def test_an_entry_touches_what_it_names_what_hangs_from_it_and_what_it_hangs_from() -> None:
    assert touches(("P1.2",), ("P1.2.1",))
    assert touches(("P1.2.1",), ("P1",))
    assert not touches(("P1.2",), ("P1.20",))
    assert not touches(("P1.2.1",), ("P1.2.2",))
    assert not touches((), ("P1",))


def test_the_level_of_an_earlier_day_is_the_step_before_it() -> None:
    steps = (
        Escalation(to="sponsor", on=date(2019, 1, 14), reason="A"),
        Escalation(to="board", on=date(2019, 5, 21), reason="B"),
    )
    days = [date(2019, 1, 14), date(2019, 1, 15), date(2019, 5, 21), date(2019, 5, 22)]

    def level_on(day: date, level: str, steps: tuple[Escalation, ...]) -> str:
        (known,) = known_entries(
            [Risk(id="R-001", title="T", current=SCORE, status="open", level=level, escalations=steps)], day
        )
        return known.level

    assert [level_on(day, "board", steps) for day in days] == ["lead", "sponsor", "sponsor", "board"]
    assert level_on(DAY, "ministers", ()) == "ministers"


def test_risks_are_sorted_by_score_and_know_how_far_they_have_come(plan) -> None:
    found = open_risks(plan, DAY)
    assert [(each.risk.id, each.score, each.band, each.moved) for each in found] == [
        ("R-001", 4 * 4, "extreme", 16 - 20),
        ("R-002", 3 * 5, "extreme", 15 - 10),
        ("R-006", 3 * 4, "high", None),
        ("R-003", 2 * 3, "moderate", 6 - 9),
        ("R-004", 1 * 2, "low", 0),
    ]
    assert [each.risk.id for each in found if each.for_board] == ["R-001", "R-002"]
    assert [each.risk.id for each in found if each.not_escalated] == ["R-002"]
    assert [each.risk.id for each in found if each.past_review] == ["R-003"]


def test_a_review_lasts_to_its_last_day_and_a_later_one_is_not_known_yet(plan) -> None:
    def past(risk: str, day: date) -> bool:
        return next(each.past_review for each in open_risks(plan, day) if each.risk.id == risk)

    assert not past("R-003", date(2019, 4, 17))  # 92 days after 15 January
    assert past("R-003", date(2019, 4, 18))
    early = next(each for each in open_risks(plan, date(2019, 3, 1)) if each.risk.id == "R-001")
    assert (early.risk.reviewed_on, early.unreviewed_days) == (None, (date(2019, 3, 1) - date(2018, 12, 10)).days)


def test_a_risk_with_no_day_at_all_is_past_its_review(plan) -> None:
    from dataclasses import replace

    bare = Risk(id="R-009", title="Bare", current=Score(likelihood=1, impact=1), status="open")
    assert open_risks(replace(plan, risks=(bare,)), DAY)[0].past_review


def test_dependencies_each_stand_where_their_dates_put_them(plan) -> None:
    found = {each.dependency.id: each for each in open_dependencies(plan, assess(plan, DAY), DAY)}
    assert {name: (each.state, each.basis, each.days_late) for name, each in found.items()} == {
        "DEP-001": ("late", "item_forecast", (date(2019, 12, 31) - date(2019, 9, 2)).days),
        "DEP-002": ("late", "forecast", (date(2020, 4, 30) - date(2019, 11, 29)).days),
        "DEP-003": ("not_agreed", "item_due", 0),
        "DEP-004": ("overdue", None, (DAY - date(2019, 6, 14)).days),
        "DEP-005": ("handed_over", "actual", (date(2019, 2, 22) - date(2019, 1, 31)).days),
        "DEP-006": ("in_time", "item_forecast", 0),
    }
    assert found["DEP-003"].needed is None  # the item that needs it has a start, and no day by which it is due


def test_a_forecast_that_is_past_is_none(plan) -> None:
    day = date(2020, 5, 1)
    found = {each.dependency.id: each for each in open_dependencies(plan, assess(plan, day), day)}
    assert found["DEP-002"].basis != "forecast"
    assert found["DEP-002"].state == "overdue"


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14))
def test_a_circle_is_found_where_a_plain_search_finds_one(pairs) -> None:
    links = [(f"DEP-{number}", f"P{start}", f"P{end}") for number, (start, end) in enumerate(pairs)]
    reach = {(start, end) for _, start, end in links}
    for middle in {end for _, end in reach}:  # Warshall's closure, written the plain way
        reach |= {(a, d) for a, b in reach if b == middle for c, d in reach if c == middle}
    circular = any(start == end for start, end in reach)
    found = circles(links)
    assert bool(found) == circular
    by_id = {link[0]: link for link in links}
    for circle in found:
        ends = [by_id[each] for each in circle]
        assert all(one[2] == two[1] for one, two in zip(ends, [*ends[1:], ends[0]], strict=True))
    told = [each for circle in found for each in circle]
    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    ("due", "new_due", "expected"),
    [
        (date(2019, 6, 30), None, ("overdue", 1, 1)),
        (DAY, None, ("open", 0, 0)),
        (date(2019, 6, 21), date(2019, 7, 12), ("moved", 0, 10)),
        (date(2019, 3, 29), date(2019, 6, 14), ("overdue", 17, 94)),
        (date(2019, 7, 5), date(2019, 7, 12), ("open", 0, 0)),
        (None, date(2019, 6, 30), ("overdue", 1, 0)),
        (None, None, ("no_date", 0, 0)),
    ],
)
def test_an_action_is_late_by_its_new_day_and_its_first_stays_in_sight(plan, due, new_due, expected) -> None:
    action = Action(id="ACT-001", text="Do it.", due=due, new_due=new_due, status="open")
    (each,) = known_actions(replace(plan, actions=(action,)), DAY)
    assert (each.state, each.days_late, each.days_past_first) == expected


def test_what_is_taken_up_waits_until_its_steer_is_known(plan) -> None:
    def waiting(day: date) -> dict[str, tuple[str, int | None]]:
        return {each.entry.id: (each.level, each.waiting_days) for each in escalated_entries(plan, day)}

    assert waiting(DAY) == {"R-001": ("board", 41), "I-001": ("secretariat", 21), "R-006": ("sponsor", None)}
    assert waiting(date(2019, 6, 17)) == {"R-001": ("board", 27), "I-001": ("secretariat", 7), "R-006": ("sponsor", 14)}


def test_the_counts_are_those_of_the_lists(plan) -> None:
    standing = count_registers(plan, assess(plan, DAY), DAY)
    assert (standing.open_risks, standing.risks_for_board, standing.open_issues) == (5, 2, 1)
    assert (standing.open_dependencies, standing.late_dependencies) == (6, 3)
    assert (standing.open_actions, standing.overdue_actions) == (5, 2)


def test_a_very_long_chain_is_looked_through_in_no_time() -> None:
    from time import perf_counter

    chain = [(f"DEP-{number}", f"P{number}", f"P{number + 1}") for number in range(50_000)]
    began = perf_counter()
    assert circles(chain) == ()
    assert perf_counter() - began < 5
    assert circles([*chain[:100], ("DEP-x", "P100", "P0")]) == ((*(f"DEP-{number}" for number in range(100)), "DEP-x"),)
