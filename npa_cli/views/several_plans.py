"""`--plan all`: the answers that several plans give to one question, as one answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from npa_cli.document.blocks import Block, Document, Heading
from npa_cli.views.view import DocumentView, Rows, TableView, View


class PlanAnswer(NamedTuple):
    """What one plan answers. The title is empty where its workplan.yaml can't be read."""

    plan: str
    title: str
    view: View

    @property
    def heading(self) -> str:
        """The plan's id and title."""
        return f"{self.plan}  {self.title}" if self.title else self.plan


@dataclass(frozen=True, slots=True)
class SeveralPlans:
    """The answers of several plans, in the order of the plans; all of one kind of view."""

    kind: ClassVar[str] = "plans"

    plans: tuple[PlanAnswer, ...]

    def document(self) -> Document:
        """The plans one after the other, each under a heading of its own and its headings one level deeper."""
        return Document(tuple(self._blocks()))

    def payload(self) -> dict[str, Any]:
        """The fields of each plan's own answer, with the plan and the kind of answer in front."""
        return {"plans": [{"plan": each.plan, "kind": each.view.kind, **each.view.payload()} for each in self.plans]}

    def rows(self) -> Rows:
        """One table, with a column for the plan in front unless the rows have one."""
        columns: dict[str, None] = {"plan": None}
        items: list[dict[str, Any]] = []
        for each in self.plans:
            assert isinstance(each.view, TableView), f"{each.view.kind} is no table"
            own = each.view.rows()
            columns |= dict.fromkeys(own.columns)
            items += ({"plan": each.plan, **item} for item in own.items)
        return Rows(tuple(columns), items)

    def _blocks(self) -> Iterator[Block]:
        for each in self.plans:
            yield Heading(1, each.heading)
            assert isinstance(each.view, DocumentView), f"{each.view.kind} is nothing that can be read"
            for block in each.view.document().blocks:
                yield block._replace(level=block.level + 1) if isinstance(block, Heading) else block
