"""`npa find`: whatever a plan's files say is found, with the id and the very place where it stands."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from npa_cli.rules.minimal_plan import first_priority
from tests.conftest import REPOSITORY

RIVERSIDE = ("--data", "examples/riverside")


@pytest.mark.parametrize(
    ("words", "item", "field", "file"),
    [
        (["handyperson"], "P1.3.2", "text", "priorities/01-home.yaml"),
        (["tender", "again"], "P1.3.2", "narrative", "returns/FY19-20-Q1/RC.yaml"),
        (["the tender has to be run again"], "CHG-005", "narrative", "changes.yaml"),
        (["NIGHT   cover"], "ACT-001", "text", "registers/actions.yaml"),
        (["p1.3.2"], "P1.3.2", "updates", "returns/FY18-19-Q4/RC.yaml"),
    ],
)
def test_plan_returns_registers_and_changes(
    run: Callable[..., Any], words: list[str], item: str, field: str, file: str
) -> None:
    found = json.loads(run("find", *words, *RIVERSIDE, "-f", "json").out)["items"]
    here = [each for each in found if each["file"].endswith(file)]
    assert (item, field) in {(each["item"], each["field"]) for each in here}


def test_every_place_is_where_the_words_stand(run: Callable[..., Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(run("find", "health", "-f", "csv").out)))
    assert len(rows) > 20
    for row in rows:
        lines = (REPOSITORY / row["file"]).read_text(encoding="utf-8").splitlines()[int(row["line"]) - 1 :]
        written = lines[0][int(row["column"]) - 1 :]
        if written.startswith((">", "|")):
            written = lines[1].strip()
        assert written.lstrip("'\"")[:18] == row["words"].lstrip("'\"")[:18]


def test_accents_and_case_make_no_difference(run: Callable[..., Any], plan: Callable[..., Any]) -> None:
    root = str(plan({"priorities/01-first.yaml": first_priority("The deliverable", "Café  Society's rôle")}))
    assert "Café Society's rôle" in run("find", "cafe society", "ROLE", "--data", root).out


def test_a_long_text_is_shown_around_the_word(run: Callable[..., Any], plan: Callable[..., Any]) -> None:
    words = "before " * 60 + "needle " + "after " * 60
    root = str(plan({"priorities/01-first.yaml": first_priority("The deliverable", words.strip())}))
    shown = run("find", "needle", "--data", root, env={"COLUMNS": "200"}).out
    assert "… before" in shown and "needle" in shown and "after …" in shown
    assert json.loads(run("find", "needle", "--data", root, "-f", "json").out)["items"][0]["words"] == words.strip()


def test_what_stands_nowhere_is_said(run: Callable[..., Any]) -> None:
    ran = run("find", "unicorn")
    assert (ran.code, "Nowhere in the plan's files" in ran.out) == (0, True)
    empty = run("find", " ")
    assert empty.code == 2
    assert "type `npa find custody`" in empty.err
