"""A paper as Chromium prints it: each page says which it is, and what is told once is told once on paper too.

Run where Chromium and poppler are. Elsewhere it is skipped, but NPA_OFFICE=required, as CI has it, makes a missing
program a failure.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

CHROMIUM, READER = shutil.which("chromium"), shutil.which("pdftotext")
RIVERSIDE = ("--data", "examples/riverside", "--period", "FY19/20-Q1")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (CHROMIUM and READER) and os.environ.get("NPA_OFFICE") != "required", reason="no Chromium or poppler here"
    ),
]


@pytest.fixture
def npa(tmp_path: Path):
    """Run npa where the browser is the one program that can print."""
    assert CHROMIUM, "NPA_OFFICE=required, and there is no Chromium"
    programs = tmp_path / "programs"
    programs.mkdir()
    launcher = programs / "chromium"
    launcher.write_text(f'#!/bin/sh\nPATH=/usr/bin:/bin exec "{CHROMIUM}" "$@"\n')
    launcher.chmod(0o755)

    def _npa(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PATH": str(programs)}
        call = [sys.executable, "-m", "npa_cli", *words]
        return subprocess.run(call, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False)

    return _npa


def pages_of(file: Path) -> list[str]:
    """The words of each page of a PDF."""
    assert READER, "NPA_OFFICE=required, and there is no poppler"
    ran = subprocess.run([READER, "-layout", str(file), "-"], check=True, capture_output=True, timeout=60)
    return ran.stdout.decode().split("\f")[:-1]


def test_the_boards_paper_is_printed_by_chromium_where_there_is_no_libreoffice(npa, tmp_path: Path) -> None:
    file = tmp_path / "board.pdf"
    ran = npa("report", "board", *RIVERSIDE, "-o", str(file))
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
    pages = pages_of(file)
    assert len(pages) <= 8
    assert [re.findall(r"Page (\d+) of (\d+)", page) for page in pages] == [
        [(str(number), str(len(pages)))] for number in range(1, len(pages) + 1)
    ]
    assert "The board is asked to" in pages[0] and "Falls due before the next meeting" in pages[0]
    assert pages[1].strip().startswith("In this paper")  # page one is one page
    assert "Roadmap" not in "".join(pages)  # a picture for the screen, of what Annex A tells
    assert re.sub(rb"\s+$", b"", file.read_bytes()).endswith(b"%%EOF")


def test_what_a_browser_printed_names_what_can_be_verified(npa, tmp_path: Path) -> None:
    file = tmp_path / "exceptions.pdf"
    assert npa("report", "exceptions", *RIVERSIDE, "-o", str(file)).returncode == 0
    ran = npa("report", "--verify", str(file))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert re.search(r"npa report exceptions --period FY19-20-Q1 .*-o exceptions\.odt", ran.stderr)


@pytest.mark.parametrize("plan", ["examples/riverside", "data", "data/plans/npa-2013"])
def test_the_plan_on_a_page_is_printed_on_one_sheet_on_its_side(plan: str, npa, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    assert npa("report", "plan-on-a-page", "--data", plan, "-o", str(file)).returncode == 0
    assert len(pages_of(file)) == 1
    about = subprocess.run(["pdfinfo", str(file)], check=True, capture_output=True, text=True).stdout
    wide, high = map(float, re.search(r"Page size: +([\d.]+) x ([\d.]+) pts", about).groups())  # type: ignore[union-attr]
    assert (round(wide / 72 * 25.4, -1), round(high / 72 * 25.4, -1)) in ((300, 210), (420, 300))  # A4 or A3, in mm
    boxes = subprocess.run([str(READER), "-bbox", str(file), "-"], check=True, capture_output=True, text=True).stdout
    heights = [float(b) - float(a) for a, b in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', boxes)]
    assert min(heights) > 8  # from the foot of a line to the top of its letters: those of 7 points and more


def test_a_browser_that_prints_nothing_is_named_with_what_to_do(npa, tmp_path: Path) -> None:
    (tmp_path / "programs" / "chromium").write_text("#!/bin/sh\nexit 7\n")
    file = tmp_path / "board.pdf"
    ran = npa("report", "board", *RIVERSIDE, "-o", str(file))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "chromium made no PDF (it ended with 7)" in ran.stderr
    assert "write FILE.odt or FILE.html instead" in ran.stderr
    assert not file.exists()


def test_root_prints_no_page_with_a_houses_template(npa, tmp_path: Path) -> None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("for root alone")
    house = tmp_path / "house.html"
    house.write_text("<title>$title</title><style>$style</style>$policy$header$body$footer$script")
    ran = npa("report", "board", *RIVERSIDE, "--template", str(house), "-o", str(tmp_path / "board.pdf"))
    assert ran.returncode == 2
    assert "root can't print a page with a template by the browser; be another user for it" in ran.stderr
    assert not (tmp_path / "board.pdf").exists()
