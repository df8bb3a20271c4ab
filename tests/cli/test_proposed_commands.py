"""A command npa proposes does only what it says when it is pasted, whatever stands in the plan or the path."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from npa_cli.model.proposed_command import proposed
from tests.cli.test_init import FLAGS
from tests.conftest import REPOSITORY

HOSTILE = ["$(touch made)", "`touch made`", "a b", "it's", "a & touch made", "a;touch made", "*", "a\nb", "", "~", "#x"]


def _words_after_npa(command: str, folder: Path) -> list[str]:
    """The words a shell hands to npa, which here is a function that writes them down."""
    script = f"npa() {{ printf '%s\\0' \"$@\"; }}\n{command}\n"
    done = subprocess.run(["sh", "-c", script], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode().split("\0")[:-1]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_shell_takes_each_word_as_it_stands(words: str, tmp_path: Path) -> None:
    assert _words_after_npa(proposed("show", words, "--plan", words), tmp_path) == ["show", words, "--plan", words]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a plan", "$(touch made)", "it's", "a & b"])
def test_init_says_how_to_go_to_the_plan_whatever_its_folder_is_called(name: str, run, tmp_path: Path) -> None:
    done = run("init", name, *FLAGS, folder=tmp_path)
    assert done.code == 0, done.err
    cd = re.search(r"^cd .*$", done.out, re.MULTILINE)
    assert cd, done.out
    asked = ["sh", "-c", f"{cd[0]} && ls workplan.yaml"]
    assert subprocess.run(asked, cwd=tmp_path, capture_output=True, check=True).stdout == b"workplan.yaml\n"
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("bord", "did you mean `board`? there is: board, summary, priority, partner, exceptions, plan-on-a-page"),
        ("zzz", "no paper `zzz`; there is: board, summary, priority, partner, exceptions, plan-on-a-page"),
        ("PHE", "what a partner leads: npa report partner PHE. there is: board"),
    ],
)
def test_a_paper_that_there_is_not_is_told_with_the_papers(given: str, said: str, run) -> None:
    done = run("report", given, "--data", str(REPOSITORY / "data"))
    assert (done.code, done.out) == (2, "")
    assert said in done.err
