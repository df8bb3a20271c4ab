"""`npa issues`: the open issues, the most severe first, with who each is with and when it is to be settled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from npa_cli.document.blocks import Block, Column, Paragraph, Text
from npa_cli.model.plan import Plan
from npa_cli.progress.registers.escalation import AssessedIssue, open_issues
from npa_cli.progress.select import Query
from npa_cli.views.field import Fields
from npa_cli.views.register_columns import ISSUE
from npa_cli.views.registers import ALL, LEVEL_WORDS, OpenEntries, affects_column, concerns, owner_column
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import counted, short_day, shown_of


@dataclass(frozen=True, slots=True)
class IssuesView(OpenEntries[AssessedIssue]):
    """The open issues that were asked for."""

    kind: ClassVar[str] = "issues"
    fields: ClassVar[Fields[AssessedIssue]] = ISSUE

    def found(self) -> Iterator[Block]:
        """How many are late, and the list."""
        late = sum(bool(each.days_late) for each in self.entries)
        yield Paragraph(
            f"{shown_of(len(self.entries), self.known, 'open issue')}: {late:,} past the day to be settled by."
        )
        yield table_of(
            self.entries,
            (Column("Issue"), lambda each: Text(each.issue.id, "strong")),
            (Column("What has happened", wraps=True, least=24), lambda each: each.issue.title),
            (Column("Severity"), lambda each: each.issue.severity),
            owner_column(lambda each: each.issue.owner),
            (Column("With", wraps=True, least=10, drops=3), lambda each: LEVEL_WORDS[each.level]),
            affects_column(lambda each: each.issue.affects),
            (Column("To be settled by", wraps=True, least=14, short="Settle by"), _settle),
            caption="Open issues, the most severe first",
        )


def build_issues(
    plan: Plan, as_at: date, asked: Query = ALL, *, levels: Sequence[str] = (), severities: Sequence[str] = ()
) -> IssuesView:
    """Open issues as at the start of `as_at`. Each thing asked has to hold; within it, any of its values."""
    every = open_issues(plan, as_at)
    chosen = tuple(
        each
        for each in every
        if concerns(each.issue.affects, (each.issue.owner,), asked)
        and (not levels or each.level in levels)
        and (not severities or each.issue.severity in severities)
    )
    return IssuesView(plan, as_at, chosen, len(every))


def _settle(each: AssessedIssue) -> Text:
    if each.issue.resolve_by is None:
        return Text("no day set", "warn")
    late = f"\n{counted(each.days_late, 'day')} ago" if each.days_late else ""
    return Text(f"{short_day(each.issue.resolve_by)}{late}", "bad" if late else "plain")
