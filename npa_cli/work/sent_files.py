"""Which files are taken back where folders with what came in are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from npa_cli.intake.package import is_draft
from npa_cli.work.faults import UsageFault

_ENDINGS: Final = (".xlsx", ".ods")


def files_sent(given: Sequence[Path]) -> Iterator[Path]:
    """The files that were named, and all that came back into the folders that were, so that none is passed over.

    Raises UsageFault if there is no workbook among them.
    """
    for path in given:
        if path.is_dir():
            inside = sorted(filter(_is_sent, path.iterdir()))
            if not any(each.suffix.lower() in _ENDINGS for each in inside):
                raise UsageFault(f"there is no workbook (.xlsx or .ods) in `{path.as_posix()}`")
            yield from inside
        elif path.exists():
            yield path
        else:
            raise UsageFault(f"there is no file `{path.as_posix()}`")


def _is_sent(path: Path) -> bool:
    """Whether it may be an answer: no hidden file, none of an office program or the system, and no draft of npa's."""
    if path.name.startswith((".", "~$")) or path.name.casefold() in ("thumbs.db", "desktop.ini"):
        return False
    return not is_draft(path)
