"""What the index has of one priority file: enough to know what is in it without opening it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple
from urllib.parse import quote, unquote

from npa_cli.model.vocabulary import LEVELS, Level

_BY_LETTER: Final[Mapping[str, Level]] = {level[0]: level for level in LEVELS}
_BETWEEN: Final = " "


class IndexLine(NamedTuple):
    """One priority file.

    `line` has every id in reading order, each behind the first letter of its level, with spaces between: a large plan
    has a hundred thousand of them, seldom asked for. `head` is the file's data without its themes, and `alone` is
    whether every id begins with the priority's own and none is there twice. By level, `counts` has how many items
    there are, with an id or without, and `always` the keys under which every one of them says something. `timeframes`
    are the words its deliverables have for when, each once. `sound` is whether all of the file fits its model.
    """

    line: str
    head: Mapping[str, Any]
    alone: bool
    counts: Mapping[Level, int]
    always: Mapping[Level, Sequence[str]]
    timeframes: Sequence[str]
    sound: bool

    @property
    def priority(self) -> str | None:
        """The priority's own id."""
        given = self.head.get("id")
        return given if isinstance(given, str) else None

    def ids(self) -> Iterator[tuple[Level, str]]:
        """The level and the id of each item that has one, in reading order."""
        for each in self.line.split(_BETWEEN) if self.line else ():
            yield _BY_LETTER[each[0]], unquote(each[1:]) if "%" in each else each[1:]

    def levels(self) -> dict[str, Level]:
        """The level of the first priority, activity or deliverable of each id, in reading order."""
        found: dict[str, Level] = {}
        for level, name in self.ids():
            if level != "theme":
                found.setdefault(name, level)
        return found


def line_of(ids: Iterable[tuple[Level, str]]) -> str:
    """Levels and ids as one line. What would be taken for the end of an id is written as in a web address."""
    return _BETWEEN.join(
        level[0] + (quote(name, errors="surrogatepass") if " " in name or "%" in name else name) for level, name in ids
    )
