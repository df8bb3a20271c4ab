"""Old and new words side by side, cut to where they differ."""

from difflib import SequenceMatcher
from typing import Any, Final

from npa_cli.rules.plain_data import text_under
from npa_cli.rules.rule import Item

_SHOWN: Final = 90  # characters of one version of the words
_AROUND: Final = 24  # characters kept on either side of what differs
_COMPARED: Final = 2000  # characters from the start; enough to know what a text is about
_ALIKE: Final = 0.6  # of the characters; a correction leaves more, another subject less


def was_and_is(old: Any, new: Any) -> str:
    """What something was and is, in backticks: `was … , now …`."""
    if old is None:
        return f"was not there, now `{_shortened(spoken(new))}`"
    if new is None:
        return f"was `{_shortened(spoken(old))}`, now gone"
    one, other = _where_they_differ(spoken(old), spoken(new))
    return f"was `{one}`, now `{other}`"


def spoken(value: Any) -> str:
    """A value of a file as a person would say it."""
    if isinstance(value, list):
        return ", ".join(map(spoken, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {spoken(each)}" for key, each in value.items())
    return " ".join(str(value).split()) or str(value)


def alike(one: str, other: str) -> bool:
    """Whether two texts are versions of one, give or take an edit."""
    first, second = (" ".join(each.casefold().split())[:_COMPARED] for each in (one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return first == second or (matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE)


def subject(node: Item) -> str | None:
    """The words that say what an item is about; None for a deliverable that has none of its own."""
    return text_under(node.data, "statement" if node.level == "priority" else "text")


def _where_they_differ(old: str, new: str) -> tuple[str, str]:
    if max(len(old), len(new)) <= _SHOWN:
        return old, new
    start = next((at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), 0)
    start = max(0, min(start, len(old), len(new)) - _AROUND)
    return _from(old, start), _from(new, start)


def _from(words: str, start: int) -> str:
    return ("… " if start else "") + _shortened(words[start:])


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …"
