"""Who says that complete work is done: reported, told apart where a plan asks for it, and never by its own lead."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from npa_cli.rules.minimal_plan import DATED_WORKPLAN
from tests.scales.keys import BLUE_IS_ASSURED, BLUE_IS_DONE, scale_of

ASKS = DATED_WORKPLAN + "verify_complete: true\n"
RETURN = "returns/FY18-19-Q1/NHSE.yaml"
DONE = ("--status", "complete", "--actual", "2018-06-20", "--evidence", "https://example.org/toolkit")
AUDIT = ("--assurance", "verified", "--assured-by", "Internal Audit", "--assured-on", "2018-06-25")
AS_AT = ("--as-at", "2018-10-15")


def update(run: Any, root: Path, *words: str) -> Any:
    return run("update", "P1.1.1", "--period", "FY18/19-Q1", "--on", "2018-06-29", *words, "--data", str(root))


def shown(run: Any, root: Path) -> str:
    return " ".join(run("status", "P1", *AS_AT, "--data", str(root)).out.split())


def test_complete_is_told_apart_until_somebody_else_has_verified_it(run: Any, plan: Any) -> None:
    root = plan({"workplan.yaml": ASKS})
    assert update(run, root, *DONE).code == 0
    assert "✔ Complete (not yet verified)" in shown(run, root)
    assert "Of the 1 due before 15 October 2018: 1 done (1 not yet verified), 1 on time." in shown(run, root)
    assert update(run, root, "--assurance", "self").code == 0
    assert "✔ Complete (not yet verified)" in shown(run, root)
    assert update(run, root, *AUDIT, "--assured-how", "A visit.").code == 0
    assert "not yet verified" not in shown(run, root)
    assert "complete, verified by Internal Audit on 25 Jun 2018 (A visit.)" in shown(run, root)
    assert update(run, root, "--assurance", "withdrawn", "--assured-on", "2018-06-28").code == 0
    assert "✔ Complete (verification withdrawn)" in shown(run, root)
    written = (root / RETURN).read_text(encoding="utf-8")
    assert "A visit." not in written  # of the level before, nothing stays
    assert "\n      on: 2018-06-28\n" in written  # as people type it
    assert run("validate", "--data", str(root)).code == 0


def test_a_plan_that_does_not_ask_shows_complete_as_before(run: Any, plan: Any) -> None:
    root = plan({"workplan.yaml": DATED_WORKPLAN})
    update(run, root, *DONE)
    assert "verified" not in shown(run, root) and "✔ Complete" in shown(run, root)
    update(run, root, "--assurance", "withdrawn")
    assert "✔ Complete (verification withdrawn)" in shown(run, root)


def test_blue_is_what_is_verified_where_the_key_says_so(run: Any, plan: Any) -> None:
    root = plan({"workplan.yaml": DATED_WORKPLAN + scale_of(BLUE_IS_ASSURED)})
    update(run, root, *DONE)
    assert "● Green (not yet verified)" in shown(run, root)
    update(run, root, *AUDIT)
    assert "■ Blue" in shown(run, root) and "Green" not in shown(run, root)
    other = plan({"workplan.yaml": DATED_WORKPLAN + scale_of(BLUE_IS_DONE)})
    assert "■ Blue" in shown(run, other)


@pytest.mark.parametrize("by", ["NHSE", "nhse", "NHS England", "TBC", ""])
def test_its_own_lead_or_nobody_verifies_nothing(run: Any, plan: Any, by: str) -> None:
    entry = f'{{status: complete, actual: 2018-06-20, evidence: ["https://example.org"], assurance: {{level: verified, by: "{by}"}}}}'
    text = f"partner: NHSE\nperiod: FY18/19 Q1\nupdates:\n  P1.1.1: {entry}\n"
    ran = run("validate", "--data", str(plan({"workplan.yaml": ASKS, RETURN: text})))
    assert ran.code == 1 and "NPA411 P1.1.1" in ran.out
    assert ("nobody is named" if by in ("TBC", "") else f"`{by}` leads it") in ran.out


def test_a_level_beside_open_work_is_a_contradiction(run: Any, plan: Any) -> None:
    entry = "{status: in_progress, rag: green, assurance: {level: verified, by: Internal Audit}}"
    text = f"partner: NHSE\nperiod: FY18/19 Q1\nupdates:\n  P1.1.1: {entry}\n"
    ran = run("validate", "--data", str(plan({RETURN: text})))
    assert ran.code == 1 and "its completion is `verified`, but its status is `in_progress`" in ran.out


def test_who_verified_needs_a_level_and_other_lines_stay(run: Any, plan: Any) -> None:
    text = (
        "partner: NHSE\nperiod: FY18/19 Q1\nupdates:\n  P1.1.1:\n    status: complete\n    actual: 2018-06-20\n"
        "    evidence:\n      - https://example.org\n    assurance:  # seen at the visit\n      level: verified\n"
        "      by: Internal Audit  # by letter\n"
    )
    root = plan({"workplan.yaml": ASKS, RETURN: text})
    assert update(run, root, "--assured-how", "A visit.").code == 0
    after = (root / RETURN).read_text(encoding="utf-8")
    assert all(line in after for line in text.splitlines()) and "      how: A visit.\n" in after
    bare = plan({"workplan.yaml": ASKS, RETURN: text.partition("    assurance")[0]})
    ran = update(run, bare, "--assured-by", "Internal Audit")
    assert ran.code == 2 and "--assurance verified, self or withdrawn" in ran.err


def test_json_and_sql_say_who_verified_it(run: Any, plan: Any) -> None:
    root = plan({"workplan.yaml": ASKS})
    update(run, root, *DONE, *AUDIT)
    told = run("show", "P1.1.1", *AS_AT, "--data", str(root), "-f", "json").out
    assert '"assurance_level": "verified"' in told
    query = "select assurance_level, assurance_by, assurance_on from report"
    rows = json.loads(run("sql", query, "--data", str(root), "-f", "json").out)["items"]
    assert rows == [{"assurance_level": "verified", "assurance_by": "Internal Audit", "assurance_on": "2018-06-25"}]
    log = run("log", "P1.1.1", *AS_AT, "--data", str(root)).out
    assert "Assurance: verified by Internal Audit on 25 Jun 2018" in log


def test_a_pack_asks_for_it_where_the_plan_does(run: Any, plan: Any, tmp_path: Path) -> None:
    root = plan({"workplan.yaml": ASKS})
    update(run, root, *DONE, "--assurance", "self")
    file = _pack(run, root, tmp_path / "asked")
    book = openpyxl.load_workbook(file)
    form = book.worksheets[0]
    head = next(row for row in form.iter_rows() if "Status" in [cell.value for cell in row])
    columns, row = {cell.value: cell.column for cell in head}, head[0].row + 1
    assert form.cell(row, columns["Who says it is done"]).value == "Its lead"
    form.cell(row, columns["Who says it is done"], "Verified by another")
    form.cell(row, columns["Verified by"], "Internal Audit")
    form.cell(row, columns["Verified on"], "25 June 2018")
    book.save(file)
    ran = run("return", "take", str(file), "--data", str(root))
    assert ran.code == 0, ran.out + ran.err
    after = (root / RETURN).read_text(encoding="utf-8")
    assert "      level: verified\n      by: Internal Audit\n" in after and "2018-06-25" in after
    assert run("validate", "--data", str(root)).code == 0
    taken = (root / RETURN).read_bytes()
    assert run("return", "take", str(file), "--data", str(root)).code == 0
    assert (root / RETURN).read_bytes() == taken


def test_a_pack_of_a_plan_that_does_not_ask_loses_none_of_it(run: Any, plan: Any, tmp_path: Path) -> None:
    root = plan({"workplan.yaml": DATED_WORKPLAN})
    update(run, root, *DONE, *AUDIT)
    file = _pack(run, root, tmp_path / "plain")
    book = openpyxl.load_workbook(file)
    form = book.worksheets[0]
    head = next(row for row in form.iter_rows() if "Status" in [cell.value for cell in row])
    columns, row = {cell.value: cell.column for cell in head}, head[0].row + 1
    assert "Who says it is done" not in columns
    form.cell(row, columns["What happened"], "Published.")
    book.save(file)
    assert run("return", "take", str(file), "--data", str(root)).code == 0
    after = (root / RETURN).read_text(encoding="utf-8")
    assert "Published." in after and "      by: Internal Audit\n" in after


def _pack(run: Any, root: Path, folder: Path) -> Path:
    made = run("return", "pack", "--period", "FY18/19-Q1", "--to", str(folder), "--data", str(root))
    assert made.code == 0, made.err
    (file,) = folder.glob("*.xlsx")
    return Path(file)


def test_a_board_reads_what_is_not_verified_yet(run: Any, plan: Any) -> None:
    root = plan({"workplan.yaml": ASKS})
    late = ("--status", "complete", "--actual", "2018-10-04", "--evidence", "https://example.org/toolkit")
    of = ("--period", "FY18/19-Q3", "--data", str(root))
    assert run("update", "P1.1.1", *late, "--on", "2018-10-05", *of).code == 0
    paper = run("report", "board", *of).out
    assert "1 has been done (0 on time, 1 not yet verified)" in paper
    assert "→ ✔ Complete (not yet verified)" in paper
    assert "- ✔ Complete (not yet verified): its lead reported it done, and nobody else has verified it" in paper
    assert "✔ Complete, late by 4 days, not yet verified" in " ".join(run("status", "P1", *of).out.split())
    assert run("update", "P1.1.1", *AUDIT, "--assured-on", "2018-10-05", *of).code == 0
    assert "(0 on time)" in run("report", "board", *of).out


def changed(run: Any, root: Path, *words: str) -> str:
    """What the board's paper for the second quarter says under "What changed since last quarter"."""
    paper = run("report", "board", "--as-at", "2018-10-15", "--data", str(root), *words).out
    return str(paper.partition("## What changed since last quarter\n\n")[2].partition("\n\n")[0])


@pytest.mark.parametrize("again", [False, True], ids=["in the same return", "in the next one"])
def test_a_board_is_told_what_was_verified_since_last_quarter_and_what_no_longer_is(
    again: bool, run: Any, plan: Any
) -> None:
    root = plan({"workplan.yaml": ASKS})
    update(run, root, *DONE)
    when = ("--period", "FY18/19-Q2", *DONE) if again else ("--period", "FY18/19-Q1")
    audit = ("--on", "2018-09-28", "--assurance", "verified", "--assured-by", "Internal Audit")
    given = run("update", "P1.1.1", *when, *audit, "--assured-on", "2018-09-25", "--data", str(root))
    assert given.code == 0, given.err
    said = "✔ Complete (not yet verified) → ✔ Complete, verified by Internal Audit on 25 Sep 2018"
    assert changed(run, root) == f"- P1.1.1 The deliverable: {said}"
    told = json.loads(run("report", "board", "--as-at", "2018-10-15", "-f", "json", "--data", str(root)).out)
    since = told["since_last_quarter"]
    assert (since["verified"], since["verification_withdrawn"], since["delivered"]) == (["P1.1.1"], [], [])


def test_a_withdrawal_is_told_and_what_stays_verified_is_not(run: Any, plan: Any) -> None:
    root = plan({"workplan.yaml": ASKS})
    update(run, root, *DONE, *AUDIT)
    assert changed(run, root) == "None."
    later = ("--period", "FY18/19-Q2", "--on", "2018-09-28", *DONE)
    back = ("--assurance", "withdrawn", "--assured-on", "2018-09-20")
    assert run("update", "P1.1.1", *later, *back, "--data", str(root)).code == 0
    assert changed(run, root) == "- P1.1.1 The deliverable: verification withdrawn on 20 Sep 2018"


def test_counts_say_how_much_of_what_is_done_is_unverified_where_the_plan_asks(run: Any, plan: Any) -> None:
    def headline(root: Path, *words: str) -> dict[str, Any]:
        ran = run("status", *AS_AT, "-f", "json", *words, "--data", str(root))
        return dict(json.loads(ran.out)["headline"])

    root = plan({"workplan.yaml": ASKS})
    assert headline(root)["unverified"] is None  # nobody has reported, so what is done is not known
    update(run, root, *DONE)
    assert (headline(root)["done"], headline(root)["unverified"]) == (1, 1)
    update(run, root, *AUDIT)
    assert (headline(root)["done"], headline(root)["unverified"]) == (1, 0)
    assert "unverified" not in headline(plan({"workplan.yaml": DATED_WORKPLAN}))  # the same reports, nothing asked


@pytest.mark.parametrize("by", ["NHSE", "NHS England", "nhse", "n/a", None])
@pytest.mark.parametrize("scale", [ASKS, DATED_WORKPLAN + scale_of(BLUE_IS_ASSURED)], ids=["asks", "blue"])
def test_what_its_own_lead_or_nobody_verified_is_shown_as_not_yet_verified(
    by: str | None, scale: str, run: Any, plan: Any
) -> None:
    root = plan({"workplan.yaml": scale})
    named = ("--assured-by", by) if by else ()
    assert update(run, root, *DONE, "--assurance", "verified", *named).code == 1  # written, and refused by NPA411
    assert "(not yet verified)" in shown(run, root)
    assert "1 done (1 not yet verified)" in shown(run, root) and "Blue," not in shown(run, root)


@pytest.mark.parametrize(("by", "seen"), [("NHSE", False), ("Internal Audit", True)])
def test_a_reader_who_may_not_see_who_verified_it_sees_the_same_rating(
    by: str, seen: bool, run: Any, plan: Any
) -> None:
    root = plan({"workplan.yaml": ASKS})
    update(run, root, *DONE, "--assurance", "verified", "--assured-by", by, "--assured-how", "A visit.")
    path = root / RETURN
    path.write_text(path.read_text(encoding="utf-8") + "    audience: internal\n", encoding="utf-8")
    for audience in ("internal", "public"):
        paper = run("report", "--audience", audience, *AS_AT, "-f", "markdown", "--data", str(root))
        assert paper.code == 0, paper.err
        assert ("not yet verified)" in paper.out.partition("## Key")[0]) != seen, audience
    assert "Internal Audit" not in paper.out and "A visit." not in paper.out


def test_counts_never_call_unverified_work_by_the_word_for_what_is_verified(run: Any, plan: Any) -> None:
    """In a plan whose scale has a word for verified work alone, complete work has npa's own word until then."""
    signed_off = BLUE_IS_ASSURED[:1] + BLUE_IS_ASSURED[2:]
    root = plan({"workplan.yaml": DATED_WORKPLAN + scale_of(signed_off)})
    update(run, root, *DONE)

    def seen() -> tuple[str, str]:
        board = run("report", "board", *AS_AT, "--data", str(root)).out
        return shown(run, root), board.partition("Sign and colour: the worst of them (")[2].partition(")")[0]

    status, signs = seen()
    assert "1 complete or blue" in " ".join(run("status", *AS_AT, "--data", str(root)).out.split())
    assert "✔ Complete (not yet verified)" in status and signs == "✔ complete"
    assert "No deliverables match" in run("list", "deliverables", "--rating", "blue", *AS_AT, "--data", str(root)).out
    update(run, root, *AUDIT)
    assert seen()[1] == "■ blue"
