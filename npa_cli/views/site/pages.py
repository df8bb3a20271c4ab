"""The pages of a whole plan: what each says, and which rows of the one table stand under it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from npa_cli.document.blocks import Block, Bullets, Column, Document, Figures, Heading, Paragraph, Table, Text
from npa_cli.document.site import SitePage
from npa_cli.model.proposed_command import proposed
from npa_cli.model.rating_scale import RatingScale
from npa_cli.model.vocabulary import RATINGS, Rating
from npa_cli.progress.measures.select import measures_about
from npa_cli.progress.roll_up import count
from npa_cli.progress.select import is_led_by
from npa_cli.progress.thread import Thread
from npa_cli.views.measures import measures_blocks
from npa_cli.views.own_words import in_own_words, in_prose, many_of
from npa_cli.views.papers import body
from npa_cli.views.papers.dashboard import dashboard
from npa_cli.views.papers.foot import Provenance
from npa_cli.views.papers.key import key_to_ratings
from npa_cli.views.papers.round_papers import board_document, first_page
from npa_cli.views.papers.round_view import RoundView
from npa_cli.views.pictures.standing import standing_grid
from npa_cli.views.pictures.xmr import xmr_chart
from npa_cli.views.registers_of import paper_sections
from npa_cli.views.return_status import PartnerReturn
from npa_cli.views.risks import build_risks, matrix
from npa_cli.views.show import priority_blocks
from npa_cli.views.show_partner import partner_blocks
from npa_cli.views.show_thing import paragraphs_in_order
from npa_cli.views.site.my_return import my_return
from npa_cli.views.site.thread_tree import MOST_NAMED, thread_blocks
from npa_cli.views.table_of import table_of
from npa_cli.views.wording import counted, long_day, place_words, rating_heading, tone_of
from npa_cli.views.words_page import every_word


@dataclass(frozen=True, slots=True)
class Pages:
    """What the pages are made of: the plan over a round, the golden thread through it and the plans beside it."""

    view: RoundView
    thread: Thread
    made: Provenance

    def all(self) -> Iterator[SitePage]:
        """The pages in the order of the list that leads to them."""
        plan, every = self.view.plan, self.view.assessed
        led = {each.code: tuple(one for one in every if is_led_by(one, each.code)) for each in plan.partners}
        by_id = {each.commitment.id: each for each in every}
        returns = {each.partner: each for each in self.view.returns.partners}
        priorities = many_of(in_prose(plan.workplan, "priority", 1))
        yield self._page("plan", "Plan", self._plan())._replace(has_table=True)
        yield self._page("board", "Board", self._board())
        yield self._page("priorities", priorities, self._priorities(priorities))
        yield self._page("partners", "Partners", self._partners(led, returns))
        yield self._page("measures", "Measures", self._measures())
        yield self._page("risks", "Risks", self._risks())
        yield self._page("thread", "Thread", thread_blocks(self.thread, plan.workplan.id, by_id))
        yield self._page("words", "Words", self._words())
        if plan.sections:
            yield self._page("document", "Document", self._sections())
        for each in plan.priorities:
            page = self._page(
                f"priority-{each.id}", f"{each.id}  {each.title}", priority_blocks(each, plan.workplan.fields)
            )
            yield page._replace(above="priorities", has_table=True, priority=each.id)
        for partner in plan.partners:
            code = partner.code
            paper = self._paper("partner", code) if self._is_long else ""
            mine = my_return(code, returns.get(code), self.view.round, by_id, paper)
            blocks = (*partner_blocks(plan, partner, led[code]), *mine)
            yield self._page(f"partner-{code}", code, blocks)._replace(above="partners", has_table=True, partner=code)

    def _page(self, name: str, title: str, blocks: Iterable[Block]) -> SitePage:
        return SitePage(name, title, in_own_words(Document(tuple(blocks)), self.view.plan.workplan))

    @property
    def _is_long(self) -> bool:
        """Whether the plan has more deliverables than a page names one by one beside its table."""
        return len(self.view.assessed) > MOST_NAMED

    def _plan(self) -> Iterator[Block]:
        view = self.view
        yield Heading(1, view.plan.workplan.title, beside=f"as at {long_day(view.as_at)}")
        yield from view.period.blocks()
        yield from self._counts()
        if view.summary.note:
            yield view.summary.note
        if view.assessed:
            yield standing_grid(view.plan, view.assessed, view.as_at)
        if view.summary.tracked:
            yield from body.due_and_done(view)

    def _counts(self) -> Iterator[Block]:
        """The headline counts, and under them how many deliverables have each rating: all of them, once."""
        counts, scale = self.view.summary.counts, self.view.summary.scale
        yield Figures(dashboard(self.view).items[: 3 if self.view.summary.tracked else 2])
        unread = {"not_reported": counts.unreadable}  # shown so, since no date says otherwise
        told = ((each, counts.ratings[each] + unread.get(each, 0)) for each in RATINGS)
        yield Bullets(tuple(_rated(each, number, scale, counts.words) for each, number in told if number))

    def _board(self) -> Iterator[Block]:
        """The board's paper, whose ids lead to the rows of the one table."""
        if self._is_long:
            yield from first_page(self.view)
            yield Paragraph(f"What stands behind it takes a paper of its own: {self._paper('board')}", "quiet")
        else:
            for each in board_document(self.view, self.made).blocks:
                yield each._replace(is_index=False) if isinstance(each, Table) else each

    def _priorities(self, title: str) -> Iterator[Block]:
        yield Heading(1, title)
        nothing = count((), self.view.as_at, {}, tracked=True)  # of a priority without deliverables
        counts = {each.id: each.counts for each in self.view.summary.groups}
        yield table_of(
            [(each, counts.get(each.id, nothing)) for each in self.view.plan.priorities],
            (Column("ID"), lambda each: Text(each[0].id, "strong")),
            (
                Column("Title", wraps=True, least=24),
                lambda each: Text(each[0].title, goes_to=f"priority-{each[0].id}"),
            ),
            (Column("Deliverables", "right"), lambda each: f"{each[1].deliverables:,}"),
            (Column("Due so far", "right"), lambda each: f"{each[1].due:,}"),
            (
                Column("Done of those", "right"),
                lambda each: "not known" if each[1].done is None else f"{each[1].done:,}",
            ),
            caption=f"{title} of the plan",
        )

    def _partners(self, led: Mapping[str, tuple[object, ...]], returns: Mapping[str, PartnerReturn]) -> Iterator[Block]:
        yield Heading(1, "Partners")
        yield table_of(
            self.view.plan.partners,
            (Column("Code"), lambda each: Text(each.code, "strong", goes_to=f"partner-{each.code}")),
            (Column("Name", wraps=True, least=24), lambda each: Text(each.name, goes_to=f"partner-{each.code}")),
            (Column("Leads", "right"), lambda each: f"{len(led[each.code]):,}"),
            (
                Column(f"Reported on, {self.view.round.label}", "right", wraps=True, least=10),
                lambda each: _answered(returns.get(each.code)),
            ),
            caption="Who takes part, what each leads, and what has come in",
        )
        if not self._is_long:
            yield from body.returns(self.view)

    def _paper(self, *what: str) -> str:
        return proposed("report", *what, "--period", self.view.round.file_name, *self.made.plan_words)

    def _measures(self) -> Iterator[Block]:
        found = measures_about(self.view.plan, self.view.as_at)
        yield Heading(1, "Measures")
        yield from measures_blocks(found)
        charts = tuple(filter(None, map(xmr_chart, found.verdicts)))
        if charts:
            yield Heading(2, "Control charts")
        yield from charts

    def _risks(self) -> Iterator[Block]:
        plan, as_at = self.view.plan, self.view.as_at
        yield Heading(1, "Risks, issues, dependencies and actions")
        _, *sections = paper_sections(plan, self.view.assessed, as_at)
        yield from (each._replace(level=2) if isinstance(each, Heading) else each for each in sections)
        risks = build_risks(plan, as_at).entries
        if risks:
            yield Heading(2, "Likelihood and impact")
            yield matrix(risks, plan.workplan.registers)

    def _words(self) -> Iterator[Block]:
        yield from every_word().blocks
        _, *key = key_to_ratings(self.view.plan)
        yield Heading(2, "In this plan")
        yield from key

    def _sections(self) -> Iterator[Block]:
        sections = self.view.plan.sections
        yield Heading(1, "Sections of the document")
        yield Paragraph(f"{counted(len(sections), 'section')}, in the words of the document.", "quiet")
        for each in sections:
            yield Heading(2, each.title, beside=place_words(each.source))
            if each.note:
                yield Paragraph(each.note, "quiet", label="Note")
            yield from paragraphs_in_order(each.paragraphs)


def _rated(rating: Rating, number: int, scale: RatingScale, there: Collection[str]) -> Text:
    """`▼ 5 Off track`, which leads to those rows."""
    sign, _, words = rating_heading(rating, scale).partition(" ")
    return Text(f"{sign} {number:,} {words}", tone_of(rating, scale, there), goes_to=f"rating-{rating}")


def _answered(given: PartnerReturn | None) -> str:
    return f"{given.answered:,} of {len(given.answers):,}" if given and given.answers else "nothing asked"
