"""Twice as much takes twice as long: each kind of thing that a plan may have very many of, doubled, under each command.

What a command takes for a plan of almost nothing is taken off: else starting up would hide how the rest grows.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from tests.counts import lane
from tests.hostile.growing_plans import GROWING
from tests.hostile.limited import assert_well_behaved, npa

pytestmark = pytest.mark.slow
MOST = 2.6  # times as long for twice as much: linear is 2, quadratic 4
NOISE = 0.15  # seconds of the processor by which the same run may differ
PAIRS = [(name, command) for name, each in GROWING.items() for command in each.commands]
if lane() != "full":
    PAIRS = random.Random(17).sample(PAIRS, 4)


def seconds(name: str, size: int, command: str, folder: Path) -> float:
    root = folder / f"{name} {size}"
    for path, text in {**MINIMAL_PLAN, **(GROWING[name].files(size) if size else {})}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    took = npa(*command.split(), folder=root)
    assert_well_behaved(took)
    return took.seconds


@pytest.mark.parametrize(("name", "command"), PAIRS)
def test_twice_as_much_takes_twice_as_long(name: str, command: str, tmp_path: Path) -> None:
    size = GROWING[name].size
    measured = []
    while len(measured) < 2:  # a machine busy with other things may take longer once
        start = seconds("nothing", 0, command, tmp_path)
        once, twice = (seconds(name, each, command, tmp_path) - start for each in (size, 2 * size))
        if twice <= MOST * max(once, 0) + NOISE:
            return
        measured.append(f"{once:.2f} and {twice:.2f}")
    pytest.fail(f"{size:,} and twice as many took, in seconds of the processor: {'; then '.join(measured)}")
