"""`--plan all`: the answers that several plans give to one question, as one answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar

from npa_cli.document.blocks import Block, Document, Heading, Paragraph
from npa_cli.views.view import DocumentView, InBlocks, Rows, SetView, TableView, View

if TYPE_CHECKING:  # only answers of several plans are counted as those of an estate
    from npa_cli.views.estate import EstateView

AnyView = TypeVar("AnyView")


class PlanAnswer(NamedTuple):
    """What one plan answers. The title is empty if its workplan.yaml can't be read."""

    plan: str
    title: str
    view: View

    @property
    def heading(self) -> str:
        """The plan's id and title."""
        return f"{self.plan}  {self.title}" if self.title else self.plan


@dataclass(frozen=True, slots=True)
class SeveralPlans(InBlocks):
    """The answers of several plans, in the order of the plans; all of one kind of view."""

    kind: ClassVar[str] = "plans"

    plans: tuple[PlanAnswer, ...]

    def blocks(self) -> Iterator[Block]:
        """What they say together, and the plans one after the other, each under a heading of its own.

        A plan's own headings are one level deeper.
        """
        yield from self.together().blocks
        for each in self.plans if not self.is_one_table else ():
            yield Heading(1, each.heading)
            assert isinstance(each.view, DocumentView), f"{each.view.kind} is nothing that can be read"
            yield from deeper(each.view.document())

    @property
    def is_one_table(self) -> bool:
        """Whether what they say together is all that they say."""
        return isinstance(self.plans[0].view, SetView)

    def together(self) -> Document:
        """All plans in one table with one total, or of answers that count deliverables, a row for each plan."""
        first = self.plans[0].view
        if isinstance(first, SetView):
            return first.of_plans([(each.plan, each.view) for each in self.plans])
        return Document(tuple(self._counts()))

    def payload(self) -> dict[str, Any]:
        """The fields of each plan's own answer, with the plan and the kind of answer in front; and a total of them."""
        payloads = [{"plan": each.plan, "kind": each.view.kind, **each.view.payload()} for each in self.plans]
        total = {"plans": len(self.plans), "items": sum(len(each.get("items", ())) for each in payloads)}
        return {"plans": payloads, "total": total | self._estate(payloads).totals()}

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

    def _counts(self) -> Iterator[Block]:
        """A row for each plan, and one total, where the answers count deliverables as at one day."""
        payloads = [each.view.payload() for each in self.plans]
        estate, days = self._estate(payloads), {payload.get("as_at") for payload in payloads}
        if 1 < len(payloads) == len(estate.plans) and len(days) == 1:
            yield from (Paragraph(each) for each in estate.notes())
            yield from estate.document().blocks[2:]  # after its heading, and how many of its plans could not be read

    def _estate(self, payloads: Sequence[Mapping[str, Any]]) -> EstateView:
        """The answers that count deliverables, a row for each."""
        from npa_cli.views.estate import EstateRow, EstateView  # no answer of one plan has to wait for it

        rows = []
        for each, payload in zip(self.plans, payloads, strict=True):
            if "headline" in payload:
                headline = payload["headline"]
                counts = {name: headline[name] for name in ("deliverables", "due", "done", "unreadable")}
                own_words = "rating_words" in payload
                numbers = {**counts, **headline["ratings"]}
                rows.append(
                    EstateRow("", each.plan, each.title, numbers, None, payload["tracked"], own_words=own_words)
                )
        return EstateView(rows, payloads[0].get("as_at"))


def deeper(document: Document) -> Iterator[Block]:
    """The blocks of a document, its headings one level deeper."""
    return (each._replace(level=each.level + 1) if isinstance(each, Heading) else each for each in document.blocks)


def answers_in(view: View, kind: type[AnyView]) -> tuple[AnyView, ...]:
    """The answers of one class: a view by itself, or those of several plans."""
    views = [each.view for each in view.plans] if isinstance(view, SeveralPlans) else [view]
    return tuple(each for each in views if isinstance(each, kind))
