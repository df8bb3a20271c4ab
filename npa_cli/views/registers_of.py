"""What the registers hold about one item of the plan, and their part of the board's papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from npa_cli.document.blocks import Block, Bullets, Heading, Paragraph, Text
from npa_cli.model.plan import Plan
from npa_cli.model.register import Decision
from npa_cli.progress.assess import Assessed, assess
from npa_cli.progress.registers.escalation import AssessedIssue, open_issues
from npa_cli.progress.registers.known import touches
from npa_cli.progress.registers.register_counts import RegisterCounts, count_registers
from npa_cli.views.actions import ActionsView, action_table, build_actions
from npa_cli.views.decisions import decisions_on
from npa_cli.views.dependencies import DependenciesView, build_dependencies, dependency_table
from npa_cli.views.escalations import build_escalations, escalation_table
from npa_cli.views.field import items_of
from npa_cli.views.register_columns import DECISION, ISSUE
from npa_cli.views.registers import LEVEL_WORDS, risk_key
from npa_cli.views.risks import RisksView, build_risks, risk_table
from npa_cli.views.wording import counted, long_day, short_day


def counts_sentence(counts: RegisterCounts) -> str:
    """The registers of the whole plan in one line: what is open, and what of it needs someone's eye."""
    dependencies = counted(counts.dependencies, "open dependency", "open dependencies")
    return (
        f"Registers of the whole plan: {counted(counts.risks, 'open risk')}, {counts.risks_for_board:,} at or "
        f"above the board's threshold of {counts.board_from}; {counted(counts.issues, 'open issue')}; "
        f"{dependencies}, {counts.late_dependencies:,} late; "
        f"{counted(counts.actions, 'open action')}, {counts.overdue_actions:,} overdue."
    )


def register_counts_payload(counts: RegisterCounts) -> dict[str, int]:
    """The counts as public fields of JSON."""
    return {
        "open_risks": counts.risks,
        "risks_for_board": counts.risks_for_board,
        "board_from": counts.board_from,
        "open_issues": counts.issues,
        "open_dependencies": counts.dependencies,
        "late_dependencies": counts.late_dependencies,
        "open_actions": counts.actions,
        "overdue_actions": counts.overdue_actions,
    }


def item_payload(plan: Plan, item: str, as_at: date) -> dict[str, Any]:
    """The open entries about one item, and the decisions taken on it, as public fields."""
    risks, issues, dependencies, actions, decisions = entries_about(plan, (item,), as_at)
    return {
        "risks": risks.items(),
        "issues": items_of(ISSUE, issues),
        "dependencies": dependencies.items(),
        "actions": actions.items(),
        "decisions": items_of(DECISION, decisions),
    }


def item_blocks(plan: Plan, item: str, as_at: date) -> Iterator[Block]:
    """A heading and a table or list for each register that has anything about the item."""
    return entry_blocks(entries_about(plan, (item,), as_at))


def entry_blocks(entries: Entries) -> Iterator[Block]:
    """A heading and a table or list for each register that some entries are from."""
    risks, issues, dependencies, actions, decisions = entries
    if risks.entries:
        yield Heading(2, "Risks")
        yield risk_table(risks.entries)
    if issues:
        yield Heading(2, "Issues")
        yield Bullets(tuple(Text(_issue_words(each)) for each in issues))
    if dependencies.entries:
        yield Heading(2, "Dependencies")
        yield dependency_table(dependencies.entries)
    if actions.entries:
        yield Heading(2, "Actions")
        yield action_table(actions.entries)
    if decisions:
        yield Heading(2, "Decisions")
        yield Bullets(tuple(Text(_decision_words(each)) for each in decisions))


def paper_sections(
    plan: Plan, assessed: Sequence[Assessed], as_at: date, *, since: date | None = None
) -> Iterator[Block]:
    """The registers' part of a paper. Every heading is always there; where there is nothing to say, it says None.

    `assessed` is what the paper is about, and the entries are those that touch it; all of them where that is the
    whole plan. Decisions are those from the day `since` on, where it is given.
    """
    yield Heading(2, "Risks, issues and dependencies")
    if not plan.has_registers:
        yield Paragraph("None: this plan keeps no registers.")
        return
    everything = assess(plan, as_at)
    whole = len(assessed) == len(everything)
    items = () if whole else tuple(each.commitment.id for each in assessed)
    if not whole and not items:
        yield Paragraph("None.")
        return
    if whole:
        yield Paragraph(counts_sentence(count_registers(plan, everything, as_at)))
    risks = build_risks(plan, as_at, items=items)
    yield from _section("Risks", risk_table(risks.entries) if risks.entries else None)
    if risks.entries:
        yield Paragraph(risk_key(plan.workplan.registers), "quiet")
    issues = [each for each in open_issues(plan, as_at) if not items or touches(each.issue.affects, items)]
    yield from _section("Issues", Bullets(tuple(Text(_issue_words(each)) for each in issues)) if issues else None)
    late = build_dependencies(plan, everything, as_at, items=items, late=True).entries
    yield from _section("Late dependencies", dependency_table(late)._replace(caption="") if late else None)
    overdue = build_actions(plan, as_at, items=items, overdue=True).entries
    yield from _section("Overdue actions", action_table(overdue)._replace(caption="") if overdue else None)
    taken = build_escalations(plan, as_at, items=items).entries
    yield from _section("Escalations", escalation_table(taken) if taken else None)
    decisions = [each for each in decisions_on(plan, as_at, items) if since is None or each.date >= since]
    words = Bullets(tuple(Text(_decision_words(each)) for each in decisions)) if decisions else None
    yield from _section(f"Decisions taken since last {plan.rhythm.noun}" if since else "Decisions taken", words)


def _section(title: str, block: Block | None) -> Iterator[Block]:
    yield Heading(3, title)
    yield block if block is not None else Paragraph("None.")


class Entries(NamedTuple):
    """What the registers hold about some items: open risks, issues, dependencies and actions, and decisions."""

    risks: RisksView
    issues: tuple[AssessedIssue, ...]
    dependencies: DependenciesView
    actions: ActionsView
    decisions: tuple[Decision, ...]


def entries_about(plan: Plan, items: tuple[str, ...], as_at: date) -> Entries:
    """The entries that touch any of the items, known at the start of `as_at`; all of them without items."""
    everything = assess(plan, as_at) if plan.dependencies else ()
    return Entries(
        build_risks(plan, as_at, items=items),
        tuple(each for each in open_issues(plan, as_at) if not items or touches(each.issue.affects, items)),
        build_dependencies(plan, everything, as_at, items=items),
        build_actions(plan, as_at, items=items),
        decisions_on(plan, as_at, items),
    )


def _issue_words(each: AssessedIssue) -> str:
    issue = each.issue
    late = f", {counted(each.days_late, 'day')} past the day it was to be settled by" if each.days_late else ""
    by = f", to be settled by {short_day(issue.resolve_by)}" if issue.resolve_by and not late else ""
    owner = f", owned by {issue.owner}" if issue.owner else ", owned by nobody"
    return f"{issue.id} {issue.title}: {issue.severity}{owner}, with the {LEVEL_WORDS[each.level]}{by}{late}"


def _decision_words(each: Decision) -> str:
    why = f" {each.rationale}" if each.rationale else ""
    return f"{each.id}, {each.board}, {long_day(each.date)}: {each.title}. {each.decision}{why}"
