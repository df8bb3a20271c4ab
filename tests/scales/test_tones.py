"""A colour between two looks like neither of them, wherever there is colour, and its words can be read on it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl  # type: ignore[import-untyped]
import pytest

from npa_cli.render.tones import LOOKS
from npa_cli.rules.minimal_plan import DATED_WORKPLAN, first_priority
from tests.conftest import REPOSITORY
from tests.scales.keys import DELIVERY_CONFIDENCE, scale_of

LETTERS = 4.5  # to 1: WCAG 2.2, success criterion 1.4.3
LATER = "            timeframe: FY18/19 Q4\n"
OTHERS = "".join(f"          - id: P1.1.{n}\n            text: Work {n}\n{LATER}" for n in range(2, 6))
SIGNS = {word: f"{symbol} {word}" for _, word, symbol, *_ in DELIVERY_CONFIDENCE}
PAGE = (REPOSITORY / "npa_cli/templates/page.css").read_text(encoding="utf-8")


@pytest.fixture
def root(run: Any, plan: Any) -> Path:
    """A plan of five deliverables, each reported with another word of a five-point key."""
    made: Path = plan(
        {
            "workplan.yaml": DATED_WORKPLAN + scale_of(DELIVERY_CONFIDENCE),
            "priorities/01-first.yaml": first_priority("            timeframe: FY18/19 Q2\n", LATER + OTHERS),
        }
    )
    for number, (code, *_) in enumerate(DELIVERY_CONFIDENCE, 1):
        words = ("--status", "in_progress", "--rag", code, "--narrative", "Begun.", "--path-to-green", "More.")
        when = ("--period", "FY18/19-Q1", "--on", "2018-06-29")
        assert run("update", f"P1.1.{number}", *when, *words, "--data", str(made)).code == 0
    return made


def written(run: Any, root: Path, target: Path, *command: str) -> Path:
    ran = run(*command, "--data", str(root), "--as-at", "2018-07-01", "-o", str(target))
    assert ran.code == 0, ran.err
    return target


def test_each_word_has_a_ground_of_its_own_in_a_workbook(run: Any, root: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(run, root, tmp_path / "board.xlsx", "report"))
    cells = [cell for row in book["Deliverables"].iter_rows() for cell in row]
    grounds = {word: {cell.fill.fgColor.rgb for cell in cells if cell.value == word} for word in SIGNS.values()}
    assert all(len(each) == 1 for each in grounds.values()), grounds
    assert len(set().union(*grounds.values())) == len(SIGNS)


@pytest.mark.parametrize("ending", ["odt", "docx", "ods"])
def test_the_styles_of_words_between_two_are_there_and_used(ending: str, run: Any, root: Path, tmp_path: Path) -> None:
    with ZipFile(written(run, root, tmp_path / f"board.{ending}", "report")) as package:
        parts = " ".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    names = {"odt": "npa_20_{}", "docx": "npa{}", "ods": "{}"}[ending]
    for tone in ("fair", "poor"):
        assert parts.count(f'"{names.format(tone)}"') > 1, tone  # where it is described, and where it is used


def test_pages_and_pictures_tell_them_apart(run: Any, root: Path, tmp_path: Path) -> None:
    page = written(run, root, tmp_path / "board.html", "report").read_text(encoding="utf-8")
    assert f'class="tag fair">{SIGNS["Amber/Green"]}' in page.replace("\xa0", " ")
    assert f'class="tag poor">{SIGNS["Amber/Red"]}' in page.replace("\xa0", " ")
    picture = written(run, root, tmp_path / "timeline.svg", "timeline").read_text(encoding="utf-8")
    bars = dict(re.findall(r'class="bar (\w+)"[^>]* fill="(#\w+)"', picture))
    assert {"good", "fair", "warn", "poor", "bad"} <= bars.keys()
    assert len(set(bars.values())) == len(bars)


@pytest.mark.parametrize("at", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("tone", ["done", "good", "fair", "warn", "poor", "bad"])
def test_words_can_be_read_on_a_page(tone: str, at: int) -> None:
    ink, ground = (re.findall(rf"--{name}: (#\w{{6}});", PAGE)[at] for name in (tone, f"{tone}-ground"))
    assert contrast(ink, ground) >= LETTERS


def test_words_can_be_read_on_paper_and_a_page_has_the_colours_of_pictures() -> None:
    for tone, look in LOOKS.items():
        assert contrast(look.ink, look.paper) >= LETTERS
        assert contrast(look.ink, look.screen) >= LETTERS
        light = [re.findall(rf"--{name}: (#\w{{6}});", PAGE)[0] for name in (tone, f"{tone}-ground")]
        assert light == [look.ink, look.screen]


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, by WCAG 2.2."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_count_has_the_tone_of_the_worst_word_that_is_there(run: Any, root: Path, tmp_path: Path) -> None:
    """Amber alone is not shown in the colour of amber-red, though both count as at risk."""
    for number in (2, 4, 5):
        words = ("--rag", "green", "--period", "FY18/19-Q1", "--on", "2018-06-29")
        assert run("update", f"P1.1.{number}", *words, "--data", str(root)).code == 0
    page = written(run, root, tmp_path / "board.html", "report").read_text(encoding="utf-8")
    assert '<span class="tag warn">1</span>' in page and '<span class="tag good">4</span>' in page
    assert "tag poor" not in page and "tag fair" not in page
    board = written(run, root, tmp_path / "board.svg.html", "report", "board").read_text(encoding="utf-8")
    assert "(◑ amber)" in board and 'class="bar warn"' in board and 'class="bar poor"' not in board
