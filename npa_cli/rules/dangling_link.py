"""NPA211 dangling-link: one end of a link is in no plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.finding import Finding, KeyPath
from npa_cli.progress.address import Address, items_of, read_address
from npa_cli.rules.minimal_plan import link_of
from npa_cli.rules.nearest import suggestion
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import mappings_in, reads_all_items

_CODE: Final = "NPA211"


def known_items(context: Context) -> frozenset[Address]:
    """Every item of this plan and of those beside it."""
    return frozenset(address for plan in (context.plan, *context.others()) for address in items_of(plan))


def _check(context: Context) -> Iterator[Finding]:
    home = context.plan.workplan.id
    for file in context.files:
        if file.kind != "links":
            continue
        known = context.once(known_items)
        plans = sorted({address.plan for address in known})
        for link, at in mappings_in(file.data):
            for key in ("from", "to"):
                if isinstance(link.get(key), str):
                    yield from _end(link[key], (*at, key), file.path, home, known, plans, context)


def _end(
    text: str, at: KeyPath, path: str, home: str, known: frozenset[Address], plans: list[str], context: Context
) -> Iterator[Finding]:
    address = read_address(text, home)
    if at[-1] == "from" and address.plan != home:
        hint = f"write it in links.yaml of `{address.plan}`, whose item it begins with"
        yield Finding(_CODE, path, at, f"`{text}` is an item of another plan", hint)
    elif address in known or (address.plan == home and not reads_all_items(context)):
        return
    elif address.plan not in plans:
        hint = suggestion(address.plan, [plan for plan in plans if plan != home])
        message = f"no plan `{address.plan}` beside this one"
        yield Finding(_CODE, path, at, message, hint, severity="warning")  # it may be kept elsewhere
    else:
        near = suggestion(address.item, [each.item for each in known if each.plan == address.plan])
        yield Finding(_CODE, path, at, f"no item `{address.item}` in plan `{address.plan}`", near)


RULE = Rule(
    code=_CODE,
    name="dangling-link",
    title="One end of a link is in no plan",
    why="A thread that ends in nothing shows a deliverable serving what nobody can find.",
    bad=Example("links.yaml", link_of(to="O7")),
    good=Example("links.yaml", link_of()),
    check=_check,
)
