"""`npa fmt --split`: a file each for changes and register entries, and every command at home in both layouts."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from npa_cli.store.file_kinds import FILE_KINDS
from tests.conftest import REPOSITORY, Ran
from tests.history.conftest import Made

Run = Callable[..., Ran]
LISTS = ("changes", "registers/risks", "registers/issues", "registers/dependencies", "registers/decisions",
         "registers/actions")  # fmt: skip


@pytest.fixture
def riverside(tmp_path: Path) -> Path:
    return Path(shutil.copytree(REPOSITORY / "examples" / "riverside", tmp_path / "riverside"))


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lines_of(raw: bytes) -> list[bytes]:
    return [line for line in raw.splitlines() if line.strip() and b"yaml-language-server" not in line]


def answers(run: Run, folder: Path) -> list[str]:
    """What a plan says, by commands that read changes and registers; without what names a file or counts them."""
    asked = (("status",), ("change", "list"), ("risks",), ("issues",), ("actions",), ("decisions",), ("dependencies",))
    return [run(*each, "--as-at", "2019-07-15", "-f", "json", folder=folder).out for each in asked]


def test_every_line_is_moved_and_every_answer_stays(riverside: Path, run: Run) -> None:
    before, said = files_in(riverside), answers(run, riverside)
    shown = run("fmt", "--split", "--diff", folder=riverside)
    assert (shown.code, files_in(riverside)) == (0, before)
    assert "--- a/changes.yaml\n+++ /dev/null\n" in shown.out and "+++ b/changes/CHG-003.yaml\n" in shown.out
    ran = run("fmt", "--split", folder=riverside)
    assert (ran.code, ran.err.splitlines()[0]) == (0, "npa: changed changes.yaml: a file each for 5 entries")
    after = files_in(riverside)
    for each in LISTS:
        assert f"{each}.yaml" not in after
        moved = [line for name in sorted(after) if name.startswith(f"{each}/") for line in lines_of(after[name])]
        assert moved == lines_of(before[f"{each}.yaml"])
    assert after["changes/CHG-003.yaml"].startswith(b"# yaml-language-server: $schema=../../../schemas/changes.")
    assert b"# Deliberate: the second move of one date" in after["changes/CHG-003.yaml"]
    assert answers(run, riverside) == said
    assert run("validate", folder=riverside).code == 0
    assert run("fmt", "--check", folder=riverside).code == 0
    assert run("fmt", "--split", folder=riverside).err == "npa: no entries are left to move\n"


def test_all_are_moved_or_none(riverside: Path, run: Run) -> None:
    text = "- {id: ACT-001, text: One., status: open}\n- {id: ACT-001, text: Other., status: open}\n"
    (riverside / "registers" / "actions.yaml").write_text(text)
    before = files_in(riverside)
    ran = run("fmt", "--split", folder=riverside)
    assert (ran.code, files_in(riverside)) == (2, before)
    assert "nothing was moved" in ran.err
    assert run("fmt", "--split", "--check", folder=riverside).code == 2


def test_what_is_there_already_is_not_written_over(riverside: Path, run: Run) -> None:
    (riverside / "changes").mkdir()
    shutil.copy(riverside / "changes.yaml", riverside / "changes" / "CHG-002.yaml")
    before = files_in(riverside)
    ran = run("fmt", "--split", folder=riverside)
    assert (ran.code, files_in(riverside)) == (2, before)
    found = json.loads(run("validate", "-f", "json", folder=riverside).out)["items"]
    doubled = [each for each in found if each["code"] == "NPA202"]
    assert len(doubled) == 5 and "already the name of something in changes.yaml" in doubled[0]["message"]


def test_one_id_in_both_layouts_of_a_register_is_a_finding(riverside: Path, run: Run) -> None:
    (riverside / "registers" / "risks").mkdir()
    shutil.copy(riverside / "registers" / "risks.yaml", riverside / "registers" / "risks" / "R-001.yaml")
    found = json.loads(run("validate", "-f", "json", folder=riverside).out)["items"]
    assert {each["path"] for each in found if each["code"] == "NPA232"} == {"registers/risks/R-001.yaml"}


def test_a_file_called_otherwise_than_its_entry_is_a_finding(riverside: Path, run: Run) -> None:
    run("fmt", "--split", folder=riverside)
    changes = riverside / "changes"

    def found() -> list[tuple[str, str, str]]:
        items = json.loads(run("validate", "-f", "json", folder=riverside).out)["items"]
        codes = ("NPA202", "NPA245")
        return [(each["code"], each["path"], each["hint"]) for each in items if each["code"] in codes]

    assert found() == []
    (changes / "CHG-002.yaml").rename(changes / "CHG-007.yaml")
    moved = "move it to changes/CHG-002.yaml, or correct the id"
    assert found() == [("NPA245", "changes/CHG-007.yaml", moved)]
    (changes / "CHG-003.yaml").rename(changes / "CHG-002.yaml")  # never told to move onto another
    hints = ["move it to changes/CHG-003.yaml, or correct the id", "correct the id"]
    assert [each[1:] for each in found()] == [("changes/CHG-002.yaml", hints[0]), ("changes/CHG-007.yaml", hints[1])]
    (changes / "CHG-002.yaml").unlink()
    shutil.copy(changes / "CHG-001.yaml", changes / "CHG-002.yaml")  # a copy is told once, as the second of its name
    assert [each[:2] for each in found()] == [("NPA202", "changes/CHG-002.yaml"), ("NPA245", "changes/CHG-007.yaml")]


def test_new_entries_go_where_the_others_are(riverside: Path, run: Run) -> None:
    run("fmt", "--split", folder=riverside)
    before = files_in(riverside)
    change = ("change", "propose", "P1.2.2", "--to", "FY19/20 Q3", "--reason", "dependency", "--on", "2019-07-01")
    assert run(*change, "--dry-run", folder=riverside).code == 0
    assert files_in(riverside) == before
    assert run(*change, folder=riverside).err == "npa: wrote changes/CHG-006.yaml: added CHG-006\n"
    decided = ("--by", "RPB", "--on", "2019-07-02")
    assert run("change", "approve", "CHG-006", *decided, folder=riverside).code == 0
    risk = ("add", "risk", "Floods", "--event", "The river rises.", "--owner", "RC", "--current", "2x2")
    assert run(*risk, folder=riverside).code == 0
    after = files_in(riverside)
    assert after.keys() - before.keys() == {"changes/CHG-006.yaml", "registers/risks/R-007.yaml"}
    assert {name: after[name] for name in before} == before
    assert b"decided_on: 2019-07-02" in after["changes/CHG-006.yaml"]


@pytest.mark.parametrize(
    ("words", "of_all", "own", "expected"),
    [
        (("change", "propose", "P1.2.2", "--to", "FY19/20 Q3", "--reason", "scope"), "changes", "CHG-041", "CHG-042"),
        (
            ("add", "risk", "Floods", "--event", "It rises.", "--owner", "RC", "--current", "2x2"),
            "registers/risks",
            "R-041",
            "R-042",
        ),
        (("add", "issue", "Floods", "--owner", "RC", "--severity", "high"), "registers/issues", "I-041", "I-042"),
        (("add", "action", "Dig", "--owner", "RC"), "registers/actions", "ACT-041", "ACT-042"),
        (
            ("add", "decision", "Dig", "--board", "RPB", "--date", "2019-07-01", "--decision", "We dig."),
            "registers/decisions",
            "DEC-2019-07-41",
            "DEC-2019-07-42",
        ),
        (("add", "dependency", "P1.1.1", "P1.1.2"), "registers/dependencies", "DEP-041", "DEP-042"),
        (("add", "measure", "Mud", "--unit", "kg", "--improvement", "decrease"), "measures", "M41", "M42"),
    ],
)
@pytest.mark.parametrize("apart", [False, True], ids=["in a list", "apart"])
def test_no_two_branches_give_one_id(
    riverside: Path, run: Run, words: tuple[str, ...], of_all: str, own: str, expected: str, apart: bool
) -> None:
    """The id of another branch stays taken, in whichever layout it stood there, even where it is deleted since."""
    made = Made(riverside, riverside)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.commit({})
    made.git("checkout", "--quiet", "-b", "other")
    kind = next(each for each in FILE_KINDS.values() if each.pattern == f"{of_all}.yaml")
    name = f"{of_all}/{own}.yaml" if apart and kind.splits else f"{of_all}.yaml"
    made.commit({name: f"- id: {own}\n"})
    made.commit({name: None})
    made.git("checkout", "--quiet", "main")
    ran = run(*words, "--diff", folder=riverside)
    assert ran.code == 0, ran.err
    assert f"+- id: {expected}\n" in ran.out


KILLED = """
import os
from npa_cli.store.held_folder import HeldFolder
HeldFolder.remove = lambda self, name: os._exit(9) if name.endswith(".yaml") else None
from npa_cli.__main__ import main
main()
"""


def test_a_move_that_was_killed_is_finished_by_the_next_who_writes(riverside: Path, run: Run) -> None:
    before = files_in(riverside)
    killed = subprocess.run([sys.executable, "-c", KILLED, "fmt", "--split"], cwd=riverside, check=False)
    assert killed.returncode == 9
    assert (riverside / "changes.yaml").exists() and (riverside / "changes" / "CHG-001.yaml").exists()
    assert run("fmt", "--split", folder=riverside).code == 0
    after = files_in(riverside)
    assert not after.keys() & {f"{each}.yaml" for each in LISTS}
    assert sum(name.startswith("changes/") for name in after) == 5
    assert not [name for name in after if name.startswith(".npa")]
    assert len(after) == len(before) - len(LISTS) + 27
