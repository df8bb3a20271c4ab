"""The page of a whole plan in a real browser: no accessibility fault on any page, filters in the address, nothing shifts.

Run where `test_page.py` says.
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.browser.test_page import CHROMIUM, HERE, LOOKS, NODE, READY, pytestmark  # noqa: F401  # which pytest looks for
from tests.site.test_site import HOSTILE, hostile_plan


def look(page: Path, looks: Sequence[str]) -> dict[str, Any]:
    """What a reader of a page meets, in each of some sizes and schemes."""
    assert READY, "NPA_BROWSER=required, and there is no Chromium, Node or node_modules"
    words = [str(NODE), str(HERE / "look_site.mjs"), str(CHROMIUM), str(page), *looks]
    ran = subprocess.run(words, cwd=HERE, check=False, capture_output=True, text=True, timeout=180)
    assert ran.returncode == 0, ran.stderr
    met: dict[str, Any] = json.loads(ran.stdout)
    met["printed"] = {name: PdfReader(f"{page}.{name}.pdf") for name in ("second", "filtered")}
    return met


def make(page: Path, *words: str) -> Path:
    npa = [sys.executable, "-m", "npa_cli", "site", *words, "-o", str(page)]
    subprocess.run(npa, cwd=HERE.parents[1], check=True, capture_output=True)
    return page


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    page = tmp_path_factory.mktemp("site") / "plan.html"
    return look(make(page, "--data", "examples/riverside", "--as-at", "2019-07-01"), LOOKS)


def test_no_accessibility_fault_on_any_page_in_any_size_or_scheme(seen) -> None:
    assert len(seen["pages"]) == 10
    assert seen["violations"] == []


def test_nothing_scrolls_sideways_shifts_complains_or_is_asked_for(seen) -> None:
    assert (seen["sideways"], seen["moved"], seen["complaints"]) == ([], 0, [])


def test_filters_stand_in_the_address_and_the_address_brings_them_back(seen) -> None:
    steps = seen["steps"]
    assert steps["firstStop"] == "Skip to main content"
    assert (steps["skipped"]["focus"], steps["skipped"]["stays"]) == ("content", True)
    assert steps["skipped"]["page"] == seen["pages"][-1] != "plan"
    assert (steps["cut"]["page"], steps["cut"]["rows"], steps["cut"]["complaints"]) == ("plan", [], [])
    assert steps["cell"] == "P1, FY18/19 Q3: ▼ 2/3"
    assert steps["cellFollowed"]["rows"] == ["P1.1.1", "P1.1.2", "P1.1.4"]
    assert steps["cellFollowed"]["status"] == "Showing 3 of 23"
    assert (steps["nothing"]["rows"], steps["nothing"]["focus"]) == ([], "by-words")
    assert (steps["rated"]["address"], steps["rated"]["focus"]) == ("#plan?rating=complete", "by-rating")
    assert (steps["opened"]["open"], steps["opened"]["focus"]) == (["P1.1.1"], "open-P1.1.1")
    assert steps["sent"] == steps["opened"]
    assert (steps["closed"]["full"], steps["closed"]["address"]) == ("", "#plan?rating=complete")
    assert (len(steps["reset"]["rows"]), steps["reset"]["address"]) == (23, "#plan")
    assert (steps["since"]["rows"], steps["since"]["address"]) == (["P2.1.1"], "#plan?partner=MC&since=2019-05-01")


def test_without_scripts_every_page_and_the_whole_table_can_be_read(seen) -> None:
    assert seen["withoutScript"] == {"sections": 16, "rows": 23, "controls": 0}


def words_of(paper: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in paper.pages).replace("\u00a0", " ").split())


def test_the_board_page_prints_as_its_paper_and_a_filtered_table_with_its_open_row(seen) -> None:
    board = words_of(seen["printed"]["second"])
    for each in ("The board is asked to", "Annex A: every deliverable", "Annex C: changes since signature"):
        assert each in board
    table = words_of(seen["printed"]["filtered"])
    assert "Showing 3 of 23" in table and "Its story, return by return" in table and "P3.1.5" in table
    for paper in (board, table):
        assert "As at 1 July 2019" in paper
        assert not [
            each for each in ("Filters", "Show all", "Skip to main", "Partners Measures Risks") if each in paper
        ]


def test_hostile_words_in_every_field_do_nothing(tmp_path: Path) -> None:
    words = f'{HOSTILE}<img src=x onerror=alert(2)> javascript:alert(3) https://x.example/"onmouseover=alert(4)'
    root = hostile_plan(tmp_path / "plan", words)
    seen = look(make(tmp_path / "plan.html", "--data", str(root), "--as-at", "2019-07-01"), LOOKS[:2])
    assert (seen["complaints"], seen["violations"], seen["sideways"]) == ([], [], [])
    assert "alert(2)" in seen["steps"]["opened"]["full"]


def test_the_page_over_all_plans_has_no_fault_and_its_filters_work_too(tmp_path: Path) -> None:
    make(tmp_path / "pages", "--plan", "all", "--as-at", "2019-07-01")
    seen = look(tmp_path / "pages" / "index.html", LOOKS[:2])
    assert (seen["complaints"], seen["violations"], seen["sideways"], seen["moved"]) == ([], [], [], 0)
    assert seen["steps"]["opened"]["open"] == ["npa-2018:P1.1.1"]
    assert "Establishment-level safety strategies" in seen["steps"]["opened"]["words"]


def test_a_served_page_follows_an_edit_and_keeps_where_its_reader_was(tmp_path: Path) -> None:
    root = tmp_path / "plan"
    shutil.copytree(HERE.parents[1] / "examples" / "riverside", root)
    heeds = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # also where a job ignores it
    npa = [sys.executable, "-c", f"{heeds}; from npa_cli.__main__ import main; main()"]
    npa += ["serve", "--data", str(root), "--as-at", "2019-07-01", "--port", "0"]
    served = subprocess.Popen(npa, cwd=HERE.parents[1], stderr=subprocess.PIPE, text=True)
    try:
        assert served.stderr is not None
        address = served.stderr.readline().split(" at ")[1].split()[0]
        file = root / "priorities" / "01-home.yaml"
        words = [str(NODE), str(HERE / "look_served.mjs"), str(CHROMIUM), address, str(file)]
        ran = subprocess.run(words, cwd=HERE, check=False, capture_output=True, text=True, timeout=120)
        assert ran.returncode == 0, ran.stderr
    finally:
        served.send_signal(signal.SIGINT)
        said = served.communicate(timeout=10)[1]
    assert (served.returncode, said) == (130, "")
    met = json.loads(ran.stdout)
    where = [
        {name: met[when][name] for name in ("address", "focus", "y", "full")} for when in ("before", "after", "during")
    ]
    assert (
        where[0]
        == where[1]
        == where[2]
        == {"address": "#plan?priority=P1&open=P1.1.1", "focus": "open-P1.1.1", "y": 300, "full": True}
    )
    assert "the page stays as it was" in met["during"]["findings"]
    assert "Discharge checklist renamed" in met["during"]["words"]
    assert met["complaints"] == []
