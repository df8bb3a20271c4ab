"""`npa source check`: each signed word stands in the text that is kept, on its line, or is told."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY


@pytest.mark.parametrize("plan", ["npa-2018", "npa-2013", "west-midlands-2010", "south-west-2020"])
def test_every_signed_word_of_the_shipped_plans_stands(run, plan: str) -> None:
    ran = run("source", "check", "--data", "data", "--plan", plan, "--format", "json")
    told = json.loads(ran.out)
    assert (ran.code, told["strayed"], told["not_kept"]) == (0, [], [])
    assert told["stands"] >= {"npa-2018": 134 * 2}.get(plan, 1)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    shutil.copytree(REPOSITORY / "sources", tmp_path / "sources")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/main\n")
    return tmp_path


def alter(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_one_altered_letter_is_told(run, copy: Path) -> None:
    alter(
        copy / "data/priorities/03-mental-health.yaml",
        "Benchmarking data for 2017 published",
        "Benchmarking data for 2018 published",
    )
    ran = run("source", "check", "--data", "data", "--format", "json", folder=copy)
    (one,) = json.loads(ran.out)["strayed"]
    assert ran.code == 1
    assert (one["item"], one["field"], one["line"], one["found"]) == ("P3.1.1", "text", 118, None)


def test_words_on_another_line_are_told_with_it(run, copy: Path) -> None:
    alter(
        copy / "data/priorities/03-mental-health.yaml",
        "source: {document: workplan, line: 123}",
        "source: {document: workplan, line: 118}",
    )
    told = json.loads(run("source", "check", "--data", "data", "--format", "json", folder=copy).out)
    assert {(each["item"], each["found"]) for each in told["strayed"]} >= {("P3.2", 123), ("P3.2.1", 123)}


def test_a_date_that_was_altered_is_told(run, copy: Path) -> None:
    alter(copy / "data/priorities/03-mental-health.yaml", "FY18/19 Q4 (then Annually)", "FY18/19 Q4 (then Quarterly)")
    told = json.loads(run("source", "check", "--data", "data", "--format", "json", folder=copy).out)
    assert [(each["item"], each["field"]) for each in told["strayed"]] == [("P3.1.2", "timeframe")]


def test_a_text_that_is_not_here_is_not_called_right(run, copy: Path) -> None:
    shutil.rmtree(copy / "sources")
    ran = run("source", "check", "--data", "data", folder=copy)
    assert ran.code == 3 and "../sources/npa-workplan-2018.txt" in ran.out and "No text was found" in ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
@pytest.mark.parametrize("in_repository", [True, False])
@pytest.mark.parametrize(
    "kept",
    [
        "../../secret.txt",
        "../secret.txt",
        "{tmp}/secret.txt",
        "sources/link.txt",
        "linked/secret.txt",
        ".git/config",
        ".hidden/../.git/config",
        "ring.txt",
        '"sources/\\0.txt"',
        "/dev/stdin",
        "sources",
    ],
)
def test_no_file_outside_tells_which_words_it_has(run, tmp_path: Path, kept: str, in_repository: bool) -> None:
    """The right text of a plan of ours, moved to where a stranger's plan would look."""
    top = tmp_path / "top"
    plan = shutil.copytree(REPOSITORY / "examples/saltmarsh", top / "plan")
    (plan / ".git").mkdir()
    if in_repository:
        (plan / ".git/HEAD").write_text("ref: refs/heads/main\n")
    text = (plan / "sources/tracker.txt").read_bytes()
    for place in (tmp_path / "secret.txt", top / "secret.txt", plan / ".git/config"):
        place.write_bytes(text)
    (plan / "sources/link.txt").symlink_to("../../secret.txt")
    (plan / "linked").symlink_to(tmp_path)
    (plan / "ring.txt").symlink_to("ring.txt")
    alter(plan / "workplan.yaml", "kept: sources/tracker.txt", f"kept: {kept.format(tmp=tmp_path)}")
    ran = run("source", "check", "--data", str(plan), "--format", "json")
    told = json.loads(ran.out)
    assert (ran.code, told["stands"], told["strayed"]) == (3, 0, [])


def test_a_text_of_the_family_is_one_of_the_plan_s(run, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "examples/saltmarsh", tmp_path / "plan")
    member = shutil.copytree(REPOSITORY / "examples/saltmarsh", tmp_path / "plan/plans/one")
    (tmp_path / "plan/.kept").mkdir()
    for name in ("sources/tracker.txt", ".kept/tracker.txt"):
        shutil.copy(member / "sources/tracker.txt", tmp_path / "plan" / name)
        alter(member / "workplan.yaml", "kept: ", f"kept: ../../{name} # ")
        ran = run("source", "check", "--data", str(member))
        assert ran.code == (0 if name.startswith("sources") else 3)
        alter(member / "workplan.yaml", f"kept: ../../{name} # ", "kept: ")


def test_a_plan_without_sources_says_so(run, plan) -> None:
    ran = run("source", "check", "--data", str(plan()))
    assert ran.code == 3 and "say no source" in ran.out


def test_what_import_wrote_stands(run, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(
        'Action,Lead,Deadline\n"Train all\nstaff",Nursing,30 June 2023\nFix beds,Estates,2024\n'
    )
    run("import", "plan.csv", folder=tmp_path)
    assert run("import", "plan.csv", "--write", folder=tmp_path).code == 0
    ran = run("source", "check", "--data", "plan", folder=tmp_path)
    assert ran.code == 0, ran.out
