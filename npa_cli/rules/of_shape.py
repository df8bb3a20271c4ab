"""The check that every rule about a file's shape shares: its own kind of fault, told in its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from npa_cli.model.finding import Finding, KeyPath
from npa_cli.model.shape import Fault, FaultKind
from npa_cli.rules.rule import CheckedFile, Context

Told = tuple[str, str | None]  # what is wrong, and what to type instead


def of_shape(code: str, kind: FaultKind, tell: Callable[[Fault], Told]) -> Callable[[Context], Iterator[Finding]]:
    """A check that yields a finding for each fault of one kind; `tell` puts it in words."""

    def check(context: Context) -> Iterator[Finding]:
        for file in context.files:
            for fault in file.faults:
                if fault.kind == kind:
                    message, hint = tell(fault)
                    yield Finding(
                        code,
                        file.path,
                        fault.at,
                        message,
                        hint,
                        on_key=kind == "unknown_key",
                        item=_item(file, fault.at),
                    )

    return check


def _item(file: CheckedFile, at: KeyPath) -> str | None:
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
