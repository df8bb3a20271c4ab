"""The golden thread of a whole plan as a tree: what its objectives are served by, and what hangs from each priority."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from npa_cli.document.blocks import Block, Bullets, Heading, Paragraph, Text
from npa_cli.model.workplan import Workplan
from npa_cli.progress.address import Address, Item
from npa_cli.progress.assess import Assessed
from npa_cli.progress.thread import Thread, Tie
from npa_cli.views.own_words import in_prose, many_of, objectives_of
from npa_cli.views.trace import basis_words, short_words
from npa_cli.views.wording import counted, listed, tone_of_rated

MOST_NAMED = 1_000
"""Deliverables of a plan that are all named in its tree; of a longer one, an activity says how many it has."""

_HOW: Final = {"serves": ("serves", "served by"), "continues": ("continues", "continued by")}
_Line = tuple[Text, int]


def thread_blocks(thread: Thread, home: str, assessed: Mapping[str, Assessed]) -> Iterator[Block]:
    """The tree of the plan `home`; `assessed` are its deliverables by id."""
    workplan = thread.plans[home].workplan
    yield Heading(1, "Thread")
    yield from _objectives(thread, workplan)
    yield Heading(2, many_of(in_prose(workplan, "priority", 1)))
    for priority in thread.plans[home].priorities:
        item = thread.items[Address(home, priority.id)]
        yield Heading(3, f"{priority.id}  {priority.title}", folds=True)
        lines = tuple(_under(thread, item, assessed, 0))
        yield _tree(lines) if lines else Paragraph("Nothing is planned under it yet.")


def _tree(lines: Sequence[_Line]) -> Bullets:
    words, depths = zip(*lines, strict=True)
    return Bullets(words, depths=depths)


def _objectives(thread: Thread, workplan: Workplan) -> Iterator[Block]:
    """Each objective with what serves it, in this plan and in others."""
    yield Heading(2, objectives_of(workplan))
    if not workplan.objectives:
        yield Paragraph("None stated.")
        return
    lines: list[_Line] = []
    for each in workplan.objectives:
        lines.append((Text(f"{each.id}  {short_words(each.text)}", "strong"), 0))
        lines += [(_tied(thread, tie, tie.start, workplan.id), 1) for tie in thread.into(Address(workplan.id, each.id))]
    yield _tree(lines)
    lost = tuple(each.id for each in thread.plans[workplan.id].priorities if each.objectives == "unknown")
    if lost:
        verb = "serves" if len(lost) == 1 else "serve"
        yield Paragraph(f"Which of them {listed(lost)} {verb} is not known: the text held does not say.", "quiet")


def _under(thread: Thread, item: Item, assessed: Mapping[str, Assessed], depth: int) -> Iterator[_Line]:
    """What an item serves and continues, what of other plans is tied to it, and what hangs from it, a line for each."""
    home = item.address.plan
    for tie in thread.ties_at(item.address):
        is_start = tie.start == item.address
        how = _HOW[tie.relation][not is_start]
        yield _tied(thread, tie, tie.end if is_start else tie.start, home, how=how), depth
    below = thread.below(item.address)
    if len(assessed) > MOST_NAMED and below and below[0].level == "deliverable":
        yield Text(counted(len(below), "deliverable"), "quiet"), depth
        return
    for each in below:
        name = each.address.item if each.level == "theme" else f"{each.address.item}  {short_words(each.words)}"
        stands = assessed.get(each.address.item) if each.level == "deliverable" else None
        rated = stands.rated if stands else None
        tone = tone_of_rated(rated) if rated else "strong" if each.level == "theme" else "plain"
        yield Text(f"{name}{f'  {rated.shown}' if rated else ''}", tone), depth
        yield from _under(thread, each, assessed, depth + 1)


def _tied(thread: Thread, tie: Tie, far: Address, home: str, *, how: str = "served by") -> Text:
    note = f": {tie.note}" if tie.note else ""
    return Text(f"{how} {far.shown(home)}  {short_words(thread.items[far].words)} ({basis_words(tie)}{note})", "quiet")
