"""`npa actions`: the open actions by the day they are due, with the first day beside the new one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from npa_cli.document.blocks import Block, Column, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.progress.registers.action import AssessedAction, open_actions
from npa_cli.progress.select import Query
from npa_cli.views.field import Fields
from npa_cli.views.register_columns import ACTION
from npa_cli.views.registers import ALL, OpenEntries, concerns, owner_column
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import counted, short_day, shown_of, with_days


@dataclass(frozen=True, slots=True)
class ActionsView(OpenEntries[AssessedAction]):
    """The open actions that were asked for."""

    kind: ClassVar[str] = "actions"
    fields: ClassVar[Fields[AssessedAction]] = ACTION

    def found(self) -> Iterator[Block]:
        """How many are late, and the list."""
        late = sum(each.state == "overdue" for each in self.entries)
        moved = sum(each.state == "moved" for each in self.entries)
        proposed = sum(each.is_proposed_for_closure for each in self.entries)
        closing = f" Proposed for closure: {proposed:,}." if proposed else ""
        yield Paragraph(
            f"{shown_of(len(self.entries), self.known, 'open action')}: {late:,} overdue, {moved:,} past the first day "
            f"with a new one.{closing}"
        )
        yield action_table(self.entries)


def build_actions(plan: Plan, as_at: date, asked: Query = ALL, *, overdue: bool = False) -> ActionsView:
    """Open actions as at the start of `as_at`; about items also through the risks and issues that name them."""
    every = open_actions(plan, as_at)
    chosen = tuple(
        each
        for each in every
        if concerns(each.affects, (each.action.owner,), asked) and (not overdue or each.state == "overdue")
    )
    return ActionsView(plan, as_at, chosen, len(every))


def action_table(actions: Sequence[AssessedAction]) -> Table:
    """A row for each action."""
    return table_of(
        actions,
        (Column("Action"), lambda each: Text(each.action.id, "strong")),
        (Column("What is to be done", wraps=True, least=24), _what),
        owner_column(lambda each: each.action.owner),
        (Column("First due", drops=2), lambda each: short_day(each.action.due) if each.action.due else "not set"),
        (Column("New day"), lambda each: short_day(each.action.new_due) if each.action.new_due else "–"),
        (Column("Stands", wraps=True, least=14), _stands),
        (Column("Agreed at", wraps=True, least=12, drops=3), lambda each: with_days(each.action.source or "not said")),
        caption="Open actions, the earliest first",
    )


def _what(each: AssessedAction) -> str:
    said = each.last_word
    return f"{each.action.text}\n{short_day(said.on)}: {said.update}" if said else each.action.text


def _stands(each: AssessedAction) -> Text:
    text = _by_its_day(each)
    return text._replace(text=f"{text.text}; proposed for closure") if each.is_proposed_for_closure else text


def _by_its_day(each: AssessedAction) -> Text:
    if each.state == "overdue":
        return Text(f"overdue by {counted(each.days_late, 'day')}", "bad")
    if each.state == "moved":
        return Text(f"moved, {counted(each.days_past_first, 'day')} past its first", "warn")
    return Text("no day to be done by", "warn") if each.state == "no_date" else Text("in time")
