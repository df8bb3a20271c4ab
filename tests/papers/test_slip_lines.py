"""What has slipped furthest on the board's page is what `npa slippage` says, in the same order and by as many days."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY


@pytest.fixture
def riverside(tmp_path: Path) -> Path:
    folder = tmp_path / "riverside"
    shutil.copytree(REPOSITORY / "examples" / "riverside", folder)
    return folder


def on_the_page(run, folder: Path) -> list[str]:
    page = run("report", "board", "--period", "FY19/20-Q1", "-f", "html", folder=folder).out
    return re.findall(r"\+(\d+) days?", page.partition("What has slipped furthest is P")[2].partition("</svg>")[0])


def late_on_signed(run, folder: Path) -> list[str]:
    told = json.loads(run("slippage", "--period", "FY19/20-Q1", "-f", "json", folder=folder).out)["items"]
    days = [each["against_original"]["days"] for each in told if each["basis"] != "approved"]
    return [str(each) for each in days if each > 0]


def test_the_page_and_the_command_agree(run, riverside: Path) -> None:
    assert on_the_page(run, riverside)[:3] == ["366", "365", "183"]
    assert on_the_page(run, riverside) == late_on_signed(run, riverside)


def test_what_is_complete_has_no_slip_of_an_old_forecast(run, riverside: Path) -> None:
    by = ("--partner", "RHT", "--period", "FY19/20-Q1", "--on", "2019-06-30")
    assert run("update", "P1.1.4", *by, "--status", "complete", folder=riverside).code == 0
    left = riverside / "returns" / "FY19-20-Q1" / "RHT.yaml"
    assert "forecast: 2019-12-31" in left.read_text(encoding="utf-8")
    assert "365" not in on_the_page(run, riverside)
    assert on_the_page(run, riverside) == late_on_signed(run, riverside)
