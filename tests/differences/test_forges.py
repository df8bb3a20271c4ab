"""What the action and the template do on a forge: their own scripts, run with a stand-in for the forge's program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from npa_cli.rules.minimal_plan import first_priority
from tests.conftest import REPOSITORY
from tests.differences.test_merge import REPORT
from tests.history.conftest import Made

FORGE = """#!/bin/sh
case "$*" in *--paginate*) cat "$FORGE/kept"; exit;; esac
echo "$*" >> "$FORGE/asked"
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the script is for bash")
@pytest.mark.parametrize("kept", ["", "17\n"])
def test_the_summary_and_one_comment_that_is_kept(repository: Callable[..., Made], tmp_path: Path, kept: str) -> None:
    made = repository()
    made.git("checkout", "--quiet", "-b", "theirs")
    made.commit({"priorities/01-first.yaml": first_priority("Do one", "Do any")})
    forge = tmp_path / "forge"
    forge.mkdir()
    (forge / "gh").write_text(FORGE)
    (forge / "gh").chmod(0o755)
    (forge / "kept").write_text(kept)
    steps = YAML(typ="safe").load(REPOSITORY / "action.yml")["runs"]["steps"]
    (script,) = [each["run"] for each in steps if each.get("name") == "Tell what changed"]
    env = {
        **os.environ, "PATH": f"{forge}:{Path(sys.executable).parent}:{os.environ['PATH']}", "FORGE": str(forge), "PLAN": ".",
        "BASE": "main", "SUMMARY": "true", "COMMENT": "true", "NUMBER": "4", "GITHUB_REPOSITORY": "a/b",
        "RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
    }  # fmt: skip
    subprocess.run(["bash", "-e", "-c", script], cwd=made.root, env=env, check=True)
    assert "statement Do one thing well. → Do any thing well." in (tmp_path / "summary").read_text(encoding="utf-8")
    (asked,) = (forge / "asked").read_text().splitlines()
    where = "PATCH repos/a/b/issues/comments/17" if kept else "POST repos/a/b/issues/4/comments"
    assert asked == f"api --method {where} -F body=@{tmp_path}/npa-diff.md.short --silent"
    assert (tmp_path / "npa-diff.md.short").read_text(encoding="utf-8").startswith("<!-- npa diff -->\n")


CURL = """#!/bin/sh
for each in "$@"; do last="$each"; done
case "$last" in */user) echo '{"id": 5}'; exit;; *per_page*) cat "$FORGE/kept"; exit;; esac
echo "$*" >> "$FORGE/asked"
"""
OTHERS = {"id": 16, "author": {"id": 4}, "body": "<!-- npa diff -->\nnot ours"}
OWN = {"id": 17, "author": {"id": 5}, "body": "<!-- npa diff -->\nolder"}


@pytest.mark.skipif(sys.platform == "win32", reason="the script is for sh")
@pytest.mark.parametrize(("kept", "where"), [([OTHERS], "POST"), ([OTHERS, OWN], "PUT")])
def test_gitlab_s_job_judges_the_merge_and_keeps_one_note(
    repository: Callable[..., Made], tmp_path: Path, kept: list[dict[str, object]], where: str
) -> None:
    """The template's own lines, as a runner runs them: in a clone that has the branch alone."""
    made = repository({"returns/FY18-19-Q2/NHSE.yaml": REPORT}, folder="data")
    made.git("checkout", "--quiet", "-b", "theirs")
    made.commit({"returns/FY18-19-Q2/NHSE.yaml": REPORT.replace("Nothing", "Nothing at all")})
    made.git("checkout", "--quiet", "main")
    made.commit({"returns/FY18-19-Q2/NHSE.yaml": REPORT.replace("in_progress", "not_started")})
    clone, forge = tmp_path / "clone", tmp_path / "forge"
    made.git("clone", "--quiet", "--single-branch", "--branch", "theirs", str(made.top), str(clone))
    forge.mkdir()
    (forge / "curl").write_text(CURL)
    (forge / "curl").chmod(0o755)
    (forge / "kept").write_text(json.dumps(kept))
    job = YAML(typ="safe").load(REPOSITORY / "templates" / "gitlab-ci.yml")["npa-validate"]
    install, *before = job["before_script"]
    assert install.startswith("python -m pip install")
    env = {
        **os.environ, "PATH": f"{forge}:{Path(sys.executable).parent}:{os.environ['PATH']}", "FORGE": str(forge),
        "NPA_DATA": "data", "NPA_LEVEL": "standard", "NPA_TOKEN": "x", "CI_PROJECT_DIR": str(clone), "CI_API_V4_URL": "api",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": made.git("merge-base", "main", "theirs").strip(), "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "CI_MERGE_REQUEST_IID": "4",
    }  # fmt: skip
    script = "\n".join(["set -e", *before, *job["script"]])
    ran = subprocess.run(["sh", "-c", script], cwd=clone, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stderr
    assert "NPA709" in (clone / "npa-junit.xml").read_text(encoding="utf-8")
    assert json.loads((clone / "gl-code-quality.json").read_text(encoding="utf-8"))
    note = (clone / "npa-note.md").read_text(encoding="utf-8")
    assert "Nothing has started. → Nothing at all has started." in note
    (asked,) = (forge / "asked").read_text().splitlines()
    end = "/notes/17" if where == "PUT" else "/notes"
    assert f"--request {where} " in asked and asked.endswith(f"api/projects/3/merge_requests/4{end}")
