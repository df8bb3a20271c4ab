"""Every example that a command's `--help` gives is typed as it stands, on a copy of the plan and of the example."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping
from importlib import import_module
from itertools import takewhile
from pathlib import Path

import pytest

from npa_cli.cli.command_table import COMMANDS
from npa_cli.model.entry_kind import ENTRY_KINDS
from npa_cli.serve.server import PageServer
from tests.conftest import REPOSITORY, Ran

ABOUT_THE_EXAMPLE = ("risks", "issues", "decisions", "actions", "dependencies", "escalations", "return take")
ON_A_COPY = tuple(f"add {kind}" for kind in ENTRY_KINDS)
# What these need (meetings, branches, three versions of a file) is made by their own tests alone.
WITH_MORE = ("since", "board close", "git merge", "git text", "git install", "guard")
FOUND = {
    "validate",
    "fmt",
    "import",
    "return take",
    "return check",
    "return new",
}  # which end with 1 where there is something
WHO = {"NAME": "A", "EMAIL": "a@example.org", "DATE": "2019-03-01T12:00:00"}
TYPED = "A plan\nFY25/26 to FY27/28\nRC = Riverside Council\n\nA priority\ny\n"  # the answers to `npa init`
WITHIN = {"import": "examples/documents"}  # where these are typed, elsewhere than at the top
BEFORE: Mapping[str, tuple[str, ...]] = {  # what has to be there first
    "report": ("npa report board --period FY18/19-Q3 -o house.odt",),
    "return take": ("npa return pack --period FY19/20-Q2 --to inbox",),
    "return check": (
        "npa return new --partner PHE --period FY18/19-Q3",
        "npa return pack --period FY18/19-Q3 --partner PHE --to inbox",
    ),
}


class Terminal(io.StringIO):
    """Somebody at a keyboard."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the plan and of the example, in git."""
    root = tmp_path / "copy"
    for name in ("data", "examples", "sources"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copytree(REPOSITORY / "examples" / "riverside", root / "practice")
    (root / "timeframes.txt").write_text("by 2021\nOngoing\n")
    documents = root / "examples" / "documents"
    for name, of in (
        ("tracker.xlsx", "saltmarsh-tracker.xlsx"),
        ("plan-2024.docx", "northmoor-action-plan.docx"),
        ("plan-2023.docx.import.yaml", "northmoor-action-plan.docx.import.yaml"),
    ):
        shutil.copy(documents / of, documents / name)
    return root


def under_git(root: Path) -> None:
    """Put the copy under git: two versions, with the tags and the branch that examples speak of."""
    dated = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in WHO.items()}
    for line in (
        "init -q -b main",
        "add .",
        "commit -qm signed",
        "tag v1",
        "commit -q --allow-empty -m later",
        "tag v2",
    ):
        subprocess.run(("git", *line.split()), cwd=root, check=True, env={**os.environ, **dated})
    for line in ("branch P3", "update-ref refs/remotes/origin/main main"):
        subprocess.run(("git", *line.split()), cwd=root, check=True)


@pytest.mark.table
@pytest.mark.parametrize("name", [each for each in COMMANDS if each not in WITH_MORE])
def test_every_example_runs_as_it_stands(
    name: str, run: Callable[..., Ran], copy: Path, today: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    today("2019-07-20")
    monkeypatch.setattr("io.StringIO", Terminal if name == "init" else io.StringIO)
    if name in ("validate", "diff", "codeowners"):
        under_git(copy)
    monkeypatch.setattr("npa_cli.interface.assistant.serve", lambda _: None)  # which ends when its client does
    monkeypatch.setattr("npa_cli.serve.server.PageServer.serve_forever", lambda _: None)  # which ends at Ctrl-C
    monkeypatch.setattr("npa_cli.cli.serving._listening", lambda _, latest: PageServer(0, latest))  # whoever has 8018
    env = {"NPA_DATA": "examples/riverside"} if name in ABOUT_THE_EXAMPLE else {}
    if name in ON_A_COPY:
        env = {"NPA_DATA": "practice"}
    module, _ = COMMANDS[name]
    for line in (*BEFORE.get(name, ()), *import_module(f"npa_cli.cli.commands.{module}").EXAMPLES):
        words = list(takewhile(lambda word: word not in ("<", ">"), shlex.split(line)))
        stdin = (copy / "timeframes.txt").read_text() if " < " in line else TYPED
        within = copy / ("started" if line == "npa init" else WITHIN.get(name, "."))
        within.mkdir(exist_ok=True)
        told = run(*words[1:], folder=within, stdin=stdin, env=env)
        assert words[0] == "npa"
        assert told.code in ((0, 1) if name in FOUND else (0,)), f"{line}: {told.out}{told.err}"
