"""`npa report plan-on-a-page`: the whole plan on one page, for somebody new to it. It says nothing of progress.

What is said first of a plan that has ended, or has not begun, it says too.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from npa_cli.document.blocks import Block, Bullets, Column, DataSheet, Document, Heading, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.model.priority import Priority
from npa_cli.model.workplan import Workplan
from npa_cli.progress.commitment import Commitment, unfold
from npa_cli.timeframe import FinancialYear, Round
from npa_cli.views.field import Holds
from npa_cli.views.own_words import many_of
from npa_cli.views.papers.foot import Provenance, foot
from npa_cli.views.period_note import PeriodNote
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import counted, listed


def plan_on_a_page(plan: Plan, period: PeriodNote, made: Provenance) -> Document:
    """Objectives, priorities with what is due in each year and round, measures, and who governs.

    Before them, that the plan has ended or has not begun by the day of `period`.
    """
    workplan = plan.workplan
    commitments = unfold(plan)
    boards = "; ".join(
        (f"{each.code}, " if each.code != each.name else "") + each.name + (f" ({each.meets})" if each.meets else "")
        for each in workplan.boards
    )
    parties = tuple(each.name for each in plan.partners if each.party)
    partners = parties or tuple(each.name for each in plan.partners if each.kind == "organisation")
    return Document(
        (
            Heading(1, workplan.title),
            *period.blocks(),
            Paragraph(
                f"{workplan.period.text}. {counted(len(plan.priorities), 'priority', 'priorities')}, "
                f"{counted(len(commitments), 'deliverable')}. Partners: {listed(partners)}."
            ),
            *_objectives(workplan),
            Heading(2, "Priorities and when their deliverables are due"),
            _table(plan, commitments),
            Heading(2, "Who governs it"),
            Paragraph(f"{boards}." if boards else "None stated."),
            *foot(plan, None, made),
        ),
        on_one_sheet=True,
    )


def _objectives(workplan: Workplan) -> Iterator[Block]:
    """Under a heading for each kind of them, as the plan calls it, with the plan's own numbers."""
    kinds = tuple(dict.fromkeys(each.kind for each in workplan.objectives)) or ("objective",)
    for kind in kinds:
        yield Heading(2, many_of(kind))
        these = [each for each in workplan.objectives if each.kind == kind]
        number = {each.id: f"{each.number}  " if each.number else "" for each in these}
        words = tuple(Text(f"{each.id}  {number[each.id]}{each.text}") for each in these)
        yield Bullets(words) if words else Paragraph("None stated.")


def _measures_below(priority: Priority) -> str:
    """That measures are stated with its activities, where they are; they are too many for a page."""
    below = [each for each in priority.activities if each.measure]
    return f"stated with {counted(len(below), 'activity', 'activities')}" if below else "not stated"


PAGE_COLUMNS: Final[Mapping[str, Holds]] = {
    "id": "words", "title": "words", "measure": "words", "quarter": "words", "deliverables": "number",
}  # fmt: skip
"""What each column holds of its table in CSV, where a row is the deliverables of one priority due in one round."""


def page_payload(plan: Plan) -> dict[str, Any]:
    """What it says, as public fields; an item without a round counts those that no one date is signed for."""
    due = _due(plan, unfold(plan))
    return {
        "objectives": [{"id": each.id, "text": each.text} for each in plan.workplan.objectives],
        "boards": [{"code": each.code, "name": each.name, "meets": each.meets} for each in plan.workplan.boards],
        "items": [
            {
                "id": priority.id,
                "title": priority.title,
                "measure": priority.measure,
                "quarter": when.label if when else None,
                "deliverables": number,
            }
            for priority in plan.priorities
            for when, number in sorted(due[priority.id].items(), key=_by_round)
        ],
    }


def page_sheets(plan: Plan) -> tuple[DataSheet, ...]:
    """Its sheets in a workbook."""
    said = page_payload(plan)
    headings = ("ID", "Priority", "Measure of success", "Quarter", "Deliverables")
    rows = tuple(tuple(each.values()) for each in said["items"])
    objectives = tuple(tuple(each.values()) for each in said["objectives"])
    return DataSheet("Priorities", headings, rows), DataSheet("Objectives", ("ID", "Objective"), objectives)


def _by_round(counted_in: tuple[Round | None, int]) -> tuple[bool, date]:
    when, _ = counted_in
    return when is None, when.start if when else date.min


def _due(plan: Plan, commitments: tuple[Commitment, ...]) -> Mapping[str, Counter[Round | None]]:
    """How many deliverables of each priority are signed for each round; None for those without one due date."""
    due: defaultdict[str, Counter[Round | None]] = defaultdict(Counter)
    for each in commitments:
        reading = each.signed
        due[each.priority.id][plan.round_of(reading.due) if reading and reading.due else None] += 1
    return due


def _table(plan: Plan, commitments: tuple[Commitment, ...]) -> Table:
    due = _due(plan, commitments)
    dated = {item: sorted((when, n) for when, n in counts.items() if when) for item, counts in due.items()}
    years = {when.year: when.year_label for when in sorted({when for counts in dated.values() for when, _ in counts})}

    def due_in(year: FinancialYear) -> Callable[[Priority], str]:
        def cell(priority: Priority) -> str:
            counts = [(when.short, number) for when, number in dated.get(priority.id, ()) if when.year == year]
            return ", ".join(f"{short}: {number}" if short else str(number) for short, number in counts)

        return cell

    return table_of(
        plan.priorities,
        (Column("Priority", wraps=True, least=18), lambda each: Text(f"{each.id}  {each.title}", "strong")),
        (Column("Measure of success", wraps=True, least=24), lambda each: each.measure or _measures_below(each)),
        *((Column(label, wraps=True, least=6), due_in(year)) for year, label in years.items()),
        (Column("No single due date", "right"), lambda each: str(due[each.id][None])),
        caption=f"Deliverables due in each {plan.rhythm.noun}",
    )
