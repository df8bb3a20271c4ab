"""Four writers at once, each with a report on one deliverable after another: every report is there in the end."""

from __future__ import annotations

import faulthandler
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from npa_cli.store.read_yaml import read_yaml
from tests.counts import examples
from tests.hostile.growing_plans import deliverables
from tests.hostile.test_left_behind import npa

WRITERS = 4
EACH = 250


def write(root: Path, first: int, count: int) -> None:
    for number in range(first, first + count):
        process = npa(root, "update", f"P1.1.{number}", "--status", "on_hold", "--narrative", f"no funds for {number}")
        _, errors = process.communicate(timeout=300)
        assert process.returncode == 0, errors


@pytest.mark.slow
def test_four_writers_lose_nothing(plan) -> None:
    faulthandler.dump_traceback_later(3 * WRITERS * EACH, exit=True)  # in place of the limit for all other tests
    count = examples(EACH)
    root = plan({"priorities/01-first.yaml": deliverables(WRITERS * count)})
    with ThreadPoolExecutor(WRITERS) as pool:
        for done in [pool.submit(write, root, 1 + writer * count, count) for writer in range(WRITERS)]:
            done.result()
    (held,) = root.glob("returns/*/NHSE.yaml")
    document, faults = read_yaml(held.name, held.read_bytes())
    assert document is not None
    assert not faults
    said = {item: update["narrative"] for item, update in document.data["updates"].items()}
    assert said == {f"P1.1.{number}": f"no funds for {number}" for number in range(1, WRITERS * count + 1)}
    assert not list(root.rglob(".npa*"))
