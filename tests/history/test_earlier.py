"""The plan of any commit, read from git's objects wherever the plan's folder stands."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from npa_cli.history.earlier import former_documents, load_earlier
from npa_cli.history.repository import NoHistoryError, Repository, UnknownRevisionError, find_repository
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, first_priority
from npa_cli.store.load import load
from tests.history.conftest import Made

FIRST = "priorities/01-first.yaml"


def at(root: Path) -> Repository:
    return find_repository(root, os.environ)


def statement(root: Path, revision: str) -> str:
    repository = at(root)
    return load_earlier(repository, repository.commit(revision)).plan.priorities[0].statement


@pytest.mark.parametrize("folder", ["", "data", "a/deep er/pläne", "-x", "a:b*[c]"])
def test_the_earlier_plan_is_the_one_committed_not_the_one_on_disk(repository, folder: str) -> None:
    made: Made = repository(folder=folder)
    as_it_was = load(made.root)
    made.write({FIRST: first_priority("Do one thing well.", "Do two things.")})
    repo = at(made.root)
    earlier = load_earlier(repo, repo.commit("HEAD"))
    assert earlier.plan == as_it_was.plan
    assert earlier.unread == as_it_was.unread == ()
    assert [file.document.path for file in earlier.source.files] == [
        file.document.path for file in as_it_was.source.files
    ]
    assert load(made.root).plan.priorities[0].statement == "Do two things."


def test_branches_tags_short_ids_and_ancestors_name_commits_also_on_a_detached_head(repository) -> None:
    made: Made = repository()
    made.git("tag", "signed")
    made.commit({FIRST: first_priority("one thing", "two things")})
    second = made.git("rev-parse", "HEAD").strip()
    made.git("checkout", "--quiet", "--detach", second)
    for name in ("signed", "HEAD~1", "main^"):
        assert statement(made.root, name) == "Do one thing well."
    for name in ("HEAD", "main", second[:9], second, "heads/main"):
        assert statement(made.root, name) == "Do two things well."


@pytest.mark.parametrize(
    "name", ["mian", "", "  ", "-h", "--all", "--output=x", "HEAD:workplan.yaml", "a\nb", "a\0b", "..", "main..HEAD"]
)
def test_a_name_that_is_no_commits_is_refused_and_told_the_names_there_are(repository, name: str) -> None:
    made: Made = repository()
    made.git("tag", "signed")
    with pytest.raises(UnknownRevisionError) as refused:
        at(made.root).commit(name)
    assert set(refused.value.known) == {"main", "signed"}


def test_without_a_repository_there_is_no_history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", "")
    outside = tmp_path / "outside"
    outside.mkdir()
    with pytest.raises(NoHistoryError, match="no git repository"):
        at(outside)


def test_without_git_there_is_no_history(repository, tmp_path: Path) -> None:
    made: Made = repository()
    with pytest.raises(NoHistoryError, match="not installed"):
        find_repository(made.root, {"PATH": str(tmp_path)})


@pytest.mark.skipif(sys.platform == "win32", reason="a program found by a relative PATH")
def test_a_program_called_git_beside_the_plan_is_not_run(repository, monkeypatch: pytest.MonkeyPatch) -> None:
    made: Made = repository()
    (made.root / "git").write_text("#!/bin/sh\ntouch ran\n")
    (made.root / "git").chmod(0o755)
    monkeypatch.chdir(made.root)
    with pytest.raises(NoHistoryError):
        find_repository(made.root, {"PATH": "."})
    assert not (made.root / "ran").exists()


def test_variables_that_point_at_another_repository_are_not_followed(repository, tmp_path: Path) -> None:
    made: Made = repository()
    other: Made = repository({FIRST: first_priority("one thing", "other things")}, name="other")
    misled = {
        **os.environ,
        "GIT_DIR": str(other.top / ".git"),
        "GIT_WORK_TREE": str(other.top),
        "GIT_INDEX_FILE": str(tmp_path / "index"),
        "GIT_OBJECT_DIRECTORY": str(other.top / ".git" / "objects"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.bare",
        "GIT_CONFIG_VALUE_0": "true",
    }
    found = find_repository(made.root, misled)
    assert load_earlier(found, found.commit("HEAD")).plan.priorities[0].statement == "Do one thing well."


def test_reading_leaves_the_repository_as_it_was_and_runs_nothing_of_its(repository) -> None:
    made: Made = repository()
    ran = made.top / ".git" / "ran"
    program = made.top / ".git" / "program"
    program.write_text(f"#!/bin/sh\ntouch '{ran}'\n")
    program.chmod(0o755)
    keys = ("core.fsmonitor", "core.pager", "diff.external", "pager.ls-tree", "core.sshCommand")
    made.configure(dict.fromkeys(keys, str(program)))
    before = {path: path.stat().st_mtime_ns for path in made.top.rglob("*")}
    assert statement(made.root, "HEAD") == "Do one thing well."
    assert {path: path.stat().st_mtime_ns for path in made.top.rglob("*")} == before
    assert not ran.exists()


def test_a_plan_that_was_not_there_yet_is_no_history(repository) -> None:
    made: Made = repository()
    later = Made(made.top, made.top / "plans" / "second")
    later.write(MINIMAL_PLAN)
    repo = at(later.root)
    with pytest.raises(NoHistoryError, match=r"`plans/second/` held no workplan\.yaml then"):
        load_earlier(repo, repo.commit("HEAD"))


def test_a_shallow_clone_reads_what_it_has_and_says_that_it_is_shallow(repository, tmp_path: Path) -> None:
    made: Made = repository(folder="data")
    first = made.git("rev-parse", "HEAD").strip()
    made.commit({FIRST: first_priority("one thing", "two things")})
    made.git("clone", "--quiet", "--depth", "1", made.top.as_uri(), str(tmp_path / "shallow"))
    root = tmp_path / "shallow" / "data"
    assert statement(root, "HEAD") == "Do two things well."
    with pytest.raises(NoHistoryError, match="this clone is shallow") as refused:
        at(root).commit(first)
    assert "fetch-depth: 0" in refused.value.mend


def test_a_linked_work_tree_reads_the_same_objects(repository, tmp_path: Path) -> None:
    made: Made = repository(folder="data")
    made.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "beside"))
    assert statement(tmp_path / "beside" / "data", "main") == "Do one thing well."


def test_a_repository_that_calls_itself_bare_is_read_by_the_folder_it_stands_in(repository) -> None:
    made: Made = repository(folder="data")
    made.git("config", "core.bare", "true")
    assert statement(made.root, "main") == "Do one thing well."


@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows refuses")
def test_hostile_names_and_links_are_findings_or_nothing(repository) -> None:
    made: Made = repository()
    odd = ["priorities/a\nb.yaml", "priorities/\x1b[31m.yaml", "priorities/$(touch ran).yaml", "priorities/-x.yaml"]
    second = MINIMAL_PLAN[FIRST].replace("P1", "P2")
    made.write({name: second.replace("P2", f"P{number}") for number, name in enumerate(odd, 2)})
    raw = os.fsencode(made.root / "priorities") + b"/\xff.yaml"
    shutil.copy(made.root / FIRST, raw)
    (made.root / "priorities" / "link.yaml").symlink_to("/etc/hostname")
    made.commit({"priorities/.hidden.yaml": "not: read", "notes/other.yaml": "not: read"})
    repo = at(made.root)
    earlier = load_earlier(repo, repo.commit("HEAD"))
    assert {each.id for each in earlier.plan.priorities} == {"P1", "P2", "P3", "P4", "P5"}
    assert [(each.code, each.path) for each in earlier.unread] == [("NPA001", "priorities/link.yaml")]


def test_a_broken_file_of_an_earlier_version_hides_no_other(repository) -> None:
    made: Made = repository({"priorities/02-broken.yaml": "id: [P2\n", "partners.yaml": b"\xff\xfe\x00"})
    repo = at(made.root)
    earlier = load_earlier(repo, repo.commit("HEAD"))
    assert [each.id for each in earlier.plan.priorities] == ["P1"]
    assert {each.path for each in earlier.unread} == {"priorities/02-broken.yaml", "partners.yaml"}


def test_an_object_missing_from_the_clone_is_a_finding(repository) -> None:
    made: Made = repository()
    lost = made.git("rev-parse", f"HEAD:{FIRST}").strip()
    (made.top / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    repo = at(made.root)
    assert list(repo.contents([lost], 1000)) == ["left out of this clone"]
    earlier = load_earlier(repo, repo.commit("HEAD"))
    assert [(each.path, each.message) for each in earlier.unread] == [(FIRST, "left out of this clone")]
    assert [each.code for each in earlier.plan.partners] == ["NHSE"]


def test_every_version_that_held_an_id_is_found_the_newest_first(repository) -> None:
    made: Made = repository(folder="data")
    made.commit({FIRST: first_priority("The deliverable", "Second words")})
    made.commit({FIRST: None, "priorities/01-renamed.yaml": first_priority("The deliverable", "Third words")})
    made.commit({"priorities/01-renamed.yaml": first_priority("P1.1.1", "P1.1.2")})
    repo = at(made.root)
    found = list(former_documents(repo, repo.commit("HEAD"), ["P1.1.1"]))
    texts = [each.data["themes"][0]["activities"][0]["deliverables"][0]["text"] for each in found]
    assert texts == ["Third words", "Second words", "The deliverable"]
    assert list(former_documents(repo, repo.commit("HEAD"), ["P9.9.9"])) == []
    assert list(former_documents(repo, repo.commit("HEAD"), [])) == []
