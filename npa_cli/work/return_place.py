"""Where a partner's return for a round is, or is to be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from npa_cli.model.file_name import NotAFileNameError, return_name
from npa_cli.store.stray_files import find_strays
from npa_cli.timeframe import Round
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import Session, shown_path


def return_place(session: Session, partner: str, quarter: Round) -> str:
    """The file of a partner's return, relative to the plan's folder: where it is, whatever it is called, or belongs.

    Raises UsageFault where the partner's code can't be the name of a file, and where a return that npa does not read,
    as it is called wrongly, may be the one: a second one beside it would be one too many.
    """
    try:
        name = return_name(partner, quarter.file_name)
    except NotAFileNameError as why:
        raise UsageFault(f"a return is called by its partner's code, and {why}; change it in partners.yaml") from None
    there = list(_returns_of(session, partner, quarter))
    if there:
        return name if name in there else there[0]
    root = session.loaded.source.root
    for stray in find_strays(root):
        if stray.meant is not None and (name == stray.meant or name.startswith(f"{stray.meant}/")):
            raise UsageFault(
                f"`{shown_path(root, stray.name)}` is not read, as it is called wrongly; "
                f"move it to {shown_path(root, stray.meant)} first"
            )
    return name


def _returns_of(session: Session, partner: str, quarter: Round) -> Iterator[str]:
    """The files of this partner's returns for this round, by what they say of themselves."""
    for file in session.loaded.source.files:
        said: Any = file.document.data
        is_theirs = file.kind == "return" and isinstance(said, Mapping) and said.get("partner") == partner
        if is_theirs and session.plan.round_called(str(said.get("period"))) == quarter:
            yield file.document.path
