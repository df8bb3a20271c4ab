"""Folders with what came in: nothing in them is passed over in silence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.packs.workbooks import ITEM, filled, made_pack


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
