"""Many plans at once: the same answer by one process, by several and by a cluster, and no plan that stops the rest."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.work import estate
from npa_cli.work.estate import ask_all, ask_one, plans_under
from tests.conftest import REPOSITORY
from tests.estate.dying import dying

DAY = date(2019, 7, 1)
PLANS = ["data", "examples/riverside"]


def made(folder: Path, count: int) -> list[str]:
    for number in range(count):
        root = folder / f"plan-{number:03d}"
        for name, text in MINIMAL_PLAN.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text.replace("id: small", f"id: small-{number}"), encoding="utf-8")
    return plans_under([str(folder)])


def test_each_plan_says_what_it_says_alone(run) -> None:
    rows = json.loads(run("estate", "status", *PLANS, "--as-at", "2019-07-01", "--format", "json").out)["items"]
    assert [row["path"] for row in rows] == sorted(row["path"] for row in rows)
    assert len(rows) == 5
    for row in rows:
        alone = json.loads(run("status", "--data", row["path"], "--as-at", "2019-07-01", "--format", "json").out)
        headline = alone["headline"]
        assert {name: row[name] for name in ("deliverables", "due", "done", "on_time")} == {
            name: headline[name] for name in ("deliverables", "due", "done", "on_time")
        }
        assert {name: row[name] for name in headline["ratings"]} == headline["ratings"]


def test_the_total_adds_up(run) -> None:
    said = json.loads(run("estate", "status", *PLANS, "--as-at", "2019-07-01", "--format", "json").out)
    for name, number in said["total"].items():
        if name != "plans":
            known = [row[name] for row in said["items"] if row[name] is not None]
            assert number == (sum(known) if known else None)
    table = list(csv.DictReader(io.StringIO(run("estate", "validate", *PLANS, "--format", "csv").out)))
    assert [row["warnings"] for row in table] == ["0", "0", "0", "0", "10"]


@pytest.mark.parametrize("job", ["status", "validate"])
def test_several_processes_say_what_one_says(tmp_path: Path, job: str) -> None:
    plans = made(tmp_path, 9)
    one = ask_all(plans, job, DAY, jobs=1)
    assert ask_all(plans, job, DAY, jobs=2) == one
    assert [row.path for row in one] == plans


def test_one_bad_plan_never_stops_the_rest(tmp_path: Path, run) -> None:
    made(tmp_path, 4)
    (tmp_path / "plan-001" / "priorities" / "01-first.yaml").write_text("id: [\n")
    (tmp_path / "plan-002" / "workplan.yaml").write_bytes(b"\xff\xfe\x00")
    ran = run("estate", "status", str(tmp_path), "--as-at", "2019-07-01", "--format", "json")
    rows = json.loads(ran.out)["items"]
    assert ran.code == 3
    assert [bool(row["fault"]) for row in rows] == [False, True, True, False]
    assert rows[3]["deliverables"] == 1


def test_nor_one_that_takes_its_process_with_it_nor_does_that_cost_a_process_for_each_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = made(tmp_path, 40)
    started = []
    processes = estate._processes
    monkeypatch.setattr(estate, "_processes", lambda jobs: started.append(jobs) or processes(jobs))
    monkeypatch.setattr(estate, "ask_one", dying)
    rows = ask_all(plans, "status", DAY, jobs=2)
    assert [row.path for row in rows] == plans
    assert [(row.path, row.fault) for row in rows if row.fault] == [(plans[2], "the process that read it died")]
    assert started == [2, 1, 1, 2]


def test_a_plan_is_found_wherever_it_is_and_whatever_its_workplan_is(tmp_path: Path) -> None:
    for name in ("returns/north", "b/plans/c", "b/priorities/not-one", ".hidden/d"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "workplan.yaml").touch()
    (tmp_path / "b" / "workplan.yaml").mkdir()  # no file: a plan with a fault
    (tmp_path / "again").symlink_to("b")
    found = plans_under([str(tmp_path), str(tmp_path / "b")])
    assert [Path(each).relative_to(tmp_path).as_posix() for each in found] == ["b", "b/plans/c", "returns/north"]


def test_a_folder_that_can_not_be_listed_has_a_row(tmp_path: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, 2)
    (tmp_path / "closed").mkdir()
    look = os.scandir

    def refuse(path):
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    ran = run("estate", "status", str(tmp_path), "--as-at", "2019-07-01", "--format", "json")
    assert ran.code == 3
    rows = json.loads(ran.out)["items"]
    assert [(Path(row["path"]).name, bool(row["fault"])) for row in rows] == [
        ("closed", True), ("plan-000", False), ("plan-001", False)
    ]  # fmt: skip


def test_a_period_is_the_day_after_it_ends(run) -> None:
    by_day = run("estate", "status", *PLANS, "--as-at", "2019-01-01", "--format", "json")
    assert run("estate", "status", *PLANS, "--period", "FY18/19-Q3", "--format", "json").out == by_day.out


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("pyarrow", ("export", "parquet", "OUT", "data")),
        ("distributed", ("estate", "status", "data", "--engine", "dask", "--scheduler", "tcp://localhost:1")),
    ],
)
def test_a_missing_extra_is_named(missing: str, words: tuple[str, ...], tmp_path: Path, run, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    ran = run(*(str(tmp_path / "out") if word == "OUT" else word for word in words))
    assert ran.code == 2
    assert f"needs {missing}" in ran.err
    assert "-P -m pip install " in ran.err
    assert not (tmp_path / "out").exists()


def test_what_can_not_be_meant(tmp_path: Path, run) -> None:
    assert "no plan in or under" in run("estate", "status", str(tmp_path)).err
    assert "no folder" in run("estate", "status", str(tmp_path / "none")).err
    assert "not a number of processes" in run("estate", "status", "data", "--jobs", "many").err
    assert "--scheduler tcp://" in run("estate", "status", "data", "--engine", "dask").err
    assert "no scheduler answers" in run("estate", "status", "data", "--engine", "dask", "--scheduler", "nowhere").err


def test_nothing_is_drawn_into_a_pipe(tmp_path: Path, run) -> None:
    made(tmp_path, 45)
    ran = run("estate", "status", str(tmp_path), "--as-at", "2019-07-01")
    assert ran.err == ""
    assert "\x1b" not in ran.out


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a worker is ended by a signal")
def test_a_cluster_with_a_worker_killed_half_way_says_the_same(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    plans = made(tmp_path, 24)
    one = ask_all(plans, "status", DAY, jobs=1)
    log = tmp_path / "asked"
    ask = partial(slowly, job="status", as_at=DAY, heard_today=None, log=str(log))
    answers, asked_before = [], 0
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        victim = cluster.workers[0].pid
        for answer in estate._on_a_cluster(ask, plans, cluster.scheduler_address):
            answers.append(answer)
            if len(answers) == 5:
                asked_before = len(log.read_text().splitlines())
                os.kill(victim, signal.SIGKILL)
    assert answers == one
    asked = log.read_text().splitlines()
    assert asked_before < len(plans), "it was killed when all was done"
    assert str(victim) in asked[:asked_before]
    assert set(asked) - {str(victim)}


def slowly(path: str, *, job: str, as_at: date, heard_today: date | None, log: str):
    with Path(log).open("a") as lines:
        lines.write(f"{os.getpid()}\n")
    time.sleep(0.05)
    return ask_one(path, job=job, as_at=as_at, heard_today=heard_today)


# The columns, and the questions of docs/estates.md.


def questions() -> list[str]:
    page = (REPOSITORY / "docs" / "estates.md").read_text(encoding="utf-8")
    return re.findall(r"```sql\n(.*?)```", page, re.DOTALL)


def test_the_ten_questions_are_answered(tmp_path: Path, run, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb")
    assert run("export", "parquet", str(tmp_path / "estate"), *PLANS, "--as-at", "2019-07-01").code == 0
    monkeypatch.chdir(tmp_path)
    views, *asked = questions()
    assert len(asked) == 10
    database = duckdb.connect()
    database.execute(views)
    answers = [database.execute(each).fetchall() for each in asked]
    assert [number for number, answer in enumerate(answers, 1) if not answer] == []
    listed = json.loads(run("list", "deliverables", "--as-at", "2019-07-01", "--format", "json").out)["items"]
    counts = {plan: (count, dated) for plan, count, dated in answers[0]}
    assert counts["npa-2018"] == (len(listed), sum(each["due"] is not None for each in listed))
    kinds = dict(database.execute("select column_name, column_type from (describe ratings)").fetchall())
    assert (kinds["as_at"], kinds["days_late"], kinds["adjusted"]) == ("DATE", "BIGINT", "BOOLEAN")
    table = {(plan, rating): count for plan, rating, count in answers[1]}
    rows = json.loads(run("estate", "status", *PLANS, "--as-at", "2019-07-01", "--format", "json").out)["items"]
    days = dict(database.execute("select plan, max(as_at) from ratings group by plan").fetchall())
    assert days == {
        "npa-2018": DAY,
        "riverside-example": DAY,
        "npa-2013": date(2014, 7, 1),  # a plan that has ended: the day after its own last quarter
        "west-midlands-2010": date(2011, 4, 1),
    }  # and none of a plan that had not begun
    for row in rows:
        if row["id"] in days:
            day = str(days[row["id"]])
            held = json.loads(run("status", "--data", row["path"], "--as-at", day, "--format", "json").out)["headline"]
            assert table.get((row["id"], "off_track"), 0) == held["ratings"]["off_track"]


def test_another_engine_reads_the_ten_questions_as_the_same() -> None:
    sqlglot = pytest.importorskip("sqlglot")
    for asked in questions()[1:]:
        trees = [sqlglot.parse_one(asked, read=engine) for engine in ("duckdb", "spark")]
        for tree in trees:
            for each in tree.find_all(sqlglot.exp.Ordered):
                each.set("nulls_first", None)  # engines differ; nothing that is ordered by here is ever missing
        assert trees[0] == trees[1]
        assert not list(trees[0].find_all(sqlglot.exp.Anonymous)), "a function that is not in every engine"


def test_an_export_that_fails_leaves_what_was_there(tmp_path: Path, run) -> None:
    target = tmp_path / "estate"
    assert run("export", "parquet", str(target), "examples", "--as-at", "2019-07-01").code == 0
    before = {each: each.read_bytes() for each in target.rglob("*") if each.is_file()}
    twin = tmp_path / "twin"
    shutil.copytree(REPOSITORY / "examples" / "riverside", twin)
    (target / ".npa-half-made-0123456789abcdef").mkdir()  # and what an earlier one was killed over
    ran = run("export", "parquet", str(target), "examples", str(twin), "--as-at", "2019-07-01")
    assert (ran.code, "both called" in ran.err) == (2, True)
    assert {each: each.read_bytes() for each in target.rglob("*") if each.is_file()} == before
    assert run("export", "parquet", str(tmp_path / "new"), "examples", str(twin)).code == 2
    assert not (tmp_path / "new").exists()


def test_an_export_is_the_same_bytes_each_time_and_writes_over_itself_alone(tmp_path: Path, run) -> None:
    target = tmp_path / "estate"

    def export() -> dict[str, bytes]:
        assert run("export", "parquet", str(target), "examples", "--as-at", "2019-07-01").code == 0
        return {each.relative_to(target).as_posix(): each.read_bytes() for each in target.rglob("*") if each.is_file()}

    first = export()
    (target / "deliverables" / "plan=old").mkdir()
    assert export() == first
    other = tmp_path / "papers"
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    assert "no export of npa's" in run("export", "parquet", str(other), "examples").err
    assert [each.name for each in other.iterdir()] == ["mine.txt"]


def test_what_can_not_be_read_is_left_out_and_told(tmp_path: Path, run) -> None:
    plans = made(tmp_path / "plans", 2)
    (Path(plans[0]) / "priorities" / "01-first.yaml").write_text("id: [\n")
    ran = run("export", "parquet", str(tmp_path / "out"), str(tmp_path / "plans"), "--as-at", "2019-07-01")
    assert ran.code == 3
    assert f"`{plans[0]}`: 1 part left out" in ran.err
    assert sorted(each.name for each in (tmp_path / "out" / "deliverables").iterdir()) == [
        "plan=small-0",
        "plan=small-1",
    ]


def test_two_plans_of_one_name_are_not_mixed(tmp_path: Path, run) -> None:
    plans = made(tmp_path / "plans", 2)
    manifest = Path(plans[1]) / "workplan.yaml"
    manifest.write_text(manifest.read_text().replace("small-1", "small-0"))
    ran = run("export", "parquet", str(tmp_path / "out"), str(tmp_path / "plans"))
    assert ran.code == 2
    assert "both called `small-0`" in ran.err
    assert not (tmp_path / "out").exists()


def test_without_a_folder_it_is_the_plan_around_the_user(tmp_path: Path, run) -> None:
    plans = made(tmp_path / "plans", 2)
    assert run("export", "parquet", str(tmp_path / "out"), folder=Path(plans[1])).code == 0
    assert [each.name for each in (tmp_path / "out" / "deliverables").iterdir()] == ["plan=small-1"]


def test_what_is_known_of_no_plan_is_not_known_in_all(run) -> None:
    told = run("estate", "status", "data", "--as-at", "2019-07-01").out
    total = next(line for line in told.splitlines() if line.startswith("All"))
    assert total.split("  ")[0] == "All" and total.count("not known") == 4
    total_in_json = json.loads(run("estate", "status", "data", "--as-at", "2019-07-01", "--format", "json").out)[
        "total"
    ]
    assert [total_in_json[each] for each in ("done", "off_track", "at_risk", "on_track")] == [None] * 4
    assert total_in_json["not_reported"] > 0


def test_a_period_is_that_of_each_plans_own_year(tmp_path: Path, run) -> None:
    for name, year, rounds in (("uk", 4, "quarter"), ("australia", 7, "quarter"), ("monthly", 4, "month")):
        head = f"period: {{text: Three years}}\nconventions: {{financial_year_start_month: {year}}}\nrounds: {{every: {rounds}}}\n"
        (tmp_path / name).mkdir()
        (tmp_path / name / "workplan.yaml").write_text(f"id: {name}\ntitle: {name}\n{head}", encoding="utf-8")
    ran = run("estate", "status", str(tmp_path), "--period", "FY18/19-Q3", "--format", "json")
    said = json.loads(ran.out)
    assert (ran.code, said["as_at"]) == (3, None)
    assert {Path(row["path"]).name: row["as_at"] for row in said["items"]} == {
        "uk": "2019-01-01", "australia": "2019-04-01", "monthly": None
    }  # fmt: skip
    fault = next(row["fault"] for row in said["items"] if Path(row["path"]).name == "monthly")
    assert fault.startswith("--period `FY18/19-Q3` is not a month of this plan; write it like ")
    assert (
        "the day after FY18/19-Q3 ends, by each plan's own year"
        in run("estate", "status", str(tmp_path), "--period", "FY18/19-Q3").out
    )
    none = run("estate", "status", str(tmp_path), "--period", "Q9")
    assert (none.code, "--period `Q9` is not a " in none.err) == (2, True)
