"""The four levels of a priority file."""

from __future__ import annotations

from typing import Final, Literal

Level = Literal["priority", "theme", "activity", "deliverable"]
LEVELS: Final[tuple[Level, ...]] = ("priority", "theme", "activity", "deliverable")
