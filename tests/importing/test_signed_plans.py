"""The signed Workplan imported from its own text and from documents made of its data: all of it, in order, and nothing
else. What was typed by hand bears witness.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY
from tests.importing import documents
from tests.plan.plan_files import load

SOURCES = REPOSITORY / "sources"
LEAVE = 'leave:\n  - "Linked to the following core shared objectives:"\n'


def settle(rules: Path, *lines: str) -> None:
    """Correct the rules that npa guessed: a line for each that begins alike, and further ones at the end."""
    text = rules.read_text(encoding="utf-8")
    for line in lines:
        key = line.partition(":")[0] + ":"
        old = next((each for each in text.splitlines() if each.startswith(key)), None)
        text = text.replace(old, line.rstrip("\n"), 1) if old else f"{text}{line}\n"
    rules.write_text(text, encoding="utf-8")


def imported(run: Callable[..., Any], folder: Path, name: str, *lines: str) -> tuple[dict[str, Any], Path]:
    """The report of a document that is imported with its guesses corrected, and the plan's folder."""
    first = run("import", name, "--write", folder=folder)
    assert first.code == 1 and "guessed" in first.out and not (folder / "made").exists()
    settle(folder / f"{name}.import.yaml", "  folder: made", *lines)
    ran = run("import", name, "--write", "--format", "json", folder=folder)
    assert ran.code == 0, ran.out + ran.err
    return json.loads(ran.out), folder / "made"


def is_sound(run: Callable[..., Any], made: Path) -> bool:
    return run("validate", "--data", str(made)).code == run("fmt", "--check", "--data", str(made)).code == 0


def test_the_workplan_from_its_text(run, tmp_path: Path) -> None:
    (tmp_path / "workplan.txt").write_bytes((SOURCES / "npa-workplan-2018.txt").read_bytes())
    report, made = imported(run, tmp_path, "workplan.txt", LEAVE + "  - line 5 to line 36")
    assert documents.told(made) == documents.told(REPOSITORY / "data")
    assert (report["deliverables"], report["rows_placed"], report["priorities"]) == (134, 53, 10)
    assert report["words"]["in"] == report["words"]["placed"] + report["words"]["left_over"]
    assert report["dates"] == {"read": 134, "refused": []} and report["without_date"] == []
    assert is_sound(run, made)
    for typed in documents.in_order():
        (found,) = [load(path) for path in made.glob("priorities/*.yaml") if load(path)["id"] == typed["id"]]
        assert {key: found[key] for key in ("statement", "measure")} == {
            key: typed[key] for key in ("statement", "measure")
        }
        lines = [activity["source"]["line"] for theme in found["themes"] for activity in theme["activities"]]
        assert lines == [each["source"]["line"] for theme in typed["themes"] for each in theme["activities"]]


TRAPS = (
    ("P1.8", "note", "Through quarterly reporting into the NPHB:"),  # bold words that are no date
    ("P1.2", "lead_note", "including through the Prison Safety Board"),  # a lead cell that says more than its lead
    ("P1.4.2", "timeframe", "Ongoing"),  # a date without words of its own
    ("P2.1.3", "text", "Implementation"),  # behind a semicolon, in the paragraph of another
    ("P3.1.2", "timeframe", "FY18/19 Q4 (then Annually)"),  # brackets that belong to the date
    ("P6.4.1", "timeframe", "Feed into quarterly HJPB meetings"),  # a date that is no date at all
    ("P7.2.1", "text", "Terms of references agreed, and project timelines identified ad agreed between parties"),  # a slip
)  # fmt: skip


def test_traps_of_the_workplan(run, tmp_path: Path) -> None:
    (tmp_path / "workplan.txt").write_bytes((SOURCES / "npa-workplan-2018.txt").read_bytes())
    _, made = imported(run, tmp_path, "workplan.txt", LEAVE + "  - line 5 to line 36")
    held = {
        each["id"]: each
        for path in made.glob("priorities/*.yaml") for theme in load(path)["themes"] for activity in theme["activities"]
        for each in (activity, *activity["deliverables"])
    }  # fmt: skip
    for item, field, words in TRAPS:
        shown = json.loads(run("show", item, "--data", str(made), "--format", "json").out)
        assert words in json.dumps(shown)
        assert held[item][field] == words


def test_the_workplan_from_markdown(run, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(documents.markdown(), encoding="utf-8")
    report, made = imported(run, tmp_path, "plan.md")
    assert documents.told(made) == documents.told(REPOSITORY / "data")
    assert (report["deliverables"], report["words"]["left_over"]) == (134, 0)
    assert is_sound(run, made)


@documents.needs_pandoc
@pytest.mark.parametrize("name, write", [("plan.docx", documents.write_docx), ("plan.odt", documents.write_odt)])
def test_the_workplan_from_an_office_document(run, tmp_path: Path, name: str, write: Callable[[Path], None]) -> None:
    write(tmp_path / name)
    report, made = imported(run, tmp_path, name)
    assert documents.told(made) == documents.told(REPOSITORY / "data")
    assert (report["deliverables"], report["words"]["left_over"]) == (134, 0)
    assert is_sound(run, made)


def test_the_workplan_from_a_workbook(run, tmp_path: Path) -> None:
    documents.write_xlsx(tmp_path / "tracker.xlsx")
    report, made = imported(run, tmp_path, "tracker.xlsx", "  Note: note")
    assert documents.told(made) == documents.told(REPOSITORY / "data")
    assert (report["deliverables"], report["rows_placed"], report["words"]["left_over"]) == (134, 134, 0)
    assert is_sound(run, made)
