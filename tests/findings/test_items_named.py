"""A finding names the item it is about, whatever file that stands in and whatever form the finding takes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from tests.conftest import REPOSITORY

EXAMPLE = REPOSITORY / "examples/riverside"

# The file, words of it, what is typed in their place, and the item that the finding names.
FAULTS = (
    ("priorities/01-home.yaml", "statement:", "statment:", "P1"),
    ("priorities/01-home.yaml", "leads: [RHT]", "leads: [RTH]", "P1.1"),
    ("priorities/01-home.yaml", "timeframe: FY18/19 Q3", "timeframe: FY18/20 Q3", "P1.1.1"),
    ("partners.yaml", "kind: group", "kind: gropu", "Joint"),
    ("workplan.yaml", "  - id: O1\n    text:", "  - id: O1\n    txet:", "O1"),
    ("measures.yaml", "unit:", "uint:", "M1"),
    ("readings/waits.csv", "M1,2018-10-01", "M7,2018-10-01", "M7"),
    ("readings/waits.csv", "M1,2018-10-01,2018-10-31,4.2", "M1,2018-10-01,2018-10-31,", "M1"),
    ("changes.yaml", "status: approved", "status: aproved", "CHG-001"),
    ("changes.yaml", "decided_by: RPB", "decided_by: RBP", "CHG-001"),
    ("registers/risks.yaml", "status: open", "status: opne", "R-001"),
    ("returns/FY19-20-Q1/RHT.yaml", "rag: amber", "rag: ambre", "P1.1.4"),
    ("returns/FY19-20-Q1/RHT.yaml", "partner: RHT", "partner: RTH", "RHT FY19-20-Q1"),
    ("returns/FY19-20-Q1/RHT.yaml", "period: FY19/20 Q1", "period: FY19/20 1Q", "RHT FY19-20-Q1"),
)  # fmt: skip
# The same where the file is no YAML any more, so that nothing but its letters can say what stands where.
BROKEN = (
    ("priorities/01-home.yaml", "leads: [RHT]", "leads: [RHT", "P1.1"),
    ("partners.yaml", "code: RC,", "code: RC, code: RC,", "RC"),
    ("workplan.yaml", "id: O2", "id: O2\n    id: O2", "O2"),
    ("registers/risks.yaml", "status: open", "status: open\n  status: open", "R-001"),
    ("returns/FY19-20-Q1/RHT.yaml", "P1.1.3: {status: in_progress,", "P1.1.3: {status: in_progress, status: on_hold,", "P1.1.3"),
)  # fmt: skip


def spoilt(folder: Path, path: str, written: str, typed: str) -> Path:
    root = Path(shutil.copytree(EXAMPLE, folder / "plan"))
    text = (root / path).read_text(encoding="utf-8")
    assert written in text
    (root / path).write_text(text.replace(written, typed, 1), encoding="utf-8")
    return root


@pytest.mark.parametrize(("path", "written", "typed", "item"), FAULTS + BROKEN)
def test_the_item_is_the_one_around_the_fault(
    path: str, written: str, typed: str, item: str, run: Any, tmp_path: Path
) -> None:
    root = spoilt(tmp_path, path, written, typed)
    cold = json.loads(run("validate", str(root), "-f", "json").out)["items"]
    errors = [each for each in cold if each["severity"] == "error" and each["path"].endswith(path)]
    assert [each["item"] for each in errors] == [item], errors
    assert json.loads(run("validate", str(root), "-f", "json").out)["items"] == cold  # whatever was kept of it
    line = next(line for line in run("validate", str(root)).out.splitlines() if f" {errors[0]['code']} " in line)
    assert f" {errors[0]['code']} {item}: " in line


def test_every_form_names_the_item(run: Any, tmp_path: Path) -> None:
    root = spoilt(tmp_path, "registers/risks.yaml", "status: open", "status: opne")

    def said(form: str) -> str:
        return str(run("validate", str(root), "-f", form, "--select", "NPA104").out)

    result = json.loads(said("sarif"))["runs"][0]["results"][0]
    assert result["locations"][0]["logicalLocations"] == [{"name": "R-001", "kind": "object"}]
    assert result["message"]["text"].startswith("R-001: ")
    failure = Xml.fromstring(said("junit")).find(".//failure")
    assert failure is not None and failure.attrib["message"].startswith("R-001: ")
    assert json.loads(said("gitlab"))[0]["description"].startswith("R-001: ")
    assert json.loads(said("rdjson"))["diagnostics"][0]["message"].startswith("R-001: ")
    assert " R-001: " in said("github")
    assert "| R-001 " in said("markdown")


def test_what_an_item_says_is_shown_below_its_line(run: Any, tmp_path: Path) -> None:
    root = spoilt(tmp_path, "changes.yaml", "status: approved", "status: aproved")
    said = run("validate", str(root), "--excerpt").out.splitlines()
    assert "  CHG-001: P3.1.2 Shared apprenticeships" in "\n".join(said)


def test_words_taken_for_personal_data_are_not_shown_as_what_the_item_says(run: Any, plan: Any) -> None:
    entry = "- {id: ACT-001, text: Ask jo@example.org., owner: NHSE, status: opne}\n"
    root = plan({"registers/actions.yaml": entry})
    said = run("validate", str(root), "--select", "NPA237,NPA104", "--excerpt").out
    assert "NPA237 warning: ACT-001: " in said and "  ACT-001: " not in said
