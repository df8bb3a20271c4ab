"""NPA110 unfit-field: a field of the plan's own whose name or declaration can't be."""

from collections.abc import Iterator
from typing import Any, Final, get_args

from npa_cli.model.own_field import OwnType
from npa_cli.model.own_name import MOST, unfit_name
from npa_cli.rules.minimal_plan import in_workplan
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule

_LISTED: Final = ("choice", "list")  # the types that may say which words there are


@file_rule(
    "NPA110",
    kinds=("workplan",),
    title="A field of the plan's own whose name or declaration can't be",
    why="A field called like one of npa's own would be taken for it, and a sum of money needs its currency.",
    bad=in_workplan("fields:\n  status: {on: deliverable, type: text}"),
    good=in_workplan("fields:\n  stage: {on: deliverable, type: text}"),
)
def unfit_field(file: CheckedFile, frame: Frame) -> Findings:
    declared = file.under("fields")
    if len(declared) > MOST:
        yield file.finding(("fields",), f"{len(declared):,} fields", f"keep {MOST} at most", on_key=True)
    for name, field in declared.items():
        why = _unfit_name(str(name))
        if why is not None:
            yield file.finding(("fields", name), *why, on_key=True)
        for key, message, hint in _unfit(field) if isinstance(field, dict) else ():
            at = ("fields", name, key) if key in field else ("fields", name)
            yield file.finding(at, message, hint, on_key=key not in field)


def _unfit_name(name: str) -> tuple[str, str] | None:
    unfit = unfit_name(name)
    if unfit == "form":
        return f"`{name}` can't be the name of a field", "small letters, digits and `_`, a letter first: `unit_cost`"
    if unfit == "taken":
        return f"`{name}` is a field of npa's own", f"give it another name, such as `own_{name}`"
    return None


def _unfit(field: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The key that is wrong or missing, what is, and what to type instead."""
    kind = field.get("type") or ("choice" if field.get("one_of") else "text")
    if kind not in get_args(OwnType):
        return  # which is a finding of its own
    if kind == "choice" and not field.get("one_of"):
        yield "one_of", "a choice has to say what there is to choose", "add the words: `one_of: [Low, High]`"
    if kind not in _LISTED and field.get("one_of"):
        yield "one_of", f"`one_of` has no place in a field of type {kind}", "leave it out, or write `type: choice`"
    if kind == "money" and not field.get("currency"):
        yield "currency", "money has to say in what currency", "add it: `currency: GBP`"
    if kind != "money" and field.get("currency"):
        yield "currency", f"`currency` has no place in a field of type {kind}", "leave it out, or write `type: money`"
