"""Many plans at once: the same answer by one process, by several and by a cluster, and no plan that stops the rest."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import sys
from datetime import date
from pathlib import Path

import pytest

from npa_cli.cli.estate import ask_all, ask_one, plans_under
from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from tests.conftest import REPOSITORY

DAY = date(2019, 7, 1)
PLANS = ["data", "examples"]


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
            assert number == sum(row[name] for row in said["items"])
    table = list(csv.DictReader(io.StringIO(run("estate", "validate", *PLANS, "--format", "csv").out)))
    assert [row["warnings"] for row in table] == ["0", "0", "0", "0", "8"]


@pytest.mark.parametrize("job", ["status", "validate"])
def test_several_processes_say_what_one_says(tmp_path: Path, job: str) -> None:
    plans = made(tmp_path, 9)
    one = ask_all(plans, job, DAY, jobs=1)
    assert ask_all(plans, job, DAY, jobs=3) == one
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


def test_nor_one_that_takes_its_process_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = made(tmp_path, 6)
    monkeypatch.setattr("npa_cli.cli.estate.ask_one", dying)
    rows = ask_all(plans, "status", DAY, jobs=2)
    assert [row.path for row in rows] == plans
    assert [row.fault for row in rows] == [None, None, "the process that read it died", None, None, None]


def dying(path: str, *, job: str, as_at: date):
    if path.endswith("plan-002"):
        os.kill(os.getpid(), signal.SIGKILL)
    return ask_one(path, job=job, as_at=as_at)


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


@pytest.mark.skipif(sys.platform == "win32", reason="a worker is ended by a signal")
def test_a_cluster_with_a_worker_killed_half_way_says_the_same(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    plans = made(tmp_path, 24)
    one = ask_all(plans, "status", DAY, jobs=1)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        victim = cluster.workers[0]
        answers = []
        from functools import partial

        from npa_cli.cli.estate import _on_a_cluster

        asked = _on_a_cluster(partial(slowly, job="status", as_at=DAY), plans, cluster.scheduler_address)
        for answer in asked:
            answers.append(answer)
            if len(answers) == 5:
                os.kill(victim.pid, signal.SIGKILL) if hasattr(victim, "pid") else os.kill(
                    victim.process.process.pid, signal.SIGKILL
                )
    assert answers == one


def slowly(path: str, *, job: str, as_at: date):
    import time

    time.sleep(0.02)
    return ask_one(path, job=job, as_at=as_at)


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
    for row in rows:
        assert table.get((row["id"], "off_track"), 0) == row["off_track"]


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
