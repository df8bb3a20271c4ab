"""How many made-up inputs a test tries. A test names the full count; the lane it runs in takes all of it or a share.

`pytest` alone is the quick lane: a hundredth of each count, without the tests marked `slow`. `--counts=tenth` is what
.ci/run asks for and `--counts=full` what .ci/long asks for; both run the slow tests too. All but the full lane try the
same inputs each time, so that a change fails by its own fault. A test marked `table` has a row for each command, format
or file, each of which starts the program; all but the full lane take one row of six, also where it is slow.
"""

from __future__ import annotations

import os

LANES = {"hundredth": 100, "tenth": 10, "full": 1}
ROWS = 6  # of so many rows of a table, all but the full lane take one
VARIABLE = "NPA_TEST_COUNTS"  # set by conftest.py from --counts; the processes that tests are dealt to inherit it


def lane() -> str:
    """The lane this run is in: a key of LANES."""
    return os.environ.get(VARIABLE, "hundredth")


def examples(full: int, *, least: int = 25) -> int:
    """The share of a full count that this lane tries, and never fewer than `least`."""
    return max(min(least, full), full // LANES[lane()])
