"""The invented plans that were imported from documents: made again from them byte for byte, and through a whole round."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import REPOSITORY
from tests.importing.documents import needs_pandoc
from tests.packs.workbooks import filled

EXAMPLES = REPOSITORY / "examples"


class Example(NamedTuple):
    """An invented plan, its document, and one quarter of it: who answers what, and what is shown then."""

    plan: str
    document: str
    period: str
    day: str
    answers: Mapping[str, Mapping[str, Mapping[str, Any]]]
    shown: tuple[str, ...]


SALTMARSH = Example(
    "saltmarsh", "saltmarsh-tracker.xlsx", "Summer 2025", "2025-09-08",
    {
        "PRO": {"P1.2.1": {"Status": "In progress", "Confidence": "Amber/Red", "Expected on": date(2025, 12, 1), "What happened": "Tender failed.", "What will bring it back": "Asked again."}},
        "FLE": {"P2.1.1": {"Status": "In progress", "Confidence": "Green/Amber", "Expected on": date(2025, 12, 19), "What happened": "17 here."}},
        "HIG": {"P2.3.1": {"Status": "Complete", "Done on": date(2025, 3, 20), "What happened": "All in use.", "Where it can be seen": "https://example.org/points"}},
    },
    ("◐ Green/Amber", "◭ Amber/Red", "✔ Complete"),
)  # fmt: skip
NORTHMOOR = Example(
    "northmoor", "northmoor-action-plan.docx", "FY23/24-Q2", "2023-10-09",
    {
        "CN": {
            "P1.1.1": {"Status": "In progress", "Confidence": "Amber", "Expected on": date(2023, 10, 31), "What happened": "91 of 100.", "What will bring it back": "A second nurse at night."},
            "P1.2.1": {"Status": "Complete", "Done on": date(2023, 7, 28), "What happened": "Checked daily.", "Where it can be seen": "https://example.org/trolleys"},
        },
        "MD": {"P2.3.1": {"Status": "In progress", "Confidence": "Green", "Expected on": date(2023, 11, 30), "What happened": "The Chief Pharmacist has audited 9 of 14."}},  # a post of his
        "CEO": {"P2.1.1": {"Status": "In progress", "Confidence": "Green", "What happened": "Six wards heard."}},
    },
    ("P1.1.1", "not yet verified", "✔ Complete"),
)  # fmt: skip
DUNMERE = Example(
    "dunmere", "dunmere-access-plan.md", "FY24/25-Q3", "2025-01-08",
    {
        "OUT": {
            "P1.2.1": {"Status": "Complete", "Done on": date(2024, 12, 13), "What happened": "12 tutors.", "Where it can be seen": "https://example.org/tutors"},
        },
        "SS": {"P2.2.1": {"Status": "In progress", "Confidence": "Green", "Expected on": date(2025, 1, 31), "What happened": "Drafted."}},
        "ADM": {"P1.3.1": {"Status": "In progress", "Confidence": "Red", "Expected on": date(2025, 3, 31), "What happened": "Sent back.", "What will bring it back": "A second paper."}},
    },
    ("✔ Complete", "overdue"),
)  # fmt: skip
each_example = pytest.mark.parametrize(
    "example",
    [SALTMARSH, pytest.param(NORTHMOOR, marks=needs_pandoc), DUNMERE],
    ids=lambda example: example.plan,
)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """The documents and their rules, beside copies of the plans."""
    shutil.copytree(REPOSITORY / "schemas", tmp_path / "schemas")
    for name in ("documents", "saltmarsh", "northmoor", "dunmere"):
        shutil.copytree(EXAMPLES / name, tmp_path / "examples" / name)
    return tmp_path / "examples" / "documents"


@each_example
def test_it_says_that_it_is_invented(example: Example) -> None:
    for path in (
        *(EXAMPLES / example.plan).glob("[mw]*.yaml"),
        EXAMPLES / "documents" / f"{example.document}.import.yaml",
    ):
        assert "INVENTED EXAMPLE" in path.read_text(encoding="utf-8")
    assert "INVENTED EXAMPLE" in next((EXAMPLES / example.plan / "sources").iterdir()).read_text(encoding="utf-8")


@each_example
def test_it_is_made_again_from_its_document(run: Callable[..., Any], documents: Path, example: Example) -> None:
    rules = documents / f"{example.document}.import.yaml"
    text = rules.read_text(encoding="utf-8")
    rules.write_text(text[: text.index("items:")].rstrip() + "\n", encoding="utf-8")
    shutil.rmtree(documents.parent / example.plan)
    assert run("import", example.document, "--write", folder=documents).code == 0
    made, held = documents.parent / example.plan, EXAMPLES / example.plan
    names = [path.relative_to(made) for path in made.rglob("*") if path.is_file() and path.name != "workplan.yaml"]
    assert {path.name for path in (held / "priorities").iterdir()} == {
        path.name for path in (made / "priorities").iterdir()
    }
    assert [name for name in names if (made / name).read_bytes() != (held / name).read_bytes()] == []
    assert rules.read_text(encoding="utf-8") == text


@each_example
def test_its_document_read_again_says_nothing_new(run: Callable[..., Any], documents: Path, example: Example) -> None:
    ran = run("import", example.document, "--format", "json", folder=documents)
    assert (ran.code, json.loads(ran.out)["differences"]) == (0, [])


@each_example
def test_it_is_right_and_stands_in_its_source(run: Callable[..., Any], example: Example) -> None:
    where = ("--data", f"examples/{example.plan}")
    for words in (("validate",), ("fmt", "--check"), ("source", "check")):
        ran = run(*words, *where)
        assert ran.code == 0, ran.out + ran.err


@each_example
def test_a_whole_round(
    run: Callable[..., Any], today: Callable[[str], None], documents: Path, example: Example
) -> None:
    today(example.day)
    plan = documents.parent / example.plan
    where, out, inbox = ("--data", str(plan)), documents.parent / "out", documents.parent / "inbox"
    inbox.mkdir()
    sent = run("return", "pack", "--period", example.period, "--to", str(out), *where)
    assert sent.code == 0, sent.err
    for partner, items in example.answers.items():
        raw = (out / f"{partner}.xlsx").read_bytes()
        for item, cells in items.items():
            raw = filled(raw, item, cells)
        (inbox / f"{partner}.xlsx").write_bytes(raw)
    taken = run("return", "take", str(inbox), *where)
    assert taken.code == 0, taken.out + taken.err
    assert run("validate", *where).code == 0
    assert run("fmt", "--check", *where).code == 0
    status = run("return", "status", "--period", example.period, *where)
    assert status.code == 0 and all(partner in status.out for partner in example.answers)
    shown = run("status", "--period", example.period, *where, env={"COLUMNS": "240"}).out
    shown += "".join(
        run("show", item, "--period", example.period, *where, env={"COLUMNS": "240"}).out
        for items in example.answers.values()
        for item in items
    )
    for words in example.shown:
        assert words in shown
    chased = run("return", "chase", "--period", example.period, "--to", str(documents.parent / "chase"), *where)
    assert chased.code == 0, chased.err
    paper = run("report", "--period", example.period, "-f", "markdown", *where)
    assert paper.code == 0 and "invented example" in paper.out
    assert run("source", "check", *where).code == 0


def test_costs_stand_in_the_plan_as_the_workbook_has_them(run: Callable[..., Any]) -> None:
    import openpyxl  # type: ignore[import-untyped]

    rows = list(
        openpyxl.load_workbook(EXAMPLES / "documents" / SALTMARSH.document).active.iter_rows(
            min_row=4, values_only=True
        )
    )
    printed = {row[0]: int(row[7].strip("£").replace(",", "")) for row in rows if row[7]}
    ran = run("list", "activities", "--data", "examples/saltmarsh", "--format", "json")
    held = {each["number"]: each["cost"] for each in json.loads(ran.out)["items"] if each["cost"] is not None}
    assert held == printed and len(held) == 8
