"""The board's report: every number is worked out again from the raw files by another route, and page one is short."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from npa_cli.rules.minimal_plan import boards_of, change_of
from tests.conftest import REPOSITORY

RIVERSIDE = REPOSITORY / "examples" / "riverside"
QUARTERS = ("FY18/19 Q3", "FY18/19 Q4", "FY19/20 Q1", "FY19/20 Q2", "FY20/21 Q4")
PAGE_ONE = (
    "The board is asked to",
    "Position",
    "What changed since last quarter",
    "What to worry about most",
    "Falls due ",
)
SECTIONS = (
    "Due and done over the plan",
    "Exceptions",
    "Measures",
    "Risks, issues and dependencies",
    "Changes to the plan",
    "Returns received",
)
END = (
    "Annex A: every deliverable",
    "Annex B: key to ratings",
    "Annex C: changes since signature",
    "How this was made",
)


def raw(path: Path) -> Any:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def quarter_days(label: str) -> tuple[date, date]:
    """First and last day of `FY18/19 Q3`, by hand: the financial year starts in April."""
    year, number = re.fullmatch(r"FY(\d\d)/\d\d Q(\d)", label).groups()  # type: ignore[union-attr]
    month = 4 + 3 * (int(number) - 1)
    first = date(2000 + int(year) + month // 13, (month - 1) % 12 + 1, 1)
    following = month + 3
    after = date(2000 + int(year) + following // 13, (following - 1) % 12 + 1, 1)
    return first, after - timedelta(1)


def due_of(words: str) -> date | None:
    found = re.match(r"FY\d\d/\d\d Q\d(?! \(and thereafter)", words)
    if found:
        return quarter_days(found[0])[1]
    by = re.match(r"by (\d{4})", words)
    return date(int(by[1]), 12, 31) if by else None


def said(as_at: date) -> dict[str, dict[str, dict[str, Any]]]:
    """By deliverable and partner, the last thing said in a return whose quarter ended before the day."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    files = sorted(RIVERSIDE.glob("returns/*/*.yaml"))
    for path in sorted(files, key=lambda each: quarter_days(raw(each)["period"])[1]):
        given = raw(path)
        if quarter_days(given["period"])[1] < as_at:
            for item, update in (given.get("updates") or {}).items():
                if update.get("status"):
                    found.setdefault(item, {})[given["partner"]] = update
    return found


def counted_by_hand(as_at: date) -> dict[str, int]:
    """Due, done and on time of the deliverables with one date, from the files alone; recurring ones are left out."""
    partners = {each["code"]: each for each in raw(RIVERSIDE / "partners.yaml")["partners"]}
    stands_for = raw(RIVERSIDE / "workplan.yaml")["reporting"]
    dates = {
        change["item"]: change["to"]
        for change in raw(RIVERSIDE / "changes.yaml")
        if change["status"] == "approved" and change["field"] == "timeframe" and change["decided_on"] < as_at
    }
    reports = said(as_at)
    counts = {"due": 0, "done": 0, "on_time": 0}
    for path in RIVERSIDE.glob("priorities/*.yaml"):
        for theme in raw(path)["themes"]:
            for activity in theme["activities"]:
                for each in activity["deliverables"]:
                    due = due_of(dates.get(each["id"], each["timeframe"]))
                    if due is None or due >= as_at or "Annually" in each["timeframe"]:
                        continue
                    lead = each.get("reporting_partner") or activity.get("reporting_partner") or activity["leads"][0]
                    lead = stands_for[lead] if partners[lead]["kind"] == "group" else lead
                    update = reports.get(each["id"], {}).get(lead, {})
                    if update.get("status") in ("superseded", "cancelled"):
                        continue
                    counts["due"] += 1
                    if update.get("status") == "complete":
                        counts["done"] += 1
                        counts["on_time"] += "actual" in update and update["actual"] <= due
    return counts


@pytest.fixture
def board(run):
    """The report as data."""

    def _board(*words: str) -> dict[str, Any]:
        ran = run("report", "board", *words, "--format", "json", env={"PATH": ""})
        assert ran.code == 0, ran.err
        payload: dict[str, Any] = json.loads(ran.out)
        return payload

    return _board


@pytest.mark.parametrize("label", QUARTERS)
def test_the_headline_follows_from_the_files(label: str, board) -> None:
    payload = board("--data", "examples/riverside", "--period", label)
    as_at = quarter_days(label)[1] + timedelta(1)
    assert payload["as_at"] == as_at.isoformat()
    recurring = {"P2.1.3", "P2.2.1"}
    once = [each for each in payload["items"] if each["id"] not in recurring and each["next_due"]]
    due = [each for each in once if date.fromisoformat(each["next_due"]) < as_at and each["schedule"] != "closed"]
    by_hand = counted_by_hand(as_at)
    assert len(due) == by_hand["due"]
    assert sum(each["schedule"].startswith("complete") for each in due) == by_hand["done"]
    assert sum(each["schedule"] == "complete_on_time" for each in due) == by_hand["on_time"]
    late_rounds = sum(
        each["id"] in recurring and each["next_due"] is not None and date.fromisoformat(each["next_due"]) < as_at
        for each in payload["items"]
    )
    standing = {each["id"]: each["schedule"] for each in due}
    followed = [standing[each["superseded_by"]] for each in payload["items"] if each["superseded_by"] in standing]
    assert payload["headline"]["due"] == by_hand["due"] + late_rounds + len(followed)
    assert payload["headline"]["done"] == by_hand["done"] + sum(each.startswith("complete") for each in followed)


@pytest.mark.parametrize("label", QUARTERS)
def test_every_number_of_the_table_adds_up(label: str, board) -> None:
    payload = board("--data", "examples/riverside", "--period", label)
    for key in ("deliverables", "due", "done", "on_time"):
        assert sum(each[key] for each in payload["priorities"]) == payload["headline"][key]
    for priority in payload["priorities"]:
        mine = [each for each in payload["items"] if each["priority"] == priority["id"]]
        assert priority["deliverables"] == len(mine)
        for rating, number in priority["ratings"].items():
            assert sum(each["rating"] == rating for each in mine) == number
    assert sorted(payload["overdue"]) == sorted(
        each["id"] for each in payload["items"] if each["schedule"] == "overdue"
    )
    off = {each["id"] for each in payload["items"] if each["rating"] == "off_track"}
    assert set(payload["exceptions"]) == off | set(payload["overdue"])


@pytest.mark.parametrize(("earlier", "label"), list(pairwise(QUARTERS[:4])))
def test_what_changed_is_the_difference_of_two_reports(earlier: str, label: str, board) -> None:
    before = {each["id"]: each for each in board("--data", "examples/riverside", "--period", earlier)["items"]}
    now = board("--data", "examples/riverside", "--period", label)
    after = {each["id"]: each for each in now["items"]}
    since = now["since_last_quarter"]
    finished = ("complete", "business_as_usual")
    assert set(since["delivered"]) == {
        each for each in after if after[each]["rating"] in finished and before[each]["rating"] not in finished
    }
    assert set(since["off_track"]) == {
        each for each in after if after[each]["rating"] == "off_track" and before[each]["rating"] != "off_track"
    }
    assert set(since["moved"]) == {each for each in after if after[each]["times_moved"] > before[each]["times_moved"]}


@pytest.mark.parametrize("label", QUARTERS)
def test_the_numbers_in_words_are_those_of_the_data(label: str, board) -> None:
    payload = board("--data", "examples/riverside", "--period", label)
    numbers = [int(each) for each in re.findall(r"\d+", payload["position"].split("before")[0])]
    assert numbers == [payload["headline"]["due"]]
    headline = payload["headline"]
    assert f"{headline['done']} ha" in payload["position"]
    assert f"({headline['on_time']} on time)" in payload["position"]
    of_due = payload["position"].partition("2019, " if "2019, " in payload["position"] else ", ")[2].partition(";")[0]
    told = re.sub(r"\(.*?\)", "", of_due)
    assert (
        sum(int(each) for each in re.findall(r"\b(\d+) (?:has|have|is|are|was|were)\b", told))
        == payload["headline"]["due"]
    )
    missing = [each for each in payload["returns"] if not each["received"]]
    assert ("not come in" in payload["position"]) == bool(missing)


@pytest.mark.parametrize("where", ["data", "examples/riverside"])
@pytest.mark.parametrize("label", QUARTERS)
def test_page_one_can_be_read_in_two_minutes(where: str, label: str, run) -> None:
    paper = run("report", "board", "--data", where, "--period", label, env={"PATH": ""}).out
    sections = re.split(r"(?m)^(?=## )", paper)[: len(PAGE_ONE) + 1]
    assert all(found.startswith(f"## {wanted}") for found, wanted in zip(sections[1:], PAGE_ONE, strict=True))
    prose = "".join(line for line in "".join(sections).splitlines(keepends=True) if not line.startswith("|"))
    assert len(words_of(prose)) <= 350  # the picture's cells are not counted
    assert len(words_of(sections[3])) <= 60 + len(
        ["##", "What", "changed", "since", "last", "quarter", "And", "10", "more,", "under", "it"]
    )
    assert len(re.findall(r"^\d+\. ", sections[1], re.MULTILINE)) <= 5


def words_of(text: str) -> list[str]:
    plain = re.sub(r"(?m)^(?:\d+\.|[#-]+) |\*", "", text)  # without markdown's own marks
    return [word for word in plain.split() if re.search(r"\w", word)]


@pytest.mark.parametrize("where", ["data", "examples/riverside"])
@pytest.mark.parametrize("label", QUARTERS)
def test_every_section_is_there_or_named_as_having_nothing_to_report(where: str, label: str, run) -> None:
    paper = run("report", "board", "--data", where, "--period", label, env={"PATH": ""}).out
    headings = re.findall(r"^## (.*)$", paper, re.MULTILINE)
    silent = paper.partition("## Nothing to report\n")[2].partition("\n## ")[0].strip().removesuffix(".").split("; ")
    for wanted in SECTIONS:
        assert sum(each.startswith(wanted) for each in (*headings, *silent)) == 1, wanted
    end = [wanted for wanted in END if wanted not in silent]
    assert headings[-len(end) :] == end
    unchanged = where == "data" or label == "FY18/19 Q3"  # nothing in it had been changed by then
    assert ("Annex C: changes since signature" in silent) == unchanged


def test_where_there_is_nothing_to_say_it_says_so_once(run, plan) -> None:
    paper = run("report", "board", "--data", str(plan()), "--period", "FY18/19-Q1", env={"PATH": ""}).out
    silent = paper.partition("## Nothing to report\n")[2].partition("\n## ")[0]
    for heading in (
        "Measures",
        "Changes to the plan",
    ):
        assert heading in silent
    sections = re.split(r"^#{2,3} ", paper, flags=re.MULTILINE)[1:]
    told = {heading: words.strip() for heading, _, words in (each.partition("\n") for each in sections)}
    for heading in ("What changed since last quarter", "What to worry about most"):
        assert told[heading] == "None known: no progress is held for this plan."
    assert all(words for heading, words in told.items() if not heading.startswith("Annex A"))


@pytest.mark.parametrize("where", ["data", "examples/riverside"])
def test_no_deliverable_is_told_more_than_twice_after_page_one(where: str, run, board) -> None:
    words = ("--data", where, "--period", "FY19/20-Q1")
    paper = run("report", "board", *words, env={"PATH": ""}).out.partition("\n## In this paper\n")[2]
    told = re.findall(r"^(?:\| \*\*|- |\d+\. )(P\d[\d.]*)\b", paper, re.MULTILINE)
    said = board(*words)
    in_full = {*said["exceptions"], *said["date_passed"]}
    items = [each["id"] for each in said["items"]]
    assert {each: told.count(each) for each in items} == {each: 1 + (each in in_full) for each in items}


def test_all_that_the_board_of_the_example_is_asked_stands_on_page_one(run, board) -> None:
    words = ("--data", "examples/riverside", "--period", "FY19/20-Q1")
    page = run("report", "board", *words, env={"PATH": ""}).out.partition("\n## Position\n")[0]
    asked = board(*words)["decisions"]
    assert len(asked) == 5
    assert all(each in page for each in asked)


def test_measures_with_enough_points_have_a_chart_and_returns_a_grid(run) -> None:
    paper = run("report", "board", "--data", "examples/riverside", "--period", "FY19/20-Q1", env={"PATH": ""}).out
    assert "upper limit 4.9" in paper
    assert paper.count("upper limit") == 1  # the other measures have too few readings
    assert "**Who has reported: 10 of 15 in FY19/20 Q1, and 1 partner on nothing.**" in paper


def test_the_same_files_give_the_same_words_on_any_day(run, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("report", "board", "--data", "examples/riverside", "--period", "FY19/20-Q1")
    once = run(*words, env={"PATH": ""}).out

    class Later(date):
        @classmethod
        def today(cls) -> date:
            return date(2031, 1, 1)

    monkeypatch.setattr("npa_cli.cli.opening.date", Later)
    assert run(*words, env={"PATH": ""}).out == once


def test_without_a_quarter_it_is_about_the_last_that_ended(board) -> None:
    payload = board("--data", "examples/riverside", "--as-at", "2019-08-20")
    assert (payload["period"], payload["as_at"]) == ("FY19/20 Q1", "2019-08-20")


def test_a_change_decided_after_the_day_of_the_paper_is_asked_for_in_it(run, plan) -> None:
    asked = change_of(proposed_on="2018-09-10", decided_on="2018-10-15")
    root = plan({"changes.yaml": asked, "workplan.yaml": boards_of()})
    before, after = (
        run("report", "board", "--period", period, folder=root).out for period in ("FY18/19-Q2", "FY18/19-Q3")
    )
    assert "(CHG-001)" in before.partition("## Position")[0]
    assert "(CHG-001)" not in after.partition("## Position")[0]
