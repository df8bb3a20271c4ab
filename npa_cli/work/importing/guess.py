"""The rules for a document, guessed from its headings and its first words: what a person then corrects."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from npa_cli.intake.foreign import Block, Cell
from npa_cli.model.file_name import why_no_file_name
from npa_cli.model.own_field import OwnField
from npa_cli.timeframe import read
from npa_cli.work.importing.cells import guess_names, own_value

_ROLES: Final[Mapping[str, str]] = {
    "number": r"no\.?|nr\.?|ref(erence)?\.?|number|id|#|(action|item) (no\.?|ref(erence)?|number)",
    "priority": r"(strategic )?(priority|aim|goal|outcome)( area)?",
    "theme": r"theme|workstream|topic|category|(cqc )?domain|area|stage",
    "activity": r"activity|(planned )?actions?( required| needed)?|what( we will do)?|recommendation|intervention"
    r"|(must|should) do|task|objective",
    "deliverables": r"(deliverables?|outputs?|milestones?)( and |/ ?)(timeframes?|timescales?|dates?|deadlines?)",
    "deliverable": r"deliverables?|outputs?|milestones?|products?|task",
    "timeframe": r"timeframes?|timescales?|deadline|due( by| date)?|(by )?when|(target |completion )?date( due)?",
    "owner": r"owners?,? (and |& )?contributors?",
    "leads": r"leads?|(action |lead )?(owner|partner|officer|organisation|service|team)s?|who|responsib(le|ility)"
    r"|lead (partner|officer|service)\(?s?\)?|accountable",
    "contributors": r"contributors?|support(ed by|ing partners?)?|partners|with",
    "measure": r"(success )?measures?( of success)?|kpi|how (will )?we (will )?know|evidence of success",
    "note": r"notes? to plan",
    "cost": r"(estimated )?(cost|budget)s?( \(?£\)?)?",
}
_COST: Final = OwnField(on="activity", type="money", currency="GBP")
_MEASURE: Final = "Measure:"
_YEARS: Final = re.compile(r"\b(?:19|20)\d\d\s*(?:[-–/]|to)\s*(?:19|20)?\d\d\b")
_LONGEST: Final = 40  # letters of a plan's short name
_FIRST: Final = 60  # paragraphs and rows in which a plan says what years it is for


def guess_rules(blocks: Sequence[Block], stem: str) -> dict[str, Any]:
    """The plain data of a document's rules. What can't be guessed is left empty, and asked about by the report."""
    heads = [number for number, block in enumerate(blocks) if block.table and _is_head(block)]
    head = max((blocks[number] for number in heads), key=lambda block: len(_roles(block)), default=None)
    names = head.lines if head else []
    columns = dict.fromkeys(names, "unsure") | (_roles(head) if head else {})
    heads = [number for number in heads if blocks[number].lines == names]
    tables = {blocks[number].table for number in heads}
    rows = [block for block in blocks if block.table in tables and block.lines != names]

    def cells(role: str) -> list[Cell]:
        """What stands in the columns that hold a role."""
        places = [at for at, cell in enumerate(head.cells if head else ()) if columns.get(cell.line) == role]
        return [row.cells[at] for at in places for row in rows if at < len(row.cells) and row.cells[at].text]

    costs = cells("cost")
    has_costs = bool(costs) and all(own_value(_COST, each.text) is not None for each in costs)
    columns = {name: "unsure" if role == "cost" and not has_costs else role for name, role in columns.items()}
    priorities = _priorities(blocks, heads, columns)
    title = _title(blocks, priorities) or stem
    slug = _slug(title)
    period, start, end = _years(blocks, cells("timeframe"))
    who = guess_names([each.text for role in ("leads", "owner", "contributors") for each in cells(role)])
    is_bold = any(run.bold for cell in cells("deliverables") for run in cell.runs)
    plan = {"folder": slug, "id": slug, "title": title, "period": period, "start": start, "end": end}
    return {
        "document": _slug(stem),
        "plan": plan,
        "columns": columns,
        **({"fields": {"cost": _COST.model_dump(exclude_defaults=True)}} if has_costs else {}),
        "priorities": priorities,
        "themes": _themes(blocks, heads, rows, columns, priorities),
        "deliverables": "row" if "deliverables" not in columns.values() else "bold" if is_bold else "line",
        **({"labels": {_MEASURE: "measure"}} if any(each.text == _MEASURE for each in blocks) else {}),
        "names": {name: _code(name) for name in who},
    }


def _slug(words: str) -> str:
    """A short name in small letters, of whole words."""
    plain = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")
    return (plain if len(plain) <= _LONGEST else plain[:_LONGEST].rpartition("-")[0] or plain[:_LONGEST]) or "plan"


def _roles(block: Block) -> dict[str, str]:
    """What each column holds, by its heading. The first that fits a role has it."""
    found: dict[str, str] = {}
    for heading in block.lines:
        words = heading.casefold().strip(" :*")
        fitting = (role for role, form in _ROLES.items() if re.fullmatch(form, words) and role not in found.values())
        role = next(fitting, None)
        if role is not None:
            found[heading] = role
    return found


def _is_head(block: Block) -> bool:
    roles = set(_roles(block).values())
    return len(roles) > 1 and bool(roles & {"activity", "deliverable", "deliverables"})


def _priorities(blocks: Sequence[Block], heads: Sequence[int], columns: Mapping[str, str]) -> str:
    if "priority" in columns.values():
        return "column"
    if any(re.match(r"Priority \d+", block.text) for block in blocks if len(block.lines) == 1):
        return "Priority *"
    over = (next((each.level for each in reversed(blocks[:number]) if each.level), 0) for number in heads)
    levels = Counter(level for level in over if level)
    if levels:
        return f"heading {levels.most_common(1)[0][0]}"
    return "above" if sum(len(blocks[number - 1].lines) == 1 for number in heads if number) > 1 else "one"


def _title(blocks: Sequence[Block], priorities: str) -> str | None:
    """What the document is called: its own title, else the first heading that begins no priority."""
    first = [each for each in blocks if each.place == "title" or each.level]
    rest = (each for each in first if f"heading {each.level}" != priorities and not each.text.startswith("Priority "))
    return next((each.text for each in rest), None)


def _themes(
    blocks: Sequence[Block], heads: Sequence[int], rows: Sequence[Block], columns: Mapping[str, str], how: str
) -> str:
    if "theme" in columns.values():
        return "column"
    above = {blocks[number - 1].line for number in heads if number}
    lone = [row for row in rows if len(row.lines) == 1 and row.line not in above]
    lone = [row for row in lone if not ("*" in how and row.text.startswith(how.removesuffix("*")))]
    if "priority" not in columns.values() and lone:
        return "row"
    level = int(how.removeprefix("heading ")) if how.startswith("heading ") else 0
    return "heading" if level and any(block.level > level for block in blocks) else "none"


def _years(blocks: Sequence[Block], timeframes: Sequence[Cell]) -> tuple[str, date, date]:
    """The years that the first words name, read as `npa init` reads them; else those of the dates."""
    for block in blocks[:_FIRST]:
        for words in _YEARS.findall(block.text):
            reading = read(words)
            if reading.start is not None and reading.due is not None:
                return words, reading.start, reading.due
    due = sorted(day for each in timeframes if (day := read(each.text).due) is not None)
    first, last = (due[0].year, due[-1].year) if due else (date.min.year, date.min.year)
    return (f"{first} to {last}" if due else "not known"), date(first, 1, 1), date(last, 12, 31)


def _code(name: str) -> str:
    """A name as the code for itself, without what no file's name can hold."""
    return name if why_no_file_name(name) is None else re.sub(r"[^\w ]+", " ", name).strip()[:40] or "X"
