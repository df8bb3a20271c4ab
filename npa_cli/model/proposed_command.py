"""The commands npa proposes to type, written so that a shell takes each word as it stands."""

from __future__ import annotations

import shlex


def proposed(*words: str) -> str:
    """A command of npa's on one line, from the words after `npa`; a word a shell would read as more is quoted.

    What comes from a plan or a path is given as one word, whatever stands in it: `$(…)`, a space or a quote does
    nothing when the line is pasted.
    """
    return shlex.join(["npa", *words])
