"""Steps into a file's plain data that hold whatever shape it is in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from npa_cli.model.finding import KeyPath


def text_under(data: Any, key: str) -> str | None:
    """The words under a key; None if there are none but white space, or something else than words."""
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, str) and found.strip() else None


def words(data: Any, at: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    """The words of a list, or the one word given instead of a list, with their key paths."""
    if isinstance(data, list):
        for index, each in enumerate(data):
            if isinstance(each, str):
                yield each, (*at, index)
    elif isinstance(data, str):
        yield data, at


def mapping_under(data: Any, key: str) -> dict[str, Any]:
    """The keys and values under a key; none if there is nothing of that form."""
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def says(value: Any) -> bool:
    """Whether a value says anything: `unknown` says that nobody knows."""
    if isinstance(value, str):
        return bool(value.strip()) and value != "unknown"
    return value is not None and value not in ([], {})
