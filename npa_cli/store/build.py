"""A file's plain data made into its model, keeping all that can be kept.

What a reading command shows must not vanish because of one slip: a value that can't be used is left out and named in
a finding, and so is an item that lacks what it needs.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from npa_cli.model.finding import Finding, KeyPath
from npa_cli.model.key_types import fields_by_key, model_in, type_at
from npa_cli.model.rating_scale import THREE_COLOURS, RatingScale
from npa_cli.model.shape import Fault, validate, value_of


class Built(NamedTuple):
    """`value` is what the file holds, None if too little of it could be used; `unread` names what was left out."""

    value: Any
    unread: tuple[Finding, ...] = ()


def build(model: Any, path: str, data: Any, scale: RatingScale = THREE_COLOURS) -> Built:
    """Make a `model` of the data of the file at `path`, of a plan with this rating scale."""
    value = value_of(model, data, scale=scale)
    if value is not None:
        return Built(value)
    value, unusable = validate(model, data, tolerant=True, scale=scale)
    unread = tuple(_findings(model, path, unusable))
    while unusable:  # an item that now lacks what it needs is left out next, and is no second finding
        left_out = [fault.at for fault in unusable]
        if () in left_out:
            return Built(None, unread)
        data = _without(data, left_out)
        value, unusable = validate(model, data, tolerant=True, scale=scale)
    return Built(value, unread)


def _findings(model: Any, path: str, faults: Iterable[Fault]) -> Iterator[Finding]:
    for fault in faults:
        at, message = fault.at, _message(fault)
        owner = model_in(type_at(model, at[:-1])) if fault.value is None and at and fault.key is None else None
        if owner is not None:  # null is no value: the key counts as absent
            if not fields_by_key(owner)[str(at[-1])].is_required():
                continue
            at, message = at[:-1], f"`{at[-1]}` is missing"
        yield unread_finding(path, at, message)


def unread_fault(path: str, fault: Fault) -> Finding:
    """The finding of a value that is left out since it is not what belongs there."""
    return unread_finding(path, fault.at, _message(fault))


def unread_finding(path: str, at: KeyPath, message: str) -> Finding:
    """The finding of something that is left out, with the reason."""
    return Finding("NPA103", path, at, message, "`npa validate` says what to type instead")


def _message(fault: Fault) -> str:
    if fault.kind == "missing_key":
        return f"`{fault.key}` is missing"
    if fault.kind == "not_in_list":
        return f"expected one of {', '.join(fault.expected)}"
    expected = fault.expected[0].partition(",")[0] if fault.expected else "words"
    return f"expected {expected} here"


def _without(data: Any, left_out: Iterable[KeyPath]) -> Any:
    """A copy of the data in which nothing stands at these key paths."""
    below: dict[str | int, list[KeyPath]] = {}
    for at in left_out:
        below.setdefault(at[0], []).append(at[1:])
    entries = data.items() if isinstance(data, dict) else enumerate(data)
    kept = [
        (step, _without(each, below[step]) if step in below else each)
        for step, each in entries
        if () not in below.get(step, ())
    ]
    return dict(kept) if isinstance(data, dict) else [each for _, each in kept]
