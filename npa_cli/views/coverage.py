"""`npa coverage`: where the golden thread has loose ends: what nothing serves, and what serves nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from npa_cli.document.blocks import Block, Column, Heading, Paragraph, Text
from npa_cli.model.workplan import Workplan
from npa_cli.progress.address import Address, Item
from npa_cli.progress.thread import Thread
from npa_cli.views.field import Field, Fields, items_of, rows_of
from npa_cli.views.own_words import in_prose, objectives_of
from npa_cli.views.period_note import PeriodNote
from npa_cli.views.table_of import table_of
from npa_cli.views.view import InBlocks, Rows
from npa_cli.views.wording import counted


@dataclass(frozen=True, slots=True)
class Covered:
    """One objective or priority, with how many ties each way there are, of it or of anything under it."""

    item: Item
    serves: int
    served_by: int
    continues: int
    continued_by: int
    unknown: bool  # the text held of its own plan does not say what it serves, or what serves it

    @property
    def loose(self) -> str | None:
        """The end that hangs loose: `unserved` for an objective, `serves_nothing` for a priority.

        `not_known` where its own plan's text is lost: a link from another plan, or to one, does not make it known.
        """
        if self.unknown:
            return "not_known"
        if self.item.level == "objective":
            return "unserved" if not self.served_by else None
        return None if self.serves else "serves_nothing"


@dataclass(frozen=True, slots=True)
class CoverageView(InBlocks):
    """Every objective and priority of the plans asked about, in order."""

    kind: ClassVar[str] = "coverage"

    covered: tuple[Covered, ...]
    workplans: tuple[Workplan, ...]
    period: PeriodNote

    def blocks(self) -> Iterator[Block]:
        """Plan by plan: what hangs loose, by name, and a table of all."""
        yield Heading(1, "Coverage")
        yield from self.period.blocks()
        for workplan in self.workplans:
            plan = workplan.id
            rows = [each for each in self.covered if each.item.address.plan == plan]
            yield Heading(2, f"{plan}  {workplan.title}")
            yield from _loose_ends(rows, workplan)
            yield table_of(
                rows,
                (Column("ID"), lambda each: Text(each.item.address.item, "strong")),
                (Column("Words", wraps=True, least=24), lambda each: each.item.words),
                (Column("Serves", "right"), lambda each: _known(each, "priority", each.serves)),
                (Column("Served by", "right"), lambda each: _known(each, "objective", each.served_by)),
                (Column("Continues", "right"), lambda each: str(each.continues)),
                (Column("Continued by", "right"), lambda each: str(each.continued_by)),
                caption=f"Ties of {plan}",
            )

    def payload(self) -> dict[str, Any]:
        return {**self.period.payload(), "items": items_of(_FIELDS, self.covered)}

    def rows(self) -> Rows:
        return rows_of(_FIELDS, self.covered)


_LOOSE: Final = (
    ("unserved", "objective", "that nothing serves"),
    ("not_known", "objective", "of which it is not known what serves them"),
    ("serves_nothing", "priority", "that serve nothing"),
    ("not_known", "priority", "whose objectives are not known"),
)


def _loose_ends(rows: Sequence[Covered], workplan: Workplan) -> Iterator[Paragraph]:
    """What hangs loose, kind by kind and by name, in the plan's own words for them."""
    many = objectives_of(workplan)
    many = many[0].lower() + many[1:]
    for loose, level, words in _LOOSE:
        found = [each.item.address.item for each in rows if each.loose == loose and each.item.level == level]
        if found:
            number = f"{len(found)} {in_prose(workplan, 'priority', len(found))}"
            if level == "objective":
                number = counted(len(found), "objective") if many == "objectives" else f"{len(found)} of its {many}"
            yield Paragraph(f"{number} {words.replace('objectives', many)}: {', '.join(found)}.", "warn")
    if not any(each.loose for each in rows):
        yield Paragraph("No loose ends.")


def _known(covered: Covered, level: str, links: int) -> str:
    """How many links are held; where the plan's own were lost, that it is not known, and how many others are held."""
    if covered.loose != "not_known" or covered.item.level != level:
        return str(links)
    return f"not known; {counted(links, 'link')} held" if links else "not known"


def build_coverage(thread: Thread, plans: Sequence[str], period: PeriodNote) -> CoverageView:
    """The coverage of these plans, counted over all the plans of the thread; `period` is the open plan's note."""
    unknown = {
        Address(plan.workplan.id, priority.id)
        for plan in thread.plans.values()
        for priority in plan.priorities
        if priority.objectives == "unknown"
    } | set(thread.lost_objectives())
    rows = tuple(
        Covered(
            item,
            serves=len(thread.out_of(item.address, "serves")),
            served_by=len(thread.into(item.address, "serves")),
            continues=len(thread.out_of(item.address, "continues")),
            continued_by=len(thread.into(item.address, "continues")),
            unknown=item.address in unknown,
        )
        for item in thread.items.values()
        if item.level in ("objective", "priority") and item.address.plan in plans
    )
    return CoverageView(rows, tuple(thread.plans[plan].workplan for plan in plans), period)


_FIELDS: Final[Fields[Covered]] = (
    Field("plan", "words", "the plan's short name", lambda each: each.item.address.plan),
    Field("id", "words", "O1 or P3", lambda each: each.item.address.item),
    Field("level", "words", "objective or priority", lambda each: each.item.level),
    Field("text", "words", "its words", lambda each: each.item.words),
    Field("serves", "number", "how many links are held to what it serves", lambda each: each.serves),
    Field("served_by", "number", "how many links are held from what serves it", lambda each: each.served_by),
    Field("continues", "number", "how many links are held to what it continues", lambda each: each.continues),
    Field("continued_by", "number", "how many links are held from what continues it", lambda each: each.continued_by),
    Field("loose", "words", "unserved, serves_nothing or not_known", lambda each: each.loose),
)
