"""`npa when` and what follows from it, as typed: spans that open, numbers that may be labels, what recurs, holidays."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

WORKPLAN = """\
id: northmoor
title: Northmoor Workplan (invented)
period: {text: 2018 - 2021, start: 2018-04-01, end: 2021-03-31}
"""
PRIORITY = """\
id: P1
title: Work 1
statement: Things are done.
themes:
  - activities:
      - id: P1.1
        text: Do things.
        leads: [AB]
        deliverables:
          - {id: P1.1.1, text: Thing 1, timeframe: "%s"}
"""


@pytest.fixture
def planned(tmp_path: Path):
    """A folder with an invented plan of one deliverable, due when the words say."""

    def _planned(words: str, conventions: str = "") -> Path:
        (tmp_path / "priorities").mkdir()
        (tmp_path / "workplan.yaml").write_text(WORKPLAN + conventions, encoding="utf-8")
        partners = "partners:\n  - {code: AB, name: Alder Borough, kind: organisation}\n"
        (tmp_path / "partners.yaml").write_text(partners, encoding="utf-8")
        (tmp_path / "priorities" / "01.yaml").write_text(PRIORITY % words, encoding="utf-8")
        return tmp_path

    return _planned


def item(run, *words: str, folder: Path) -> dict[str, Any]:
    """The one reading that `npa when` gives as JSON."""
    found = json.loads(run("when", "--format", "json", *words, folder=folder).out)
    return found["items"][0]


@pytest.mark.parametrize("words", ["31 March 2020 or after", "on or after 31 March 2020"])
def test_a_start_is_no_deadline(run, tmp_path: Path, words: str) -> None:
    read = item(run, words, folder=tmp_path)
    assert (read["kind"], read["start"], read["due"]) == ("ongoing", "2020-03-31", None)


@pytest.mark.parametrize("words", ["Phase 2 March 2020", "v2 March 2020"])
def test_a_number_that_may_be_a_label_is_never_certain(run, tmp_path: Path, words: str) -> None:
    read = item(run, words, folder=tmp_path)
    assert (read["due"], read["confidence"]) == ("2020-03-31", "by_convention")
    assert [other["due"] for other in read["alternatives"]] == ["2020-03-02"]


@pytest.mark.parametrize("words", ["financial year end 2019", "FY end 2019"])
def test_a_financial_year_ends_in_march(run, tmp_path: Path, words: str) -> None:
    assert item(run, words, folder=tmp_path)["due"] == "2019-03-31"


def test_which_number_comes_first_is_heeded_where_the_year_stands_apart(run, tmp_path: Path) -> None:
    assert item(run, "10/11 2019", folder=tmp_path)["convention"] == "first_number"
    assert item(run, "10/11 2019", "--convention", "first_number=refuse", folder=tmp_path)["kind"] is None


def test_working_days_leave_out_bank_holidays(run, tmp_path: Path) -> None:
    words = "10 working days after 20 December 2019"
    read = item(run, words, folder=tmp_path)
    assert (read["due"], read["convention"]) == ("2020-01-08", "bank_holidays")
    assert item(run, words, "--convention", "bank_holidays=scotland", folder=tmp_path)["due"] == "2020-01-09"


def test_without_the_library_working_days_are_refused(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "holidays", None)
    read = item(run, "within 7 working days of 1 April 2031", folder=tmp_path)
    assert (read["kind"], read["hint"]) == (None, "install npa's extra `holidays`; npa doctor says how")


def test_outside_a_plan_no_other_plan_s_start_is_lent(run, tmp_path: Path) -> None:
    assert item(run, "By the end of Year 5", folder=tmp_path)["due"] is None


def test_inside_a_plan_its_years_count_from_its_start(run, planned) -> None:
    assert item(run, "By the end of Year 2", folder=planned("Ongoing"))["due"] == "2020-03-31"


def test_when_names_the_rule_and_the_first_turns(run, planned) -> None:
    turns = item(run, "Annually (each September)", folder=planned("Ongoing"))["turns"]
    assert turns["rule"] == "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=-1"
    assert turns["due"] == ["2018-09-30", "2019-09-30", "2020-09-30"]
    assert turns["by_convention"] is False


# words, the day they are first due, whether that day is a convention
FIRST = {
    "Quarterly from Q1 FY19/20 until Q4 FY20/21": ("30 June 2019", True),
    "Annually (each September)": ("30 September 2018", False),
    "Q2 each year": ("30 September 2018", False),
    "first Monday of each month": ("2 April 2018", False),
    "Quarterly": ("30 June 2018", True),
}


@pytest.mark.parametrize("words", FIRST)
def test_show_log_due_and_the_diary_unfold_the_same_turns(run, planned, words: str) -> None:
    folder = planned(words)
    day, by_convention = FIRST[words]
    number, month, year = day.split()
    short = f"{number} {month[:3]} {year}"
    shown = run("show", "P1.1.1", "--as-at", "2018-04-01", folder=folder).out
    assert day in shown
    assert ("by convention" in shown) is by_convention
    logged = run("log", "P1.1.1", "--as-at", "2021-03-31", folder=folder).out
    assert short in logged
    assert ("by convention" in logged) is by_convention
    due = run("due", "--within", "800d", "--as-at", "2018-04-01", folder=folder).out
    assert short in due
    assert ("by convention" in due) is by_convention


def test_what_is_fed_into_meetings_whose_days_are_not_known_has_no_turns(run, planned) -> None:
    folder = planned("Feed into quarterly HJPB meetings")
    assert "no end date" in run("show", "P1.1.1", "--as-at", "2019-07-01", folder=folder).out
    assert "overdue" not in run("status", "--as-at", "2019-07-01", folder=folder).out


NOT_DUE = ("Completed (was due March 2021)", "Baseline March 2020", "March 2020 (cancelled)", "Logged 3 May 2024")


def test_a_date_beside_which_a_word_says_that_it_is_not_due_is_refused(run, tmp_path: Path) -> None:
    answer = run("when", "--format", "json", *NOT_DUE, folder=tmp_path)
    assert answer.code == 1
    for read in json.loads(answer.out)["items"]:
        assert (read["due"], read["confidence"]) == (None, "refused"), read["expression"]
        assert read["expression"].split()[0] in read["error"] or "cancelled" in read["error"]


def test_the_first_of_several_turns_is_no_first_of_the_month(run, tmp_path: Path) -> None:
    read = item(run, "Quarterly (first Oct 2022)", folder=tmp_path)
    assert (read["kind"], read["due"], read["recurrence"]) == ("recurring", "2022-10-31", "quarterly")
    assert item(run, "first Oct 2022", folder=tmp_path)["kind"] is None


def test_what_is_approximate_is_by_convention(run, tmp_path: Path) -> None:
    read = item(run, "approx. March 2020", folder=tmp_path)
    assert (read["due"], read["confidence"], read["convention"]) == ("2020-03-31", "by_convention", "approximate")
    strict = item(run, "approx. March 2020", "--convention", "approximate=refuse", folder=tmp_path)
    assert strict["confidence"] == "refused"
