"""`npa dependencies`: what waits for what, and which will not be there when it is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Bullets, Column, Document, Heading, Paragraph, Table, Text
from npa_cli.model.plan import Plan
from npa_cli.progress.assess import Assessed
from npa_cli.progress.circles import circles
from npa_cli.progress.registers.dependency import ENDED, AssessedDependency, open_dependencies
from npa_cli.views.registers import concerns, none_kept
from npa_cli.views.view import Rows
from npa_cli.views.wording import counted, long_day, short_day, shown_of

_FIELDS: Final = (
    "id", "title", "from", "to", "giver", "receiver", "need", "agreed", "agreed_on", "needed", "expected",
    "expected_from", "state", "days_late", "status",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DependenciesView:
    """The open dependencies that were asked for, of `known` open ones in all, and circles among any of them."""

    kind: ClassVar[str] = "dependencies"

    plan: Plan
    as_at: date
    dependencies: tuple[AssessedDependency, ...]
    known: int
    circles: tuple[tuple[str, ...], ...]

    def document(self) -> Document:
        """The list, the late ones first."""
        return Document(tuple(_blocks(self)))

    def payload(self) -> dict[str, Any]:
        """The list as the public fields of JSON."""
        return {
            "as_at": self.as_at,
            "loops": [list(each) for each in self.circles],
            "items": [dependency_item(each) for each in self.dependencies],
        }

    def rows(self) -> Rows:
        """The list as columns and rows for CSV."""
        return Rows(_FIELDS, [dependency_item(each) for each in self.dependencies])


def build_dependencies(
    plan: Plan,
    assessed: Sequence[Assessed],
    as_at: date,
    *,
    items: Sequence[str] = (),
    partners: Sequence[str] = (),
    late: bool = False,
) -> DependenciesView:
    """Open dependencies as at the start of `as_at`; `assessed` is the whole plan on that day."""
    every = open_dependencies(plan, assessed, as_at)
    chosen = tuple(
        each
        for each in every
        if concerns(
            (each.dependency.from_, each.dependency.to),
            (each.dependency.giver, each.dependency.receiver),
            items=items,
            partners=partners,
        )
        and (not late or each.is_late)
    )
    links = [(each.id, each.from_, each.to) for each in plan.dependencies if each.status not in ENDED]
    return DependenciesView(plan, as_at, chosen, len(every), circles(links))


def dependency_item(each: AssessedDependency) -> dict[str, Any]:
    """One dependency as public fields."""
    dependency = each.dependency
    return {
        "id": dependency.id,
        "title": dependency.title,
        "from": dependency.from_,
        "to": dependency.to,
        "giver": dependency.giver,
        "receiver": dependency.receiver,
        "need": dependency.need,
        "agreed": dependency.agreed,
        "agreed_on": dependency.agreed_on,
        "needed": each.needed,
        "expected": each.expected,
        "expected_from": each.basis,
        "state": each.state,
        "days_late": each.days_late,
        "status": dependency.status,
    }


def dependency_table(dependencies: Sequence[AssessedDependency]) -> Table:
    """A row for each dependency."""
    return Table(
        (
            Column("Dependency"),
            Column("What", wraps=True, least=18),
            Column("From", wraps=True, least=7),
            Column("To", wraps=True, least=7),
            Column("Needed by", wraps=True, least=11),
            Column("Expected", wraps=True, least=14),
            Column("Stands", wraps=True, least=14),
        ),
        tuple(
            (
                Text(each.dependency.id, "strong"),
                Text(each.dependency.title or each.dependency.need.replace("_", " ")),
                Text("\n".join(filter(None, (each.dependency.from_, each.dependency.giver)))),
                Text("\n".join(filter(None, (each.dependency.to, each.dependency.receiver)))),
                Text(short_day(each.needed) if each.needed else "not said"),
                Text(_expected(each)),
                _stands(each),
            )
            for each in dependencies
        ),
        caption="Open dependencies, the late ones first",
    )


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
    if each.state == "late":
        return Text(f"at risk: {days} late{agreed}", "warn")
    if each.state == "handed_over":
        return Text("done" + (f", {days} late" if each.days_late else ""), "done")
    if each.state == "not_agreed":
        return Text("not agreed by its giver", "warn")
    return Text("in time", "good") if each.state == "in_time" else Text("a date is missing", "warn")


def _blocks(view: DependenciesView) -> Iterator[Block]:
    yield Heading(1, "Dependencies", beside=f"as at {long_day(view.as_at)}")
    if not view.plan.dependencies:
        yield from none_kept("dependencies", view.plan, view.as_at)
        return
    if view.dependencies:
        late = sum(each.is_late for each in view.dependencies)
        shown = shown_of(len(view.dependencies), view.known, "open dependency", "open dependencies")
        yield Paragraph(f"{shown}: {late:,} late.")
        yield dependency_table(view.dependencies)
    else:
        rest = f" {counted(view.known, 'other')} open." if view.known else ""
        yield Paragraph(f"None open{' that fit what you asked' if view.known else ''}.{rest}")
    if view.circles:
        yield Heading(2, "These wait for each other")
        yield Bullets(tuple(Text(", ".join(each), "bad") for each in view.circles))
