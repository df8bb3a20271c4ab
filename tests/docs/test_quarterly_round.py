"""The quarterly round, run as docs/quarterly-round.md has it: every command that changes something, in its order."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY
from tests.packs.workbooks import filled

PAGE = REPOSITORY / "docs" / "quarterly-round.md"


def commands() -> list[str]:
    """The lines of the page that are to be typed, those that go on in the next one joined."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return "".join(blocks).replace("\\\n", " ").splitlines()


@pytest.mark.parametrize("day", ["2019-10-23", "2026-11-28"])
def test_the_round_runs_as_it_is_written(day: str, run: Any, tmp_path: Path, today: Callable[[str], None]) -> None:
    today(day)
    shutil.copytree(REPOSITORY / "examples", tmp_path / "examples")
    ran, env = 0, {}
    for line in commands():
        words = shlex.split(line)
        if words[:2] == ["cp", "-r"]:
            shutil.copytree(tmp_path / words[2], tmp_path / words[3])
        elif words[0] == "export":
            env |= [words[1].split("=")]
        elif words[0] == "npa":
            if words[1:3] == ["return", "take"] and not (tmp_path / "inbox").exists():
                answer(tmp_path)
            told = run(*words[1:], folder=tmp_path, env=env)
            found = words[1:3] == ["return", "check"]  # it asks for what is missing
            assert told.code in ((0, 1) if found else (0,)), f"{line}: {told.out}{told.err}"
            ran += 1
    assert ran >= 9
    practice = str(tmp_path / "practice")
    assert run("validate", "--data", practice, "--as-at", day).code == 0
    assert run("fmt", "--check", "--data", practice).code == 0


def answer(folder: Path) -> None:
    """What officials send back: one workbook with a few cells filled in."""
    (folder / "inbox").mkdir()
    sent = (folder / "packs" / "FY19-20-Q2" / "RHT.xlsx").read_bytes()
    said = {"Status": "In progress", "Confidence": "Green", "What happened": "The rota is agreed."}
    (folder / "inbox" / "RHT.xlsx").write_bytes(filled(sent, "P3.1.3", said))
