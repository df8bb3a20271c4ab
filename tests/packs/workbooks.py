"""Packs of the example as an official has them on a desk: made, opened, written in, and saved again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl  # type: ignore[import-untyped]

from tests.conftest import REPOSITORY

PERIOD = "FY19/20-Q1"
DAY = "2019-07-05"
RETURN = "returns/FY19-20-Q1/RHT.yaml"
ITEM = "P3.1.3"  # the example's return says nothing of it yet


def open_round(folder: Path) -> Path:
    """A copy of the example in which no return of the quarter is signed off yet."""
    plan = folder / "plan"
    shutil.copytree(REPOSITORY / "examples/riverside", plan)
    for path in (plan / "returns/FY19-20-Q1").iterdir():
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.startswith("approved_")), encoding="utf-8")
    return plan


_PACKS: dict[tuple[object, ...], bytes] = {}  # what was made of the same files before


def made_pack(run: Any, plan: Path, partner: str = "RHT", ending: str = ".xlsx") -> bytes:
    """A partner's pack for the quarter, as `npa return pack` writes it."""
    files = ((str(each.relative_to(plan)), each.read_bytes()) for each in sorted(plan.rglob("*")) if each.is_file())
    key = (partner, ending, *files)
    if key not in _PACKS:
        to = plan.parent / f"out-{partner}"
        ran = run(
            "return", "pack", "--period", PERIOD, "--partner", partner, "--to", str(to), "--data", str(plan), "--force"
        )
        assert ran.code == 0, ran.err
        _PACKS[key] = (to / f"{partner}{ending}").read_bytes()
    return _PACKS[key]


def edited(raw: bytes, change: Callable[[Any], None]) -> bytes:
    """A workbook opened, changed and saved, as an office program would save it."""
    book = openpyxl.load_workbook(BytesIO(raw))
    change(book)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def head_row(page: Any) -> int:
    """The row of headings, counted from 1."""
    return next(row[0].row for row in page.iter_rows() if any(cell.value == "Id" for cell in row))


def place(page: Any, item: str, heading: str) -> Any:
    """The cell of a deliverable's first row under a heading."""
    head = head_row(page)
    columns = {cell.value: cell.column for cell in page[head]}
    for row in range(head + 1, page.max_row + 1):
        if page.cell(row, columns["Id"]).value == item:
            return page.cell(row, columns[heading])
    raise LookupError(item)


def filled(raw: bytes, item: str, cells: Mapping[str, Any]) -> bytes:
    """A pack in which a deliverable's cells were written in, by their headings."""

    def change(book: Any) -> None:
        for heading, value in cells.items():
            place(book["Return"], item, heading).value = value

    return edited(raw, change)


def repacked(raw: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A package with its parts changed, by their names."""
    with ZipFile(BytesIO(raw)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return held.getvalue()
