"""`npa actions`: the open actions by the day they are due, with the first day beside the new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Column, Document, Heading, Paragraph, Table, Text
from npa_cli.model.issue import Issue
from npa_cli.model.plan import Plan
from npa_cli.model.risk import Risk
from npa_cli.progress.registers.action import AssessedAction, open_actions
from npa_cli.views.registers import concerns, none_kept
from npa_cli.views.view import Rows
from npa_cli.views.wording import counted, long_day, short_day, shown_of

_FIELDS: Final = (
    "id", "text", "owner", "source", "raised_on", "due", "new_due", "state", "days_late", "days_past_first_due",
    "affects",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActionsView:
    """The open actions that were asked for, of `known` open ones in all."""

    kind: ClassVar[str] = "actions"

    plan: Plan
    as_at: date
    actions: tuple[AssessedAction, ...]
    known: int

    def document(self) -> Document:
        """The list, and how many are late."""
        return Document(tuple(_blocks(self)))

    def payload(self) -> dict[str, Any]:
        """The list as the public fields of JSON."""
        return {"as_at": self.as_at, "items": [action_item(each, self.plan) for each in self.actions]}

    def rows(self) -> Rows:
        """The list as columns and rows for CSV."""
        return Rows(_FIELDS, [action_item(each, self.plan) for each in self.actions])


def build_actions(
    plan: Plan, as_at: date, *, items: Sequence[str] = (), partners: Sequence[str] = (), overdue: bool = False
) -> ActionsView:
    """Open actions as at the start of `as_at`; about items also through the risks and issues that name them."""
    every = open_actions(plan, as_at)
    chosen = tuple(
        each
        for each in every
        if concerns(about(plan, each.action.id), (each.action.owner,), items=items, partners=partners)
        and (not overdue or each.state == "overdue")
    )
    return ActionsView(plan, as_at, chosen, len(every))


def about(plan: Plan, action: str) -> tuple[str, ...]:
    """What an action is about: what it says itself, and what the risks and issues touch that it answers."""
    found: list[str] = []
    for each in plan.actions:
        if each.id == action:
            found += each.affects
    entries: tuple[Risk | Issue, ...] = (*plan.risks, *plan.issues)
    for entry in entries:
        if action in entry.actions or entry.id in found:
            found += entry.affects
    return tuple(dict.fromkeys(found))


def action_item(each: AssessedAction, plan: Plan) -> dict[str, Any]:
    """One action as public fields."""
    action = each.action
    return {
        "id": action.id,
        "text": action.text,
        "owner": action.owner,
        "source": action.source,
        "raised_on": action.raised_on,
        "due": action.due,
        "new_due": action.new_due,
        "state": each.state,
        "days_late": each.days_late,
        "days_past_first_due": each.days_past_first,
        "affects": list(about(plan, action.id)),
    }


def action_table(actions: Sequence[AssessedAction]) -> Table:
    """A row for each action."""
    return Table(
        (
            Column("Action"),
            Column("What is to be done", wraps=True, least=24),
            Column("Owner", wraps=True, least=6),
            Column("First due"),
            Column("New day"),
            Column("Stands", wraps=True, least=14),
            Column("Agreed at", wraps=True, least=12),
        ),
        tuple(
            (
                Text(each.action.id, "strong"),
                Text(each.action.text),
                Text(each.action.owner or "nobody", "plain" if each.action.owner else "bad"),
                Text(short_day(each.action.due) if each.action.due else "not set"),
                Text(short_day(each.action.new_due) if each.action.new_due else "–"),
                _stands(each),
                Text(each.action.source or "not said"),
            )
            for each in actions
        ),
        caption="Open actions, the earliest first",
    )


def _stands(each: AssessedAction) -> Text:
    if each.state == "overdue":
        return Text(f"overdue by {counted(each.days_late, 'day')}", "bad")
    if each.state == "moved":
        return Text(f"moved, {counted(each.days_past_first, 'day')} past its first", "warn")
    return Text("no day to be done by", "warn") if each.state == "no_date" else Text("in time")


def _blocks(view: ActionsView) -> Iterator[Block]:
    yield Heading(1, "Actions", beside=f"as at {long_day(view.as_at)}")
    if not view.plan.actions:
        yield from none_kept("actions", view.plan, view.as_at)
        return
    if not view.actions:
        rest = f" {counted(view.known, 'other')} open." if view.known else ""
        yield Paragraph(f"None open{' that fit what you asked' if view.known else ''}.{rest}")
        return
    late = sum(each.state == "overdue" for each in view.actions)
    moved = sum(each.state == "moved" for each in view.actions)
    yield Paragraph(
        f"{shown_of(len(view.actions), view.known, 'open action')}: {late:,} overdue, {moved:,} past the first day "
        "with a new one."
    )
    yield action_table(view.actions)
