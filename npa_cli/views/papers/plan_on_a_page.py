"""`npa report plan-on-a-page`: the whole plan on one page, for somebody new to it. It says nothing of progress.

What is said first of a plan that has ended, or has not begun, it says too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from npa_cli.document.blocks import Block, Bullets, Column, Document, Heading, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.model.priority import Priority
from npa_cli.model.workplan import Workplan
from npa_cli.progress.commitment import Commitment, unfold
from npa_cli.timeframe import Quarter
from npa_cli.views.own_words import many_of
from npa_cli.views.papers.foot import Provenance, foot
from npa_cli.views.period_note import PeriodNote
from npa_cli.views.wording import counted, listed


def plan_on_a_page(plan: Plan, period: PeriodNote, made: Provenance) -> Document:
    """Objectives, priorities with what is due in each financial year and quarter, measures, and who governs.

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
    below = [each for theme in priority.themes for each in theme.activities if each.measure]
    return f"stated with {counted(len(below), 'activity', 'activities')}" if below else "not stated"


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
            Text(priority.measure or _measures_below(priority)),
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
