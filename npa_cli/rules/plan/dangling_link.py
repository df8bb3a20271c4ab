"""NPA211 dangling-link: one end of a link is in no plan."""

from collections.abc import Mapping

from npa_cli.model.did_you_mean import suggestion
from npa_cli.progress.address import Address, Item, items_of, read_address
from npa_cli.rules.checked_file import FileEntry
from npa_cli.rules.minimal_plan import link_of
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule


@plan_rule(
    "NPA211",
    finds="unknown item or objective",
    title="One end of a link is in no plan",
    why="A thread that ends in nothing shows a deliverable serving what nobody can find.",
    bad=Example("links.yaml", link_of(to="O7")),
    good=Example("links.yaml", link_of()),
)
def dangling_link(index: Index, frame: Frame) -> Findings:
    family = _Family(index)
    for link in index.entries("links"):
        for key in ("from", "to"):
            if isinstance(link.data.get(key), str):
                yield from _end(link, key, family)


class _Family:
    """The items of this plan and of those beside it, looked up once."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.home = index.frame.workplan.id
        self._known: dict[str, Mapping[Address, Item] | None] = {}

    def has_at_home(self, item: str) -> bool:
        """Whether this plan has an item of this id, told without opening its files."""
        return item in self.index.levels or item in self.index.frame.names("objective")

    def items(self, plan_id: str) -> Mapping[Address, Item] | None:
        """Every item of a plan; None if there is no such plan."""
        if plan_id not in self._known:
            plan = self.index.whole_plan() if plan_id == self.home else self.index.sister_plans.get(plan_id)
            self._known[plan_id] = items_of(plan) if plan is not None else None
        return self._known[plan_id]


def _end(link: FileEntry, key: str, family: _Family) -> Findings:
    home, index, text = family.home, family.index, link.data[key]
    address = read_address(text, home)
    if key == "from" and address.plan != home:
        hint = f"write it in links.yaml of `{address.plan}`, whose item it begins with"
        yield link.finding((key,), f"`{text}` is an item of another plan", hint)
        return
    if address.plan == home and family.has_at_home(address.item):
        return
    known = family.items(address.plan)
    if known is None:
        hint = suggestion(address.plan, [each for each in index.sister_plans if each != home])
        message = f"no plan `{address.plan}` beside this one"
        yield link.finding((key,), message, hint, severity="warning")  # it may be kept elsewhere
    elif address not in known and (address.plan != home or index.reads_all_items):
        near = suggestion(address.item, [each.item for each in known])
        yield link.finding((key,), f"no item `{address.item}` in plan `{address.plan}`", near)
