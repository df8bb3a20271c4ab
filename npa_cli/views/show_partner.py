"""`npa show CODE`: a partner, its history through every plan that names it, and what it leads."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from npa_cli.document.blocks import Block, Bullets, Heading, Paragraph, Text
from npa_cli.model.partner import Partner
from npa_cli.model.plan import Plan
from npa_cli.model.proposed_command import proposed_here
from npa_cli.progress.assess import Assessed
from npa_cli.progress.partner_history import History, Step, partner_history
from npa_cli.progress.select import is_led_by
from npa_cli.views.field import items_of
from npa_cli.views.own_columns import deliverable_columns
from npa_cli.views.period_note import period_note
from npa_cli.views.progress_table import Shown, deliverable_table
from npa_cli.views.report_words import nothing_reported
from npa_cli.views.show import ShowView
from npa_cli.views.table_of import fact_list
from npa_cli.views.view import fields_named
from npa_cli.views.wording import counted, listed, long_day, place_words


def show_partner(
    plan: Plan, partner: Partner, assessed: tuple[Assessed, ...], as_at: date, family: Iterable[Plan] = ()
) -> ShowView:
    """A partner and what it leads; `assessed` is the whole plan, `family` the plans beside it."""
    led = tuple(each for each in assessed if is_led_by(each, partner.code))
    home = plan.workplan.id
    history = partner_history((plan, *family), home, partner)
    payload = {
        "id": partner.code,
        "name": partner.name,
        "partner_kind": partner.kind,
        **fields_named("party inferred members started ended", partner),
        "took_over_from": [_fields(each, home) for each in history.before],
        "taken_over_by": [_fields(each, home) for each in history.after],
        "also_in": [each.plan for each in history.elsewhere],
        **fields_named("role responsibilities", partner),
        "items": items_of(deliverable_columns(plan.workplan.fields), led),
    }
    blocks = (*partner_blocks(plan, partner, led, history), *_led(led, as_at, history))
    return ShowView(plan, as_at, payload, blocks, period_note(plan, as_at, led))


def partner_blocks(
    plan: Plan, partner: Partner, led: tuple[Assessed, ...], history: History | None = None
) -> Iterator[Block]:
    """A partner's name, what the plan says of it, and its history, within the plan unless it is given.

    `led` are what it leads.
    """
    history = history or partner_history((plan,), plan.workplan.id, partner)
    yield Heading(1, f"{partner.code}  {partner.name}")
    groups = tuple(each.code for each in plan.partners if partner.code in each.members)
    home = plan.workplan.id
    own = tuple(each for each in partner.inferred if each not in ("predecessors", "successors"))
    yield fact_list(
        ("Kind", partner.kind),
        ("Part of", partner.part_of),
        ("Its teams and posts", listed(tuple(each.code for each in plan.partners if each.part_of == partner.code))),
        ("Party", "to the plan" if partner.party else ""),
        ("Members", listed(partner.members)),
        ("Also leads in", listed(groups)),
        ("Also known as", "; ".join(partner.also_known_as)),
        ("Began", long_day(partner.started) if partner.started else ""),
        ("Ended", long_day(partner.ended) if partner.ended else ""),
        ("Took over from", "\n".join(_step(each, home) for each in history.before)),
        ("Taken over by", "\n".join(_step(each, home) for each in history.after)),
        ("Also in", listed(tuple(each.plan for each in history.elsewhere))),
        ("Role", partner.role),
        ("Our reading", listed(own)),
        ("Note", partner.note),
        ("Source", place_words(partner.source)),
        ("Leads", counted(len(led), "deliverable")),
    )
    if partner.responsibilities:
        yield Heading(2, "Responsibilities")
        yield Bullets(tuple(Text(each) for each in partner.responsibilities))


def _led(led: tuple[Assessed, ...], as_at: date, history: History) -> Iterator[Block]:
    if led:
        yield deliverable_table(led, Shown(as_at, reported=any(each.reports for each in led)))
        yield from nothing_reported(led)
    elif history.elsewhere:
        first = history.elsewhere[0]
        asks = proposed_here("show", first.partner.code, "--plan", first.plan)
        yield Paragraph(f"What it leads in another plan: {asks}", "quiet")


def _step(step: Step, home: str) -> str:
    partner = step.body.partner
    words = step.body.shown(home)
    if partner.name.casefold() != partner.code.casefold():
        words += f"  {partner.name}"
    if partner.started or partner.ended:
        words += f", {_years(partner)}"
    return words + (" (our reading)" if step.inferred else "")


def _years(partner: Partner) -> str:
    began = f"from {long_day(partner.started)}" if partner.started else ""
    ended = f"until {long_day(partner.ended)}" if partner.ended else ""
    return f"{began} {ended}".strip()


def _fields(step: Step, home: str) -> dict[str, Any]:
    partner = step.body.partner
    said = {"id": step.body.shown(home), "plan": step.body.plan, **fields_named("name started ended", partner)}
    return {**said, "inferred": step.inferred}
