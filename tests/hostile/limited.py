"""`npa` run as a process of its own, with what it took: seconds, memory, and whether it was quiet on a terminal."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NamedTuple

from tests import forked

SECONDS = 20  # before it is ended; a machine that does ten things at once is slow, a hang is for ever
MEGABYTES = 300
CPU_SECONDS = 5
RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


class Took(NamedTuple):
    out: str
    err: str
    code: int
    megabytes: int
    seconds: float  # of the processor


def npa(*words: str, folder: Path) -> Took:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "NPA", "GITHUB"))}
    out, err, *took = forked.npa(*words, folder=folder, env={**env, "COLUMNS": "100"}, seconds=SECONDS)
    return Took(out.decode("utf-8"), err.decode("utf-8"), *took)


def assert_well_behaved(took: Took) -> None:
    assert took.code in (0, 1, 2, 3), took.err[-500:]
    assert "Traceback" not in took.err
    assert "fault in npa itself" not in took.err, took.err
    for text in (took.out, took.err):
        raw = RAW.search(text)
        assert raw is None, text[max(0, raw.start() - 60) : raw.start() + 40].encode("unicode_escape")
    assert took.megabytes < MEGABYTES
    assert took.seconds < CPU_SECONDS, took.seconds
