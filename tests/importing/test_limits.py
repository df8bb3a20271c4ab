"""Documents that are made to take long or to fill the memory: each is read or refused, soon and small."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from npa_cli.intake.plain_text import count_text, read_text
from tests.conftest import REPOSITORY
from tests.hostile.limited import assert_well_behaved, npa
from tests.importing.documents import needs_pandoc
from tests.importing.test_refused import rewrite, write_docx

pytestmark = pytest.mark.slow

MOST = 2.6  # times as long for twice as much: linear is 2, quadratic 4
ROWS = 5_000
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


@pytest.mark.table
@pytest.mark.parametrize("name", GROWING)
def test_a_file_of_it_is_read_within_the_limits(name: str, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(GROWING[name] * 60_000 + "x")
    assert_well_behaved(npa("import", "plan.md", "--dry-run", folder=tmp_path))


@pytest.mark.table
@pytest.mark.parametrize(
    "name, part",
    [("plan.csv", "a;"), ("plan.csv", "a,\n"), ("plan.txt", "a\n\n"), ("plan.md", "|a"), ("plan.md", "**a"),
     ("plan.md", "ab "), ("plan.md", "&#" + "9" * 5_000 + ";")],
)  # fmt: skip
def test_the_most_that_is_read_is_read_within_the_limits(name: str, part: str, tmp_path: Path) -> None:
    """As many as are allowed, by size or by number, and none more."""
    most = 60_000 // max(1, sum(part.count(mark) for mark in "\n\t|,;*<"))
    (tmp_path / name).write_text(part * min(most, 2**20 // len(part)))
    took = npa("import", name, "--dry-run", folder=tmp_path)
    assert_well_behaved(took)
    assert took.code == 1, took.err


HARD = {
    "tables in tables": ("html", "<table><tr><td>" * 20_000),
    "a cell over very many columns": ("html", '<table><tr><td colspan="30000000">a</td></tr></table>'),
    "a cell over many columns": ("html", '<table><tr><td colspan="900000">a</td></tr></table>'),
    "cells that hang far down": ("html", f"<table><tr>{'<td rowspan=500>a' * 500}</tr>{'<tr><td>b</tr>' * 499}</table>"),
    "words in turn": ("html", "<p>" + "a <b>b</b> " * 40_000),
    "one paragraph": ("html", "<p>" + "a " * 100_000),
    "paragraphs": ("docx", "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 95_000),
}  # fmt: skip


@needs_pandoc
@pytest.mark.table
@pytest.mark.parametrize("name", HARD)
def test_what_is_hard_for_pandoc_ends_within_the_limits(name: str, tmp_path: Path) -> None:
    ending, text = HARD[name]
    path = tmp_path / f"plan.{ending}"
    if ending == "docx":
        write_docx(path)
        rewrite(path, "word/document.xml", lambda old: old.replace("<w:body>", f"<w:body>{text}"))
    else:
        path.write_text(text)
    took = npa("import", path.name, "--dry-run", folder=tmp_path)
    assert_well_behaved(took)
    assert "any plan" in took.err if took.code == 2 else took.code in (0, 1), took.err


def test_a_plan_of_very_many_rows_each_led_by_another_is_read_within_the_limits(tmp_path: Path) -> None:
    rows = "".join(f"Plant {number};Org {number};2024\n" for number in range(ROWS))
    (tmp_path / "plan.csv").write_text("Action;Lead;Deadline\n" + rows)
    took = npa("import", "plan.csv", "--dry-run", folder=tmp_path)
    assert_well_behaved(took)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it ends by its own limit of time")
def test_pandoc_ends_with_npa_however_that_ended(tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text("<p>Words</p>")
    program = tmp_path / "pandoc"
    program.write_text("#!/bin/sh\necho $$ > pid.part; mv pid.part pid; exec sleep 60\n")
    program.chmod(0o755)
    env = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(REPOSITORY)}
    words = [sys.executable, "-m", "npa_cli", "import", "plan.html", "--dry-run"]
    with subprocess.Popen(words, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert comes((tmp_path / "pid").exists)
        started.kill()
    pid = int((tmp_path / "pid").read_text())
    assert comes(lambda: not Path(f"/proc/{pid}").exists() or ") Z " in Path(f"/proc/{pid}/stat").read_text())


def comes(true: Callable[[], bool]) -> bool:
    """Whether it comes true soon."""
    until = time.monotonic() + 15
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.05)
    return False
