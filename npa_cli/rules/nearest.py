"""The name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(given: str, known: Iterable[str]) -> str | None:
    """The known name most like `given`, whatever its case; None where nothing is like it."""
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in known}
    found = get_close_matches(given.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def suggestion(given: str, known: Iterable[str]) -> str:
    """What to type instead: the nearest name, else all there are."""
    names = tuple(known)
    near = nearest(given, names)
    return f"did you mean `{near}`?" if near else f"there is: {', '.join(names)}"
