"""Python modules among a stranger's files: whoever starts Python there, npa, git or a forge, none of them is run."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from tests.conftest import REPOSITORY, Ran
from tests.differences.test_merge import CHANGES, change, merged
from tests.history.conftest import Made

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="the commands are for sh")]
# What Python is told to start, and what it loads on the way.
MODULES = (
    "npa_cli/__main__", "re", "gc", "json", "multiprocessing/__init__", "concurrent/__init__", "pip/__main__",
    "venv/__main__", "sitecustomize", "usercustomize",
)  # fmt: skip


def traps(mark: Path) -> dict[str, str]:
    """Files of such names, which leave a mark if they are run."""
    packages = {f"{name.partition('/')[0]}/__init__.py": "" for name in MODULES if "/" in name}
    return {**packages, **{f"{name}.py": f"open({str(mark)!r}, 'a').write({name!r})\n" for name in MODULES}}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("path", ["", ":", "."])
def test_git_merges_and_compares_without_them(
    repository: Callable[..., Made],
    run: Callable[..., Ran],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
) -> None:
    monkeypatch.setenv("PYTHONPATH", path)
    mark, first = tmp_path / "mark", change(1)
    made = repository(traps(mark))
    assert merged(made, run, {CHANGES: first}, {CHANGES: first + change(2)}, {CHANGES: first + change(3)})
    assert (made.root / CHANGES).read_text(encoding="utf-8") == first + change(2) + change(3)
    assert "+CHG-003 status: proposed" in made.git("diff", "HEAD^1", "HEAD", "--", CHANGES)
    assert not mark.exists(), mark.read_text()


def test_many_plans_are_asked_without_them(tmp_path: Path) -> None:
    mark, npa = tmp_path / "mark", tmp_path / "bin" / "npa"
    for plan in ("one", "two"):
        for name, text in MINIMAL_PLAN.items():
            write(tmp_path / "estate" / plan / name, text)
    for name, text in traps(mark).items():
        write(tmp_path / "estate" / name, text)
    npa.parent.mkdir()
    npa.write_text("from npa_cli.__main__ import main\nif __name__ == '__main__':\n    main()\n")  # as pip writes it
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    words = [sys.executable, npa, "--no-cache", "estate", "status", ".", "--jobs", "2"]
    ran = subprocess.run(words, cwd=tmp_path / "estate", env=clean, capture_output=True, text=True, check=False)
    assert ran.returncode == 0 and "two" in ran.stdout, ran.stderr
    assert not mark.exists(), mark.read_text()


def test_a_forge_s_job_starts_without_them(tmp_path: Path) -> None:
    """Each `python` of the action and the template is told by a variable, and so is what it starts."""
    mark = tmp_path / "mark"
    for name, text in traps(mark).items():
        write(tmp_path / name, text)
    load = YAML(typ="safe").load
    (install,) = [
        each for each in load(REPOSITORY / "action.yml")["runs"]["steps"] if each.get("name") == "Install npa"
    ]
    job = load(REPOSITORY / "templates" / "gitlab-ci.yml")["npa-validate"]
    for given in (install["env"], job["variables"]):
        told = {"PYTHONSAFEPATH": given.get("PYTHONSAFEPATH", "")}
        for words in (["-m", "venv", "--help"], ["-m", "pip", "--version"], ["-c", "import json"]):
            python = [sys.executable, *words]
            subprocess.run(python, cwd=tmp_path, env={**os.environ, **told}, capture_output=True, check=False)
    assert not mark.exists(), mark.read_text()


@pytest.mark.parametrize("reader", ["pandoc", "printer"])
def test_other_programs_do_not_start_beside_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: str
) -> None:
    from npa_cli.render.office.programs import print_document, read_with_pandoc

    program, work = tmp_path / "programs" / reader, tmp_path / "work"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\npwd -P >"{tmp_path}/where"\ntouch "{work}/paper.pdf"\n')
    program.chmod(0o755)
    work.mkdir()
    monkeypatch.chdir(work)
    if reader == "pandoc":
        read_with_pandoc(str(program), b"", "html")
    else:
        print_document(str(program), work / "paper.odt")
    assert Path((tmp_path / "where").read_text().strip()) == program.parent.resolve()
