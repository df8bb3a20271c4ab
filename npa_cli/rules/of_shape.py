"""The check that every rule about a file's shape shares: its own kind of fault, told in its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from npa_cli.model.finding import Finding, KeyPath
from npa_cli.model.fix import Fix
from npa_cli.model.shape import Fault, FaultKind
from npa_cli.rules.rule import CheckedFile, Context

TOLD: Final = 200  # faults of one kind told one by one in a file; a file with more is another kind of file

Told = tuple[str, str | None]  # what is wrong, and what to type instead


Mend = Callable[[CheckedFile, Fault], Fix | None]


def of_shape(
    code: str, kind: FaultKind, tell: Callable[[Fault], Told], mend: Mend = lambda _file, _fault: None
) -> Callable[[Context], Iterator[Finding]]:
    """A check that yields a finding for each fault of one kind; `tell` puts it in words, `mend` knows its repair."""

    def check(context: Context) -> Iterator[Finding]:
        for file in context.files:
            faults = [fault for fault in file.faults if fault.kind == kind]
            told = len(faults) if context.in_full else TOLD
            for fault in faults[:told]:
                if fault.at in file.doubtful:
                    fault = replace(fault, written=file.doubtful[fault.at])  # noqa: PLW2901  # the same, fuller
                message, hint = tell(fault)
                item, fix, on_key = item_around(file, fault.at), mend(file, fault), kind == "unknown_key"
                yield Finding(code, file.path, fault.at, message, hint, on_key=on_key, item=item, fix=fix)
            if len(faults) > told:
                rest = f"{len(faults) - told:,} more like it in this file"
                yield Finding(code, file.path, faults[told].at, rest, "mend those above first, then run this again")

    return check


def item_around(file: CheckedFile, at: KeyPath) -> str | None:
    """The id of the innermost item around a key path."""
    found, data = None, file.data
    for step in (None, *at):
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif isinstance(data, list) and type(step) is int:
            data = data[step]
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            found = data["id"]
    return found
