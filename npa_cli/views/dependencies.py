"""`npa dependencies`: what waits for what, and which will not be there when it is needed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from npa_cli.document.blocks import Block, Bullets, Column, Heading, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.circles import circles
from npa_cli.progress.registers.dependency import AssessedDependency, open_dependencies
from npa_cli.progress.registers.known import is_open, known_entries
from npa_cli.progress.select import Query
from npa_cli.views.field import Fields
from npa_cli.views.register_columns import DEPENDENCY
from npa_cli.views.registers import ALL, OpenEntries, concerns
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import counted, short_day, shown_of


@dataclass(frozen=True, slots=True)
class DependenciesView(OpenEntries[AssessedDependency]):
    """The open dependencies that were asked for, and circles among any of the plan's."""

    kind: ClassVar[str] = "dependencies"
    fields: ClassVar[Fields[AssessedDependency]] = DEPENDENCY

    circles: tuple[tuple[str, ...], ...]

    def payload(self) -> dict[str, Any]:
        return {**OpenEntries.payload(self), "loops": [list(each) for each in self.circles]}

    def found(self) -> Iterator[Block]:
        """How many are late, and the list, the late ones first."""
        late = sum(each.is_late for each in self.entries)
        shown = shown_of(len(self.entries), self.known, "open dependency", "open dependencies")
        yield Paragraph(f"{shown}: {late:,} late.")
        yield dependency_table(self.entries)

    def beside(self) -> Iterator[Block]:
        """The circles, where there are any."""
        if self.circles:
            yield Heading(2, "These wait for each other")
            yield Bullets(tuple(Text(", ".join(each), "bad") for each in self.circles))


def build_dependencies(
    plan: Plan, assessed: Sequence[Assessed], as_at: date, asked: Query = ALL, *, late: bool = False
) -> DependenciesView:
    """Open dependencies as at the start of `as_at`; `assessed` is the whole plan on that day."""
    every = open_dependencies(plan, assessed, as_at)
    chosen = tuple(
        each
        for each in every
        if concerns(
            (each.dependency.from_, each.dependency.to), (each.dependency.giver, each.dependency.receiver), asked
        )
        and (not late or each.is_late)
    )
    known = known_entries(plan.dependencies, plan.known_before(as_at))
    links = [(each.id, each.from_, each.to) for each in known if is_open(each)]
    return DependenciesView(plan, as_at, chosen, len(every), circles(links))


def dependency_table(dependencies: Sequence[AssessedDependency]) -> Table:
    """A row for each dependency."""
    return table_of(
        dependencies,
        (Column("Dependency"), lambda each: Text(each.dependency.id, "strong")),
        (
            Column("What", wraps=True, least=18),
            lambda each: each.dependency.title or each.dependency.need.replace("_", " "),
        ),
        (Column("From", wraps=True, least=7, drops=1), lambda each: _end(each.dependency.from_, each.dependency.giver)),
        (Column("To", wraps=True, least=7), lambda each: _end(each.dependency.to, each.dependency.receiver)),
        (Column("Needed by", wraps=True, least=11), lambda each: short_day(each.needed) if each.needed else "not said"),
        (Column("Expected", wraps=True, least=14, drops=2), _expected),
        (Column("Stands", wraps=True, least=14), _stands),
        caption="Open dependencies, the late ones first",
    )


def _end(item: str, partner: str | None) -> str:
    return f"{item}\n{partner}" if partner else item


def _expected(each: AssessedDependency) -> str:
    if each.expected is None or each.basis is None:
        return "not known"
    words = {
        "actual": "done",
        "forecast": "giver's forecast",
        "item_forecast": f"forecast of {each.dependency.from_}",
        "item_due": f"{each.dependency.from_} is due",
    }
    return f"{short_day(each.expected)}\n{words[each.basis]}"


def _stands(each: AssessedDependency) -> Text:
    agreed = "" if each.dependency.agreed else "\nnot agreed"
    days = counted(each.days_late, "day")
    if each.state == "overdue":
        return Text(f"needed {days} ago{agreed}", "bad")
    if each.state == "date_passed":
        return Text(f"not reported (date passed){agreed}")
    if each.state == "late":
        return Text(f"expected {days} late{agreed}", "warn")
    if each.state == "handed_over":
        return Text("done" + (f", {days} late" if each.days_late else ""), "done")
    if each.state == "not_agreed":
        return Text("not agreed by its giver", "warn")
    return Text("in time", "good") if each.state == "in_time" else Text("a date is missing", "warn")
