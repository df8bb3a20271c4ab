"""The honesty rules: what is worth a second look in returns that are not wrong in themselves."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.model.vocabulary import STATUSES
from npa_cli.rules.minimal_plan import change_of, first_priority, return_of
from npa_cli.rules.plan.repeated_narrative import _folded
from npa_cli.rules.returns import Statement
from npa_cli.timeframe import quarters

PARTNERS = (
    "partners:\n  - {code: NHSE, name: NHS England, kind: organisation}\n"
    "  - {code: PHE, name: Public Health England, kind: organisation}\n"
    "  - {code: Joint, name: Joint, kind: group, members: [NHSE, PHE]}\n"
)
DATED_PLAN = "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021, start: 2018-04-01, end: 2021-03-31}\n"
STILL_OPEN = ("not_started", "in_progress", "on_hold")
WORDS = ", narrative: The data came late, path_to_green: The feed is agreed"  # what amber and red have to say


def path(quarter: int, partner: str = "NHSE", year: str = "FY18-19") -> str:
    return f"returns/{year}-Q{quarter}/{partner}.yaml"


def round_of(*entries: str, partner: str = "NHSE") -> dict[str, str]:
    """Returns for FY18/19 Q1 and on; `=` is no change and an empty text no return."""
    files = {}
    for number, entry in enumerate(entries):
        year, quarter = ("18/19", number + 1) if number < 4 else ("19/20", number - 3)
        if entry:
            said = {"entry": "", "no_change": "P1.1.1"} if entry == "=" else {"entry": entry}
            text = return_of(**said, partner=partner, period=f"FY{year} Q{quarter}")
            files[path(quarter, partner, f"FY{year.replace('/', '-')}")] = text
    return files


def only(told, code: str) -> list[tuple[str, str]]:
    found = [each for each in told if each.code == code]
    assert {each.severity for each in found} <= {"warning"}
    return [(each.path, each.start) for each in found]


# 501 green though overdue: the minimal plan's deliverable is due on 30 September 2018, the last day of Q2


@pytest.mark.parametrize(
    ("status", "rag", "quarter"), list(product(STATUSES, ["green", "amber", "red", ""], [1, 2, 3]))
)
def test_green_is_doubted_only_when_the_date_has_passed_and_work_goes_on(check, status, rag, quarter) -> None:
    entry = f"status: {status}" + (f", rag: {rag}" if rag else "") + WORDS
    told = only(check({path(quarter): return_of(entry, period=f"FY18/19 Q{quarter}")}), "NPA501")
    is_doubted = rag == "green" and status in ("not_started", "in_progress") and quarter >= 2
    assert [start[:5] for _, start in told] == (["green"] if is_doubted else [])


def test_green_that_no_change_repeats_is_doubted_where_it_is_repeated(check) -> None:
    assert only(check(round_of("status: in_progress, rag: green", "=")), "NPA501") == [(path(2), "P1.1.1]")]


def test_green_is_held_against_the_date_as_approved_by_then(check) -> None:
    moved = {"changes.yaml": change_of(to="FY18/19 Q3", decided_on="2018-09-18")}
    green = "status: in_progress, rag: green"
    assert [each[0] for each in only(check({**round_of("", green, green), **moved}), "NPA501")] == [path(3)]


def test_green_is_held_against_the_latest_day_the_words_can_mean(check) -> None:
    files = {"priorities/01-first.yaml": first_priority("FY18/19 Q2", "by 2018")}
    green = "status: in_progress, rag: green"
    assert only(check({**files, **round_of("", "", green)}), "NPA501") == [(path(3), "green}")]
    assert only(check({**files, **round_of("", green)}), "NPA501") == []


def test_green_on_the_next_occurrence_is_not_doubted(check) -> None:
    files = {
        "workplan.yaml": DATED_PLAN,
        "priorities/01-first.yaml": first_priority("FY18/19 Q2", "FY18/19 Q2 (then Annually)"),
    }
    done = "status: complete, actual: 2018-09-21, evidence: [minutes]"
    assert check({**files, **round_of("", done, "status: in_progress, rag: green")}) == []


# 502 to 505: what an entry leaves unsaid


@pytest.mark.parametrize(
    ("status", "evidence", "actual"),
    list(product(STATUSES, ["", "evidence: []", "evidence: ['']", "evidence: [minutes]"], ["", "actual: 2018-06-21"])),
)
def test_what_is_complete_says_since_when_and_what_to_see_it_by(check, status, evidence, actual) -> None:
    told = check({path(1): return_of(", ".join(part for part in (f"status: {status}", evidence, actual) if part))})
    expected = []
    if status == "complete" and evidence != "evidence: [minutes]":
        expected.append("NPA502")
    if status == "complete" and not actual:
        expected.append("NPA503")
    assert [each.code for each in told if each.code in ("NPA502", "NPA503")] == expected
    assert all(each.start.startswith("complete") for each in told if each.code in ("NPA502", "NPA503"))


@pytest.mark.table
@pytest.mark.parametrize(
    ("status", "rag", "narrative", "way"),
    list(product(STATUSES, ["green", "amber", "red", ""], ["", " ", "Late"], ["", " ", "Soon"])),
)
def test_amber_and_red_say_why_and_how_back(check, status, rag, narrative, way) -> None:
    parts = [f"status: {status}", f"rag: {rag}", f'narrative: "{narrative}"', f'path_to_green: "{way}"']
    told = check({path(1): return_of(", ".join(part for part in parts if not part.endswith(": ")))})
    bad = status in STILL_OPEN and rag in ("amber", "red")
    expected = ["NPA504"] * (bad and not narrative.strip()) + ["NPA505"] * (bad and not way.strip())
    assert [each.code for each in told if each.code in ("NPA504", "NPA505")] == expected
    assert all(each.start.startswith(rag) for each in told if each.code in ("NPA504", "NPA505"))


# 506 the same words


@pytest.mark.parametrize(
    ("entries", "where"),
    [
        (["same", "same"], [2]),
        (["same", " SAME  "], [2]),
        (["same", "same", "same"], [2, 3]),
        (["same", "other"], []),
        (["same", "", "same"], []),  # a quarter between
        (["same", "=", "same"], [3]),  # the quarter between said them again
        (["same", "="], []),
        (["", ""], []),
    ],
)
def test_words_repeated_two_quarters_running(check, entries: list[str], where: list[int]) -> None:
    files = round_of(*(each if each in ("", "=") else f'status: on_hold, narrative: "{each}"' for each in entries))
    assert [file for file, _ in only(check(files), "NPA506")] == [path(quarter) for quarter in where]


def test_two_entries_without_words_are_not_the_same_words(check) -> None:
    assert check(round_of("status: on_hold", "status: on_hold", 'status: on_hold, narrative: " "')) == []


def test_two_partners_may_say_the_same(check) -> None:
    files = {"partners.yaml": PARTNERS, "priorities/01-first.yaml": first_priority("[NHSE]", "[NHSE, PHE]")}
    files |= round_of("status: on_hold, narrative: Waiting") | round_of(
        "", "status: on_hold, narrative: Waiting", partner="PHE"
    )
    assert check(files) == []


@given(st.lists(st.sampled_from(["waiting", "FOR", "Straße", "the\u00a0board", "…"]), min_size=1), st.data())
def test_white_space_and_case_make_no_new_words(words: list[str], data: st.DataObject) -> None:
    quarter = quarters().called("FY18/19 Q1")

    def said(text: str) -> str:
        return _folded(Statement("", (), {"narrative": text}, "NHSE", quarter, "P1.1.1"))

    gaps = data.draw(st.lists(st.sampled_from([" ", "\n", "  ", "\t"]), min_size=len(words), max_size=len(words)))
    assert said(" ".join(words)) == said("".join(f"{gap}{word.upper()}" for gap, word in zip(gaps, words, strict=True)))
    assert said(" ".join(words)) != said(" ".join([*words, "more"]))


# 507 a forecast that has passed: Q1 ends on 30 June 2018


@pytest.mark.parametrize(("status", "forecast"), list(product(STATUSES, ["2018-06-29", "2018-06-30", "2018-07-01"])))
def test_a_forecast_is_doubted_from_the_quarters_last_day_back(check, status: str, forecast: str) -> None:
    told = only(check({path(1): return_of(f"status: {status}, forecast: {forecast}")}), "NPA507")
    is_doubted = status in STILL_OPEN and forecast != "2018-07-01"
    assert [start[:10] for _, start in told] == ([forecast] if is_doubted else [])


def test_a_forecast_that_no_change_lets_pass(check) -> None:
    told = only(check(round_of("status: on_hold, forecast: 2018-09-15", "=", "=")), "NPA507")
    assert told == [(path(2), "P1.1.1]"), (path(3), "P1.1.1]")]


# 508 who has a part in it


@pytest.mark.parametrize(
    ("old", "new", "has_part"),
    [
        ("[NHSE]", "[NHSE]", False),
        ("[NHSE]", "[NHSE, PHE]", True),
        ("[NHSE]", "[Joint]\n        reporting_partner: NHSE", True),
        ("[NHSE]", "[NHSE]\n        contributors: [PHE]", True),
        ("[NHSE]", "[NHSE]\n        contributors: [Joint]", True),
        ("[NHSE]", "[NHSE]\n        reporting_partner: PHE", True),
        ("FY18/19 Q2\n", "FY18/19 Q2\n            contributors: [PHE]\n", True),
        ("FY18/19 Q2\n", "FY18/19 Q2\n            reporting_partner: PHE\n", True),
    ],
)
def test_who_may_report(check, old: str, new: str, has_part: bool) -> None:
    files = {"partners.yaml": PARTNERS, "priorities/01-first.yaml": first_priority(old, new)}
    told = check({**files, **round_of("status: on_hold", partner="PHE")})
    expected = [] if has_part else [(path(1, "PHE"), "P1.1.1: {status: on_hold}")]
    assert [(each.path, each.start) for each in told] == expected
    assert {each.code for each in told} <= {"NPA508"}


@pytest.mark.parametrize("extra", ["predecessors: [NHSE]", "successors: []"])
def test_a_successor_reports_for_whom_it_took_over_from(check, extra: str) -> None:
    partners = PARTNERS.replace("name: Public Health England,", f"name: Public Health England, {extra},")
    told = check({"partners.yaml": partners, **round_of("status: on_hold", partner="PHE")})
    assert [each.code for each in told] == ([] if "NHSE" in extra else ["NPA508"])


def test_a_lead_changed_by_decision_may_report_from_then_on(check) -> None:
    change = change_of(item="P1.1", field="leads", to="[PHE]", decided_on="2018-08-01")
    told = check({"partners.yaml": PARTNERS, "changes.yaml": change, **round_of("status: on_hold", "=", partner="PHE")})
    assert only(told, "NPA508") == [(path(1, "PHE"), "P1.1.1: {status: on_hold}")]


# 509 moved again and again


@pytest.mark.parametrize(
    ("moves", "is_serial"),
    [
        (["FY18/19 Q3"], False),
        (["FY18/19 Q3", "FY18/19 Q4"], True),
        (["FY18/19 Q3", "FY18/19 Q1"], False),  # and back
        (["FY18/19 Q3", "30 December 2018", "FY18/19 Q4"], True),  # two of three were later
        (["FY18/19 Q3", "Ongoing"], True),  # later than any day
    ],
)
def test_decisions_that_move_a_date_later(check, moves: list[str], is_serial: bool) -> None:
    text = "".join(change_of(id=f"CHG-00{n}", to=to, decided_on=f"2018-0{n}-15") for n, to in enumerate(moves, 1))
    told = only(check({"changes.yaml": text}), "NPA509")
    assert told == ([("changes.yaml", moves[-1])] if is_serial else [])


@pytest.mark.parametrize("status", ["proposed", "rejected", "withdrawn"])
def test_only_approved_changes_move_a_date(check, status: str) -> None:
    text = change_of(to="FY18/19 Q3") + change_of(id="CHG-002", to="FY18/19 Q4", status=status)
    assert check({"changes.yaml": text}) == []


def test_moves_are_counted_in_the_order_they_were_decided(check) -> None:
    text = change_of(to="FY19/20 Q1", decided_on="2018-12-01") + change_of(
        id="CHG-002", to="FY18/19 Q4", decided_on="2018-06-01"
    )
    assert only(check({"changes.yaml": text}), "NPA509") == [("changes.yaml", "FY19/20 Q1")]


@pytest.mark.parametrize(
    ("forecasts", "where"),
    [  # the date is 2018-09-30, so the first of them is later already
        (["2018-10-15", "2018-11-15", "2019-01-15"], [3]),
        (["2018-10-15", "2018-11-15", "2019-01-15", "2019-06-15"], [4]),  # told once, where it has got to
        (["2018-10-15", "2018-11-15"], []),
        (["2018-09-15", "2018-11-15", "2019-01-15"], []),
        (["2018-10-15", "2018-11-15", "2018-11-15", "2019-01-15", "2019-06-15"], []),  # it held for a quarter
        (["2018-10-15", "2018-11-15", "=", "2019-06-15"], []),
        (["2018-10-15", "2018-11-15", "2019-01-15", "2019-01-10", "2019-06-15"], [3]),
    ],
)
def test_forecasts_later_in_three_returns_running(check, forecasts: list[str], where: list[int]) -> None:
    files = round_of(*(each if each == "=" else f"status: in_progress, forecast: {each}" for each in forecasts))
    assert only(check(files), "NPA509") == [(path(quarter), f"{forecasts[quarter - 1]}}}") for quarter in where]


# 510 silence


def silence(*quarters: str, partner: str = "PHE") -> dict[str, str]:
    """A plan that PHE leads and NHSE helps with, who says something in every one of five quarters; so does PHE in some."""
    priority = first_priority("[NHSE]", f"[{partner}]\n        contributors: [NHSE]")
    helper = round_of("status: on_hold, narrative: Waiting", *["="] * 4)
    return {
        "partners.yaml": PARTNERS,
        "priorities/01-first.yaml": priority,
        **helper,
        **round_of(*quarters, partner="PHE"),
    }


HELD = "status: on_hold, narrative: No funds"


@pytest.mark.parametrize(
    ("quarters", "named"),
    [
        ([HELD, "=", "=", "=", "="], None),
        ([HELD, "", "=", "", "="], None),  # once, and once again
        ([HELD, "", "", "=", "="], "FY18/19 Q2, FY18/19 Q3"),
        ([HELD, "=", "=", "", ""], "FY18/19 Q4, FY19/20 Q1"),
        ([HELD, "", "", "=", ""], "FY18/19 Q2, FY18/19 Q3"),
        (["", "", "", "", ""], "FY18/19 Q1, FY18/19 Q2, FY18/19 Q3, FY18/19 Q4, FY19/20 Q1"),
        (["status: cancelled", "", "", "", ""], None),  # nothing open
        (["", "", HELD, "", ""], "FY18/19 Q4, FY19/20 Q1"),  # told once, of the latest
    ],
)
def test_silence_two_quarters_running(check, quarters: list[str], named: str | None) -> None:
    told = [each for each in check(silence(*quarters)) if each.code == "NPA510"]
    assert [(each.path, each.start[:4]) for each in told] == ([("partners.yaml", "PHE,")] if named else [])
    assert all(f"for {named}, with" in each.message for each in told)


def test_an_empty_return_is_silence(check) -> None:
    empty = {path(quarter, "PHE"): return_of("", partner="PHE", period=f"FY18/19 Q{quarter}") for quarter in (4,)}
    told = only(check({**silence(HELD, "=", "=", "", ""), **empty}), "NPA510")
    assert [start[:4] for _, start in told] == ["PHE,"]


def test_nobody_is_silent_before_the_first_return_or_in_a_plan_without_returns(check) -> None:
    assert check({}) == []
    assert check(round_of("", "", HELD)) == []


def test_centuries_between_two_returns_take_no_time(check) -> None:
    told = check({**round_of(HELD), path(1, year="FY9000-01"): return_of(HELD, period="FY9000/01 Q1")})
    assert "NPA510" in {each.code for each in told}
