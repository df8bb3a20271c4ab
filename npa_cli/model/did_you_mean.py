"""The name that was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_BETWEEN_NAMES: Final = re.compile(r"[/,;&+|]|\s(?:and|or|to)\s")


def nearest(given: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """The known name most like `given`, whatever its case; None where nothing is like it, or it names several.

    `likeness` is the least there must be, of 1, as difflib counts.
    """
    from difflib import get_close_matches  # slow to load, and most runs have nothing to suggest

    folded = {name.casefold(): name for name in known}
    named = {part.strip() for part in _BETWEEN_NAMES.split(given.casefold())}
    if len(named & folded.keys()) > 1:
        return None
    found = get_close_matches(given.casefold(), folded, n=1, cutoff=likeness)
    return folded[found[0]] if found else None


def same_letters(given: str, known: Iterable[str]) -> str | None:
    """The one known name that differs in capitals, spaces, hyphens and underscores alone; None for none or several."""
    found = [name for name in known if _letters(name) == _letters(given)]
    return found[0] if len(found) == 1 else None


def same_but_capitals(given: str, known: Iterable[str]) -> str | None:
    """The one known name that differs in capitals alone; None where there is none, or more than one."""
    found = [name for name in known if name.casefold() == given.casefold()]
    return found[0] if len(found) == 1 else None


def one_slip_away(given: str, known: Iterable[str]) -> str | None:
    """The one known name that a single letter left out, put in, mistaken or swapped with the next makes `given` of.

    Capitals, spaces and hyphens are no slip. None where there is no such name or more than one, and for names of
    fewer than four letters, where one slip makes another word.
    """
    letters = _letters(given)
    found = [name for name in known if len(name) > 3 and _is_one_slip(letters, _letters(name))]
    return found[0] if len(found) == 1 else None


def _letters(name: str) -> str:
    return "".join(each for each in name.casefold() if each not in " -_")


def _is_one_slip(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    place = next((index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if place is None:
        return True
    rest, wanted = one[place:], other[place:]
    return (
        rest[1:] == wanted
        or rest == wanted[1:]
        or rest[1:] == wanted[1:]
        or (rest[1::-1] == wanted[:2] and rest[2:] == wanted[2:])
    )


def choice_meant(given: str, choices: Iterable[str]) -> str | None:
    """The one word of a closed list that was meant for certain: only its letters' case, a space or one letter is off.

    None for all else. `amber/green` is two words of its list, and `incomplete` is the opposite of one, however like
    `complete` it looks: to offer that would put words into somebody's mouth.
    """
    words = tuple(choices)
    return same_letters(given, words) or one_slip_away(given, words)


def suggested_choice(given: str, choices: Iterable[str]) -> str:
    """What to type instead of something that is not in a closed list: the word meant, else every choice there is."""
    words = tuple(choices)
    meant = choice_meant(given, words)
    return f"did you mean `{meant}`?" if meant else f"one of: {', '.join(words)}"


def suggestion(given: str, known: Iterable[str]) -> str:
    """What to type instead: the nearest name, else all there are."""
    names = tuple(known)
    near = nearest(given, names)
    if near:
        return f"did you mean `{near}`?"
    return f"there is: {', '.join(names)}" if names else "there is none"
