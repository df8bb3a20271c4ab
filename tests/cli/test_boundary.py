"""Errors are part of the product: what reaches a user, with which exit code, and that nothing else does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.forked import npa

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
ENVIRONMENT.pop("COLUMNS", None)  # a pipe has no width, whatever the terminal around the tests has


def test_a_reader_that_goes_away_is_no_fault() -> None:
    done = subprocess.run(
        f"{sys.executable} -m npa_cli list deliverables -f json | head -1", shell=True, cwd=REPOSITORY, env=ENVIRONMENT,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "{\n"
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is full is a device of Linux")
@pytest.mark.parametrize("words", ["--version", "--help", "status", "status --no-cache", "validate --format json"])
def test_a_disk_that_is_full_is_said_and_is_no_traceback(words: str, tmp_path: Path) -> None:
    env = ENVIRONMENT | {"NPA_CACHE_DIR": str(tmp_path)}
    for _ in range(2):  # the second time from what was kept
        done = npa(*words.split(), env=env, out="/dev/full")
        said = done.err.decode().splitlines()
        assert done.code == 3
        assert len(said) == 1 and said[0].startswith("npa: can't") and "no space left" in said[0]
        assert npa(*words.split(), env=env, out="/dev/full", err="/dev/full").code == 3


@pytest.mark.skipif(os.name == "nt", reason="a shell's words for a stream that is closed")
@pytest.mark.table
@pytest.mark.parametrize("words", ["--version", "--help", "status", "validate"])
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&-"])
def test_a_stream_that_is_closed_takes_what_it_is_given(words: str, closed: str) -> None:
    given = f"exec {closed}; exec {sys.executable} -m npa_cli {words}"
    done = subprocess.run(given, shell=True, cwd=REPOSITORY, env=ENVIRONMENT, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"fault" not in done.stderr and b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_is_quiet() -> None:
    heeds = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # also where a job ignores it
    process = subprocess.Popen(
        [sys.executable, "-c", f"{heeds}; from npa_cli.__main__ import main; main()", "when", "-"], cwd=REPOSITORY,
        env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    time.sleep(1.5)  # long enough to be waiting for standard input
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert (out, err) == (b"", b"")


def test_no_plan_here_says_which_is_used_and_writes_nothing(tmp_path: Path) -> None:
    done = npa("status", "--priority", "3", folder=tmp_path, env=ENVIRONMENT)
    assert done.code == 0
    assert "P3  Mental health and wellbeing" in done.out.decode("utf-8")
    assert done.err.startswith(b"npa: no workplan.yaml here or above")
    assert list(tmp_path.iterdir()) == []


def test_output_works_in_a_locale_that_has_no_symbols(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "npa_cli", "status"], cwd=REPOSITORY, env={**ENVIRONMENT, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        capture_output=True, check=True,
    )  # fmt: skip
    assert "? Not reported" in done.stdout.decode("utf-8")


def test_a_broken_file_is_named_the_rest_is_shown_and_the_code_is_3(plan, run) -> None:
    root = plan({"priorities/02-second.yaml": "id: P2\ntitle: [\n"})
    ran = run("status", "--as-at", "2019-01-01", folder=root)
    assert ran.code == 3
    assert "P1  First" in ran.out
    assert ran.err.splitlines() == [
        "npa: left out: priorities/02-second.yaml:2:8: a `[` or `{` is opened here and never closed",
        "npa: part of the plan can't be read; `npa validate` lists every fault and what to type instead",
    ]
    checked = run("validate", folder=root)
    assert checked.code == 3
    assert checked.out.startswith("priorities/02-second.yaml:2:8: NPA002 ")


def test_a_path_limits_what_is_reported_and_not_what_is_loaded(plan, run) -> None:
    root = plan(
        {
            "partners.yaml": "partners:\n  - {code: NHSX, name: NHS, kind: organisation}\n  - {code: A, name: B, kind: x}\n"
        }
    )
    everything = run("validate", folder=root)
    assert [line.split(":")[0] for line in everything.out.splitlines()] == ["partners.yaml", "priorities/01-first.yaml"]
    only = run("validate", "priorities", folder=root)
    assert only.out.splitlines() == everything.out.splitlines()[1:]
    assert "did you mean `NHSX`?" in only.out
    assert only.code == 1


def test_output_goes_to_a_file_without_colour_or_wrapping(run, tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    ran = run("status", "-p", "3", "--as-at", "2019-04-01", "-o", str(target), env={"FORCE_COLOR": "1"})
    assert (ran.code, ran.out) == (0, "")
    assert "\x1b" not in target.read_text(encoding="utf-8")
    refused = run("status", "-o", str(tmp_path))
    assert refused.code == 2
    assert "is a folder" in refused.err
    nowhere = run("status", "-o", str(tmp_path / "no" / "where.txt"))
    assert nowhere.code == 2
    assert nowhere.err.startswith("npa: can't write `") and f"mkdir -p {tmp_path}/no)" in nowhere.err


def test_a_fault_in_npa_itself_is_a_message_and_not_a_traceback(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args, **_options):
        raise ZeroDivisionError("x")

    monkeypatch.setattr("npa_cli.views.status.build_status", broken)
    ran = run("status")
    assert ran.code == 3
    assert ran.err.startswith("npa: a fault in npa itself (ZeroDivisionError at test_boundary.py:")
    assert "Traceback" not in ran.err


def test_reading_commands_write_nothing(plan, run) -> None:
    root = plan()
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    for words in (
        ["status"],
        ["show", "P1"],
        ["list", "partners"],
        ["validate"],
        ["report"],
        ["due"],
        ["slippage"],
        ["log", "P1.1.1"],
    ):
        assert run(*words, folder=root).code == 0, words
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before
