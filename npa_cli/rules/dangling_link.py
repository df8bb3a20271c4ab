"""NPA211 dangling-link: one end of a link is in no plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from npa_cli.model.did_you_mean import suggestion
from npa_cli.model.finding import Finding, KeyPath
from npa_cli.progress.address import Address, Item, items_of, read_address
from npa_cli.rules.minimal_plan import link_of
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import levels_of, mappings_in, reads_all_items

_CODE: Final = "NPA211"


def items_in(context: Context, plan_id: str) -> Mapping[Address, Item] | None:
    """Every item of this plan or of one beside it; None where there is no such plan."""
    plan = context.plan if plan_id == context.plan.workplan.id else context.others.get(plan_id)
    return items_of(plan) if plan is not None else None


def _check(context: Context) -> Iterator[Finding]:
    for file in context.files:
        if file.kind == "links":
            for link, at in mappings_in(file.data):
                for key in ("from", "to"):
                    if isinstance(link.get(key), str):
                        yield from _end(link[key], (*at, key), file.path, context)


def _end(text: str, at: KeyPath, path: str, context: Context) -> Iterator[Finding]:
    home = context.plan.workplan.id
    address = read_address(text, home)
    if at[-1] == "from" and address.plan != home:
        hint = f"write it in links.yaml of `{address.plan}`, whose item it begins with"
        yield Finding(_CODE, path, at, f"`{text}` is an item of another plan", hint)
        return
    if address.plan == home and address.item in context.once(_linked):
        return
    known = context.once(items_in, address.plan)
    if known is None:
        hint = suggestion(address.plan, [each for each in context.others if each != home])
        message = f"no plan `{address.plan}` beside this one"
        yield Finding(_CODE, path, at, message, hint, severity="warning")  # it may be kept elsewhere
    elif address not in known and (address.plan != home or reads_all_items(context)):
        near = suggestion(address.item, [each.item for each in known])
        yield Finding(_CODE, path, at, f"no item `{address.item}` in plan `{address.plan}`", near)


def _linked(context: Context) -> frozenset[str]:
    """The ids of this plan that its links name and that it has, found without looking at all its items."""
    home = context.plan.workplan.id
    files = [file.data for file in context.files if file.kind == "links"]
    ends = (link.get(key) for data in files for link, _ in mappings_in(data) for key in ("from", "to"))
    named = (read_address(end, home) for end in ends if isinstance(end, str))
    items = frozenset(each.item for each in named if each.plan == home)
    return frozenset(levels_of(context, items))


RULE = Rule(
    code=_CODE,
    name="dangling-link",
    title="One end of a link is in no plan",
    why="A thread that ends in nothing shows a deliverable serving what nobody can find.",
    bad=Example("links.yaml", link_of(to="O7")),
    good=Example("links.yaml", link_of()),
    check=_check,
)
