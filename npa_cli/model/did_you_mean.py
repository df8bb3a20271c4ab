"""The name that was probably meant."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from npa_cli.timeframe.slip import is_one_slip

_BETWEEN_NAMES: Final = re.compile(r"[/,;&+|]|\s(?:and|or|to)\s")
_MANY: Final = 200  # names
_BESIDE: Final = 20  # names before one in the alphabet, and behind it
_LONGEST: Final = 200  # letters of a name
_SHORT: Final = 40  # letters: names are seldom longer, and each letter left out makes another word to remember


class _Names(NamedTuple):
    """Names by themselves in small letters, then those in alphabetical order, then by each word with a letter less."""

    folded: Mapping[str, str]
    in_order: Sequence[str]
    a_letter_less: Mapping[str, Sequence[str]]


def nearest(given: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """The known name most like `given`, whatever its case; None if nothing is like it, or it names several.

    `likeness` is the least there must be, of 1, as difflib counts. Of more than _MANY names only those one letter away
    and those beside it in the alphabet are compared, and words of more than _LONGEST letters are like no name: each
    comparison takes long, and a plan may have thousands of names that are not there.
    """
    from difflib import get_close_matches  # slow to load, and most runs have nothing to suggest

    names = _names(tuple(known))
    wanted = given[:_LONGEST].casefold()
    named = {part.strip() for part in _BETWEEN_NAMES.split(wanted)}
    if len(given) > _LONGEST or len(named & names.folded.keys()) > 1:
        return None
    found = get_close_matches(wanted, _likely(wanted, names), n=1, cutoff=likeness)
    return names.folded[found[0]] if found else None


@lru_cache(maxsize=8)  # one unknown name seldom comes alone
def _names(known: tuple[str, ...]) -> _Names:
    folded = {name.casefold(): name for name in known if len(name) <= _LONGEST}
    less: dict[str, list[str]] = {}
    for name in folded if len(folded) > _MANY else ():
        for each in (name, *_a_letter_less(name)):
            less.setdefault(each, []).append(name)
    return _Names(folded, sorted(folded), less)


def _likely(wanted: str, names: _Names) -> Iterable[str]:
    if len(names.folded) <= _MANY:
        return names.folded
    place = bisect(names.in_order, wanted)
    likely = dict.fromkeys(names.in_order[max(0, place - _BESIDE) : place + _BESIDE])
    for each in (wanted, *_a_letter_less(wanted)):
        likely.update(dict.fromkeys(names.a_letter_less.get(each, ())[:_BESIDE]))
    return likely


def _a_letter_less(name: str) -> Iterator[str]:
    return (name[:at] + name[at + 1 :] for at in range(len(name) if len(name) <= _SHORT else 0))


def same_letters(given: str, known: Iterable[str]) -> str | None:
    """The one known name that differs in capitals, spaces, hyphens and underscores alone; None for none or several."""
    letters = _letters(given)
    return _the_one(name for name in known if _letters(name) == letters)


def same_but_capitals(given: str, known: Iterable[str]) -> str | None:
    """The one known name that differs in capitals alone; None if there is none, or more than one."""
    return _the_one(name for name in known if name.casefold() == given.casefold())


def one_slip_away(given: str, known: Iterable[str]) -> str | None:
    """The one known name that a single letter left out, put in, mistaken or swapped with the next makes `given` of.

    Capitals, spaces and hyphens are no slip. None if there is no such name or more than one, and for names of
    fewer than four letters, where one slip makes another word.
    """
    letters = _letters(given)
    return _the_one(name for name in known if len(name) > 3 and is_one_slip(letters, _letters(name)))


def _the_one(found: Iterable[str]) -> str | None:
    names = tuple(found)
    return names[0] if len(names) == 1 else None


def _letters(name: str) -> str:
    return name.casefold().replace(" ", "").replace("-", "").replace("_", "")


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
