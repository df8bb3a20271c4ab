"""Findings in several files at once, by themselves in GitHub Actions, and what is shipped for CI."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

BAD = {"partners.yaml": "partners: []\npartners: []\n"}


def test_every_form_goes_to_its_own_file_and_text_to_the_reader(run, plan, tmp_path: Path) -> None:
    root = plan(BAD)
    ran = run("validate", "-o", f"sarif={tmp_path}/s", "-o", f"json={tmp_path}/j", folder=root)
    assert ran.code == 3
    assert ran.out.startswith("partners.yaml:2:1: NPA003 ")
    assert json.loads((tmp_path / "s").read_text())["version"] == "2.1.0"
    (only,) = json.loads((tmp_path / "j").read_text())["items"]
    assert (only["end_column"], only["related"][0]["line"], only["help"]) == (9, 1, "npa explain NPA003")


def test_a_file_that_cannot_be_written_is_named_and_the_others_are_written(run, plan, tmp_path: Path) -> None:
    ran = run("validate", "-o", f"json={tmp_path}/no/j", "-o", f"junit={tmp_path}/x", folder=plan(BAD))
    assert ran.code == 2
    assert f"can't write `{tmp_path}/no/j`" in ran.err
    assert (tmp_path / "x").exists()
    assert not list(tmp_path.glob(".*.part"))


def test_two_files_of_one_form_are_asked_about(run, plan) -> None:
    ran = run("validate", "-o", "a", "-o", "b", folder=plan())
    assert (ran.code, "-o sarif=b" in ran.err) == (2, True)


def test_a_name_with_an_equals_sign(run, plan, tmp_path: Path) -> None:
    run("validate", "-o", "./sarif=x", folder=plan(BAD))
    assert (tmp_path / "plan" / "sarif=x").read_text().startswith("partners.yaml:2:1:")


def test_annotations_and_summary_come_by_themselves(run, plan, tmp_path: Path) -> None:
    env = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    ran = run("validate", folder=plan(BAD), env=env)
    (only,) = ran.out.splitlines()  # the log shows a command's words: a line for people beside it would say them twice
    place = "file=partners.yaml,line=2,col=1,endLine=2,endColumn=8,title=NPA003"
    assert only.startswith(f"::error {place}::partners.yaml:2:1: NPA003 ")
    assert "| error | partners.yaml:2:1 | NPA003 |" in (tmp_path / "summary").read_text()


def test_a_form_that_was_asked_for_comes_alone(run, plan) -> None:
    ran = run("validate", "--format", "json", folder=plan(BAD), env={"GITHUB_ACTIONS": "true"})
    assert "::error" not in ran.out and json.loads(ran.out)


def test_the_source_line_is_shown_where_asked(run, plan) -> None:
    ran = run("validate", "--excerpt", folder=plan(BAD))
    assert ran.out.splitlines()[1:] == [
        "  2 | partners: []",
        "    | ^^^^^^^^",
        "  help: keep one of the two",
        "partners.yaml:1:1: note: the first `partners`",
    ]


def test_the_hooks_are_what_pre_commit_reads(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(REPOSITORY / ".pre-commit-hooks.yaml")],
        capture_output=True, check=False, env={**os.environ, "PRE_COMMIT_HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("schema", "name"),
    [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", "templates/gitlab-ci.yml")],
)
def test_the_templates_are_what_the_forges_read(schema: str, name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(REPOSITORY / name)],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
