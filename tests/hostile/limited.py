"""`npa` run as a process of its own, with what it took: seconds, memory, and whether it was quiet on a terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.conftest import REPOSITORY

SECONDS = 20  # before it is ended; a machine that does ten things at once is slow, a hang is for ever
MEGABYTES = 300
CPU_SECONDS = 5
RAW = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
# Measures a child of its own: what a process took at most is counted from its parent's size on.
MEASURE = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "npa_cli", *sys.argv[1:]], stdin=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
unit = 1 if sys.platform == "darwin" else 1024
print(f"\\n@{used.ru_maxrss * unit // 1_000_000} {used.ru_utime + used.ru_stime:.2f} {done.returncode}", file=sys.stderr)
"""


class Took(NamedTuple):
    out: str
    err: str
    code: int
    megabytes: int
    seconds: float  # of the processor


def npa(*words: str, folder: Path) -> Took:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "NPA", "GITHUB"))}
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *words], cwd=folder, env={**env, "PYTHONPATH": str(REPOSITORY), "COLUMNS": "100"},
        capture_output=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    err, _, measured = done.stderr.decode("utf-8").rpartition("\n@")
    megabytes, seconds, code = measured.split()
    return Took(done.stdout.decode("utf-8"), err, int(code), int(megabytes), float(seconds))


def assert_well_behaved(took: Took) -> None:
    assert took.code in (0, 1, 2, 3), took.err[-500:]
    assert "Traceback" not in took.err
    assert "fault in npa itself" not in took.err, took.err
    for text in (took.out, took.err):
        raw = RAW.search(text)
        assert raw is None, text[max(0, raw.start() - 60) : raw.start() + 40].encode("unicode_escape")
    assert took.megabytes < MEGABYTES
    assert took.seconds < CPU_SECONDS, took.seconds
