"""--diff and --dry-run in every command that changes files: nothing is written, and what is shown is what comes of it.

Each documented example of each command is run for what it does; the commands that changed a file are the ones asked.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import typer

from npa_cli.cli.app import app
from npa_cli.cli.command_table import COMMANDS
from npa_cli.cli.only_reads import READING_COMMANDS
from tests.conftest import REPOSITORY

INIT = "npa init"  # asks at a keyboard, which no test has
ANSWERS = frozenset(
    ("report", "export sqlite", "export parquet", "export ics", "return pack", "return chase", "site", "serve")
)  # written where the user says
GATES = frozenset(("fmt", "validate"))  # they end with 1 where there is something to do, for CI to see
CROOKED = "partners:\n- {code:   A, name: Alpha, kind: organisation}"  # laid out by fmt, with no line feed at its end
MORE = (  # what the examples leave out: several files, spaces in a name, a plan elsewhere, both repairs and forms
    "npa init 'a folder'/new --title A --years 2025 --partner A --priority B",
    "npa fmt --data crooked",
    "npa validate --fix --data faulty",
    "npa schema --write 'some schemas'",
    "npa add priority Dental --statement 'Improve: it.'",
    "npa change approve CHG-001 --by NPHB --data proposed",
)
SAID = re.compile(
    r"^npa: (wrote|changed|would write|would change) (.+?)(?:: .*?)?(; nothing was written)?$", re.MULTILINE
)


def examples() -> Iterator[tuple[str, str]]:
    """Every documented call of each command that is not declared to only read or to only write its answer; and MORE."""
    for name, (module, _) in COMMANDS.items():
        loaded = import_module(f"npa_cli.cli.commands.{module}")
        for line in loaded.EXAMPLES if loaded.command not in READING_COMMANDS else ():
            if name not in ANSWERS and " -o " not in line and line != INIT and "init" not in line.split()[2:]:
                yield name, line
    for line in MORE:
        yield next(name for name in sorted(COMMANDS, reverse=True) if line.startswith(f"npa {name} ")), line


@pytest.fixture
def place(tmp_path: Path, plan) -> Path:
    """A folder with the shipped plan, a plan that fmt would change, one with a change to decide, one to be mended."""
    root = tmp_path / "place"
    shutil.copytree(REPOSITORY / "data", root / "data")
    shutil.copytree(REPOSITORY / "examples" / "riverside", root / "practice")
    small = plan({"workplan.yaml": WORKPLAN})
    for name in ("crooked", "proposed", "faulty"):
        shutil.copytree(small, root / name)
    (root / "crooked" / "partners.yaml").write_bytes(
        (CROOKED.replace("\n", "\r\n") + "\r\n# a tab:\tthere :: x").encode()
    )
    (root / "crooked" / "changes.yaml").write_text("[   ]")
    (root / "proposed" / "changes.yaml").write_text(
        "- id: CHG-001\n  item: P1.1.1\n  field: timeframe\n  from: FY18/19 Q2\n  to: FY18/19 Q4\n  reason: other\n"
        "  status: proposed\n  proposed_by: NHSE\n  proposed_on: 2018-10-01\n"
    )
    (root / "faulty" / "returns" / "FY18-19-Q1").mkdir(parents=True)
    (root / "faulty" / "returns" / "FY18-19-Q1" / "NHSE.yaml").write_text(
        "partner: nhse\nperiod: FY18-19-Q1\nupdates: {}"
    )
    return root


WITHOUT_LINES = {"board close"}  # it makes a tag of git's, which has no lines to show
WORKPLAN = "id: small\ntitle: A small plan\nperiod: {text: 2018 - 2021, start: 2018-04-01, end: 2021-03-31}\n"


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def everything(root: Path) -> dict[str, tuple[int, bytes]]:
    """Every name below a folder, when it was changed and what it holds."""
    return {
        path.relative_to(root).as_posix(): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in (root, *root.rglob("*"))
    }


@pytest.mark.table
@pytest.mark.parametrize(("name", "line"), list(examples()))
def test_what_is_shown_is_what_is_written(name: str, line: str, run, place: Path, tmp_path: Path) -> None:
    words = shlex.split(line)[1:]
    shown = [each for each in words if each not in ("--diff", "--dry-run")]
    real = tmp_path / "real"
    shutil.copytree(place, real)
    done = run(*shown, folder=real)
    old, new = contents(place), contents(real)
    written = {each for each in new if new[each] != old.get(each)}
    takes = {option for each in _options(name) for option in each.opts} & {"--diff", "--dry-run"}
    assert takes in (set(), {"--diff", "--dry-run"}) or name in WITHOUT_LINES
    assert takes or not written, "it changes files, so it takes --diff and --dry-run"
    if not written:
        return
    assert {found[2] for found in SAID.finditer(done.err)} == written
    for options in (("--diff",), ("--dry-run",), ("--diff", "--dry-run")):
        before = everything(place)
        ran = run(*shown, *options, folder=place)
        assert everything(place) == before
        assert ran.code == (name in GATES), ran.err
        said = list(SAID.finditer(ran.err))
        assert {(found[2], found[1]) for found in said} == {
            (found[2], {"wrote": "would write", "changed": "would change"}[found[1]])
            for found in SAID.finditer(done.err)
        }
        assert all(found[3] for found in said)
        assert bool(ran.out) == ("--diff" in options)
        if ran.out:
            patched = tmp_path / "-".join(("patched", *options))
            shutil.copytree(place, patched)
            for command in (("git", "apply", "--whitespace=nowarn"), ("patch", "-p1", "--binary", "-s")):
                if shutil.which(command[0]) is None:
                    continue
                shutil.rmtree(patched)
                shutil.copytree(place, patched)
                subprocess.run(command, cwd=patched, input=ran.out.encode(), check=True)
                assert contents(patched) == new


def _options(name: str):
    command = typer.main.get_command(app)
    for word in name.split():
        command = command._load(word)
    return command.params


def test_the_two_options_read_the_same_everywhere() -> None:
    told = {
        (option, each.help) for name in COMMANDS for each in _options(name) for option in each.opts
        if option in ("--diff", "--dry-run")
    }  # fmt: skip
    assert len(told) == 2, told


def test_a_period_is_called_so_everywhere() -> None:
    periods = {
        each.metavar for name in COMMANDS for each in _options(name) if "--period" in each.opts and not each.hidden
    }
    assert periods == {"PERIOD"}
