"""`npa report plan-on-a-page`: the whole plan on one page, for somebody new to it. It says nothing of progress.

What is said first of a plan that has ended, or has not begun, it says too.
"""

from __future__ import annotations

from collections import Counter

from npa_cli.document.blocks import Bullets, Column, Document, Heading, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.model.priority import Priority
from npa_cli.progress.commitment import Commitment, unfold
from npa_cli.timeframe import Quarter
from npa_cli.views.papers.foot import Provenance, foot
from npa_cli.views.period_note import PeriodNote
from npa_cli.views.wording import counted, listed


def plan_on_a_page(plan: Plan, period: PeriodNote, made: Provenance) -> Document:
    """Objectives, priorities with what is due in each financial year and quarter, measures, and who governs.

    Before them, that the plan has ended or has not begun by the day of `period`.
    """
    workplan = plan.workplan
    commitments = unfold(plan)
    objectives = tuple(Text(f"{each.id}  {each.text}") for each in workplan.objectives)
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
            Heading(2, "Objectives"),
            Bullets(objectives) if objectives else Paragraph("None stated."),
            Heading(2, "Priorities and when their deliverables are due"),
            _table(plan, commitments),
            Heading(2, "Who governs it"),
            Paragraph(f"{boards}." if boards else "None stated."),
            *foot(workplan, None, made),
        ),
        on_one_sheet=True,
    )


def _table(plan: Plan, commitments: tuple[Commitment, ...]) -> Table:
    due: dict[str, Counter[Quarter | None]] = {}
    for each in commitments:
        reading = each.signed
        quarter = plan.quarter_of(reading.due) if reading and reading.due else None
        due.setdefault(each.priority.id, Counter())[quarter] += 1
    years = sorted({quarter.year for counts in due.values() for quarter in counts if quarter is not None})
    columns = (
        Column("Priority", wraps=True, least=18),
        Column("Measure of success", wraps=True, least=24),
        *(Column(year.label, wraps=True, least=6) for year in years),
        Column("No one due date", "right"),
    )

    def row(priority: Priority) -> tuple[Text, ...]:
        counts = due.get(priority.id, Counter())
        return (
            Text(f"{priority.id}  {priority.title}", "strong"),
            Text(priority.measure or "not stated"),
            *(
                Text(
                    ", ".join(
                        f"Q{quarter.number}: {number}"
                        for quarter, number in sorted((q, n) for q, n in counts.items() if q and q.year == year)
                    )
                )
                for year in years
            ),
            Text(str(counts[None])),
        )

    return Table(columns, tuple(map(row, plan.priorities)), caption="Deliverables due in each quarter")
