"""`npa validate --base` never takes what it could not compare for unchanged: a finding, exit 3, and what to do."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from tests.history.conftest import Made

FIRST = "priorities/01-first.yaml"
ALTERED = first_priority("FY18/19 Q2", "FY18/19 Q4")
FORMS = ("text", "concise", "json", "github", "gitlab", "junit", "sarif", "rdjson", "markdown")


def altered(made: Made) -> str:
    """The commit before one in which signed words are altered."""
    before = made.git("rev-parse", "HEAD").strip()
    made.commit({FIRST: ALTERED})
    return before


def cloned(made: Made, to: Path, *words: str) -> Path:
    made.git("config", "uploadpack.allowFilter", "true")
    made.git("clone", "--quiet", "--no-local", *words, made.top.as_uri(), str(to))
    return to / made.root.relative_to(made.top)


def program(folder: Path, words: str) -> dict[str, str]:
    """An environment in which `git` is a script of these words, which may call the real one as $GIT."""
    folder.mkdir()
    script = folder / "git"
    script.write_text(f"#!/bin/sh\nGIT='{shutil.which('git')}'\n{words}\n")
    script.chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


@pytest.mark.parametrize("filtered", ["blob:none", "tree:0", "blob:limit=10"])
def test_a_clone_that_leaves_objects_out_is_not_compared(repository, tmp_path: Path, run, filtered: str) -> None:
    made: Made = repository(folder="data")
    before = altered(made)
    root = cloned(made, tmp_path / "partial", f"--filter={filtered}")
    ran = run("validate", "--data", str(root), "--base", before)
    assert ran.code == 3
    assert "NPA708" in ran.out and "--filter" in ran.out
    assert "held no" not in ran.out + ran.err


def test_a_shallow_clone_that_lacks_the_base_is_not_compared(repository, tmp_path: Path, run) -> None:
    made: Made = repository(folder="data")
    before = altered(made)
    root = cloned(made, tmp_path / "shallow", "--depth", "1")
    for ref in (before, "HEAD~1", "origin/other"):
        ran = run("validate", "--data", str(root), "--base", ref)
        assert ran.code == 3
        assert f"`{ref}` is not in it" in ran.out and "fetch-depth: 0" in ran.out


def test_new_ids_in_a_shallow_clone_may_have_been_used_before(repository, tmp_path: Path, run) -> None:
    made: Made = repository(folder="data")
    made.commit({"partners.yaml": MINIMAL_PLAN["partners.yaml"] + "# a comment\n"})
    root = cloned(made, tmp_path / "shallow", "--depth", "1")
    second = "          - id: P1.1.2\n            text: A second one\n            timeframe: FY18/19 Q3\n"
    (root / FIRST).write_text(MINIMAL_PLAN[FIRST] + second)
    ran = run("validate", "--data", str(root), "--base", "HEAD")
    assert ran.code == 3 and "whether P1.1.2 stood for something else before is not known" in ran.out


def test_without_git_nothing_is_compared(repository, tmp_path: Path, run) -> None:
    made: Made = repository()
    ran = run("validate", "--data", str(made.root), "--base", altered(made), env={"PATH": str(tmp_path)})
    assert ran.code == 3
    assert "git is not installed" in ran.out and "use an image that has it" in ran.out


def test_a_commit_that_this_clone_does_not_have_is_not_compared(repository, run) -> None:
    made: Made = repository()
    ran = run("validate", "--data", str(made.root), "--base", "1234567890" * 4)
    assert ran.code == 3 and "git fetch origin 1234567890" in ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script for git")
@pytest.mark.parametrize("form", FORMS)
def test_another_users_repository_is_not_compared_in_any_form(repository, tmp_path: Path, run, form: str) -> None:
    made: Made = repository(folder="data")
    before = altered(made)
    strict = program(tmp_path / "bin", 'GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "$GIT" "$@"')
    ran = run("validate", "--data", str(made.root), "--base", before, "--format", form, env=strict)
    assert ran.code == 3
    assert "NPA708" in ran.out
    assert "safe.directory" in ran.out.replace("&#46;", ".")
    trusted = {
        **strict,
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": str(made.top),
    }
    ran = run("validate", "--data", str(made.root), "--base", before, "--format", form, env=trusted)
    assert ran.code == 1 and "NPA701" in ran.out


@pytest.mark.parametrize(
    "narrowed", [["--select", "NPA4"], ["--ignore", "NPA7"], ["--level", "draft"], ["data/partners.yaml"]]
)
def test_nothing_that_narrows_the_findings_hides_it(repository, tmp_path: Path, run, narrowed: list[str]) -> None:
    made: Made = repository(folder="data")
    altered(made)
    ignore = "# npa: ignore[NPA708] it is slow\n"
    made.write({"workplan.yaml": ignore + MINIMAL_PLAN["workplan.yaml"]})
    ran = run("validate", "--base", "main", *narrowed, folder=made.top, env={"PATH": str(tmp_path)})
    assert ran.code == 3 and "NPA708" in ran.out
    assert run("validate", "--ignore", "NPA708", folder=made.top).code == 2


def test_a_plan_that_was_moved_is_found_by_its_id(repository, run) -> None:
    made: Made = repository(folder="data")
    made.git("mv", "data", "agreed")
    moved = Made(made.top, made.top / "agreed")
    moved.write({FIRST: ALTERED})
    for _ in range(2):  # before and after it is committed
        ran = run("validate", "--data", str(moved.root), "--base", "main~0" if _ == 0 else "main~1")
        assert ran.code == 1 and "NPA701" in ran.out
        moved.commit({})


def test_a_plan_that_was_moved_and_has_another_id_is_not_taken_for_a_new_one(repository, run) -> None:
    made: Made = repository(folder="data")
    made.git("mv", "data", "agreed")
    moved = Made(made.top, made.top / "agreed")
    known = MINIMAL_PLAN["workplan.yaml"].splitlines()[0]
    moved.write({FIRST: ALTERED, "workplan.yaml": MINIMAL_PLAN["workplan.yaml"].replace(known, "id: another")})
    ran = run("validate", "--data", str(moved.root), "--base", "main")
    assert ran.code == 3 and "in `data/`" in ran.out


def test_a_plan_that_is_new_is_said_to_be_new_and_is_no_fault(repository, run) -> None:
    made: Made = repository(folder="data")
    new = Made(made.top, made.top / "plans" / "second")
    known = MINIMAL_PLAN["workplan.yaml"].splitlines()[0]
    new.write({**MINIMAL_PLAN, "workplan.yaml": MINIMAL_PLAN["workplan.yaml"].replace(known, "id: second")})
    ran = run("validate", "--data", str(new.root), "--base", "main")
    assert (ran.code, ran.out) == (0, "")
    assert "it has no plan `second`, so all of this one is new" in ran.err


def test_a_link_within_the_plan_is_followed_in_the_earlier_version_too(repository, run) -> None:
    made: Made = repository()
    (made.root / "signed").mkdir()
    (made.root / FIRST).rename(made.root / "signed" / "first.txt")
    (made.root / FIRST).symlink_to("../signed/first.txt")
    made.commit({})
    assert run("validate", "--data", str(made.root), "--base", "HEAD").code == 0
    made.write({"signed/first.txt": ALTERED})
    ran = run("validate", "--data", str(made.root), "--base", "HEAD")
    assert ran.code == 1 and "NPA701" in ran.out


def test_a_paper_says_that_its_commit_is_not_known_where_git_refuses(repository, tmp_path: Path, run) -> None:
    made: Made = repository()
    words = ("report", "plan-on-a-page", "--data", str(made.root))
    assert f"Commit: {made.git('rev-parse', 'HEAD').strip()}" in run(*words).out.replace("*", "")
    ran = run(*words, env={"PATH": str(tmp_path)})
    assert "not known" in ran.out and "not in git" not in ran.out
    assert "git is not installed" in ran.err


# Paths as forges count them


@pytest.mark.parametrize("inside", ["", "a plan", "a plan/priorities"])
def test_paths_for_forges_are_from_the_top_of_the_repository(repository, run, inside: str) -> None:
    made: Made = repository({FIRST: first_priority("leads: [NHSE]", "leads: [XX]")}, folder="a plan")
    path = f"a plan/{FIRST}"

    def printed(form: str) -> str:
        return run("validate", "--data", str(made.root), "--format", form, folder=made.top / inside).out

    assert f"file={path}," in printed("github")
    assert json.loads(printed("gitlab"))[0]["location"]["path"] == path
    assert json.loads(printed("rdjson"))["diagnostics"][0]["location"]["path"] == path
    (result,) = json.loads(printed("sarif"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == path.replace(" ", "%20")
