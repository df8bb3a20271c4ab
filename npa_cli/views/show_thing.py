"""`npa show` of what is no item and no partner: an objective, a board, a measure, an entry of a register, the plan."""

from collections.abc import Iterable, Iterator
from typing import Any

from npa_cli.document.blocks import Block, Bullets, Heading, Paragraph, Text
from npa_cli.model.proposed_command import proposed_here
from npa_cli.model.section import Section, SectionParagraph
from npa_cli.views.boards import seat_blocks, seat_fields, seat_of
from npa_cli.views.everything import Everything
from npa_cli.views.field import item_of, items_of
from npa_cli.views.listing import parties_note
from npa_cli.views.own_columns import deliverable_columns
from npa_cli.views.period_note import period_note
from npa_cli.views.progress_table import Shown, deliverable_table
from npa_cli.views.show import ShowView
from npa_cli.views.tables import TABLES
from npa_cli.views.things import Thing, facts_of, table_of_things
from npa_cli.views.view import fields_named
from npa_cli.views.wording import listed

_BY_NAME = {each.name: each for each in TABLES}
_OF_THE_PLAN = ("signatory", "beyond", "objective", "section", "source")


def show_thing(everything: Everything, thing: Thing) -> ShowView:
    """Everything that is held of one thing, in the order of its file, and what hangs from it."""
    payload = {**item_of(thing.kind.fields, thing.value), "id": thing.name, "thing": thing.kind.name}
    more, blocks = _inside(everything, thing)
    hidden = (thing.kind.fields[0].name, *(("title", "name") if thing.title else ()))
    known = facts_of(thing.kind.fields, thing.value, but=hidden)
    return _view(everything, {**payload, **more}, (Heading(1, f"{thing.name}  {thing.title}".rstrip()), known, *blocks))


def show_plan(everything: Everything) -> ShowView:
    """What the plan says of itself: its introduction, its period and why, who signed it, and how its words are read."""
    plan = everything.plan
    kind = _BY_NAME["plan"]
    hidden = ("id", "title", "introduction", "period_words")
    payload: dict[str, Any] = {
        **item_of(kind.fields, everything),
        "parties": [each.code for each in plan.partners if each.party],
    }
    blocks: list[Block] = [
        Heading(1, f"{plan.workplan.id}  {plan.workplan.title}"),
        facts_of(kind.fields, everything, but=hidden),
    ]
    blocks += parties_note(plan)
    if plan.workplan.introduction:
        blocks += (Heading(2, "Introduction"), Paragraph(plan.workplan.introduction))
    for name in _OF_THE_PLAN:
        held = _BY_NAME[name]
        things = list(held.things(everything))
        payload[held.plural] = items_of(held.fields, things)
        if things:
            blocks += (Heading(2, held.plural.capitalize()), table_of_things(held, things))
        elif name == "signatory":
            blocks += (Heading(2, "Signatories"), Paragraph("None: the text held names nobody who signed it."))
    return _view(everything, payload, blocks)


def show_numbered(everything: Everything, section: Section, number: str) -> ShowView:
    """One numbered paragraph of a section, with the points that stand below it."""
    wanted = number.strip().casefold()
    under: list[SectionParagraph] = []
    for each in section.paragraphs:
        if each.number is not None or each.level == 0:
            here = (each.number or "").casefold() == wanted
            if under and not here:
                break
            if not here:
                continue
        if here:
            under.append(each)
    title = Heading(1, f"{number.strip()}  {section.title}")
    payload = {"id": section.id, "thing": "section", "title": section.title, "paragraphs": _paragraphs(under)}
    return _view(everything, payload, (title, *paragraphs_in_order(under)))


def _view(everything: Everything, payload: dict[str, Any], blocks: Iterable[Block]) -> ShowView:
    plan, as_at = everything.plan, everything.as_at
    return ShowView(plan, as_at, payload, tuple(blocks), period_note(plan, as_at))


def _inside(everything: Everything, thing: Thing) -> tuple[dict[str, Any], list[Block]]:
    """What hangs from a thing, as public fields and as blocks."""
    plan, value = everything.plan, thing.value
    if thing.kind.name == "section":
        return {"paragraphs": _paragraphs(value.paragraphs)}, list(paragraphs_in_order(value.paragraphs))
    if thing.kind.name == "board":
        seat = seat_of(value, plan, everything.assessed, everything.as_at)
        held = seat_fields(seat)
        return {name: held[name] for name in ("meetings", "named_in", "deliverables")}, list(seat_blocks(seat))
    if thing.kind.name == "measure":
        kind = _BY_NAME["reading"]
        found = [each for each in kind.things(everything) if each.measure == thing.name]
        said: list[Block] = [Heading(2, "Readings"), table_of_things(kind, found)]
        return {"series": items_of(kind.fields, found)}, said if found else [Paragraph("No reading held.")]
    if thing.kind.name == "theme":
        mine = tuple(each for each in everything.assessed if each.commitment.theme == value.theme)
        shown = Shown(everything.as_at, reported=any(each.reports for each in mine), tasks=True)
        items = items_of(deliverable_columns(plan.workplan.fields), mine)
        return {"items": items}, [deliverable_table(mine, shown)]
    if thing.kind.name == "objective":
        return _served_by(everything, thing.name)
    return {}, []


def _served_by(everything: Everything, objective: str) -> tuple[dict[str, Any], list[Block]]:
    """The priorities of its own plan that say they serve an objective; not known where any of them lost its own."""
    priorities = everything.plan.priorities
    ids = tuple(each.id for each in priorities if each.objectives != "unknown" and objective in each.objectives)
    lost = tuple(each.id for each in priorities if each.objectives == "unknown")
    said = f"{listed(ids)}." if ids else "" if lost else "No priority says so."
    not_known = f"Of {listed(lost)} the text held does not say what they serve." if lost else ""
    return {"served_by": list(ids), "served_by_unknown": list(lost)}, [
        Paragraph(f"{said} {not_known}".strip(), label="Served by"),
        Paragraph(f"Links from and to other plans: {proposed_here('trace', objective)}", "quiet"),
    ]


def _paragraphs(paragraphs: Iterable[SectionParagraph]) -> list[dict[str, Any]]:
    return [{**fields_named("number level text line", each), "goes_on": list(each.goes_on)} for each in paragraphs]


def paragraphs_in_order(paragraphs: Iterable[SectionParagraph]) -> Iterator[Block]:
    """Paragraphs and points as they stand, each with the line it begins on in the text held."""
    for each in paragraphs:
        words = f"{each.number} {each.text}" if each.number else each.text
        lines = listed(tuple(map(str, (each.line, *each.goes_on))))
        text = f"{words} [{'lines' if each.goes_on else 'line'} {lines}]"
        yield Bullets((Text(f"{'  ' * (each.level - 1)}{text}"),)) if each.level else Paragraph(text)
