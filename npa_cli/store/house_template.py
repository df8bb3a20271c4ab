"""The page that HTML papers are poured into: npa's own, or a partnership's."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_OWN: Final = Path(__file__).resolve().parent.parent / "templates"


def read_template(name: str, given: str | None = None) -> str:
    """The text of one of npa's own templates, or of the file that was given instead. Raises OSError."""
    return (Path(given) if given else _OWN / name).read_text(encoding="utf-8")
