"""`npa add`: new ids are the next free ones, never one that git's history knows, and nothing else changes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

FILE = "priorities/01-first.yaml"


def git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def root(plan) -> Path:
    """A small plan in a repository, with everything committed."""
    folder: Path = plan()
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "signed")
    return folder


@pytest.fixture
def add(run, root: Path) -> Callable[..., str]:
    """Add something; the words on standard error come back, and the plan stays free of findings."""

    def _add(*words: str) -> str:
        ran = run("add", *words, folder=root)
        assert ran.code == 0, ran.err
        assert run("validate", folder=root).code == 0
        return str(ran.err)

    return _add


def test_a_deliverable_gets_the_next_number_and_no_other_line_changes(add, root: Path) -> None:
    before = (root / FILE).read_text()
    assert "added P1.1.2" in add("deliverable", "1.1", "Second", "--timeframe", "FY18/19 Q3")
    added = "          - id: P1.1.2\n            text: Second\n            timeframe: FY18/19 Q3\n"
    assert (root / FILE).read_text() == before + added


def test_an_id_that_was_deleted_is_not_used_again(add, root: Path) -> None:
    before = (root / FILE).read_text()
    add("deliverable", "P1.1", "Second", "--timeframe", "FY18/19 Q3")
    git(root, "commit", "-q", "-a", "-m", "second")
    (root / FILE).write_text(before)
    git(root, "commit", "-q", "-a", "-m", "second taken out")
    assert "added P1.1.3" in add("deliverable", "P1.1", "Third", "--timeframe", "FY18/19 Q3")


def test_an_id_of_another_branch_is_not_used_again(add, root: Path) -> None:
    git(root, "switch", "-q", "-c", "draft")
    add("activity", "P1", "Draft", "--lead", "NHSE", "--timeframe", "Ongoing")
    git(root, "commit", "-q", "-a", "-m", "draft")
    git(root, "switch", "-q", "main")
    assert "added P1.3" in add("activity", "P1", "Other", "--lead", "NHSE", "--timeframe", "Ongoing")


def test_an_id_of_a_version_that_does_not_parse_is_not_used_again(add, root: Path) -> None:
    before = (root / FILE).read_text()
    (root / FILE).write_text(before + "\t: [broken\n  - id: P1.1.8\n")
    git(root, "commit", "-q", "-a", "-m", "broken")
    (root / FILE).write_text(before)
    assert "added P1.1.9" in add("deliverable", "P1.1", "Ninth", "--timeframe", "FY18/19 Q3")


def test_an_id_that_only_a_change_names_is_not_used_again(add, root: Path) -> None:
    (root / FILE).write_text((root / FILE).read_text().replace("P1.1.1", "P1.1.10"))
    assert "added P1.1.11" in add("deliverable", "P1.1", "Eleventh", "--timeframe", "FY18/19 Q3")


def test_a_priority_an_activity_and_a_deliverable_from_nothing(add, run, root: Path) -> None:
    assert "wrote priorities/02-dental-care.yaml: added P2" in add(
        "priority", "Dental care", "--statement", "Improve access to dental care."
    )
    text = "Train staff: all of them."
    add("activity", "2", text, "--theme", "Training", "--lead", "nhse", "--timeframe", "FY18/19 Q2")
    assert "added P2.1.2" in add("deliverable", "2.1", "--timeframe", "Quarterly")
    assert (
        (root / "priorities/02-dental-care.yaml")
        .read_text()
        .endswith(
            "statement: Improve access to dental care.\n"
            "themes:\n"
            "  - title: Training\n"
            "    activities:\n"
            "      - id: P2.1\n"
            "        text: 'Train staff: all of them.'\n"
            "        leads: [NHSE]\n"
            "        deliverables:\n"
            "          - id: P2.1.1\n"
            "            timeframe: FY18/19 Q2\n"
            "          - id: P2.1.2\n"
            "            timeframe: Quarterly\n"
        )
    )
    assert "P2.1.2" in run("list", "deliverables", folder=root).out


def test_a_priority_nothing_hangs_from_is_shown(add, run, root: Path) -> None:
    add("priority", "Dental care", "--statement", "Improve access to dental care.")
    shown = run("show", "P2", folder=root)
    assert shown.code == 0
    assert "Improve access to dental care." in shown.out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("deliverable", "P1", "X", "--timeframe", "Ongoing"), "hangs from an activity, such as P1.1"),
        (("deliverable", "P9.1", "X", "--timeframe", "Ongoing"), "no priority, activity or deliverable `P9.1`"),
        (("deliverable", "P1.1", "X", "--timeframe", "FY18/20 Q2"), "--timeframe `FY18/20 Q2`"),
        (("activity", "P1", "X", "--lead", "NHSI", "--timeframe", "Ongoing"), "did you mean `NHSE`?"),
        (("activity", "P1.1", "X", "--lead", "NHSE", "--timeframe", "Ongoing"), "hangs from a priority, such as P1"),
        (("priority", "", "--statement", ""), "nothing was written"),
    ],
)
def test_what_can_not_be_added_says_why_and_writes_nothing(words, why: str, run, root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    ran = run("add", *words, folder=root)
    assert ran.code == 2
    assert why in ran.err
    assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before


def test_without_git_it_says_what_it_could_not_look_at(run, plan) -> None:
    ran = run("add", "deliverable", "P1.1", "X", "--timeframe", "Ongoing", folder=plan())
    assert ran.code == 0
    assert "ids used before and since deleted are not known" in ran.err


def test_the_plan_that_comes_with_npa_is_never_written_to(run, tmp_path: Path) -> None:
    ran = run("add", "deliverable", "P1.1", "X", "--timeframe", "Ongoing", folder=tmp_path)
    assert ran.code == 2
    assert "never written to" in ran.err
