"""What the action tells under a run and in one comment: its own script, run with a stand-in for the forge's program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from npa_cli.rules.minimal_plan import first_priority
from tests.conftest import REPOSITORY
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
