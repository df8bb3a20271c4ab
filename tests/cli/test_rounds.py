"""A plan that reports by the month, term …: a whole round of it, typed as a programme office types it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from npa_cli.rules.minimal_plan import return_of
from tests.conftest import Ran
from tests.differences.dated import commit_on
from tests.history.conftest import Made
from tests.packs.workbooks import edited, place

Run = Callable[..., Ran]


class Case(NamedTuple):
    """A plan's kind of round, its years, what a round is called, and two rounds with a day in each."""

    every: str
    years: str
    noun: str
    first: str
    folder: str
    in_first: str
    last_of_first: str
    second: str
    after_second: str
    silent: str  # how work shows on that day of which nothing was said since the first


CASES = (
    Case("month", "2023-04-01 to 2026-03-31", "month", "2023-04", "2023-04", "2023-04-20", "2023-04-30", "2023-05", "2023-06-02", "not_yet_due"),
    Case("two_months", "2023-04-01 to 2026-03-31", "round", "Apr-May 2023", "Apr-May-2023", "2023-04-20", "2023-05-31", "Jun-Jul 2023", "2023-08-02", "not_yet_due"),
    Case("term", "2023-09-01 to 2026-08-31", "term", "Autumn 2023", "Autumn-2023", "2023-10-20", "2023-12-31", "Spring 2024", "2024-04-02", "on_track"),
    Case("half_year", "2023-04-01 to 2026-03-31", "half-year", "H1 2023/24", "H1-2023-24", "2023-08-20", "2023-09-30", "H2 2023/24", "2024-04-02", "not_yet_due"),
    Case("year", "2023-04-01 to 2026-03-31", "year", "2023-24", "2023-24", "2023-12-20", "2024-03-31", "2024-25", "2025-04-02", "not_reported"),
)  # fmt: skip


def typed(run: Run, root: Path, *words: str) -> Ran:
    ran = run(*words, folder=root)
    assert ran.code == 0, (words, ran.err, ran.out)
    return ran


def said(run: Run, root: Path, *words: str) -> dict:
    return json.loads(typed(run, root, *words, "-f", "json").out)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.every)
def test_a_whole_round(case: Case, run: Run, today, tmp_path: Path) -> None:
    root = tmp_path / "plan"
    made = Made(root, root)
    today(case.in_first)
    typed(
        run, tmp_path, "init", "plan", "--title", "Tracker", "--years", case.years, "--every", case.every,
        "--partner", "RC = Riverside Council", "--board", "RPB = Board", "--priority", "Safer",
    )  # fmt: skip
    for words in ("First done", "Second done"):
        typed(run, root, "add", "activity", "P1", words, "--theme", "T", "--lead", "RC", "--timeframe", "February 2026")
    assert typed(run, root, "fmt", "--check") and typed(run, root, "validate")
    made.git("init", "--quiet", "--initial-branch", "main")

    # in the first round, the running one is reported on
    told = typed(run, root, "update", "P1.1.1", "--status", "in_progress", "--rag", "green", "--narrative", "Begun.")
    held = root / f"returns/{case.folder}/RC.yaml"
    assert f"RC's return for {case.first}" in told.err
    assert held.read_text(encoding="utf-8").startswith(f"partner: RC\nperiod: {case.first}\n")
    typed(run, root, "update", "P1.2.1", "--status", "in_progress", "--rag", "green", "--narrative", "Begun too.")
    commit_on(made, case.in_first, {})

    # after the second has ended, it is asked about, filled in and taken back
    today(case.after_second)
    asked = typed(run, root, "return", "pack")
    folder = case.second.replace(" ", "-").replace("/", "-")
    pack = root / f"packs/{folder}/RC.xlsx"
    assert f"packs/{folder}" in asked.out + asked.err

    def answer(book) -> None:
        page = book.worksheets[0]
        place(page, "P1.1.1", "Status").value = "In progress"
        place(page, "P1.1.1", "What happened").value = "Stopped by the flood."
        place(page, "P1.1.1", "What will bring it back").value = "The site is dry by May."
        place(page, "P1.1.1", "Confidence").value = "Red"

    pack.write_bytes(edited(pack.read_bytes(), answer))
    taken = run("return", "take", str(pack), folder=root)
    assert taken.code == 0, (taken.err, taken.out)
    assert f"period: {case.second}\n" in (root / f"returns/{folder}/RC.yaml").read_text(encoding="utf-8")
    assert typed(run, root, "validate").out == ""

    status = said(run, root, "return", "status")
    assert status["period"] == case.second
    assert [each["partner"] for each in status["items"]] == ["RC"]
    assert said(run, root, "status", "--period", case.first)["as_at"] > case.last_of_first
    rated = {each["id"]: each["rating"] for each in said(run, root, "list", "deliverables")["items"]}
    assert rated == {"P1.1.1": "off_track", "P1.2.1": case.silent}  # a report is live for the length of a round

    paper = typed(run, root, "report", "board").out
    assert f"report to the board, {case.second}" in paper
    assert f"What changed since last {case.noun}" in paper
    assert ("quarter" in paper) == (case.every in ("month", "two_months"))  # drawn as quarters in a picture
    since = said(run, root, "since", case.last_of_first, "--as-at", case.after_second[:-1] + "9")
    first = since["happened"][0]
    assert (first["item"], first["words"].partition(" reported")[0]) == ("P1.1.1", f"RC for {case.second}")


WORKPLAN = "id: small\ntitle: A small plan\nperiod: {{text: Some years, start: 2018-04-01, end: 2021-03-31}}\n{}\n"


def with_rounds(plan, rounds: str, more: str = "", files: dict[str, str] | None = None) -> Path:
    return plan({"workplan.yaml": WORKPLAN.format(f"rounds: {rounds}\n{more}"), **(files or {})})


@pytest.mark.parametrize(
    ("rounds", "typed", "as_at"),
    [
        ("{every: month}", "2018-10", "2018-11-01"),
        ("{every: month}", "October 2018", "2018-11-01"),
        ("{every: two_months}", "Oct-Nov 2018", "2018-12-01"),
        ("{every: two_months}", "October to November 2018", "2018-12-01"),
        ("{every: quarter}", "Oct-Dec 2018", "2019-01-01"),
        ("{every: term}", "Autumn 2018", "2019-01-01"),
        ("{every: term, names: {Lent: 8 January, Easter: 20 April, Michaelmas: 1 October}}", "Lent 2019", "2019-04-20"),
        ("{every: half_year}", "H1 2018/19", "2018-10-01"),
        ("{every: half_year}", "April to September 2018", "2018-10-01"),
        ("{every: year}", "2018-19", "2019-04-01"),
    ],
)
def test_a_period_is_typed_by_the_plans_own_name_or_in_words(rounds, typed, as_at, run: Run, plan) -> None:
    root = with_rounds(plan, rounds)
    assert said(run, root, "status", "--period", typed)["as_at"] == as_at


@pytest.mark.parametrize(
    ("rounds", "typed", "words"),
    [
        ("{every: month}", "FY18/19-Q3", "a month of this plan; write it like 2018-06"),
        ("{every: month}", "2018", "a month; write it like 2018-06"),
        ("{every: term}", "Winter 2018", "a term; write it like Summer-2018"),
        ("{every: half_year}", "H3 2018/19", "a half-year; write it like H2-2018/19"),
        ("{every: year}", "2018", "a year; write it like 2018-19"),
    ],
)
def test_what_is_no_round_is_refused_with_one_of_the_plan(rounds, typed, words, run: Run, plan) -> None:
    root = with_rounds(plan, rounds)
    ran = run("status", "--period", typed, folder=root)
    assert (ran.code, ran.err) == (2, f"npa: --period `{typed}` is not {words}\n")
    assert run("status", "--period", words.rpartition(" ")[2], folder=root).code == 0


@pytest.mark.parametrize(
    ("rounds", "red", "soon"),
    [("month", 31, 30), ("two_months", 62, 61), ("quarter", 92, 91), ("term", 153, 152), ("half_year", 183, 182)],
)
def test_thresholds_are_as_long_as_a_round_unless_set(rounds: str, red: int, soon: int, run: Run, plan) -> None:
    root = with_rounds(plan, f"{{every: {rounds}}}", "thresholds: {stale_after_days: 10}")
    foot = f"red after {red} days, due soon within {soon} days, a report counts for 10 days"
    assert foot in typed(run, root, "report", "summary").out
    assert said(run, root, "due", "--as-at", "2018-04-01")["to"] == f"{date(2018, 4, 1) + timedelta(soon)}"


@pytest.mark.parametrize(
    ("rounds", "words"),
    [
        ("{every: weekly}", "`weekly`"),
        ("{every: month, names: {Spring: 1 January, Autumn: 1 September}}", "names only beside `every: term`"),
        ("{every: term, names: {Spring: 1 January}}", "two terms or more"),
        ("{every: term, names: {Spring: January, Autumn: 1 September}}", "such as 1 September"),
        ("{every: term, names: {A: 1 January, B: 1 September, C: 1 May}}", "in the order of a year"),
    ],
)
def test_rounds_that_can_not_be_meant_are_found(rounds: str, words: str, run: Run, plan) -> None:
    ran = run("validate", folder=with_rounds(plan, rounds))
    assert (ran.code, words in ran.out) == (1, True), ran.out


def test_a_return_of_another_plans_rounds_is_found(run: Run, plan) -> None:
    path = "returns/FY18-19-Q1/NHSE.yaml"
    root = with_rounds(plan, "{every: month}", files={path: return_of("status: on_hold, narrative: A")})
    told = run("validate", folder=root).out
    assert "`FY18/19 Q1` is not a month of the plan's year" in told and "write it like `2018-06`" in told
    ran = run("status", folder=root)
    assert (ran.code, "`FY18/19 Q1` is not a month of this plan" in ran.err) == (
        3,
        True,
    )  # no answer as if it were not there


@pytest.mark.parametrize(
    ("rounds", "words", "start", "due"),
    [
        ("{every: term}", "Spring 2019", "2019-01-01", "2019-03-31"),
        ("{every: term}", "by the end of Spring 2019", None, "2019-03-31"),
        ("{every: term, names: {Autumn: 4 September, Spring: 8 January}}", "Autumn 2018", "2018-09-04", "2019-01-07"),
        ("{every: term, names: {Autumn: 4 September, Spring: 8 January}}", "Summer 2019", "2019-06-01", "2019-08-31"),
        ("{every: month}", "Spring 2019", "2019-03-01", "2019-05-31"),
    ],
)
def test_a_term_in_a_timeframe_is_the_plans_own(rounds, words, start, due, run: Run, plan) -> None:
    (read,) = said(run, with_rounds(plan, rounds), "when", words)["items"]
    assert (read["start"], read["due"]) == (start, due)
    own = "term" in rounds and "Summer" not in words
    assert (read["confidence"], read["convention"]) == (("by_convention", "terms") if own else ("certain", None))


def test_a_term_s_name_is_told_as_a_convention(run: Run, plan) -> None:
    root = with_rounds(plan, "{every: term}")
    told = typed(run, root, "when", "Spring 2019").out
    assert "1 January 2019" in told and "the plan's own term, not the season (rounds)" in told
    file = root / "priorities/01-first.yaml"
    words = re.sub("timeframe: .*", "timeframe: Spring 2019", file.read_text(encoding="utf-8"))
    file.write_text(words, encoding="utf-8")
    assert run("validate", folder=root).code == 0
    (due,) = said(run, root, "due", "--as-at", "2019-04-01")["items"]
    assert due["due"] == "2019-03-31"


@pytest.mark.parametrize(
    ("words", "start", "due"),
    [
        ("Summer term 2019", "2019-04-01", "2019-08-31"),
        ("end of the summer term 2019", None, "2019-08-31"),
        ("2018/19 Spring", "2019-01-01", "2019-03-31"),
        ("Autumn term 2018/19", "2018-09-01", "2018-12-31"),
    ],
)
def test_a_term_in_words_is_read_in_a_plan_that_reports_by_terms(words, start, due, run: Run, plan) -> None:
    root = with_rounds(plan, "{every: term}")
    (read,) = said(run, root, "when", words)["items"]
    assert (read["start"], read["due"], read["rule"].split(" > ")[-1 if start is None else 0]) == (
        *(start, due),
        "term of the plan",
    )
    assert run("when", words, folder=with_rounds(plan, "{every: month}")).code == 1


def test_a_term_in_words_is_taken_behind_an_option(run: Run, plan) -> None:
    root = with_rounds(plan, "{every: term}")
    named = said(run, root, "status", "--period", "Spring 2019")
    for words in ("Spring term 2019", "2018/19 Spring"):
        assert said(run, root, "status", "--period", words) == named, words
    assert "--period `Winter term 2019` is not a term" in run("status", "--period", "Winter term 2019", folder=root).err


@pytest.mark.parametrize(("month", "due"), [(8, "2026-07-31"), (9, "2026-08-31"), (4, None)])
def test_an_academic_year_is_the_plans_own_year_if_that_begins_in_august_or_september(
    month, due, run: Run, plan
) -> None:
    root = with_rounds(plan, "{every: quarter}", f"conventions: {{financial_year_start_month: {month}}}\n")
    (read,) = json.loads(run("when", "AY25/26", "-f", "json", folder=root).out)["items"]
    assert (read["due"], read["confidence"]) == (due, "by_convention" if due else "refused")


@pytest.mark.parametrize(
    ("rounds", "words", "dues"),
    [
        ("{every: term}", "Termly", ["2018-08-31", "2018-12-31", "2019-03-31", "2019-08-31"]),
        ("{every: term}", "each term from Spring 2019", ["2019-03-31", "2019-08-31", "2019-12-31", "2020-03-31"]),
        (
            "{every: term, names: {Autumn: 4 September, Spring: 8 January}}",
            "Termly",
            ["2019-01-07", "2019-09-03", "2020-01-07", "2020-09-03"],
        ),
        ("{every: quarter}", "Termly", []),
    ],
)
def test_termly_falls_due_at_the_end_of_each_term_of_the_plan(rounds, words, dues, run: Run, plan) -> None:
    root = with_rounds(plan, rounds)
    (read,) = said(run, root, "when", words)["items"]
    assert ((read["turns"] or {}).get("due", []))[:4] == dues
    file = root / "priorities/01-first.yaml"
    timeframe = re.sub("timeframe: .*", f"timeframe: {words}", file.read_text(encoding="utf-8"))
    file.write_text(timeframe, encoding="utf-8")
    for due in dues[:2]:
        (item,) = said(run, root, "due", "--as-at", due, "--within", "1d")["items"]
        assert (item["next_due"], item["next_due_by_convention"]) == (due, True)


def test_the_rule_of_termly_is_one_of_the_calendars(run: Run, plan) -> None:
    root = with_rounds(plan, "{every: term, names: {Autumn: 4 September, Spring: 1 March}}")
    (read,) = said(run, root, "when", "Termly")["items"]
    assert read["turns"]["by_convention"]
    assert read["turns"]["rule"] == "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1 and FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=3"


@pytest.mark.parametrize("every", ["term", "quarter"])
def test_a_term_has_one_name_in_sentences_and_pictures(every: str, run: Run, plan) -> None:
    root = with_rounds(plan, f"{{every: {every}}}")
    named = "Summer 2018" if every == "term" else "FY18/19 Q1"
    drawn = typed(run, root, "timeline", "-f", "svg").out
    assert f"from {named} to " in drawn
    shown = [typed(run, root, "timeline").out, drawn, typed(run, root, "report", "board", "--as-at", "2019-05-01").out]
    assert all(re.search(r"FY1\d|\bQ[1-4]\b|20\d\d/\d\d", each) is None for each in shown) is (every == "term")
    assert (f"| {named} |" if every == "term" else "18/19 Q1") in shown[2]


@pytest.mark.parametrize(
    ("every", "told"), [("quarter", "183 days (2 quarters)"), ("term", "183 days"), ("month", "183 days")]
)
def test_lateness_is_told_in_quarters_only_if_the_plan_reports_by_them(every, told, run: Run, today, plan) -> None:
    root = with_rounds(plan, f"{{every: {every}}}")
    file = root / "priorities/01-first.yaml"
    words = re.sub("timeframe: .*", "timeframe: 31 March 2019", file.read_text(encoding="utf-8"))
    file.write_text(words, encoding="utf-8")
    today("2019-03-01")
    late = ("--status", "in_progress", "--rag", "red", "--forecast", "30 September 2019", "--path-to-green", "People.")
    typed(run, root, "update", "P1.1.1", *late)
    shown = " ".join(typed(run, root, "slippage", "--as-at", "2019-03-02").out.split())
    assert told in shown and ("quarter" in shown) == (every == "quarter")


def test_a_word_is_explained_by_the_thresholds_of_the_plan_at_hand(run: Run, plan, tmp_path: Path) -> None:
    root = with_rounds(plan, "{every: term}")
    assert "expected more than 153 days late" in " ".join(typed(run, root, "explain", "off_track").out.split())
    (tmp_path / "elsewhere").mkdir()
    usual = " ".join(typed(run, tmp_path / "elsewhere", "explain", "off_track").out.split())
    assert "expected more than 92 days late" in usual and "If a plan sets no others: red after 92 days" in usual


def test_a_return_of_a_later_term_is_not_told_as_none(run: Run, today, plan) -> None:
    root = with_rounds(plan, "{every: term}")
    none = "No returns are held for this plan"
    assert none in typed(run, root, "status", "--period", "Autumn 2018").out
    today("2019-04-10")
    report = ("--status", "in_progress", "--rag", "green", "--narrative", "Begun.", "--period", "Spring-2019")
    typed(run, root, "update", "P1.1.1", *report)
    for words in (
        ("status", "--period", "Autumn 2018"),
        ("due", "--as-at", "2019-01-01"),
        ("timeline", "--as-at", "2019-01-01"),
    ):
        told = " ".join(typed(run, root, *words).out.split())
        assert "The returns held for this plan count on later days alone" in told and none not in told
    assert "returns held" not in typed(run, root, "status", "--period", "Spring 2019").out
