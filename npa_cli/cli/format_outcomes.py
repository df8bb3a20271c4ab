"""`npa fmt`: what became of each file, and how many there were of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from npa_cli.cli.boundary import FINE, NOT_AS_ASKED, UNREADABLE, complain
from npa_cli.cli.session import write_answer
from npa_cli.render.safe_text import one_line
from npa_cli.views.wording import counted
from npa_cli.work.format import FileOutcome


def tell_outcomes(outcomes: Iterable[FileOutcome], *, write: bool, diff: bool) -> int:
    """Tell each outcome as it comes, then how many there were, and give the exit code.

    What was not written is listed on standard output, or with `diff` its lines; all else is on standard error.
    """
    tally: Counter[str] = Counter()
    for each in outcomes:
        tally[each.outcome] += 1
        for words in each.words:
            complain(f"left alone: {words}")
        if each.outcome == "changed" and write:
            complain(f"formatted {each.path}")
        elif each.outcome == "changed":
            write_answer(each.diff if diff else f"{one_line(each.path)}\n")
    left = tally["left alone"] + tally["unreadable"]
    parts = [f"{counted(tally['changed'], 'file')} {'formatted' if write else 'would be formatted'}"]
    parts += [f"{tally['right']} right already"] if tally["right"] else []
    parts += [f"{left} left alone"] if left else []
    complain(", ".join(parts))
    if tally["unreadable"]:
        return UNREADABLE
    return NOT_AS_ASKED if tally["left alone"] or (tally["changed"] and not write) else FINE
