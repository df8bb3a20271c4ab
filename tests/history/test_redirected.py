"""Every command that asks git, under variables and repositories that would have it look elsewhere, run or write.

Each answer is that of the plan's own repository, no program runs, and no file is written but the command's own.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import boards_of, first_priority
from npa_cli.serve.living_page import LivingPage
from npa_cli.store.find_plan import PlanFolder
from tests.conftest import run_npa
from tests.history.conftest import Made, made_repository
from tests.history.test_door import booby_trapped

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="shell scripts for programs")]

FIRST = "priorities/01-first.yaml"
ASKS = (
    ("diff", "--as-at", "2018-06-01"),
    ("diff", "HEAD~1", "HEAD", "--as-at", "2018-06-01"),
    ("since", "HEAD~1", "--as-at", "2018-06-01"),
    ("guard", "--base", "HEAD~1", "--partner", "NHSE"),
    ("validate", "--base", "HEAD~1"),
    ("report", "board", "--as-at", "2018-06-01", "--since", "HEAD~1"),
    ("report", "summary", "--as-at", "2018-06-01"),
    ("codeowners", "--office", "@a/b", "--team", "NHSE=@a/c"),
    ("add", "deliverable", "P1.1", "A well", "--timeframe", "Ongoing", "--dry-run"),
    ("change", "propose", "P1.1.1", "--field", "text", "--to", "x", "--reason", "scope", "--narrative", "x",
     "--by", "NHSE", "--on", "2018-06-01", "--dry-run"),
    ("board", "close", "NPHB", "--on", "2018-06-01", "--dry-run"),
    ("site", "-o", "{out}/page.html", "--as-at", "2018-06-01"),
    ("return", "pack", "--partner", "NHSE", "--period", "FY18/19-Q1", "--to", "{out}"),
)  # fmt: skip
COMMITTED = first_priority("Do one thing well.", "Do two things well.")
WRITES = (("board", "close", "NPHB", "--on", "2018-06-01"), ("git", "install"))


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A plan with a commit before its last, and an edit since."""
    made = made_repository(tmp_path_factory.mktemp("plan"), {"workplan.yaml": boards_of()}, folder="data")
    made.commit({FIRST: COMMITTED})
    made.write({FIRST: first_priority("Do one thing well.", "Do three things well.")})
    return made


@pytest.fixture
def plans_own(original: Made, tmp_path: Path) -> Made:
    """A copy of it."""
    top = Path(shutil.copytree(original.top, tmp_path / "repository"))
    return Made(top, top / "data")


@pytest.fixture(scope="module")
def clean(original: Made, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, int]]:
    """What the commands answer about it where nothing leads git elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        return answers(original, run_npa(patch), tmp_path_factory.mktemp("clean") / "out")


def answers(made: Made, run, out: Path, env: dict[str, str] | None = None) -> list[tuple[str, int]]:
    """What each command that asks git answers; the page that is served comes last."""
    out.mkdir()
    found = []
    for words in ASKS:
        told = run(*(each.format(out=out) for each in words), folder=made.top, env=env)
        assert "a fault in npa" not in told.err, (words, told.err)
        found.append((told.out + told.err, told.code))
    page = LivingPage((PlanFolder(made.root),), "internal", "2018-06-01", None)
    found.append((page.make("", date(2018, 6, 1)).page, 0))
    found.append(((out / "page.html").read_text(encoding="utf-8"), 0))
    return [(text.replace(str(out), "").replace(str(made.top), ""), code) for text, code in found]


def names(*folders: Path) -> set[str]:
    return {str(path) for folder in folders for path in folder.rglob("*") if "/out" not in str(path)}


# Variables of git's: {trap} is a program, {file} a file to write, {other} another repository, {top} the plan's own.
VARIABLES = {
    "programs": dict.fromkeys(
        (
            "GIT_ASKPASS", "GIT_EDITOR", "GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_PROXY_COMMAND", "GIT_SEQUENCE_EDITOR",
            "GIT_SSH", "GIT_SSH_COMMAND", "SSH_ASKPASS", "PAGER", "EDITOR", "VISUAL",
        ),
        "{trap}",
    ),
    "files": dict.fromkeys(
        (
            "GIT_TRACE", "GIT_TRACE_SETUP", "GIT_TRACE_PACKET", "GIT_TRACE_PACKFILE", "GIT_TRACE_PERFORMANCE",
            "GIT_TRACE_CURL", "GIT_TRACE_SHALLOW", "GIT_TRACE2", "GIT_TRACE2_EVENT", "GIT_TRACE2_PERF",
            "GIT_INDEX_FILE", "GIT_REDIRECT_STDERR", "GIT_REDIRECT_STDOUT",
        ),
        "{file}",
    ),
    "GIT_EXEC_PATH": {"GIT_EXEC_PATH": "{programs}"},
    "GIT_DIR": {"GIT_DIR": "{other}/.git"},
    "GIT_DIR and GIT_WORK_TREE": {"GIT_DIR": "{other}/.git", "GIT_WORK_TREE": "{other}"},
    "GIT_DIR of this, objects of another": {"GIT_DIR": "{top}/.git", "GIT_WORK_TREE": "{other}"},
    "GIT_COMMON_DIR": {"GIT_COMMON_DIR": "{other}/.git"},
    "GIT_OBJECT_DIRECTORY": {"GIT_OBJECT_DIRECTORY": "{other}/.git/objects"},
    "GIT_ALTERNATE_OBJECT_DIRECTORIES": {"GIT_ALTERNATE_OBJECT_DIRECTORIES": "{other}/.git/objects"},
    "GIT_NAMESPACE": {"GIT_NAMESPACE": "x"},
    "GIT_REPLACE_REF_BASE": {"GIT_REPLACE_REF_BASE": "refs/tags/"},
    "GIT_SHALLOW_FILE": {"GIT_SHALLOW_FILE": "{other}/shallow"},
    "GIT_GRAFT_FILE": {"GIT_GRAFT_FILE": "{other}/shallow"},
    "GIT_ATTR_SOURCE": {"GIT_ATTR_SOURCE": "HEAD~1"},
    "GIT_GLOB_PATHSPECS": {"GIT_GLOB_PATHSPECS": "1", "GIT_ICASE_PATHSPECS": "1"},
    "GIT_TEMPLATE_DIR": {"GIT_TEMPLATE_DIR": "{programs}"},
    "GIT_ALLOW_PROTOCOL": {"GIT_ALLOW_PROTOCOL": "ext:file:ssh"},
    "GIT_CONFIG": {"GIT_CONFIG": "{settings}"},
    "GIT_CONFIG_PARAMETERS": {"GIT_CONFIG_PARAMETERS": "'core.fsmonitor={trap}' 'core.worktree={other}'"},
    "GIT_CONFIG_COUNT": {
        "GIT_CONFIG_COUNT": "3",
        "GIT_CONFIG_KEY_0": "core.fsmonitor", "GIT_CONFIG_VALUE_0": "{trap}",
        "GIT_CONFIG_KEY_1": "core.worktree", "GIT_CONFIG_VALUE_1": "{other}",
        "GIT_CONFIG_KEY_2": "trace2.eventTarget", "GIT_CONFIG_VALUE_2": "{file}",
    },
    "GIT_CONFIG_COUNT without end": {"GIT_CONFIG_COUNT": "9" * 400},
}  # fmt: skip


@pytest.mark.table
@pytest.mark.parametrize("name", VARIABLES)
def test_a_variable_leads_git_nowhere_else(
    name: str, plans_own: Made, clean: list[tuple[str, int]], repository, run, tmp_path: Path
) -> None:
    other = repository({FIRST: first_priority("one thing", "other things")}, name="other", folder="data")
    (other.top / "shallow").write_text(plans_own.git("rev-parse", "HEAD"))
    ran = booby_trapped(plans_own)
    programs = tmp_path / "programs"
    programs.mkdir()
    for program in ("git", "git-rev-parse", "git-ls-tree", "git-cat-file", "git-rev-list", "git-for-each-ref"):
        (programs / program).write_bytes((tmp_path / "trap").read_bytes())
        (programs / program).chmod(0o755)
    (tmp_path / "settings").write_text(f"[core]\n\tfsmonitor = {tmp_path}/trap\n\tworktree = {other.top}\n")
    known = {"trap": tmp_path / "trap", "file": tmp_path / "written", "other": other.top, "top": plans_own.top,
             "programs": programs, "settings": tmp_path / "settings"}  # fmt: skip
    env = {key: value.format(**known) for key, value in VARIABLES[name].items()}
    before = names(tmp_path)
    os.utime(plans_own.root / FIRST)
    assert answers(plans_own, run, tmp_path / "out", env) == clean
    plans_own.write({FIRST: COMMITTED})  # else no commit is what the board saw
    for words in WRITES:
        told = run(*words, folder=plans_own.top, env=env)
        assert told.code == 0, told.err
    assert not ran.exists(), ran.read_text()
    mine = {f"{plans_own.top}/.git/{each}" for each in ("refs/tags/board", "refs/tags/board/NPHB",
            "refs/tags/board/NPHB/2018-06-01", "info/attributes")}  # fmt: skip
    assert names(tmp_path) - before <= mine
    assert other.git("tag").strip() == ""


def test_git_is_not_asked_beyond_a_ceiling(plans_own: Made, run) -> None:
    """As git itself: it goes no further up than the user says."""
    env = {"GIT_CEILING_DIRECTORIES": str(plans_own.top)}
    told = run("diff", folder=plans_own.root, env=env)
    assert told.code == 3 and "not compared" in told.err


def _clean_filter(made: Made) -> None:
    (made.root / ".gitattributes").write_text("* filter=x diff=x merge=x\n")


def _alternates(made: Made) -> None:
    (made.top / ".git" / "objects" / "info" / "alternates").write_text(f"{made.top.parent}/nowhere\n/dev/null\n")


def _included(made: Made) -> None:
    (made.top / ".git" / "more").write_text(f"[core]\n\tfsmonitor = {made.top.parent}/trap\n\tworktree = /\n")
    made.git("config", "include.path", "more")


def _replaced(made: Made) -> None:
    made.git("replace", "HEAD~1", "HEAD")


def _grafted(made: Made) -> None:
    (made.top / ".git" / "info" / "grafts").write_text(made.git("rev-parse", "HEAD"))


def _worktree_settings(made: Made) -> None:
    made.git("config", "extensions.worktreeConfig", "true")
    (made.top / ".git" / "config.worktree").write_text(f"[core]\n\tfsmonitor = {made.top.parent}/trap\n")


def _bare_beside(made: Made) -> None:
    made.git("init", "--quiet", "--bare", str(made.root / "registers"))
    made.git("--git-dir", str(made.root / "registers"), "config", "core.fsmonitor", f"{made.top.parent}/trap")


@pytest.mark.parametrize(
    "set_up", [_clean_filter, _alternates, _included, _replaced, _grafted, _worktree_settings, _bare_beside]
)
def test_a_repository_has_nothing_run_and_nothing_told_that_was_not_committed(
    set_up: Callable[[Made], None], plans_own: Made, clean: list[tuple[str, int]], run, tmp_path: Path
) -> None:
    set_up(plans_own)
    ran = booby_trapped(plans_own)
    os.utime(plans_own.root / FIRST)
    told = answers(plans_own, run, tmp_path / "out")
    plans_own.write({FIRST: COMMITTED})
    for words in WRITES:
        assert run(*words, folder=plans_own.top).code in (0, 3)
    assert not ran.exists(), ran.read_text()
    if set_up not in (_bare_beside, _included):
        assert told == clean


@pytest.mark.parametrize("words", [*ASKS, *WRITES], ids=lambda words: " ".join(words[:2]))
def test_a_plan_in_a_bare_repository_kept_as_files_is_compared_with_nothing(
    words: tuple[str, ...], repository, run, tmp_path: Path
) -> None:
    made: Made = repository({"workplan.yaml": boards_of()}, folder="data")
    ran = booby_trapped(made)
    made.git("init", "--quiet", "--bare", str(made.top / "bare"))
    made.git("--git-dir", str(made.top / "bare"), "config", "core.worktree", str(made.top / "bare"))
    made.git("--git-dir", str(made.top / "bare"), "config", "core.fsmonitor", f"{tmp_path}/trap")
    (made.top / "data").rename(made.top / "bare" / "data")
    out = tmp_path / "out"
    out.mkdir()
    told = run(*(each.format(out=out) for each in words), folder=made.top / "bare" / "data")
    assert "a fault in npa" not in told.err
    assert not ran.exists(), ran.read_text()
    if words[0] in ("diff", "since", "guard", "board", "git"):
        assert told.code == 3 and "bare repository" in told.err
