"""The signed Workplan as its own source prints it, made from the data as documents of other kinds."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.plan.plan_files import load, priorities

HEADS = ("Activity", "Lead Partner", "Deliverable and Timeframe")
needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed here")


def in_order() -> list[dict[str, Any]]:
    return sorted(priorities(), key=lambda each: int(each["id"][1:]))


def lead_cell(activity: dict[str, Any]) -> str:
    aside = f" ({activity['lead_note']})" if "lead_note" in activity else ""
    return "\n".join(activity["leads"]) + aside


def entries(activity: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each.get("text", ""), each["timeframe"]) for each in activity["deliverables"]]


def markdown() -> str:
    """Headings, and tables between `|` with dates in bold type."""
    lines = []
    for priority in in_order():
        lines += [
            f"# Priority {priority['id'][1:]}",
            "",
            priority["statement"],
            "",
            "Measure:",
            "",
            priority["measure"],
            "",
        ]
        lines += [f"| {' | '.join(HEADS)} |", "|---|---|---|"]
        for theme in priority["themes"]:
            lines.append(f"| **{theme['title']}:** | | |")
            for activity in theme["activities"]:
                cell = [f"**{activity['note']}**"] if "note" in activity else []
                cell += [f"{text}: **{when}**" if text else f"**{when}**" for text, when in entries(activity)]
                cells = (
                    activity["text"].replace("\n", "<br>"),
                    lead_cell(activity).replace("\n", "<br>"),
                    "<br>".join(cell),
                )
                lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines)


def write_docx(path: Path) -> None:
    import docx

    made = docx.Document()
    for priority in in_order():
        made.add_heading(f"Priority {priority['id'][1:]}", 1)
        for words in (priority["statement"], "Measure:", priority["measure"]):
            made.add_paragraph(words)
        table = made.add_table(1, 3)
        for at, words in enumerate(HEADS):
            table.rows[0].cells[at].text = words
        for theme in priority["themes"]:
            cells = table.add_row().cells
            cells[0].merge(cells[2]).paragraphs[0].add_run(f"{theme['title']}:").bold = True
            for activity in theme["activities"]:
                cells = table.add_row().cells
                cells[0].text, cells[1].text = activity["text"], lead_cell(activity)
                paragraph = cells[2].paragraphs[0]
                if "note" in activity:
                    paragraph.add_run(activity["note"]).bold = True
                    paragraph = cells[2].add_paragraph()
                for text, when in entries(activity):
                    paragraph.add_run(f"{text}: " if text else "")
                    paragraph.add_run(when).bold = True
                    paragraph = cells[2].add_paragraph()
    made.save(str(path))


def write_odt(path: Path) -> None:
    import odfdo

    made = odfdo.Document("text")
    made.body.clear()
    made.insert_style(odfdo.Style("text", name="Heavy", bold=True), automatic=True)
    for priority in in_order():
        made.body.append(odfdo.Header(1, f"Priority {priority['id'][1:]}"))
        for words in (priority["statement"], "Measure:", priority["measure"]):
            made.body.append(odfdo.Paragraph(words))
        table = odfdo.Table(priority["id"])
        table.append_row(_odt_row(*([(words, "")] for words in HEADS)))
        for theme in priority["themes"]:
            table.append_row(_odt_row([("", f"{theme['title']}:")], [], []))
            for activity in theme["activities"]:
                dated = [(f"{text}: " if text else "", when) for text, when in entries(activity)]
                dated = [("", activity["note"]), *dated] if "note" in activity else dated
                said = [(words, "") for words in activity["text"].split("\n")]
                table.append_row(_odt_row(said, [(each, "") for each in lead_cell(activity).split("\n")], dated))
        made.body.append(table)
    made.save(str(path))


def _odt_row(*cells: list[tuple[str, str]]) -> Any:
    import odfdo

    row = odfdo.Row()
    for paragraphs in cells:
        cell = odfdo.Cell()
        for plain, bold in paragraphs:
            paragraph = odfdo.Paragraph(plain)
            if bold:
                span = odfdo.Element.from_tag("text:span")
                span.set_attribute("text:style-name", "Heavy")
                span.text = bold
                paragraph.append(span)
            cell.append(paragraph)
        row.append_cell(cell)
    return row


def write_xlsx(path: Path) -> None:
    """A deliverable a row, as trackers have them, with what goes on left empty below."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Tracker")
        sheet.write_row(0, 0, ("Priority", "Theme", "Activity", "Lead partner", "Deliverable", "Timeframe", "Note"))
        row = 1
        for priority in in_order():
            for theme in priority["themes"]:
                for activity in theme["activities"]:
                    above = (priority["title"], theme["title"], activity["text"], lead_cell(activity))
                    for text, when in entries(activity):
                        sheet.write_row(row, 0, (*above, text, when, activity.get("note", "") if above[2] else ""))
                        above = (priority["title"], theme["title"], "", "")
                        row += 1


def told(folder: Path) -> list[tuple[Any, ...]]:
    """Each activity that a plan's files hold, with what stands above it and what comes out of it."""
    files = sorted(
        (load(path) for path in (folder / "priorities").glob("*.yaml")), key=lambda each: int(each["id"][1:])
    )
    return [
        (
            priority["id"], theme.get("title"), activity["id"], activity["text"], activity["leads"],
            activity.get("lead_note"), activity.get("note"), entries(activity),
        )
        for priority in files for theme in priority["themes"] for activity in theme["activities"]
    ]  # fmt: skip
