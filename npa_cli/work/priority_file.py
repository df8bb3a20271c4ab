"""The file that a priority stands in, and where in it an activity or a deliverable is."""

from __future__ import annotations

from typing import Any

from npa_cli.model.finding import KeyPath
from npa_cli.progress.unknown_name import UnknownNameError
from npa_cli.rules.plan_item import items_in
from npa_cli.work.revise import refuse_unsound
from npa_cli.work.session import Session


def file_of(session: Session, priority: str) -> tuple[str, Any]:
    """The name and the data of a priority's file. Raises UsageFault if it can't be edited, and UnknownNameError."""
    for file in session.loaded.source.files:
        document = file.document
        if file.kind == "priority" and isinstance(document.data, dict) and document.data.get("id") == priority:
            refuse_unsound(session.loaded.source.root, document.path, document.raw)
            return document.path, document.data
    raise UnknownNameError("priority", priority, [each.id for each in session.plan.priorities])


def place_of(data: Any, item: str) -> KeyPath:
    """The key path to an item of a priority file that has it."""
    return next(each.at for each in items_in("", data) if each.id == item)
