"""NPA231 unknown-reference: an entry of a register points at something that is not there."""

from collections.abc import Collection
from typing import Final

from npa_cli.model.did_you_mean import nearest
from npa_cli.rules.checked_file import REGISTERS
from npa_cli.rules.minimal_plan import RISK
from npa_cli.rules.rule import Example, Findings, Frame, Index, plan_rule

_SAYABLE: Final = 12  # names that are listed one by one
_PATH: Final = "registers/risks.yaml"

# What the value of a key names, by key.
_POINTS_AT: Final = {
    "affects": "item",
    "from": "item",
    "to": "item",
    "actions": "action",
    "issue": "issue",
    "owner": "party",
    "raised_by": "party",
    "giver": "party",
    "receiver": "party",
    "board": "board",
}


@plan_rule(
    "NPA231",
    finds="unknown name",
    title="An entry of a register points at something that is not there",
    why="A risk that touches nothing, or that nobody known owns, is found by nobody who looks for it.",
    bad=Example(_PATH, RISK.replace("P1.1.1", "P1.1.9")),
    good=Example(_PATH, RISK),
)
def unknown_reference(index: Index, frame: Frame) -> Findings:
    if not index.register_entries:
        return
    known = _known(index)
    for entry in index.register_entries:
        for key, target in _POINTS_AT.items():
            also_entries = key == "affects" and entry.register in ("decisions", "actions")
            what, names = known["anything" if also_entries else target]
            if names is None:
                continue
            for given, at in entry.words(key):
                if given.strip() and given not in names and ":" not in given:  # with a colon it is of another plan
                    yield entry.finding(at, f"no {what} `{given}`", _hint(given, what, names))


def _hint(given: str, what: str, names: Collection[str]) -> str:
    near = nearest(given, names)
    if near:
        return f"did you mean `{near}`?"
    if len(names) > _SAYABLE:
        return "`npa list deliverables` has every id of the plan"
    return f"there is: {', '.join(names)}" if names else f"there is no {what} yet"


def _known(index: Index) -> dict[str, tuple[str, Collection[str] | None]]:
    """What a reference may name: in words, and the names; None if not all of them could be read."""
    plan = index.levels if index.reads_all_items else None
    by_register = {
        kind: tuple(each.id for each in index.register_entries if each.register == kind and each.id)
        for kind in REGISTERS
    }
    all_read = index.reads_all_registers
    boards = index.frame.names("board")
    partners = index.frame.names("partner") if index.frame.has("partners") else None
    entries = tuple(name for names in by_register.values() for name in names)
    changes = tuple(each.data["id"] for each in index.frame.changes if each.text("id"))
    everything = dict.fromkeys((*plan, *entries, *changes)) if plan is not None and all_read else None
    return {
        "item": ("priority, activity or deliverable", plan),
        "action": ("action", by_register["actions"] if all_read else None),
        "issue": ("issue", by_register["issues"] if all_read else None),
        "party": ("partner or board", (*partners, *boards) if partners is not None else None),
        "board": ("board", boards or None),  # a plan that lists no boards says nothing about which there are
        "anything": ("item, change or entry of a register", everything),
    }
