"""Steps through a file's plain data that hold whatever shape it is in, each with its key path."""

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


def mappings_in(data: Any) -> Iterator[tuple[dict[str, Any], KeyPath]]:
    """The mappings in a file that is a list of them, with their key paths."""
    for index, each in enumerate(data if isinstance(data, list) else ()):
        if isinstance(each, dict):
            yield each, (index,)


def mappings(data: Any, key: str) -> Iterator[tuple[dict[str, Any], KeyPath]]:
    """The mappings in the list under `key`, with their key paths."""
    items = data.get(key) if isinstance(data, dict) else None
    for index, each in enumerate(items if isinstance(items, list) else ()):
        if isinstance(each, dict):
            yield each, (key, index)


def values_under(data: Any, key: str) -> Iterator[tuple[Any, KeyPath]]:
    """The values of the mapping under `key`, with their key paths, which end in their own keys."""
    inner = data.get(key) if isinstance(data, dict) else None
    for own, each in inner.items() if isinstance(inner, dict) else ():
        yield each, (key, own)


def says(value: Any) -> bool:
    """Whether a value says anything: `unknown` says that nobody knows."""
    if isinstance(value, str):
        return bool(value.strip()) and value != "unknown"
    return value is not None and value not in ([], {})
