"""Documents that are made to take long or to fill the memory: each is read or refused, soon and small."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from npa_cli.intake.plain_text import count_text, read_text
from tests.hostile.limited import assert_well_behaved, npa

MOST = 2.6  # times as long for twice as much: linear is 2, quadratic 4
NOISE = 0.05  # seconds of the processor
GROWING = {
    "one long paragraph": "a\n",
    "lines of a list": "- a\n",
    "a rule that is none": "|-",
    "scripts never closed": "<script ",
    "styles never closed": "<style>",
    "comments never closed": "<!--",
    "comments never closed, one closed before": "--><!--",
    "pictures never closed": "![",
    "pictures with half a link": "![a](",
    "stars": "*a ",
    "heading marks": " #",
    "tags never closed": "<b ",
    "pipes": "|a\\",
}


def seconds(text: str) -> float:
    start = time.process_time()
    read_text(text)
    count_text(text)
    return time.process_time() - start


@pytest.mark.parametrize("name", GROWING)
def test_twice_as_much_text_takes_twice_as_long(name: str) -> None:
    measured = []
    while len(measured) < 3:  # a machine busy with other things may take longer once
        once, twice = (seconds(GROWING[name] * size + "x") for size in (20_000, 40_000))
        if twice <= MOST * once + NOISE:
            return
        measured.append(f"{once:.2f} and {twice:.2f}")
    pytest.fail("; ".join(measured))


@pytest.mark.parametrize("name", GROWING)
def test_a_file_of_it_is_read_within_the_limits(name: str, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(GROWING[name] * 60_000 + "x")
    assert_well_behaved(npa("import", "plan.md", "--dry-run", folder=tmp_path))


@pytest.mark.parametrize(
    "name, part",
    [("plan.csv", "a;"), ("plan.csv", "a,\n"), ("plan.txt", "a\n\n"), ("plan.md", "|a"), ("plan.md", "**a"),
     ("plan.md", "ab "), ("plan.md", "&#" + "9" * 5_000 + ";")],
)  # fmt: skip
def test_the_most_that_is_read_is_read_within_the_limits(name: str, part: str, tmp_path: Path) -> None:
    """As many as are allowed, by size or by number, and none more."""
    most = 100_000 // max(1, sum(part.count(mark) for mark in "\n\t|,;*<"))
    (tmp_path / name).write_text(part * min(most, 2**21 // len(part)))
    took = npa("import", name, "--dry-run", folder=tmp_path)
    assert_well_behaved(took)
    assert took.code == 1, took.err
