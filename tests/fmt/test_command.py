"""`npa fmt` as it is typed: what it writes, what it leaves alone, and what it ends with."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

CROOKED = (
    "partners:\n- {code:   A, name: Alpha, kind: organisation}\n# of B\n- {name: Beta, code: B, kind: organisation}\n"
)
STRAIGHT = "partners:\n  - {code: A, name: Alpha, kind: organisation}\n  # of B\n  - {code: B, name: Beta, kind: organisation}\n"


def test_the_shipped_plans_and_examples_are_canonical(run) -> None:
    ran = run("fmt", "--check", "data", "examples")
    assert (ran.out, ran.code) == ("", 0), ran.out


def test_it_writes_what_is_crooked_and_says_so(run, plan) -> None:
    root = plan({"partners.yaml": CROOKED})
    ran = run("fmt", folder=root)
    assert (ran.code, ran.out) == (0, "")
    assert "npa: changed partners.yaml\n" in ran.err
    assert (root / "partners.yaml").read_text() == STRAIGHT
    again = run("fmt", "--check", folder=root)
    assert (again.code, again.out) == (0, "")
    assert [path.name for path in root.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("option", ["--check", "--diff", "--dry-run", "--check --diff"])
def test_what_only_shows_writes_nothing_and_ends_with_1(run, plan, option: str) -> None:
    root = plan({"partners.yaml": CROOKED})
    ran = run("fmt", *option.split(), folder=root)
    assert ran.code == 1
    assert (root / "partners.yaml").read_text() == CROOKED
    if option == "--check":
        assert "partners.yaml" in ran.out.splitlines()
    elif "--diff" in option:
        assert "\n-- {code:   A, name: Alpha, kind: organisation}\n" in ran.out
        assert "\n+  - {code: A, name: Alpha, kind: organisation}\n" in ran.out


def test_a_path_narrows_it_to_that_file(run, plan) -> None:
    root = plan({"partners.yaml": CROOKED, "changes.yaml": "[   ]\n"})
    ran = run("fmt", "--check", str(root / "changes.yaml"), folder=root)
    assert ran.out == "changes.yaml\n"


def test_a_file_that_cannot_be_read_hides_no_other(run, plan) -> None:
    root = plan({"partners.yaml": CROOKED, "changes.yaml": "- [\n"})
    ran = run("fmt", folder=root)
    assert ran.code == 3
    assert (
        "npa: left alone: changes.yaml:1:3: NPA002 a `[` or `{` is opened here and never closed; close it with `]` or `}`"
        in ran.err
    )
    assert (root / "partners.yaml").read_text() == STRAIGHT
    assert (root / "changes.yaml").read_text() == "- [\n"


def test_a_file_that_cannot_be_laid_out_for_certain_is_left_alone(run, plan) -> None:
    root = plan({"changes.yaml": "- ? id\n  : CHG-001\n"})
    ran = run("fmt", "changes.yaml", folder=root)
    assert ran.code == 1
    assert "left alone: changes.yaml: the key `id` is written with `? `; write it as `key: value`" in ran.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")
def test_pipes_and_links_that_leave_the_plan_are_told_and_left_alone(run, plan, tmp_path: Path) -> None:
    root = plan()
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text("id:   P9\n")
    os.mkfifo(root / "changes.yaml")
    (root / "priorities" / "99-link.yaml").symlink_to(elsewhere)
    ran = run("fmt", folder=root)
    assert ran.code == 3
    assert "left alone: changes.yaml:1:1: NPA001 not a file" in ran.err
    assert "priorities/99-link.yaml:1:1: NPA001 a link that leaves the plan's folder" in ran.err
    assert elsewhere.read_text() == "id:   P9\n"


def test_the_plan_that_comes_with_npa_is_never_written(run, tmp_path: Path) -> None:
    ran = run("fmt", folder=tmp_path)
    assert ran.code == 2
    assert "never written to" in ran.err
    assert run("fmt", "--check", folder=tmp_path).code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nowhere.yaml"], "no file or folder `nowhere.yaml`"),
        ([str(REPOSITORY / "pyproject.toml")], "is no part of a plan"),
        (["notes.yaml"], "`notes.yaml` is no file of a plan"),
        (["partners.yaml", "--plan", "x"], "leave out --data and --plan"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(run, plan, words: list[str], says: str) -> None:
    root = plan({"notes.yaml": "a:   1\n"})
    ran = run("fmt", *words, folder=root)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert (root / "notes.yaml").read_text() == "a:   1\n"


def test_a_file_that_another_program_changes_meanwhile_is_left_alone(run, plan, monkeypatch) -> None:
    from npa_cli.work import format as format_plan

    root = plan({"partners.yaml": CROOKED})
    real = format_plan.canonical_form

    def meanwhile(raw: bytes, kind: str | None) -> bytes:
        if raw == CROOKED.encode():
            (root / "partners.yaml").write_text(CROOKED + "# more\n")
        return real(raw, kind)

    monkeypatch.setattr(format_plan, "canonical_form", meanwhile)
    ran = run("fmt", "partners.yaml", folder=root)
    assert ran.code == 1
    assert "changed since it was read" in ran.err
    assert (root / "partners.yaml").read_text() == CROOKED + "# more\n"


def test_a_file_that_may_not_be_written_keeps_the_whole_plan_as_it_was(run, plan) -> None:
    root = plan({"changes.yaml": "[   ]\n", "partners.yaml": CROOKED})
    (root / "partners.yaml").chmod(0o444)
    ran = run("fmt", folder=root)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "npa: can't write `partners.yaml`: it is read-only; nothing was written; change who may write there\n"
    )
    assert (root / "changes.yaml").read_text() == "[   ]\n"


def test_what_npa_writes_itself_is_canonical_and_fits_the_plans_own_schemas(run, tmp_path: Path) -> None:
    from npa_cli.store.file_kinds import kind_of
    from tests.schema.test_plan_schema import check_jsonschema

    root = tmp_path / "data"
    shutil.copytree(REPOSITORY / "data", root)
    before: set[str] = set()
    for words in (
        ["return", "new", "--partner", "PHE", "--period", "FY18/19-Q3"],
        ["update", "P2.3.1", "--period", "FY18/19-Q3", "--status", "complete", "--actual", "2018-09-21",
         "--narrative", "Published: see the web.", "--evidence", "https://example.org/x"],
        ["update", "P5.2.1", "--period", "FY18/19-Q3", "--status", "in_progress", "--rag", "green"],
        ["change", "propose", "P8.2.1", "--to", "FY19/20 Q3", "--reason", "dependency", "--narrative", "It waits."],
        ["change", "propose", "P8.2", "--field", "leads", "--to", "NHSE", "--to", "HMPPS", "--reason", "scope"],
        ["change", "approve", "CHG-001", "--by", "NPHB"],
        ["add", "deliverable", "P3.1", "Guidance published", "--timeframe", "FY19/20 Q2"],
        ["add", "activity", "P3", "Train reception staff.", "--lead", "NHSE", "--timeframe", "FY19/20 Q2"],
        ["add", "priority", "Dental care", "--statement", "Improve access to dental care."],
    ):  # fmt: skip
        ran = run(*words, folder=root)
        assert ran.code == 0, ran.err
        ran = run("fmt", "--check", folder=root)
        assert (ran.out, ran.code) == ("", 0)
        found = run("validate", "--format", "concise", folder=root).out.splitlines()
        errors = [line for line in found if "warning" not in line]
        assert all("NPA85" in line for line in errors), (words, errors)  # what the signed plan says of itself
        assert bool(errors) == ("add" in {words[0], *before})
        before.add(words[0])
    schemas = tmp_path / "schemas"
    run("schema", "--plan", "--write", str(schemas), folder=root)
    names = ("returns/FY18-19-Q3/PHE.yaml", "changes.yaml", "priorities/03-mental-health.yaml")
    done = check_jsonschema({schemas / f"{kind_of(name)}.schema.json": [root / name] for name in names})
    assert done.returncode == 0, done.stdout
