"""The HTML page in a real browser: no accessibility fault, filters by keyboard, nothing sideways, headings on paper.

Run where a Chromium and Node are: `npm install --prefix tests/browser`, then pytest. Elsewhere it is skipped, but
NPA_BROWSER=required, as CI has it, makes a missing browser a failure.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.counts import lane

HERE = Path(__file__).resolve().parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NODE = shutil.which("node")
READY = CHROMIUM is not None and NODE is not None and (HERE / "node_modules" / "axe-core").is_dir()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not READY and os.environ.get("NPA_BROWSER") != "required", reason="no Chromium, Node or node_modules here"
    ),
]


# In which sizes and schemes a page is looked at: the full lane takes all of them.
LOOKS = ("1280 dark", "320 light", "1280 light", "320 dark")[: None if lane() == "full" else 2]


@pytest.fixture(scope="module", params=["examples/riverside", "data"])
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a reader of the board's page meets, and the page as a PDF."""
    folder = tmp_path_factory.mktemp("page")
    page, pdf = folder / "board.html", folder / "board.pdf"
    npa = [sys.executable, "-m", "npa_cli", "report", "board", "--data", request.param, "--period", "FY19/20-Q1"]
    subprocess.run([*npa, "-o", str(page)], cwd=HERE.parents[1], check=True, capture_output=True)
    assert READY, "NPA_BROWSER=required, and there is no Chromium, Node or node_modules"
    ran = subprocess.run(
        [str(NODE), str(HERE / "look.mjs"), str(CHROMIUM), str(page), str(pdf), *LOOKS],
        cwd=HERE,
        check=False,
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert ran.returncode == 0, ran.stderr
    met: dict[str, Any] = json.loads(ran.stdout)
    met["pdf"] = pdf
    met["html"] = page.read_text(encoding="utf-8")
    return met


def test_no_accessibility_fault_in_any_size_or_scheme(seen) -> None:
    assert seen["violations"] == []


def test_nothing_scrolls_sideways_on_a_telephone(seen) -> None:
    assert seen["sideways"] == 0


def test_the_page_is_quiet_and_asks_for_nothing(seen) -> None:
    assert seen["complaints"] == []


def test_the_first_stop_of_the_keyboard_is_the_way_past_the_head(seen) -> None:
    assert seen["first"]["words"] == "Skip to main content"


def test_filters_work_from_the_keyboard(seen) -> None:
    assert seen["all"]["status"] == f"Showing {len(seen['all']['rows'])} of {len(seen['all']['rows'])}"
    wanted = seen["chosen"].split()[0]
    assert seen["filtered"]["rows"] == [row for row in seen["all"]["rows"] if row.startswith(f"{wanted}.")]
    assert seen["filtered"]["status"].startswith(f"Showing {len(seen['filtered']['rows'])} of ")
    assert seen["searched"]["rows"] == []
    assert seen["reset"]["rows"] == seen["all"]["rows"]


def test_sorting_works_from_the_keyboard_and_is_said(seen) -> None:
    assert seen["sorted"]["sort"][1] == "ascending"
    assert seen["reversed"]["sort"][1] == "descending"
    assert sorted(seen["sorted"]["rows"]) == sorted(seen["all"]["rows"])
    assert seen["sorted"]["rows"] != seen["all"]["rows"]


def test_without_scripts_everything_can_be_read(seen) -> None:
    assert seen["withoutScript"]["controls"] == 0
    assert seen["withoutScript"]["hidden"] == 0
    assert seen["withoutScript"]["rows"] > len(seen["all"]["rows"])


def test_on_paper_the_headings_stand_in_order(seen) -> None:
    def titles(outline: Any) -> list[str]:
        return [title for each in outline for title in (titles(each) if isinstance(each, list) else [each.title])]

    printed = re.sub(r'<details class="screen">.*?</summary>', "", seen["html"], flags=re.DOTALL)  # the roadmap
    headings = re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>", printed)
    assert "Roadmap" not in headings
    plain = ["".join(html.unescape(re.sub(r"<[^>]*>", "", each)).split()) for each in headings]
    # The browser loses the blank where a heading runs on to a second line.
    assert ["".join(each.split()) for each in titles(PdfReader(seen["pdf"]).outline)] == plain
