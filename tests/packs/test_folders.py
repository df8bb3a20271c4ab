"""What comes in: nothing in a folder is passed over in silence, and nothing that can't be told apart is taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.packs.workbooks import ITEM, edited, filled, made_pack, place


def test_what_a_folder_holds_besides_workbooks_is_named(run: Any, plan: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    (inbox / "older").mkdir(parents=True)
    (inbox / "RHT.xlsx").write_bytes(filled(made_pack(run, plan), ITEM, {"Status": "On hold"}))
    (inbox / "CF.eml").write_bytes(b"From: a@example.org\r\nTo: b@example.org\r\nSubject: return\r\n\r\nHere.\r\n")
    (inbox / "MC.eml").write_bytes(b"Subject: a draft of npa's\r\nX-Unsent: 1\r\n\r\n")
    (inbox / "RC.csv").write_text("Id,Status\n", encoding="utf-8")
    (inbox / "~$RHT.xlsx").write_bytes(b"an office program's lock")
    ran = run("return", "take", str(inbox), "--data", str(plan), "--dry-run")
    assert ran.code == 1 and "Would be taken into returns/FY19-20-Q1/RHT.yaml: 1 cell" in ran.out, ran.out
    told = " ".join(ran.out.split())
    assert "CF.eml Refused: it is a mail; save the workbook that is attached to it" in told
    assert "RC.csv Refused: it is plain text" in told and "older Refused: it is a folder; name it too" in told
    assert "MC.eml" not in told and "~$RHT" not in told


def test_a_check_of_a_workbook_speaks_of_its_columns(run: Any, plan: Path, tmp_path: Path) -> None:
    sent = tmp_path / "RHT.xlsx"
    sent.write_bytes(filled(made_pack(run, plan), ITEM, {"Status": "Complete"}))
    ran = run("return", "check", str(sent), "--data", str(plan))
    assert f"{ITEM}: “Complete”, and no “Where it can be seen” of it." in ran.out, ran.out
    assert "`complete`" not in ran.out and "Line 1" not in ran.out


def test_ids_that_were_sorted_apart_from_their_rows_are_asked_about(run: Any, plan: Path, take: Any) -> None:
    def apart(book: Any) -> None:
        page = book.worksheets[0]
        for item, other in (("P1.1.3", "x"), ("P1.1.4", "P1.1.3"), ("x", "P1.1.4")):
            place(page, item, "Id").value = other
        place(page, "P1.1.4", "Status").value = "Complete"

    before = {path: path.read_bytes() for path in plan.rglob("*.yaml")}
    ran = take(edited(made_pack(run, plan), apart))
    told = " ".join(ran.out.split())
    assert ran.code == 1 and "P1.1.4: its id stands beside the words of P1.1.3; put the ids back" in told, ran.out
    assert {path: path.read_bytes() for path in plan.rglob("*.yaml")} == before


def test_a_column_with_another_name_and_something_in_it_is_asked_about(run: Any, plan: Path, take: Any) -> None:
    def renamed(book: Any) -> None:
        for row in book.worksheets[0].iter_rows():
            for cell in row:
                if cell.value == "Status":
                    cell.value = "State"

    ran = take(edited(made_pack(run, plan), renamed))
    told = " ".join(ran.out.split())
    assert ran.code == 1 and "its column Status is gone, and State is none of its own; give it its name back" in told


def test_a_return_from_elsewhere_is_judged_by_the_plan_one_is_in(run: Any, plan: Path, tmp_path: Path) -> None:
    sent = tmp_path / "inbox" / "RHT.yaml"
    sent.parent.mkdir()
    sent.write_bytes((plan / "returns/FY19-20-Q1/RHT.yaml").read_bytes())
    (tmp_path / "workplan.yaml").write_text("id: above\n", encoding="utf-8")  # another plan stands around the file
    ran = run("return", "check", str(sent), folder=plan)
    assert ran.code == 0 and "7 of 8 expected this quarter" in ran.out, ran.err
