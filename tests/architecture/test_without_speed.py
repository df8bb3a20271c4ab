"""speed/ only saves time: without that folder, and without the three lines that name it, npa says the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.imports import FILES, PACKAGE
from tests.conftest import REPOSITORY
from tests.counts import lane

LINES = {
    "__main__.py": ("from npa_cli.speed.answers import open_cache", "cache = open_cache(words)"),
    "store/entries.py": ("from npa_cli.speed import shelf",),
}
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".*", "node_modules")
QUESTIONS = (
    "status --priority 3 --as-at 2020-01-15",
    "validate",
    "show P3.1.2 --as-at 2020-01-15 --format json",
    "due --as-at 2019-04-01",
    "list partners",
    "plans",
    "estate status data examples --as-at 2020-01-15",
    "estate validate data examples",
    "cache clear",
    "status --no-such-option",
)


def without_speed(folder: Path) -> Path:
    """A copy of the repository, without the folder and the three lines."""
    for name in ("npa_cli", "data", "examples", "schemas"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=LEFT_OUT)
    shutil.rmtree(folder / "npa_cli" / "speed")
    for name, lines in LINES.items():
        path = folder / "npa_cli" / name
        kept, dropped = [], []
        for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
            (dropped if line.strip().startswith(lines) else kept).append(line)
        assert len(dropped) == len(lines), name
        path.write_text("".join(kept), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return without_speed(tmp_path_factory.mktemp("without"))


def test_three_lines_name_it() -> None:
    naming = {
        path.relative_to(PACKAGE).as_posix()
        for path in FILES
        if "npa_cli.speed" in path.read_text(encoding="utf-8") and path.parent.name != "speed"
    }
    assert naming == set(LINES)
    assert sum(map(len, LINES.values())) == 3


@pytest.mark.table
@pytest.mark.parametrize("words", QUESTIONS)
def test_a_command_says_the_same_without_it(words: str, scratch: Path) -> None:
    assert npa(words, scratch) == npa(words, REPOSITORY)


def npa(words: str, program: Path) -> tuple[str, str, int]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("NPA", "GITHUB"))}
    done = subprocess.run(
        [sys.executable, "-m", "npa_cli", *words.split()], cwd=program, env={**env, "PYTHONPATH": str(program)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    return done.stdout, done.stderr, done.returncode


@pytest.mark.slow
@pytest.mark.skipif(lane() != "full", reason="the whole suite once more, which .ci/long alone has the time for")
def test_every_test_but_its_own_passes_without_it(tmp_path: Path) -> None:
    """Its own tests are those that speak of it or of the folder where it keeps things, and those of the house as it is."""
    for path in REPOSITORY.iterdir():
        if path.is_file():
            shutil.copy(path, tmp_path)
        elif path.name in ("tests", "docs", "scripts", "benchmarks", "sources", "templates"):
            shutil.copytree(path, tmp_path / path.name, ignore=LEFT_OUT)
    without_speed(tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)  # papers say whether they come from a checkout
    own = [
        path.relative_to(tmp_path).as_posix()
        for path in sorted((tmp_path / "tests").rglob("test_*.py"))
        if any(word in path.read_text(encoding="utf-8") for word in ("npa_cli.speed", "NPA_CACHE_DIR"))
    ]
    ignored = [f"--ignore={name}" for name in ("tests/architecture", *own)]
    # The page tells of the variable that only the folder asks for.
    ignored.append("--deselect=tests/docs/test_pages.py::test_every_variable_that_npa_asks_for_is_told_of")
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "NPA"))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--maxfail=10", "-p", "no:cacheprovider", *ignored],
        cwd=tmp_path, env={**env, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3_000:]
