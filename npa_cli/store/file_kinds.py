"""The kinds of file a plan has: where they are, and what each holds. A new kind is a line here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from npa_cli.model.change import Change
from npa_cli.model.partner import PartnersFile
from npa_cli.model.partner_return import Return
from npa_cli.model.priority import Priority
from npa_cli.model.workplan import Workplan


class FileKind(NamedTuple):
    """`pattern` is relative to the plan's folder; one without `*` is a single file, which may be `required`."""

    pattern: str
    model: Any
    required: bool = False


FILE_KINDS: Final[Mapping[str, FileKind]] = {
    "workplan": FileKind("workplan.yaml", Workplan, required=True),
    "partners": FileKind("partners.yaml", PartnersFile, required=True),
    "priority": FileKind("priorities/*.yaml", Priority),
    "return": FileKind("returns/*/*.yaml", Return),
    "changes": FileKind("changes.yaml", tuple[Change, ...]),
}


def kind_of(name: str) -> str | None:
    """The kind of file that has this name, relative to the plan's folder with `/`; None where it is none of them."""
    from pathlib import PurePosixPath

    path = PurePosixPath(name)
    for kind, each in FILE_KINDS.items():
        if len(path.parts) == each.pattern.count("/") + 1 and path.match(each.pattern):
            return kind
    return None
