"""The log of an action, and the action whose owner says that it is done before the board has agreed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

ACTIONS = """\
- id: ACT-001
  text: Send the data set to every region.
  owner: NHSE
  raised_on: 2018-05-01
  due: 2018-07-31
  log:
    - {on: 2018-06-01, update: Sent to two of the seven regions.}
    - {on: 2018-07-10, update: Sent to all of them.}
  status: proposed_for_closure
  closure_proposed_on: 2018-07-10
"""


@pytest.fixture
def acting(plan: Callable[..., Path]) -> Path:
    return plan({"registers/actions.yaml": ACTIONS})


def _said(run: Callable, folder: Path, day: str) -> str:
    return run("actions", "--as-at", day, folder=folder, env={"COLUMNS": "240"}).out


def test_what_is_proposed_for_closure_stays_open_and_late(run: Callable, acting: Path) -> None:
    assert run("validate", folder=acting).out == ""
    said = _said(run, acting, "2018-08-05")
    assert "overdue by 5 days; proposed for closure" in said
    assert "Proposed for closure: 1." in said
    assert "10 Jul 2018: Sent to all of them." in said


def test_a_view_of_an_earlier_day_knows_nothing_of_what_was_said_later(run: Callable, acting: Path) -> None:
    said = _said(run, acting, "2018-07-01")
    assert "1 Jun 2018: Sent to two of the seven regions." in said
    assert "Sent to all of them" not in said
    assert "proposed for closure" not in said
    entry = json.loads(run("show", "ACT-001", "--as-at", "2018-07-01", "-f", "json", folder=acting).out)
    assert (entry["status"], len(entry["log"])) == ("open", 1)


def test_closed_later_it_had_been_proposed_before(run: Callable, acting: Path) -> None:
    path = acting / "registers/actions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("status: proposed_for_closure", "status: closed\n  closed_on: 2018-09-01"), encoding="utf-8"
    )
    assert "proposed for closure" in _said(run, acting, "2018-08-05")
    assert "ACT-001" not in _said(run, acting, "2018-10-01")


def test_a_log_line_without_a_day_is_refused(run: Callable, acting: Path) -> None:
    path = acting / "registers/actions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("on: 2018-07-10, update", "on: July, update"), encoding="utf-8")
    ran = run("validate", folder=acting)
    assert "expected a date such as 2018-04-01 here, found `July`" in ran.out


def test_a_line_is_added_to_the_log_and_nothing_else_is_touched(run: Callable, acting: Path) -> None:
    path = acting / "registers/actions.yaml"
    ran = run("add", "action-note", "act-001", "Two answered.", "--on", "2018-07-12", folder=acting)
    assert ran.code == 0, ran.err
    last = "    - {on: 2018-07-10, update: Sent to all of them.}\n"
    after = path.read_text(encoding="utf-8")
    head, added, rest = after.partition(last)[0], after.partition(last)[2], ACTIONS.partition(last)
    assert head == rest[0]
    assert added.endswith(rest[2])
    assert "2018-07-12" in added
    assert run("validate", folder=acting).code == 0
    assert "12 Jul 2018: Two answered." in _said(run, acting, "2018-08-05")


def test_a_status_is_set_with_its_day(run: Callable, acting: Path) -> None:
    path = acting / "registers/actions.yaml"
    path.write_text("- id: ACT-002\n  text: Ask.\n  raised_on: 2018-05-01\n  status: open\n", encoding="utf-8")
    words = ("add", "action-note", "ACT-002", "Done.", "--on", "2018-06-01", "--status")
    assert run(*words, "proposed_for_closure", folder=acting).code == 0
    text = path.read_text(encoding="utf-8")
    assert "status: proposed_for_closure\n  closure_proposed_on: 2018-06-01" in text
    assert run(*words, "closed", folder=acting).code == 0
    assert "closed_on: 2018-06-01" in path.read_text(encoding="utf-8")
    assert run("validate", folder=acting).out == ""


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("ACT-010", "Done."), "did you mean `ACT-001`?"),
        (("ACT-001", "Done.", "--on", "2999-01-01"), "still to come"),
    ],
)
def test_a_line_that_can_t_be_meant_is_refused(run: Callable, acting: Path, words: tuple[str, ...], why: str) -> None:
    ran = run("add", "action-note", *words, folder=acting)
    assert ran.code == 2
    assert why in ran.err
    assert (acting / "registers/actions.yaml").read_text(encoding="utf-8") == ACTIONS


def test_the_board_is_asked_to_close_what_is_proposed_for_closure(run: Callable, acting: Path) -> None:
    words = "Agree to close ACT-001, “Send the data set to every region”: its owner says that it is done."
    paper = ("report", "board", "--as-at")
    assert words in " ".join(run(*paper, "2018-08-05", folder=acting).out.split())
    assert "Agree to close" not in run(*paper, "2018-07-05", folder=acting).out
