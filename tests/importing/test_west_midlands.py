"""The plan of the West Midlands imported from its own text and from documents made of its data: 33 of 33, in order, and
nothing else. What was typed by hand bears witness.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from npa_cli.edit import data_of
from tests.conftest import REPOSITORY
from tests.importing import west_midlands
from tests.importing.documents import needs_pandoc
from tests.importing.west_midlands import of, rows, timescale
from tests.plan.plan_files import load

FROM_TEXT = "\nleave:\n  - line 3 to line 198\n  - line 258 to line 270\n"
WRITERS: dict[str, Callable[[Path], None]] = {
    "wm.md": west_midlands.write_markdown, "wm.docx": west_midlands.write_docx,
    "wm.odt": west_midlands.write_odt, "wm.xlsx": west_midlands.write_xlsx,
    "wm.txt": lambda path: path.write_bytes((REPOSITORY / "sources" / "west-midlands-2010.txt").read_bytes()) and None,
}  # fmt: skip
each_kind = pytest.mark.parametrize("name", [
    pytest.param(each, marks=needs_pandoc if each.endswith((".docx", ".odt")) else ()) for each in WRITERS
])  # fmt: skip


def imported(run: Callable[..., Any], folder: Path, name: str) -> tuple[dict[str, Any], Path]:
    """The report of a document of this kind, and the plan that it makes when the names are put right."""
    WRITERS[name](folder / name)
    assert "guessed" in run("import", name, folder=folder).out
    rules = folder / f"{name}.import.yaml"
    text = rules.read_text(encoding="utf-8")
    text = text[: text.index("names:")] + west_midlands.names() + (FROM_TEXT if name == "wm.txt" else "\n")
    guessed = next(line for line in text.splitlines() if line.startswith("  folder:"))
    rules.write_text(text.replace(guessed, "  folder: made"), encoding="utf-8")
    ran = run("import", name, "--write", "--format", "json", folder=folder)
    assert ran.code == 0, ran.out + ran.err
    return json.loads(ran.out), folder / "made"


@each_kind
def test_33_of_33_and_its_traps(run: Callable[..., Any], tmp_path: Path, name: str) -> None:
    report, made = imported(run, tmp_path, name)
    assert (report["rows_placed"], report["activities"], report["deliverables"], report["priorities"]) == (
        33,
        33,
        33,
        5,
    )
    assert report["words"]["in"] == report["words"]["placed"] + report["words"]["left_over"]
    assert report["words"]["left_over"] == 0 or name == "wm.txt"  # which has pages beside its tables
    held = [
        (priority["title"], each["number"], each["text"], each["leads"], each.get("contributors", []), each["measure"])
        for priority in of(west_midlands.PLAN) for each in rows([priority])
    ]  # fmt: skip
    assert held == [
        (priority["title"], each["number"], each["text"], each["leads"], each.get("contributors", []), each["measure"])
        for priority in of(made) for each in rows([priority])
    ]  # fmt: skip
    assert [each["deliverables"][0]["timeframe"] for each in rows(of(made))] == [
        timescale(each) for each in rows(of(west_midlands.PLAN))
    ]
    for words in (("validate",), ("fmt", "--check"), ("source", "check")):
        assert run(*words, "--data", str(made)).code == 0
    # Its traps.
    found = rows(of(made))
    assert found[0]["leads_as_printed"] == "Connecting for Health , PCTs"  # a blank before the comma
    assert (found[2]["leads"], found[2]["leads_as_printed"][:7]) == (
        ["NHS WM RDC"],
        "NHS RDC",
    )  # one name, printed two ways
    assert "MH and Acute Trusts" in found[3]["contributors"]  # an `and` that parts no names
    assert found[4]["deliverables"][0]["timeframe"] == "Mar 2010 & Mar 2011"  # two deadlines in one cell
    assert found[12]["deliverables"][0]["timeframe"] == "As they occur"  # a date that is no date
    assert not any("Timescale" in each["text"] for each in found)  # headings printed again at the top of a page
    assert not any("Progress" in each for each in found)  # an empty column


def test_lines_and_aims_are_those_of_its_text(run: Callable[..., Any], tmp_path: Path) -> None:
    _, made = imported(run, tmp_path, "wm.txt")
    typed = rows(of(west_midlands.PLAN))
    assert [each["source"]["line"] for each in rows(of(made))] == [each["source"]["line"] for each in typed]
    titles = [each["title"] for each in of(west_midlands.PLAN)]
    assert [each["statement"] for each in of(made)] == titles  # and not the paragraph below the last table


@pytest.mark.parametrize("name", ["wm.md", pytest.param("wm.docx", marks=needs_pandoc)])
def test_an_aim_below_its_heading_is_placed(run: Callable[..., Any], tmp_path: Path, name: str) -> None:
    _, made = imported(run, tmp_path, name)
    assert [each["statement"] for each in of(made)] == [each["statement"] for each in of(west_midlands.PLAN)]


AIMS = (180, 184, 188, 192, 196)


def test_what_no_rule_reaches_is_placed_by_hand(run: Callable[..., Any], tmp_path: Path) -> None:
    WRITERS["wm.txt"](tmp_path / "wm.txt")
    run("import", "wm.txt", folder=tmp_path)
    objectives = load(west_midlands.PLAN / "workplan.yaml")["objectives"]
    place = {"line 55": "section", "line 57": "paragraph"}
    place |= {f"line {each['source']['line']}": "objective" for each in objectives}
    place |= {"line 61": "point", "line 65": "point", "line 69 to line 72": "point", "line 76 to line 77": "point"}
    place |= {"line 81 to line 83": "point"}
    place |= {f"line {line}": f"P{number} statement" for number, line in enumerate(AIMS, 1)}
    rules = tmp_path / "wm.txt.import.yaml"
    text = rules.read_text(encoding="utf-8")
    text = text[: text.index("names:")] + west_midlands.names() + FROM_TEXT
    text += "place:\n" + "".join(f"  {where}: {to}\n" for where, to in place.items())
    rules.write_text(text.replace("folder: wm ", "folder: made "), encoding="utf-8")
    ran = run("import", "wm.txt", "--write", "--format", "json", folder=tmp_path)
    assert ran.code == 0, ran.out + ran.err
    made = tmp_path / "made"
    held = [(each["id"], each["source"]["line"], each["text"], each["points"]) for each in objectives]
    assert [
        (each["id"], each["source"]["line"], each["text"][3:], each["points"])  # with its letter, as it is printed
        for each in load(made / "workplan.yaml")["objectives"]
    ] == held
    (section,) = data_of((made / "sections.yaml").read_bytes())
    assert section["title"] == "Our 5 key priorities for 2010 and 2011"
    assert [each["line"] for each in section["paragraphs"]] == [57]
    typed = [(each["statement"], each["source"]["line"]) for each in of(west_midlands.PLAN)]
    assert [(each["statement"], each["source"]["line"]) for each in of(made)] == typed
    left = " ".join(each["words"] for each in json.loads(ran.out)["left_over"])
    assert "The aim is" not in left and "Conclusion" in left
    for words in (("validate",), ("fmt", "--check"), ("source", "check")):
        assert run(*words, "--data", str(made)).code == 0
    again = run("import", "wm.txt", "--format", "json", folder=tmp_path)
    assert (again.code, json.loads(again.out)["differences"]) == (0, [])
