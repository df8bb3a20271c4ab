"""`npa return check` on a file from anywhere, and `npa return new --partner all`."""

from __future__ import annotations

import json
import re
import shutil
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

from tests.packs.workbooks import ITEM, RETURN, filled, made_pack


def test_a_return_from_elsewhere_is_checked_as_if_it_stood_in_its_place(run: Any, plan: Path, tmp_path: Path) -> None:
    inside = run("return", "check", str(plan / RETURN), "-f", "json")
    sent = tmp_path / "from a mail.yaml"
    shutil.copy(plan / RETURN, sent)
    (plan / RETURN).unlink()
    ran = run("return", "check", str(sent), "--data", str(plan), "-f", "json")
    assert (ran.code, json.loads(ran.out)) == (inside.code, json.loads(inside.out))


def test_a_workbook_is_checked_as_if_it_had_been_taken(run: Any, plan: Path, tmp_path: Path) -> None:
    path = tmp_path / "RHT.xlsx"
    path.write_bytes(filled(made_pack(run, plan), ITEM, {"Status": "In progress", "Expected on": "soon"}))
    before = (plan / RETURN).read_bytes()
    ran = run("return", "check", str(path), "--data", str(plan))
    assert ran.code == 1 and f"{ITEM}, Expected on: `soon` is not one day" in " ".join(ran.out.split())
    assert (plan / RETURN).read_bytes() == before


def test_an_unanswered_pack_of_a_partner_without_a_return_says_what_is_not_mentioned(
    run: Any, plan: Path, tmp_path: Path
) -> None:
    path = tmp_path / "CF.ods"
    path.write_bytes(made_pack(run, plan, "CF", ".ods"))
    ran = run("return", "check", str(path), "--data", str(plan))
    assert ran.code == 0 and "Expected for this quarter and not mentioned: P3.2.1." in ran.out, ran.out + ran.err


def test_forms_for_all_are_written_together_and_laid_out_right(run: Any, plan: Path) -> None:
    words = ("return", "new", "--partner", "all", "--period", "FY19/20-Q2", "--data", str(plan))
    assert run(*words, "--dry-run").err.count("would write") == 4  # the example's partners with work to report
    ran = run(*words)
    made = sorted(path.name for path in (plan / "returns/FY19-20-Q2").iterdir())
    assert (ran.code, made) == (0, ["CF.yaml", "MC.yaml", "RC.yaml", "RHT.yaml"])
    assert run("fmt", "--check", "--data", str(plan)).code == 0
    again = run(*words)
    assert again.code == 2 and "has its return already" in again.err


def test_reminders_have_only_what_is_missing(run: Any, plan: Path, tmp_path: Path) -> None:
    to = tmp_path / "letters"
    ran = run("return", "chase", "--period", "FY19/20-Q1", "--to", str(to), "--by", "2019-07-19", "--data", str(plan))
    assert ran.code == 0, ran.err
    letter = next(to.glob("RHT-reminder-*.eml")).read_text(encoding="utf-8")  # of the day it is written
    assert ITEM in letter and "P1.1.4" not in letter.partition("\nContent-Type: application")[0]
    assert "by 19 July 2019" in letter and "X-Unsent: 1" in letter and "\nTo:" not in letter
    missing = run("return", "status", "--period", "FY19/20-Q1", "-f", "json", "--data", str(plan)).out
    assert {each["partner"] for each in json.loads(missing)["items"] if "silent" in each["deliverables"].values()} <= {
        path.name.partition("-")[0] for path in to.iterdir()
    }


def test_a_reminder_asks_for_what_a_check_of_the_return_finds(run: Any, plan: Path, tmp_path: Path) -> None:
    given = ("--status", "in_progress", "--rag", "red", "--period", "FY19/20-Q1", "--data", str(plan))
    assert run("update", "P3.1.3", *given).code == 0
    assert run("update", "P1.1.3", "--status", "complete", "--period", "FY19/20-Q1", "--data", str(plan)).code == 0
    to = tmp_path / "letters"
    words = ("--period", "FY19/20-Q1", "--partner", "RHT", "--to", str(to), "--data", str(plan))
    assert run("return", "chase", *words).code == 0
    body = message_from_bytes(next(to.glob("RHT-reminder-*.eml")).read_bytes(), policy=default).get_body(("plain",))
    assert body is not None
    asked = dict(re.findall(r"^  (P\S+)  .*: ([^\r\n]+)", body.get_content(), re.MULTILINE))
    checked = json.loads(run("return", "check", str(plan / RETURN), "--data", str(plan), "-f", "json").out)
    assert asked["P3.1.3"] == "what happened and what will bring it back"
    assert asked["P1.1.3"] == "the day it was done and where it can be seen"
    for item in asked:
        assert any(f", {item}:" in each for each in checked["to_consider"]) or item in checked["not_mentioned"], item


def test_a_pack_that_may_have_been_filled_in_is_not_written_over(run: Any, plan: Path, tmp_path: Path) -> None:
    words = ("return", "pack", "--period", "FY19/20-Q1", "--to", str(tmp_path / "out"), "--data", str(plan))
    assert run(*words).code == 0 and run(*words).code == 0  # the same again is the same bytes
    path = tmp_path / "out/RHT.xlsx"
    path.write_bytes(filled(path.read_bytes(), ITEM, {"Status": "On hold"}))
    before = {each: each.read_bytes() for each in (tmp_path / "out").iterdir()}
    ran = run(*words)
    assert ran.code == 2 and "may have been filled in" in ran.err
    assert {each: each.read_bytes() for each in (tmp_path / "out").iterdir()} == before
    assert run(*words, "--force").code == 0
