"""What the registers hold about one item of the plan, and their part of the board's papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from npa_cli.document.blocks import Block, Bullets, Heading, Paragraph, Text
from npa_cli.model.plan import Plan
from npa_cli.model.register import Decision
from npa_cli.progress.assess import Assessed, assess
from npa_cli.progress.registers.escalation import AssessedIssue
from npa_cli.progress.registers.register_counts import RegisterCounts, count_registers
from npa_cli.progress.select import Query
from npa_cli.views.actions import ActionsView, action_table, build_actions
from npa_cli.views.decisions import decisions_on
from npa_cli.views.dependencies import DependenciesView, build_dependencies, dependency_table
from npa_cli.views.escalations import build_escalations, escalation_table
from npa_cli.views.field import Thing, items_of
from npa_cli.views.issues import build_issues
from npa_cli.views.register_columns import DECISION, ISSUE
from npa_cli.views.registers import ALL, LEVEL_WORDS
from npa_cli.views.risks import RisksView, build_risks, risk_key, risk_table
from npa_cli.views.wording import counted, long_day, short_day


def counts_sentence(counts: RegisterCounts) -> str:
    """The registers of the whole plan in one line: what is open, and what of it needs someone's eye."""
    dependencies = counted(counts.open_dependencies, "open dependency", "open dependencies")
    return (
        f"Registers of the whole plan: {counted(counts.open_risks, 'open risk')}, {counts.risks_for_board:,} at or "
        f"above the board's threshold of {counts.board_from}; {counted(counts.open_issues, 'open issue')}; "
        f"{dependencies}, {counts.late_dependencies:,} late; "
        f"{counted(counts.open_actions, 'open action')}, {counts.overdue_actions:,} overdue."
    )


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
    said: tuple[tuple[str, Sequence[Any], Callable[[Any], Block]], ...] = (
        ("Risks", entries.risks.entries, risk_table),
        ("Issues", entries.issues, _issue_list),
        ("Dependencies", entries.dependencies.entries, dependency_table),
        ("Actions", entries.actions.entries, action_table),
        ("Decisions", entries.decisions, _decision_list),
    )
    for title, found, shown in said:
        if found:
            yield Heading(2, title)
            yield shown(found)


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
    asked = ALL if whole else Query(tuple(each.commitment.id for each in assessed))
    if not whole and not asked.ids:
        yield Paragraph("None.")
        return
    if whole:
        yield Paragraph(counts_sentence(count_registers(plan, everything, as_at)))
    risks = build_risks(plan, as_at, asked).entries
    yield from _section("Risks", risks, risk_table)
    if risks:
        yield Paragraph(risk_key(plan.workplan.registers), "quiet")
    yield from _section("Issues", build_issues(plan, as_at, asked).entries, _issue_list)
    late = build_dependencies(plan, everything, as_at, asked, late=True).entries
    yield from _section("Late dependencies", late, lambda found: dependency_table(found)._replace(caption=""))
    overdue = build_actions(plan, as_at, asked, overdue=True).entries
    yield from _section("Overdue actions", overdue, lambda found: action_table(found)._replace(caption=""))
    yield from _section("Escalations", build_escalations(plan, as_at, asked).entries, escalation_table)
    decisions = [each for each in decisions_on(plan, as_at, asked.ids) if since is None or each.date >= since]
    title = f"Decisions taken since last {plan.rhythm.noun}" if since else "Decisions taken"
    yield from _section(title, decisions, _decision_list)


def _section(title: str, found: Sequence[Thing], shown: Callable[[Sequence[Thing]], Block]) -> Iterator[Block]:
    yield Heading(3, title)
    yield shown(found) if found else Paragraph("None.")


class Entries(NamedTuple):
    """What the registers hold about some items: open risks, issues, dependencies and actions, and decisions."""

    risks: RisksView
    issues: tuple[AssessedIssue, ...]
    dependencies: DependenciesView
    actions: ActionsView
    decisions: tuple[Decision, ...]


def entries_about(plan: Plan, items: tuple[str, ...], as_at: date) -> Entries:
    """The entries that touch any of the items, known at the start of `as_at`; all of them without items."""
    everything, asked = assess(plan, as_at) if plan.dependencies else (), Query(items)
    return Entries(
        build_risks(plan, as_at, asked),
        build_issues(plan, as_at, asked).entries,
        build_dependencies(plan, everything, as_at, asked),
        build_actions(plan, as_at, asked),
        decisions_on(plan, as_at, items),
    )


def _issue_list(issues: Sequence[AssessedIssue]) -> Bullets:
    return Bullets(tuple(Text(_issue_words(each)) for each in issues))


def _issue_words(each: AssessedIssue) -> str:
    issue = each.issue
    late = f", {counted(each.days_late, 'day')} past the day it was to be settled by" if each.days_late else ""
    by = f", to be settled by {short_day(issue.resolve_by)}" if issue.resolve_by and not late else ""
    owner = issue.owner or "nobody"
    return f"{issue.id} {issue.title}: {issue.severity}, owned by {owner}, with the {LEVEL_WORDS[each.level]}{by}{late}"


def _decision_list(decisions: Sequence[Decision]) -> Bullets:
    return Bullets(tuple(Text(_decision_words(each)) for each in decisions))


def _decision_words(each: Decision) -> str:
    why = f" {each.rationale}" if each.rationale else ""
    return f"{each.id}, {each.board}, {long_day(each.date)}: {each.title}. {each.decision}{why}"
