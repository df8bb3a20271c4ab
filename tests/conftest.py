"""Fixtures for every test: small plans on disk, and the command line run in this process."""

from __future__ import annotations

import contextlib
import functools
import gc
import io
import os
import random
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import hypothesis
import pytest
import typer

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from tests import counts

REPOSITORY = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden-update", action="store_true", help="write golden files anew; then read the diff")
    parser.addoption("--counts", choices=counts.LANES, help="the lane: how many inputs are tried; see tests/counts.py")


def pytest_configure(config: pytest.Config) -> None:
    """Choose the lane before any test file is read: its counts are asked for as they are."""
    gc.set_threshold(100_000)  # what thousands of tests hold is no garbage, and takes a tenth of a run to look through
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # with it, each test that starts npa compiles all of it anew
    if chosen := config.getoption("--counts"):
        os.environ[counts.VARIABLE] = chosen
    seeded = counts.lane() != "full"
    hypothesis.settings.register_profile(
        "lane", max_examples=counts.examples(1_000), derandomize=seeded, deadline=None, print_blob=not seeded
    )
    hypothesis.settings.load_profile("lane")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what a lane has no time for, unless a test is named: slow tests, and five of six rows of a table."""
    if any("::" in word for word in config.args):
        return
    left_out = {item for item in items if item.get_closest_marker("slow")} if counts.lane() == "hundredth" else set()
    if counts.lane() != "full":
        tables: defaultdict[str, list[pytest.Item]] = defaultdict(list)
        for item in items:
            if item.get_closest_marker("table"):
                tables[item.nodeid.partition("[")[0]].append(item)
        for name, rows in tables.items():
            chance = random.Random(name)  # the same rows each time, and not the same column of each
            tried = {chance.choice(rows[at : at + counts.ROWS]) for at in range(0, len(rows), counts.ROWS)}
            left_out |= set(rows) - tried
    config.hook.pytest_deselected(items=[item for item in items if item in left_out])
    items[:] = [item for item in items if item not in left_out]


def pytest_collection_finish() -> None:
    gc.freeze()  # nor are the tests themselves


@dataclass(frozen=True)
class Ran:
    """What a command printed and ended with."""

    out: str
    err: str
    code: int


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that prints papers, for tests that are about something else: it copies what it is given."""

    def copied(_: str, source: Path) -> Path:
        made = source.with_suffix(".pdf")
        made.write_bytes(b"%PDF-1.6\n" + source.read_bytes())
        return made

    monkeypatch.setattr("npa_cli.work.formats.office.find_program", lambda *_: "a printer")
    monkeypatch.setattr("npa_cli.work.formats.office.print_document", copied)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    return run_npa(monkeypatch)


@functools.cache
def command_line() -> typer.core.TyperGroup:
    """The command line, and each command of it, made once: a process makes them for one call, the tests for thousands."""
    from npa_cli.cli.app import app
    from npa_cli.cli.lazy_group import LazyGroup

    LazyGroup._load = functools.cache(LazyGroup._load)
    return typer.main.get_command(app)


def run_npa(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run `npa` with some words, in a folder (the repository unless given), with these environment variables."""

    def _run(*words: str, folder: Path = REPOSITORY, stdin: str = "", env: Mapping[str, str] | None = None) -> Ran:
        from npa_cli.cli import boundary

        for name in ("NPA_DATA", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):
            monkeypatch.delenv(name, raising=False)
        for name, value in (env or {}).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        out, err = io.StringIO(), io.StringIO()
        before = Path.cwd()
        os.chdir(folder)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = boundary.run(lambda: command_line()(list(words), prog_name="npa"))
        finally:
            os.chdir(before)
        return Ran(out.getvalue(), err.getvalue(), code)

    return _run


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make it another day, given as `2018-11-20`, for whatever `run` runs."""

    def _today(day: str) -> None:
        from npa_cli.cli import opening

        monkeypatch.setattr(opening, "today", lambda: date.fromisoformat(day))

    return _today


@pytest.fixture
def plan(tmp_path: Path) -> Callable[..., Path]:
    """Write the smallest right plan to a folder, with some of its files replaced, added or (None) left out."""

    def _plan(files: Mapping[str, str | bytes | None] | None = None) -> Path:
        root = tmp_path / "plan"
        for name, text in {**MINIMAL_PLAN, **(files or {})}.items():
            if text is None:
                continue
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return root

    return _plan
