"""Two versions of a plan compared: a difference for each thing that came or went, and for each field that is another.

Nothing else decides what is told: whatever is not a difference here is no change, and every difference is told. Two
wordings of one text are compared word by word.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from difflib import SequenceMatcher
from typing import Any, Final, Literal, NamedTuple

from npa_cli.differences.things import Fields, Key


class Difference(NamedTuple):
    """A field of a thing with its values then and now; None if it had, or has, none.

    `field` is empty if the thing itself came or went: then one value is None, and the other all its fields.
    """

    key: Key
    field: str
    before: Any
    after: Any

    @property
    def turned(self) -> Difference:
        """The same difference as seen by who compares the two versions the other way round."""
        return Difference(self.key, self.field, self.after, self.before)


class Unknown(NamedTuple):
    """What is not to be judged, since one of the versions can't be read there.

    Of the `kinds`, a thing that one version lacks may stand in a file that can't be read; of the `things`, some field
    is not known.
    """

    kinds: Collection[str] = ()
    things: Collection[Key] = ()


def compare(
    before: Mapping[Key, Fields], after: Mapping[Key, Fields], unknown: Unknown | None = None
) -> tuple[Difference, ...]:
    """What is different between two versions, given as all their things: in order of kind, id and field."""
    unsure = unknown or Unknown()
    found: list[Difference] = []
    for key in sorted({*before, *after}, key=in_order):
        was, now = before.get(key), after.get(key)
        if was == now or key in unsure.things:
            continue
        if was is not None and now is not None:
            names = sorted({*was, *now})
            found += (
                Difference(key, each, was.get(each), now.get(each)) for each in names if was.get(each) != now.get(each)
            )
        elif key.kind not in unsure.kinds:
            found.append(Difference(key, "", was, now))
    return tuple(found)


def in_order(key: Key) -> tuple[str, tuple[tuple[int, str], ...]]:
    """What things are sorted by: kind, then id, with the numbers in it by their size: P9 stands before P10."""
    parts = re.split(r"([0-9]+)", key.id)
    return key.kind, tuple((int(each), "") if each.isdecimal() else (-1, each) for each in parts)


_WORDS_AT_MOST: Final = 4_000  # compared word by word; a longer text is shown as it was and as it is


class Run(NamedTuple):
    """Words that stand together: `kept` in both wordings, `out` of the later one, or `in` it alone."""

    kind: Literal["kept", "out", "in"]
    words: str


def changed_words(was: str, now: str) -> tuple[Run, ...]:
    """The runs that make both wordings: those kept and out are `was`, those kept and in are `now`, blanks included."""
    old, new = _tokens(was), _tokens(now)
    is_long = max(len(old), len(new)) > _WORDS_AT_MOST
    whole = [("replace", 0, len(old), 0, len(new))]
    runs: list[Run] = []
    for what, a, b, c, d in whole if is_long else SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            runs.append(Run("kept", "".join(old[a:b])))
        else:
            runs += (Run("out", "".join(old[a:b])), Run("in", "".join(new[c:d])))
    return tuple(each for each in runs if each.words)


def _tokens(words: str) -> list[str]:
    """The words of a text, each with the blanks behind it."""
    return re.findall(r"\S+\s*|\s+", words)
