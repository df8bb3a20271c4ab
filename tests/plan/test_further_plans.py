"""The plans beside the Workplan say what their documents say: a second reading, written apart from the files.

Each document is read here with no more than its lines, tabs and bullets; what it prints is then held against the
plan's files in both directions. `test_a_slip_is_seen` shows that the comparison sees single letters.
"""

from __future__ import annotations

import copy
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY
from tests.plan.plan_files import load

PLANS = REPOSITORY / "data" / "plans"
HELD = {
    "npa-2013": "npa-agreement-2013.txt",
    "south-west-2020": "south-west-2020.txt",
    "west-midlands-2010": "west-midlands-2010.txt",
}
QUOTED = ("statement", "text", "measure", "timeframe", "leads_as_printed", "role", "chair", "introduction")
LISTS_QUOTED = ("points", "purpose", "members", "responsibilities")

Printed = list[tuple[str, ...]]


def lines_of(plan: str) -> list[str]:
    return (REPOSITORY / "sources" / HELD[plan]).read_text(encoding="utf-8").split("\n")


def words(marked: str) -> str:
    """Text without marks, footnote numbers and spare white space."""
    bare = re.sub(r"<sup>\d+</sup>|<[^>]*>|\*+|[ⁱᵛ]+", "", marked)
    return " ".join(html.unescape(bare).split())


def priorities(plan: str) -> list[dict[str, Any]]:
    files = sorted((PLANS / plan / "priorities").glob("*.yaml"))
    return sorted((load(path) for path in files), key=lambda each: int(each["id"][1:]))


def rows(priority: dict[str, Any]) -> list[dict[str, Any]]:
    return [activity for theme in priority["themes"] for activity in theme["activities"]]


# The agreement of 2013: the list of paragraph 2.28, then for each priority its numbered paragraphs and commitments.


def printed_2013() -> Printed:
    lines = lines_of("npa-2013")
    told = [words(line) for line in lines]
    listed = [re.sub(r"^\d+\. ", "", line) for line in told if re.match(r"\d+\. [A-Z].*\.$", line)][:12]
    first = next(number for number, line in enumerate(told) if re.match(r"#+ Priority 1 ", line))
    last = next(number for number, line in enumerate(told) if line == "## 3. Governance")
    found: Printed = []
    under = ""
    for line in told[first:last]:
        if heading := re.match(r"#+ Priority (\d+) ?[–-] (.*?)[.:]?$", line):
            number = int(heading[1])
            found.append(("priority", str(number), heading[2], listed[number - 1]))
            under = "paragraph"
        elif line.startswith("#"):
            assert "Commitment" in line
            under = "commitment"
        elif line:
            bare = line.removeprefix("- ")
            number, _, rest = bare.partition(" ")
            found.append(("paragraph", number, rest) if under == "paragraph" else ("commitment", bare))
    return found


def held_2013(every: list[dict[str, Any]]) -> Printed:
    found: Printed = []
    for priority in every:
        found.append(("priority", priority["number"], priority["title"], priority["statement"]))
        for row in rows(priority):
            numbers, paragraphs = row["number"].split(", "), row["text"].split("\n")
            found += [("paragraph", *pair) for pair in zip(numbers, paragraphs, strict=True)]
            found += [("commitment", each["text"]) for each in row["deliverables"]]
    return found


# The West Midlands: one line a row, six cells, under five headings.


def printed_west_midlands() -> Printed:
    lines = lines_of("west-midlands-2010")
    start = next(
        number for number, line in enumerate(lines) if line == "Regional Delivery Plan and Performance Measures"
    )
    found: Printed = []
    for line in lines[start + 1 :]:
        cells = [words(cell) for cell in line.split("\t")]
        if len(cells) > 3 and cells[0].isdigit():
            assert cells[5:] == [""], "the column of progress is empty"
            found.append(("row", *cells[:5]))
        elif (text := words(line)) and not text.startswith("No. "):
            if text == "Conclusion":
                break
            found.append(("heading", text))
    return found


def held_west_midlands(every: list[dict[str, Any]]) -> Printed:
    found: Printed = []
    for priority in every:
        found.append(("heading", priority["title"]))
        for row in rows(priority):
            when = row.get("note") or row["deliverables"][0]["timeframe"]
            found.append(("row", row["number"], row["text"], row["measure"], when, row["leads_as_printed"]))
    return found


# The South West: bullets of aims and ambitions, and the paragraphs of its next steps.


def printed_south_west() -> Printed:
    lines = [words(line) for line in lines_of("south-west-2020")]
    found: Printed = []
    for number, line in enumerate(lines):
        if line.startswith("- "):
            found.append(("bullet", line.removeprefix("- ")))
        elif (found and found[-1][1].endswith("should")) or (found and line and line[0].islower() and number < 32):
            found[-1] = ("bullet", f"{found[-1][1]} {line}")  # broken by the foot of a page
    heading = next(number for number, line in enumerate(lines) if line.strip("# ") == "Next Steps")
    return found + [("paragraph", line) for line in lines[heading + 1 :] if line]


def held_south_west(every: list[dict[str, Any]]) -> Printed:
    objectives = load(PLANS / "south-west-2020" / "workplan.yaml")["objectives"]
    (only,) = every
    return [
        *(("bullet", each["text"]) for each in objectives),
        *(("paragraph", each) for each in only["statement"].split("\n")),
    ]


READINGS = {
    "npa-2013": (printed_2013, held_2013),
    "west-midlands-2010": (printed_west_midlands, held_west_midlands),
    "south-west-2020": (printed_south_west, held_south_west),
}
each_plan = pytest.mark.parametrize("plan", READINGS)


@each_plan
def test_all_that_is_printed_is_held_and_nothing_else(plan: str) -> None:
    printed, held = READINGS[plan]
    assert held(priorities(plan)) == printed()


@pytest.mark.parametrize(
    ("plan", "counts"), [("npa-2013", (12, 18)), ("west-midlands-2010", (5, 34)), ("south-west-2020", (1, 3))]
)
def test_counts(plan: str, counts: tuple[int, int]) -> None:
    every = priorities(plan)
    assert (len(every), sum(len(row["deliverables"]) for each in every for row in rows(each))) == counts


@each_plan
def test_a_slip_is_seen(plan: str) -> None:
    """Any one letter, any row and any order put wrong in the files is a difference."""
    printed, held = READINGS[plan]
    right, whole = priorities(plan), printed()
    slips = list(slips_of(right))
    assert len(slips) >= 2
    for slip in slips:
        assert held(slip) != whole


def slips_of(every: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for at, priority in enumerate(every):
        statement = copy.deepcopy(every)
        statement[at]["statement"] = statement[at]["statement"][:-1]
        if held_differs_by_statement(priority):
            yield statement
        for row in range(len(rows(priority))):
            lost = copy.deepcopy(every)
            changed = rows(lost[at])[row]
            changed["text"] = changed["text"].replace("e", "a", 1)
            if "number" in changed:
                yield lost
    if len(every) > 1:
        yield every[::-1]
    else:
        extra = copy.deepcopy(every)
        extra[0]["statement"] += "\nMore."
        yield extra


def held_differs_by_statement(priority: dict[str, Any]) -> bool:
    """The tables of the West Midlands print no statement: those are read from the text before them."""
    return "measure" not in rows(priority)[0]


# What stands anywhere else with its source's line is found there.


def quotations(plan: str) -> Iterator[tuple[str, int, str]]:
    """Where, the line that a file gives, and the words it quotes: of every entry that gives one."""
    for path in sorted((PLANS / plan).rglob("*.yaml")):
        if path.name != "sections.yaml":  # each of its paragraphs has its own line: test_sections.py
            yield from _quotations(load_any(path), path.name, None)


def load_any(path: Path) -> Any:
    from ruamel.yaml import YAML

    return YAML(typ="safe", pure=True).load(path.read_bytes())


def _quotations(data: Any, where: str, line: int | None) -> Iterator[tuple[str, int, str]]:
    if isinstance(data, dict):
        where = f"{where} {data.get('id') or data.get('code') or data.get('role') or ''}".strip()
        line = data.get("source", {}).get("line") if isinstance(data.get("source"), dict) else line
        for key, value in data.items():
            if line and key in QUOTED and isinstance(value, str):
                yield from ((where, line, each) for each in value.split("\n") if each)
            elif line and key in LISTS_QUOTED:
                yield from ((where, line, each) for each in value)
            else:
                yield from _quotations(value, where, line)
    elif isinstance(data, list):
        for each in data:
            yield from _quotations(each, where, line)


@each_plan
def test_every_quotation_stands_at_or_soon_after_the_line_it_names(plan: str) -> None:
    lines = lines_of(plan)
    feet = {"DRAFT VERSION 4 FOR CONSULTATION"}
    text = [
        "" if line in feet or re.match(r"<sup>\d+</sup> |\[www", line) else re.sub(r"^\s*(?:[-◆] )?", "", words(line))
        for line in lines
    ]
    found = 0
    for where, line, quoted in quotations(plan):
        near = " ".join(each for each in text[line - 1 : line + 80] if each)
        assert bare(quoted) in bare(near), f"{where}: {quoted[:60]} is not at line {line}"
        found += 1
    assert found > 10


def bare(text: str) -> str:
    """Letters and digits alone: a page's foot breaks words from their marks."""
    return re.sub(r"[\W_]+", "", text)


@each_plan
def test_leads_and_helpers_are_words_of_the_cell(plan: str) -> None:
    codes = {each["code"]: each for each in load(PLANS / plan / "partners.yaml")["partners"]}
    for priority in priorities(plan):
        for row in rows(priority):
            for code in (*row.get("leads", ()), *row.get("contributors", ())):
                partner = codes[code]
                names = (code, partner["name"], *partner.get("also_known_as", ()))
                cell = f"{row['leads_as_printed']} {row['text']} {row['deliverables'][0].get('text', '')}"
                cell += f" {priority['statement']}"
                assert any(bare(name).casefold() in bare(cell).casefold() for name in names), (row["id"], code)
            if row.get("leads"):
                assert "leads" in row["inferred"]


@each_plan
def test_what_is_set_apart_from_running_text_is_marked_as_our_reading(plan: str) -> None:
    for priority in priorities(plan):
        for row in rows(priority):
            for each in row["deliverables"]:
                timeframe = each.get("timeframe")
                if timeframe and timeframe in (each.get("text") or row["text"]):
                    assert "timeframe" in each["inferred"], each["id"]


@each_plan
def test_no_progress_is_invented(plan: str) -> None:
    assert not list((PLANS / plan).glob("returns/**/*"))
    assert not (PLANS / plan / "changes.yaml").exists()
    assert not (PLANS / plan / "registers").exists()
