"""The plan of the West Midlands as its source prints it, made from the data as documents of other kinds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.conftest import REPOSITORY
from tests.plan.plan_files import load

PLAN = REPOSITORY / "data" / "plans" / "west-midlands-2010"
HEADS = ("No.", "Objective", "Measure of Success", "Timescale", "Owner, contributors", "Progress")
_FOOT = 4  # rows before the foot of a page, below which the headings are printed again

Row = tuple[str, ...]


def of(folder: Path) -> list[dict[str, Any]]:
    return sorted((load(path) for path in (folder / "priorities").glob("*.yaml")), key=lambda each: each["id"])


def rows(files: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for priority in files for theme in priority["themes"] for each in theme["activities"]]


def names() -> str:
    """The names as the plan's partners were typed by hand, and one that a cell prints otherwise."""
    lines = ["names:"]
    for each in load(PLAN / "partners.yaml")["partners"]:
        for printed in dict.fromkeys((each["code"], each["name"], *each.get("also_known_as", ()))):
            lines.append(f"  {json.dumps(printed)}: {json.dumps(each['code'])}")
    return "\n".join(lines)


def timescale(activity: dict[str, Any]) -> str:
    """The words of its cell: two deadlines of one cell were typed as two deliverables, and a note with the cell."""
    return str(activity.get("note") or activity["deliverables"][0]["timeframe"])


def sections() -> list[tuple[str, str, list[Row]]]:
    """Each heading, its aim and the rows of its table, the first of them the headings of its columns."""
    found = []
    for priority in of(PLAN):
        told: list[Row] = []
        for at, each in enumerate(rows([priority])):
            owner = each.get("leads_as_printed") or ", ".join((*each["leads"], *each.get("contributors", ())))
            told += [HEADS] if at % _FOOT == 0 else []
            told.append((each["number"], each["text"], each["measure"], timescale(each), owner, ""))
        found.append((priority["title"], priority["statement"], told))
    return found


def write_markdown(path: Path) -> None:
    lines = []
    for title, aim, table in sections():
        told = [f"| {' | '.join(row)} |" for row in table]
        lines += [f"## {title}", "", aim, "", told[0], "|---" * len(HEADS) + "|", *told[1:], ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def write_docx(path: Path) -> None:
    import docx

    made = docx.Document()
    for title, aim, table in sections():
        made.add_heading(title, 1)
        made.add_paragraph(aim)
        drawn = made.add_table(0, len(HEADS))
        for row in table:
            for cell, words in zip(drawn.add_row().cells, row, strict=True):
                cell.text = words
    made.save(str(path))


def write_odt(path: Path) -> None:
    import odfdo

    made = odfdo.Document("text")
    made.body.clear()
    for at, (title, aim, table) in enumerate(sections()):
        made.body.append(odfdo.Header(1, title))
        made.body.append(odfdo.Paragraph(aim))
        drawn = odfdo.Table(f"T{at}")
        for row in table:
            drawn.append_row(odfdo.Row())
            for column, words in enumerate(row):
                cell = odfdo.Cell()
                cell.append(odfdo.Paragraph(words))
                drawn.set_cell((column, drawn.height - 1), cell)
        made.body.append(drawn)
    made.save(str(path))


def write_xlsx(path: Path) -> None:
    """One sheet, in which each heading stands above its table, and no aims."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Plan")
        lines = [line for title, _, table in sections() for line in ((title,), *table, ())]
        for at, line in enumerate(lines):
            sheet.write_row(at, 0, line)
