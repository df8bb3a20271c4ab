"""Several times of one recurring deliverable in one return: by workbook and by `npa update`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.packs.workbooks import edited, head_row

ROUND = "FY19/20-Q2"
RC = "returns/FY19-20-Q2/RC.yaml"
JUNE, SEPTEMBER = "due 30 Jun 2019", "due 30 Sep 2019"


@pytest.fixture
def pack(run: Any, plan: Path, today: Any, tmp_path: Path) -> bytes:
    """RC's pack for a quarter in which two joint case reviews are open."""
    today("2019-10-05")
    ran = run(
        "return", "pack", "--period", ROUND, "--partner", "RC", "--to", str(tmp_path / "out"), "--data", str(plan)
    )
    assert ran.code == 0, ran.err
    return (tmp_path / "out" / "RC.xlsx").read_bytes()


def answered(raw: bytes, cells: dict[tuple[str, str], dict[str, Any]]) -> bytes:
    """A pack in which the rows of an id and a time were filled in."""

    def change(book: Any) -> None:
        page = book["Return"]
        head = head_row(page)
        columns = {cell.value: cell.column for cell in page[head]}
        for row in range(head + 1, page.max_row + 1):
            key = page.cell(row, columns["Id"]).value, page.cell(row, columns["Which time"]).value or ""
            for heading, value in cells.get(key, {}).items():
                page.cell(row, columns[heading]).value = value

    return edited(raw, change)


def done(day: date) -> dict[str, Any]:
    return {"Status": "Complete", "Done on": day, "What happened": f"Held on {day}.", "Where it can be seen": "minutes"}


def test_every_row_of_what_recurs_is_taken(run: Any, plan: Path, take: Any, pack: bytes) -> None:
    rows = {("P2.2.1", JUNE): done(date(2019, 6, 28)), ("P2.2.1", SEPTEMBER): done(date(2019, 9, 27))}
    ran = take(answered(pack, rows), name="RC.xlsx")
    assert (ran.code, ran.out.count("• P2.2.1: Status, Done on, What happened, Where it can be seen")) == (0, 2), (
        ran.out
    )
    text = (plan / RC).read_text(encoding="utf-8")
    for words in ("occurrence: 2019-09-30", "- occurrence: 2019-06-30", "actual: 2019-06-28", "Held on 2019-06-28."):
        assert words in text
    assert "overdue" not in run("status", "2.2", "--data", str(plan), "--as-at", "2019-10-06").out
    assert run("fmt", "--check", "--data", str(plan)).code == 0
    assert run("validate", "--data", str(plan), "--as-at", "2019-10-06").code == 0
    log = run("log", "P2.2.1", "--data", str(plan), "--as-at", "2019-10-06").out
    assert "The one due 30 Jun 2019: done on 28 Jun 2019; Held on 2019-06-28.; minutes" in " ".join(log.split())
    before = (plan / RC).read_bytes()
    assert "Nothing in it is new." in take(answered(pack, rows), name="RC.xlsx").out
    assert (plan / RC).read_bytes() == before


def test_an_earlier_time_that_is_not_done_is_asked_about(run: Any, plan: Path, take: Any, pack: bytes) -> None:
    rows = {
        ("P2.2.1", JUNE): {"Status": "In progress", "Confidence": "Red"},
        ("P2.2.1", SEPTEMBER): done(date(2019, 9, 27)),
    }
    ran = take(answered(pack, rows), name="RC.xlsx")
    assert ran.code == 1
    assert "the one due 30 June 2019 is not" in " ".join(ran.out.split())


def test_what_validate_would_refuse_is_asked_and_not_written(run: Any, plan: Path, take: Any, pack: bytes) -> None:
    rows = {("P2.2.2", ""): {"Status": "No change"}, ("P1.3.1", ""): done(date(2019, 12, 1))}
    ran = take(answered(pack, rows), name="RC.xlsx")
    assert ran.code == 1
    assert "P2.2.2: `P2.2.2` was never reported on by `RC`" in ran.out
    assert "P1.3.1: `2019-12-01` is" in ran.out
    assert not (plan / RC).exists()


def test_an_update_of_a_second_time_keeps_the_first(run: Any, plan: Path, today: Any) -> None:
    today("2019-10-05")
    words = (
        "update",
        "P2.2.1",
        "--status",
        "complete",
        "--period",
        ROUND,
        "--evidence",
        "minutes",
        "--data",
        str(plan),
    )
    september = ("--occurrence", "2019-09-30", "--actual", "2019-09-27", "--narrative", "Ten cases.")
    june = ("--occurrence", "2019-06-30", "--actual", "2019-06-28", "--narrative", "Nine cases.")
    for first, second in ((september, june), (june, september)):
        assert run(*words, *first).code == 0
        ran = run(*words, *second)
        assert ran.code == 0, ran.err
        assert "the one due 31 December 2019 is still open" in ran.err
        text = (plan / RC).read_text(encoding="utf-8")
        assert text.index("actual: 2019-09-27") < text.index("- occurrence: 2019-06-30")
        assert "Ten cases." in text and "Nine cases." in text
        (plan / RC).unlink()


def test_a_time_that_is_not_done_can_not_stand_beside_a_later_one(run: Any, plan: Path, today: Any) -> None:
    today("2019-10-05")
    words = ("update", "P2.2.1", "--period", ROUND, "--data", str(plan))
    done_words = (
        "--status",
        "complete",
        "--actual",
        "2019-09-27",
        "--narrative",
        "Ten cases.",
        "--evidence",
        "minutes",
    )
    assert run(*words, *done_words, "--occurrence", "2019-09-30").code == 0
    before = (plan / RC).read_bytes()
    ran = run(*words, "--status", "in_progress", "--rag", "red", "--occurrence", "2019-06-30")
    assert ran.code == 2 and "the one due 30 June 2019 is not" in ran.err
    assert (plan / RC).read_bytes() == before


def test_a_time_it_never_fell_due_is_a_finding(run: Any, plan: Path) -> None:
    path = plan / "returns/FY19-20-Q1/RC.yaml"
    entry = "  P2.2.1: {status: complete, actual: 2019-06-28, evidence: [m], also_done: [{occurrence: 2019-06-29}]}\n"
    path.write_text(path.read_text(encoding="utf-8").replace("updates:\n", f"updates:\n{entry}"), encoding="utf-8")
    ran = run("validate", "--data", str(plan), "--as-at", "2019-07-06")
    assert ran.code == 1
    assert "NPA407" in ran.out and "does not fall due on `2019-06-29`" in ran.out
