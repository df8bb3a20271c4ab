"""Steps into a file's plain data that hold whatever shape it is in."""

from collections.abc import Iterator
from typing import Any

from npa_cli.model.finding import KeyPath, Point


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


def value_at(data: Any, at: KeyPath | Point) -> Any:
    """What a key path leads to; None if it leads nowhere."""
    for step in () if isinstance(at, Point) else at:
        if isinstance(data, dict) and step in data:
            data = data[step]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def words_in(data: Any) -> Iterator[str]:
    """Every key and every word in some plain data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (key for key in data if isinstance(key, str))
        for each in data.values():
            yield from words_in(each)
    elif isinstance(data, list):
        for each in data:
            yield from words_in(each)
