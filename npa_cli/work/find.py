"""Every place in a plan's files where some words stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from unicodedata import combining, normalize

from npa_cli.model.finding import KeyPath
from npa_cli.rules.item_around import item_around
from npa_cli.views.find import Found, FoundView
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import Session, shown_path

_FIELD: Final = re.compile("[a-z_]+")  # the names that keys of a plan's files have; any other key is an id or a code
_NAMES_AN_ENTRY: Final = ("id", "code", "item")


def find_words(session: Session, typed: Sequence[str]) -> FoundView:
    """The values and ids in the plan's files that have each of these words, in any order, in the order of the files.

    Case and accents make no difference, and a word is found within longer ones. Raises UsageFault for no words and for
    empty ones.
    """
    wanted = [_folded(each).strip() for each in typed]
    if not (wanted and all(wanted)):
        raise UsageFault("there is nothing to find in an empty word; type `npa find custody`")
    return FoundView(tuple(typed), tuple(_found(session, wanted)))


def places_of_ids(session: Session) -> Mapping[str, Sequence[str]]:
    """Where each id or code of the plan has an entry of its own, and where it is reported on: `file:line`, by id."""
    source = session.loaded.source
    places: dict[str, list[str]] = {}
    for file in source.files:
        path = shown_path(source.root, file.document.path)
        for at, words, on_key in _words_of(file.document.data):
            if on_key or at[-1] in _NAMES_AN_ENTRY:
                line = file.document.locate(at, on_key=on_key).line
                places.setdefault(words, []).append(f"{path}:{line}")
    return places


def _found(session: Session, wanted: Sequence[str]) -> Iterator[Found]:
    for file in session.loaded.source.files:
        path, data = shown_path(session.root, file.document.path), file.document.data
        for at, words, on_key in _words_of(data):
            folded = _folded(words)
            if all(each in folded for each in wanted):
                place = file.document.locate(at, on_key=on_key)
                field = next((step for step in reversed(at) if isinstance(step, str) and _FIELD.fullmatch(step)), None)
                item = item_around(file.kind, data, at)
                yield Found(path, place.line, place.column, item, field, " ".join(words.split()))


def _words_of(data: Any) -> Iterator[tuple[KeyPath, str, bool]]:
    """The path and words of each value that is words or a number, and of each key that is an id, and if it is a key."""
    waiting: list[tuple[KeyPath, Any]] = [((), data)]
    while waiting:
        at, value = waiting.pop()
        if isinstance(value, dict):
            yield from (((*at, key), key, True) for key in value if not _FIELD.fullmatch(key))
            waiting += reversed([((*at, key), each) for key, each in value.items()])
        elif isinstance(value, list):
            waiting += reversed([((*at, index), each) for index, each in enumerate(value)])
        elif value is not None and not isinstance(value, bool):
            yield at, str(value), False


def _folded(words: str) -> str:
    """Words without what makes no difference: case, accents, and how many blanks stand between."""
    if not words.isascii():
        words = "".join(each for each in normalize("NFKD", words) if not combining(each))
    return " ".join(words.casefold().split())
