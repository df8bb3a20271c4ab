"""Git asked in a checkout whose maker would have it run programs: every question, and nothing of theirs is run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from npa_cli.history.git import Git
from npa_cli.history.repository import find_repository
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.store.plan_files import LARGEST
from tests.history.conftest import Made

FIRST = "priorities/01-first.yaml"
PROGRAMS = (
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.sshCommand",
    "core.askPass",
    "core.gitProxy",
    "core.alternateRefsCommand",
    "credential.helper",
    "diff.external",
    "diff.x.textconv",
    "diff.x.command",
    "filter.x.clean",
    "filter.x.smudge",
    "filter.x.process",
    "merge.x.driver",
    "gpg.program",
    "remote.origin.uploadpack",
    "uploadpack.packObjectsHook",
    "pager.rev-parse",
    "pager.rev-list",
    "pager.ls-tree",
    "pager.cat-file",
    "pager.for-each-ref",
    "pager.status",
)
QUESTIONS = (
    ("validate", "--base", "HEAD"),
    ("validate", "--base", "HEAD~1"),
    ("validate", "--base", "main", "--format", "sarif"),
    ("report",),
    ("report", "board"),
    ("report", "plan-on-a-page"),
    ("add", "priority", "Water", "--statement", "Clean water."),
    ("add", "deliverable", "P1.1", "A well", "--timeframe", "Ongoing"),
    ("status",),
    ("plans",),
    ("doctor",),
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="shell scripts for programs")


def booby_trapped(made: Made) -> Path:
    """Have the repository name a program wherever git takes one. The program leaves a file behind, which is returned."""
    ran, trap = made.top.parent / "ran", made.top.parent / "trap"
    trap.write_text(f"#!/bin/sh\necho \"$0 $@\" >> '{ran}'\nexit 1\n")
    trap.chmod(0o755)
    aliases = ("rev-parse", "rev-list", "ls-tree", "cat-file", "for-each-ref", "status")
    made.configure(dict.fromkeys(PROGRAMS, str(trap)) | {f"alias.{name}": f"!{trap}" for name in aliases})
    for name in ("post-index-change", "reference-transaction", "pre-auto-gc", "post-checkout", "fsmonitor-watchman"):
        (made.top / ".git" / "hooks").mkdir(exist_ok=True)
        (made.top / ".git" / "hooks" / name).write_bytes(trap.read_bytes())
        (made.top / ".git" / "hooks" / name).chmod(0o755)
    (made.top / ".git" / "info" / "attributes").write_text("* filter=x diff=x merge=x\n")
    return ran


def of_a_partial_clone(made: Made, url: str) -> None:
    """Have the repository fetch what it lacks from there, and take away the file of a priority."""
    made.configure(
        {
            "core.repositoryFormatVersion": "1",
            "extensions.partialClone": "origin",
            "remote.origin.promisor": "true",
            "remote.origin.url": url,
            "protocol.allow": "always",
            "protocol.ext.allow": "always",
            "protocol.file.allow": "always",
        }
    )
    lost = made.git("rev-parse", f"HEAD:./{made.root.name}/{FIRST}").strip()
    (made.top / ".git" / "objects" / lost[:2] / lost[2:]).unlink()


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_nothing_that_the_repository_names_is_run(repository, run, words: tuple[str, ...]) -> None:
    made: Made = repository(folder="data")
    made.commit({"partners.yaml": MINIMAL_PLAN["partners.yaml"] + "# a comment\n"})
    ran = booby_trapped(made)
    os.utime(made.root / FIRST)  # git would look at the file again, through the filter
    assert run(*words, folder=made.top).code in (0, 1)
    assert not ran.exists(), ran.read_text()


def test_the_trap_is_one_that_git_itself_falls_into(repository) -> None:
    made: Made = repository(folder="data")
    ran = booby_trapped(made)
    os.utime(made.root / FIRST)
    subprocess.run(["git", "status"], cwd=made.top, capture_output=True, check=False)
    assert ran.exists()


@pytest.mark.table
@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
@pytest.mark.parametrize("url", ["ext::{} %S", "ssh://nowhere.invalid/x", "trap::x", "{}"])
def test_nothing_that_a_partial_clone_lacks_is_fetched(
    repository, run, tmp_path: Path, url: str, words: tuple[str, ...]
) -> None:
    made: Made = repository(folder="data")
    made.commit({"partners.yaml": MINIMAL_PLAN["partners.yaml"] + "# a comment\n"})
    ran = booby_trapped(made)
    (tmp_path / "git-remote-trap").write_bytes((tmp_path / "trap").read_bytes())
    (tmp_path / "git-remote-trap").chmod(0o755)
    of_a_partial_clone(made, url.format(tmp_path / "trap"))
    told = run(*words, folder=made.top, env={"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"})
    assert not ran.exists(), ran.read_text()
    assert told.code == (3 if "--base" in words else 0)


@pytest.mark.parametrize(
    "words", [each for each in QUESTIONS if each[0] in ("validate", "report", "add")], ids=" ".join
)
def test_a_bare_repository_kept_among_the_files_of_another_is_not_asked(
    repository, run, words: tuple[str, ...]
) -> None:
    made: Made = repository(folder="data")
    ran = made.top.parent / "ran"
    made.git("init", "--quiet", "--bare", str(made.top / "bare"))
    made.git("--git-dir", str(made.top / "bare"), "config", "core.fsmonitor", f"touch {ran}")
    made.git("--git-dir", str(made.top / "bare"), "config", "core.worktree", str(made.top / "bare"))
    made.git("mv", "data", "bare/data")
    told = run(*words, folder=made.top / "bare" / "data")
    assert not ran.exists()
    if "--base" in words:
        assert told.code == 3 and "bare repository" in told.out.replace("&#45;", "-")
    else:
        assert "bare repository" in told.err
        assert "not in git" not in told.out


def test_what_is_larger_than_any_file_of_a_plan_is_never_read(repository, run, monkeypatch: pytest.MonkeyPatch) -> None:
    made: Made = repository(folder="data")
    made.commit({"priorities/02-large.yaml": b"# " + b"x" * LARGEST})
    made.commit({"priorities/02-large.yaml": None})
    large = made.git("rev-parse", "HEAD~1:data/priorities/02-large.yaml").strip()
    asked: list[str] = []
    contents = Git.contents

    def _contents(git: Git, object_ids):
        wanted = list(object_ids)
        asked.extend(wanted)
        return contents(git, wanted)

    monkeypatch.setattr(Git, "contents", _contents)
    added = run("add", "priority", "Water", "--statement", "Clean water.", folder=made.top)
    assert added.code == 0 and "larger than 8 MB" in added.err
    assert run("validate", "--base", "HEAD~1", folder=made.top).code == 3
    assert asked and large not in asked


# Variables that name a repository


def statement(made: Made, environment: dict[str, str]) -> str:
    from npa_cli.history.earlier import load_earlier

    found = find_repository(made.root, {**os.environ, **environment})
    return load_earlier(found, found.commit("HEAD")).plan.priorities[0].statement


def test_a_repository_kept_elsewhere_is_found_by_the_variables_that_git_itself_heeds(
    repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: Made = repository(folder="data")
    (made.top / ".git").rename(made.top.parent / "kept")
    monkeypatch.chdir(made.top)
    assert statement(made, {"GIT_DIR": "../kept"}) == "Do one thing well."
    monkeypatch.chdir(made.top.parent)
    assert statement(made, {"GIT_DIR": "kept", "GIT_WORK_TREE": "repository"}) == "Do one thing well."


def test_variables_of_a_hook_in_another_repository_are_not_heeded(repository, monkeypatch: pytest.MonkeyPatch) -> None:
    made: Made = repository(folder="data")
    other: Made = repository({FIRST: first_priority("one thing", "other things")}, name="other", folder="data")
    monkeypatch.chdir(other.top)
    assert statement(made, {"GIT_DIR": ".git"}) == "Do one thing well."
    assert statement(made, {"GIT_DIR": ".git", "GIT_WORK_TREE": str(other.top)}) == "Do one thing well."
    assert statement(made, {"GIT_DIR": str(other.top / ".git"), "GIT_INDEX_FILE": ".git/index"}) == "Do one thing well."
