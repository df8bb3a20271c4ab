"""The plan in SQL: the same numbers as every other command, and nothing that can be written, opened or left running."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from npa_cli.views.query import VIEWS
from npa_cli.views.tables import TABLES

WHERE = ("--data", "examples/riverside", "--as-at", "2019-07-01")


@pytest.fixture
def ask(run):
    def _ask(query: str, *where: str) -> list[dict[str, Any]]:
        ran = run("sql", query, *(where or WHERE), "--format", "json")
        assert ran.code == 0, ran.err
        items: list[dict[str, Any]] = json.loads(ran.out)["items"]
        return items

    return _ask


def test_ratings_are_those_of_status(ask, run) -> None:
    status = json.loads(run("status", *WHERE, "--format", "json").out)
    counted = {each["rating"]: each["n"] for each in ask("select rating, count(*) n from ratings group by rating")}
    assert counted == {rating: number for rating, number in status["headline"]["ratings"].items() if number}
    for priority in status["priorities"]:
        found = ask(f"select count(*) n from ratings where priority = '{priority['id']}'")
        assert found[0]["n"] == priority["deliverables"]


def test_slippage_is_that_of_slippage(ask, run) -> None:
    items = json.loads(run("slippage", *WHERE, "--format", "json").out)["items"]
    expected = {each["id"]: each["against_original"]["days"] for each in items}
    found = {each["id"]: each["days_on_original"] for each in ask("select id, days_on_original from slippage")}
    assert found == expected


def test_every_table_and_view_answers_with_its_own_columns(ask) -> None:
    for table in TABLES:
        rows = ask(f"select * from {table.name}")
        if rows:
            assert list(rows[0]) == [name for name, _ in table.columns]
    for name, _, _ in VIEWS:
        assert ask(f"select * from {name}")


def test_the_shipped_plan_counts_right(ask) -> None:
    where = ("--data", "data", "--as-at", "2019-07-01")
    for name, number in (("priority", 10), ("activity", 53), ("deliverable", 134)):
        assert ask(f"select count(*) n from {name}", *where)[0]["n"] == number
    assert ask("select count(distinct priority || theme) n from activity", *where)[0]["n"] == 31


@pytest.mark.parametrize(
    "query",
    [
        "delete from plan",
        "update deliverable set text = ''",
        "insert into plan values (1, 2, 3, 4, 5)",
        "drop table plan",
        "create table x (y)",
        "attach 'other.db' as other",
        "vacuum into 'other.db'",
        "pragma journal_mode = wal",
        "select load_extension('x')",
        "select writefile('x', 'y')",
        "begin",
        "select 1; select 2",
        "selec",
        "",
        "select * from nothing",
        "select '\x00'",
        "/* a remark */",
        "with recursive c(x) as (select 1 union all select x + 1 from c) select count(*) from c",
    ],
)
def test_what_is_no_question_is_refused_in_words(
    query: str, run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("npa_cli.store.database._PATIENCE", 1_000_000)
    root = Path("examples/riverside").resolve()
    ran = run("sql", query, "--data", str(root), folder=tmp_path)
    assert ran.code == 2
    assert "that can't be answered: " in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("select * from deliverables", "no such table: deliverables; did you mean `deliverable`? `npa sql`"),
        ("select * from standings", "no such table: standings; did you mean `standing`? `npa sql`"),
        ("select d.timefram from deliverable d", "no such column: d.timefram; did you mean `timeframe`? `npa sql`"),
        ("select xyzzy from deliverable", "no such column: xyzzy; `npa sql`"),
        ("delete from deliverable", "not authorized; npa sql only reads; `npa sql`"),
    ],
)
def test_what_was_meant_is_named(query: str, said: str, run) -> None:
    assert f"that can't be answered: {said} alone lists the tables" in run("sql", query).err


def test_rows_come_as_csv_and_hostile_words_stay_words(run, plan) -> None:
    files = {"partners.yaml": 'partners:\n  - {code: NHSE, name: "=1+1\\e[31m", kind: organisation}\n'}
    where = ("--data", str(plan(files)))
    rows = list(csv.DictReader(io.StringIO(run("sql", "select * from partner", *where, "--format", "csv").out)))
    assert rows[0]["name"] == "'=1+1<U+001B>[31m"
    assert "\x1b" not in run("sql", "select * from partner", *where).out


def test_no_rows_is_an_answer(run) -> None:
    ran = run("sql", "select * from change where 1 = 0", *WHERE)
    assert (ran.code, ran.out) == (0, "No rows.\n")


def test_a_database_file_is_whole_and_replaced(run, tmp_path: Path) -> None:
    target = tmp_path / "plan.db"
    root = str(Path("examples/riverside").resolve())
    for as_at in ("2019-01-01", "2019-07-01"):
        assert run("export", "sqlite", str(target), "--data", root, "--as-at", as_at).code == 0
        with sqlite3.connect(target) as connection:
            assert connection.execute("select as_at from plan").fetchall() == [(as_at,)]
            assert connection.execute("select count(*) from ratings").fetchall() == [(23,)]
            assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        connection.close()
    assert [path.name for path in tmp_path.iterdir()] == ["plan.db"]


def test_the_same_plan_gives_the_same_file(run, tmp_path: Path) -> None:
    root = str(Path("examples/riverside").resolve())
    for name in ("a.db", "b.db"):
        run("export", "sqlite", str(tmp_path / name), "--data", root, "--as-at", "2019-07-01")
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()


@pytest.mark.parametrize(
    ("query", "items"),
    [
        ("select 1 as id, 2 as id, 3 as id", [{"id": 1, "id_2": 2, "id_3": 3}]),
        ("select 1 as id, 2 as id_2, 3 as id", [{"id": 1, "id_2": 2, "id_3": 3}]),
        ("select x'00ff' as b, x'' as e", [{"b": "00ff", "e": ""}]),
        ("select 9e999 as up, -9e999 as down", [{"up": "inf", "down": "-inf"}]),
    ],
)
def test_whatever_a_select_gives_every_format_holds(query: str, items: list[dict[str, Any]], ask, run) -> None:
    assert ask(query) == items
    for form in ("text", "markdown", "csv"):
        ran = run("sql", query, *WHERE, "--format", form)
        assert ran.code == 0
        assert all(name in ran.out.splitlines()[0] for name in items[0])


def test_csv_guards_words_that_look_like_a_formula_and_no_number(run) -> None:
    query = (
        "select -9e999 as down, 9e999 as up, -5 as n, -0.5 as f, 9007199254740993 as big, '-5' as words, '=1' as sum"
    )
    assert run("sql", query, *WHERE, "--format", "csv").out.splitlines()[1] == (
        "-inf,inf,-5,-0.5,9007199254740993,'-5,'=1"
    )
    assert '"big": 9007199254740993' in run("sql", query, *WHERE, "--format", "json").out


def test_what_a_convention_decided_is_said_alike_in_sql_csv_and_json(ask, run) -> None:
    listed = json.loads(run("list", "deliverables", *WHERE, "--format", "json").out)["items"]
    written = csv.DictReader(io.StringIO(run("list", "deliverables", *WHERE, "--format", "csv").out))
    asked = ask("select id, confidence, convention from deliverable")
    said = {(each["id"], each["confidence"], each["convention"]) for each in asked}
    assert said == {(each["id"], each["confidence"], each["convention"]) for each in listed}
    assert said == {(each["id"], each["confidence"], each["convention"] or None) for each in written}
    for each in listed[:40]:
        if each["timeframe"]:
            read = json.loads(run("when", each["timeframe"], *WHERE[:2], "--format", "json").out)["items"][0]
            assert (read["confidence"], read["convention"]) == (each["confidence"], each["convention"])
    assert {each["convention"] for each in listed} > {None}
