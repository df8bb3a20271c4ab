"""What commands claim of the five documents: the line that supports each claim, or its mark as our reading."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import pytest

from npa_cli.model.vocabulary import PAPERS
from npa_cli.views.things import LISTED
from tests.cli.test_every_filter import reading
from tests.family.test_all_plans import NEEDED
from tests.plan.test_sections import lines_of, words

ABOUT: Final = {"priority": "P1"}  # what a paper is asked about
LEADS: Final = {"npa-2018": "NHSE", "npa-2013": "NOMS", "south-west-2020": "HMPPS", "west-midlands-2010": "NHS WM"}

SOURCE: Final = {
    ("npa-2018", "workplan"): "npa-workplan-2018.txt", ("npa-2018", "agreement"): "npa-agreement-2018.txt",
    ("npa-2013", "agreement"): "npa-agreement-2013.txt", ("west-midlands-2010", "plan"): "west-midlands-2010.txt",
    ("south-west-2020", "paper"): "south-west-2020.txt",
}  # fmt: skip
PLANS: Final = ("npa-2018", "npa-2013", "south-west-2020", "west-midlands-2010")
each_plan = pytest.mark.parametrize("plan", PLANS)

# How many a document says there are, and where: the words that stand on the line.
COUNTS: Final = (
    ("npa-2018", "priorities", 10, "workplan", 23, "the ten priorities"),
    ("npa-2018", "objectives", 3, "workplan", 31, "our three core shared objectives"),
    ("npa-2013", "priorities", 12, "agreement", 347, "12 specific developmental priorities"),
    ("west-midlands-2010", "priorities", 5, "plan", 168, "the same 5 headings"),
    ("west-midlands-2010", "objectives", 5, "plan", 57, "the 5 key priorities"),
    ("west-midlands-2010", "activities", 33, "plan", 256, "33 Develop a regional approach"),
)
# Where a view of these plans says that there is none of something, and why that is so of the document.
NONE: Final = {
    "None stated, and no measures.yaml has any.": "the document states no measure and no figure",
    "None: workplan.yaml names no board.": "the South West paper names no board",
    "None.": "a heading of a view under which nothing falls on that day",
    "None: the text held names nobody who signed it.": "the paper and the draft name no signatory",
    "None: this plan keeps no registers.": "no document keeps a register",
    "None: the plan keeps no registers/": "no document keeps a register",
    "None known: no progress is held for this plan.": "no document reports on one of these plans",
    "None stated.": "the South West paper names no board",
}


def asked(run, *typed: str) -> list[dict[str, Any]]:
    ran = run(*typed, "--format", "json")
    assert ran.code == 0, ran.err
    items: list[dict[str, Any]] = json.loads(ran.out)["items"]
    return items


def line_of(plan: str, row: dict[str, Any], key: str = "") -> str:
    source = lines_of(SOURCE[plan, row["source_document"]])
    return " ".join(words(source[row["source_line"]]))


@each_plan
def test_every_link_is_marked_as_ours(plan: str, run) -> None:
    """No document names an item of another, so no link between two is stated by one."""
    for row in asked(run, "list", "links", "--plan", plan):
        assert row["stated"] is False, row
        assert row["basis"] in ("same_words", "same_subject") or row["inferred"], row


@each_plan
def test_every_succession_is_stated_at_a_line_or_marked_as_ours(plan: str, run) -> None:
    partners = {each["code"]: each for each in asked(run, "list", "partners", "--plan", plan)}
    for row in partners.values():
        for key in ("predecessors", "successors"):
            if not row[key] or key in row["inferred"]:
                continue
            place = line_of(plan, row)
            for code in row[key]:
                other = partners[code]
                names = (other["name"], other["code"], *other["also_known_as"])
                assert any(name in place for name in names), (row["code"], key, code, place)


@pytest.mark.parametrize(("plan", "kind", "number", "document", "line", "said"), COUNTS)
def test_every_count_is_the_documents_own(plan, kind, number, document, line, said, run) -> None:
    assert len(asked(run, "list", kind, "--plan", plan)) == number
    assert said in " ".join(words(lines_of(SOURCE[plan, document])[line]))


@each_plan
def test_every_due_day_rests_on_words_of_the_source_or_is_marked_as_ours(plan: str, run) -> None:
    rows = asked(run, "list", "deliverables", "--plan", plan)
    for row in rows:
        if row["timeframe"] and "timeframe" not in row["inferred"]:
            assert row["timeframe"] in line_of(plan, row), row["id"]
        if row["due"]:
            assert row["confidence"] == "certain" or row["convention"], row["id"]
        if row["next_due"] and not row["due"]:
            assert row["next_due_by_convention"], row["id"]
    assert rows


@each_plan
def test_the_days_of_a_period_are_marked_as_ours_and_say_why(plan: str, run) -> None:
    told = json.loads(run("show", plan, "--format", "json").out)
    assert told["period_inferred"] == ["start", "end"]
    assert told["period_basis"].startswith("Ours")


# Every command that reads, with every kind of thing and every paper that it can be asked for.
ASKED: Final = (
    *(" ".join((name, *NEEDED.get(name, ()))) for name in reading() if name not in ("plans", "validate", "find")),
    "show P1.1", "show P1.1.1", "return status --period FY18/19-Q3",
    *(f"list {kind}" for kind in LISTED),
    *(f"report {paper} {ABOUT.get(paper, '')}".rstrip() for paper in PAPERS),
)  # fmt: skip


@each_plan
@pytest.mark.parametrize("typed", ASKED)
@pytest.mark.table
def test_every_none_is_true_of_the_document(plan: str, typed: str, run) -> None:
    day = () if typed.startswith(("report", "return")) else ("--as-at", "2026-11-28")
    about = (LEADS[plan],) if typed == "report partner" else ()
    ran = run(*typed.split(), *about, "--plan", plan, *day)
    assert ran.code == 0 and ran.out, ran.err
    for line in ran.out.splitlines():
        if re.match(r"(- )?None\b", line):
            assert any(line.startswith((each, f"- {each}")) for each in NONE), line


def test_what_is_stated_is_never_none(run) -> None:
    for plan, number in (("npa-2018", 10), ("west-midlands-2010", 33)):
        stated = json.loads(run("measures", "--plan", plan, "--format", "json").out)["stated"]
        assert len(stated) == number
        told = run("measures", "--plan", plan).out
        assert told.count("no reading held") >= number
        assert "None" not in told
    assert "None stated" not in run("report", "plan-on-a-page", "--plan", "west-midlands-2010").out


@pytest.mark.parametrize(
    ("plan", "signed"),
    [("npa-2018", True), ("npa-2013", True), ("south-west-2020", False), ("west-midlands-2010", False)],
)
def test_only_what_was_signed_is_called_signed(plan: str, signed: bool, run) -> None:
    for typed in ("show P1.1.1", "slippage", "list deliverables", "due"):
        told = run(*typed.split(), "--plan", plan).out
        assert signed or "as signed" not in told, typed


def test_dates_that_no_source_gives_are_none(run) -> None:
    rows = {each["id"]: each for each in asked(run, "list", "deliverables", "--plan", "npa-2013")}
    assert [rows[item]["due"] for item in ("P2.1.2", "P6.1.1", "P1.1.2")] == [None, None, None]
    (row,) = asked(run, "list", "deliverables", "P1.9.2", "--plan", "npa-2018")
    assert (row["due"], row["part_due"], row["schedule"]) == (None, "2021-12-31", "no_recent_update")
    assert "31 Dec 2021 for “First two expected to open” alone" in run("list", "deliverables", "P1.9.2").out
    assert "before the plan began" in run("show", "P2.1.2").out
    told = run("due", "--as-at", "2018-07-01").out
    assert told.index("P2.1.4") < told.index("Due before the plan began") < told.index("P2.1.2")
    for typed in ("show P1.1.2", "list deliverables", "due --as-at 2020-11-02"):
        assert (
            "(subject to any impacts imposed by Covid-19 responses)"
            in run(*typed.split(), "--plan", "south-west-2020", env={"COLUMNS": "400"}).out
        )


@pytest.mark.parametrize(
    ("board", "named"),
    [("Prison Safety Board", ("P1.2", "lead cell")), ("NPHB", ("P1.8", "note")), ("DIEG", ("P5.1", "text"))],
)
def test_boards_say_where_the_plan_names_them(board: str, named: tuple[str, str], run) -> None:
    (row,) = asked(run, "boards", board)
    assert {"item": named[0], "where": named[1]} in row["named_in"]
    assert f"{named[0]}, in its {named[1]}" in run("boards", board).out
    assert named[0] in run("boards").out
