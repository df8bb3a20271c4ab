"""What git can't tell, and names that it does not know, as faults of what was asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from npa_cli.history.repository import NoHistoryError, UnknownRevisionError
from npa_cli.model.did_you_mean import nearest
from npa_cli.work.faults import NotComparedError, UsageFault

_NAMED_AT_MOST: Final = 8  # branches and tags told where none is like what was typed


@contextmanager
def asking_git(option: str = "") -> Iterator[None]:
    """Within it, what git can't tell is a NotComparedError, and a name that it does not know a UsageFault."""
    try:
        yield
    except NoHistoryError as why:
        raise NotComparedError(f"{why}; {why.mend}") from None
    except UnknownRevisionError as unknown:
        raise UsageFault(_unknown_words(unknown, option)) from None


def _unknown_words(unknown: UnknownRevisionError, option: str = "") -> str:
    """Why a revision that was typed, behind an option or alone, can't be meant, and what there is instead."""
    message = f"{option and f'{option} '}`{unknown.given}` is no commit, branch or tag here"
    near = nearest(unknown.given, unknown.known)
    if near:
        return f"{message}; did you mean `{near}`?"
    if not unknown.known:
        return f"{message}; nothing is committed yet"
    rest = len(unknown.known) - _NAMED_AT_MOST
    return f"{message}; there is: {', '.join(unknown.known[:_NAMED_AT_MOST])}{f' and {rest} more' if rest > 0 else ''}"
