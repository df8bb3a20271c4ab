"""What the commonest calls load, and how the reader does against the parser alone: nothing gets slower unseen."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest

from benchmarks.plans import made_plan
from npa_cli.store.read_yaml import read_yaml
from tests.conftest import REPOSITORY

SLOW = {
    "typing",
    "dataclasses",
    "inspect",
    "re",
    "enum",
    "json",
    "pathlib",
    "typer",
    "ruamel",
    "pydantic",
    "rich",
    "logging",
}


def loaded_by(words: list[str], folder: Path, **env: str) -> set[str]:
    """The modules that a process of its own loads for a call, beyond those of a bare start."""
    full = {**os.environ, "PYTHONPATH": str(REPOSITORY), **env}
    for name in ("NPA_NO_CACHE", "GITHUB_ACTIONS"):
        full.pop(name, None)

    def modules(*command: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-X", "importtime", *command],
            cwd=folder,
            env=full,
            capture_output=True,
            text=True,
            check=False,
        )
        lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
        return {line.rpartition("|")[2].strip() for line in lines}

    return modules(
        "-c", f"import sys; sys.argv = ['npa', *{words!r}]; from npa_cli.__main__ import main; main()"
    ) - modules("-c", "pass")


def own(modules: set[str]) -> set[str]:
    return {name for name in modules if name.startswith("npa_cli")}


def test_the_version_loads_nothing(tmp_path: Path) -> None:
    loaded = loaded_by(["--version"], tmp_path)
    assert own(loaded) == {"npa_cli", "npa_cli.__main__"}
    assert not loaded & SLOW


@pytest.mark.parametrize("words", ["status", "validate", "list deliverables", "show P1.1.1"])
def test_a_question_asked_before_loads_what_finds_the_answer(plan, tmp_path: Path, words: str) -> None:
    folder, kept = plan(), {"NPA_CACHE_DIR": str(tmp_path / "kept")}
    assert "npa_cli.store.load" in loaded_by(words.split(), folder, **kept)
    loaded = loaded_by(words.split(), folder, **kept)
    assert own(loaded) == {
        "npa_cli", "npa_cli.__main__", "npa_cli.speed", "npa_cli.speed.fingerprint", "npa_cli.speed.answers",
        "npa_cli.store", "npa_cli.store.plan_folder", "npa_cli.store.plan_names", "npa_cli.speed.folder",
    }  # fmt: skip
    assert not loaded & SLOW


@pytest.mark.parametrize("words", ["status --priority 1", "list deliverables", "due", "show P1.1.1", "validate"])
def test_a_plain_question_loads_no_console(plan, words: str) -> None:
    loaded = loaded_by(["--no-cache", *words.split()], plan())
    assert not {"rich.console", "rich.table"} & loaded


@pytest.mark.parametrize("line", ["npa sta", "npa status --pri", "npa status --format "])
def test_a_tab_loads_no_library_but_typer(plan, line: str) -> None:
    tab = {"_NPA_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
    loaded = {name.partition(".")[0] for name in loaded_by([], plan(), **tab)}
    assert not loaded & {"pydantic", "ruamel", "rich", "dataclasses"}


def test_a_right_plan_is_read_within_reach_of_the_parser_alone(tmp_path: Path) -> None:
    """By processor time and the best of several, with twice the room it needs: it fails by no noise, only by a fault."""
    from _ruamel_yaml import CParser

    made_plan(tmp_path / "plan", 2_000, 4)
    files = [path.read_bytes() for path in sorted((tmp_path / "plan" / "priorities").iterdir())]

    def best(what) -> float:
        times = []
        for _ in range(5):
            start = process_time()
            for raw in files:
                what(raw)
            times.append(process_time() - start)
        return min(times)

    gc.disable()
    try:
        floor, ours = best(lambda raw: CParser(raw).raw_parse()), best(lambda raw: read_yaml("a.yaml", raw))
    finally:
        gc.enable()
    assert ours / floor < 20


def test_the_bench_runs_from_a_checkout() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import benchmarks.run as bench; assert bench.QUERY"], cwd=REPOSITORY, check=False
    )
    assert done.returncode == 0
