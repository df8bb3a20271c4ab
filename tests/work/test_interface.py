"""`import npa_cli as npa`: the same answers as data that the commands print, and the examples of docs/python.md."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest

import npa_cli as npa
from npa_cli.render.json_text import render_json
from npa_cli.views.tables import TABLES
from tests.conftest import REPOSITORY

DAY = date(2019, 7, 1)
RIVERSIDE = str(REPOSITORY / "examples" / "riverside")


def printed(answer: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> Any:
    """An answer as JSON prints it."""
    return json.loads(render_json("", {"answer": answer}))["answer"]


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda plan: plan.status(priority=["1", "2"], as_at=DAY), "status -p 1 -p 2 --as-at 2019-07-01"),
        (lambda plan: plan.status("P1.2", period="FY18/19-Q4"), "status P1.2 --period FY18/19-Q4"),
        (lambda plan: plan.due(within=30, partner="RC", as_at="2019-07-01"), "due --within 30d --partner RC --as-at 2019-07-01"),
        (lambda plan: plan.slippage(by="partner", as_at=DAY), "slippage --by partner --as-at 2019-07-01"),
        (lambda plan: plan.show("R-001", as_at=DAY), "show R-001 --as-at 2019-07-01"),
    ],
)  # fmt: skip
def test_an_answer_is_what_the_command_prints(
    run: Callable[..., Any], ask: Callable[[npa.OpenPlan], Mapping[str, Any]], words: str
) -> None:
    shown = json.loads(run(*words.split(), "--data", RIVERSIDE, "-f", "json").out)
    answer = printed(ask(npa.open(RIVERSIDE)))
    assert {key: shown[key] for key in answer} == answer


def test_rows_are_what_the_commands_print(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    plan = npa.open("examples/riverside")
    for words, answer in (
        ("find night cover", plan.find("night", "cover")),
        ("validate", plan.findings()),
        ("sql -f json", plan.sql("select * from slippage", as_at=DAY)),
    ):
        more = ("select * from slippage", "--as-at", "2019-07-01") if words.startswith("sql") else ()
        ran = run(*words.split()[:1], *more, *words.split()[1:], "--data", "examples/riverside", "-f", "json")
        assert json.loads(ran.out)["items"] == printed(answer)
    paper = plan.paper("priority", "1", period="FY19/20-Q1")
    asked = ("report", "priority", "1", "--period", "FY19/20-Q1", "--data", "examples/riverside")
    assert run(*asked).out.strip() == str(paper).strip()
    assert json.loads(run("when", "by 2021", "-f", "json").out)["items"] == [printed(npa.when("by 2021"))]


@pytest.mark.parametrize("kind", TABLES, ids=lambda kind: kind.name)
def test_every_table_has_its_rows(kind: Any) -> None:
    plan = npa.open(RIVERSIDE)
    rows = plan.table(kind.name, as_at=DAY)
    assert rows == plan.table(kind.plural, as_at=DAY)
    assert len(rows) == plan.sql(f"select count(*) as number from {kind.name}", as_at=DAY)[0]["number"]
    assert not any(isinstance(value, tuple) for row in rows for value in row.values())


def test_what_cannot_be_meant_is_a_fault_in_words() -> None:
    plan = npa.open(RIVERSIDE)
    for ask in (
        lambda: plan.status("P9"),
        lambda: plan.status(colour="red"),
        lambda: plan.table("deliverable s"),
        lambda: plan.status(as_at="yesterday"),
        lambda: npa.open("examples"),
        lambda: npa.open("examples\0"),
        lambda: plan.status(by="colour"),  # type: ignore[arg-type]
        lambda: plan.slippage(by="theme"),  # type: ignore[arg-type]
        lambda: plan.paper("board", form="ics"),
        plan.find,
        lambda: plan.find(""),
        lambda: plan.show(3),  # type: ignore[arg-type]
        lambda: plan.status(3),  # type: ignore[arg-type]
        lambda: plan.status(as_at=20190401),  # type: ignore[arg-type]
        lambda: npa.when(None),  # type: ignore[arg-type]
    ):
        with pytest.raises(npa.Fault):
            ask()


def test_a_fault_names_what_is_written_in_python() -> None:
    plan = npa.open(RIVERSIDE)
    with pytest.raises(npa.Fault, match=r"^as_at `yesterday` is not a day"):
        plan.status(as_at="yesterday")
    with pytest.raises(npa.Fault, match=r"^within `-1` is not a number of days"):
        plan.due(within=-1)
    with pytest.raises(npa.Fault, match=r"^base `zz` is no commit"):
        plan.findings(base="zz")


def test_it_costs_the_command_line_nothing() -> None:
    loaded = "import sys, npa_cli; print(any(name.startswith('npa_cli.') for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", loaded], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_the_examples_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    assert doctest.testfile(str(REPOSITORY / "docs" / "python.md"), module_relative=False).failed == 0
