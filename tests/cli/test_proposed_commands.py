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
        ("PHE", f"what a partner leads: npa report partner PHE --data {REPOSITORY / 'data'}. there is: board"),
    ],
)
def test_a_paper_that_there_is_not_is_told_with_the_papers(given: str, said: str, run) -> None:
    done = run("report", given, "--data", str(REPOSITORY / "data"))
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_what_is_proposed_asks_the_plan_that_was_asked(run) -> None:
    folder = REPOSITORY / "examples"
    for words in (("show", "O1"), ("show", "P1"), ("plans",)):
        done = run(*words, "--data", "riverside", folder=folder)
        found = re.findall(r"npa (?:trace|status --plan|add) [^\n`]*?--data riverside", done.out)
        assert found or words == ("show", "P1"), done.out
    done = run("show", "RTX", "--data", "riverside", folder=folder)
    assert "`npa show RHT --data riverside`" in done.err


def test_the_command_in_a_paper_and_a_page_finds_its_plan_from_the_top(run, tmp_path: Path) -> None:
    plan = REPOSITORY / "examples" / "riverside"
    asked = ("--period", "FY19/20-Q1", "--audience", "public")
    done = run("report", "board", *asked, "-f", "markdown", folder=plan)
    command = re.search(r"\*\*Command:\*\* npa (.*)", done.out)
    assert command and "--data examples/riverside" in command[1]
    again = run(*command[1].split(), "-f", "markdown", folder=REPOSITORY)
    assert again.out == done.out
    page = tmp_path / "page.html"
    assert run("site", *asked, "-o", str(page), folder=plan).code == 0
    command = re.search(r"npa (site --as-at [^·<]*)[ <]", page.read_text(encoding="utf-8"))
    assert command and "--data examples/riverside --audience public" in command[1]
    other = tmp_path / "again.html"
    assert run(*command[1].split(), "-o", str(other), folder=REPOSITORY).code == 0
    assert other.read_bytes() == page.read_bytes()
