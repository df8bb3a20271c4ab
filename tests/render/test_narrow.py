"""Eighty columns is the common width: tables stay tables there, and what was left out of one is said."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from npa_cli.render.wrap import cell_len
from npa_cli.views import words_page
from tests.conftest import Ran

ASKED = ("status", "status --by partner", "status --priority 2", "due", "risks", "issues", "actions", "dependencies",
         "decisions", "list deliverables", "slippage")  # fmt: skip


def _told(run: Callable[..., Ran], asked: str, width: str = "80") -> str:
    typed = (*asked.split(), "--data", "examples/riverside", "--as-at", "2019-07-01")
    return run(*typed, env={"COLUMNS": width}).out


@pytest.mark.parametrize("asked", ASKED)
def test_of_eighty_columns(run: Callable[..., Ran], asked: str) -> None:
    lines = _told(run, asked).splitlines()
    assert max(map(cell_len, lines)) <= 80
    heads = [above for above, below in pairwise(lines) if below.startswith("──")]
    assert heads, "it is a table, not a card for each row"


@pytest.mark.parametrize("width", [60, 100, 160])
@pytest.mark.parametrize("asked", (*ASKED, "timeline", "measures", "escalations", "log P3.1.2", "show P1.2.1"))
def test_no_line_is_wider_than_the_terminal(run: Callable[..., Ran], asked: str, width: int) -> None:
    told = _told(run, asked, str(width))
    assert told and max(map(cell_len, told.splitlines())) <= width


def test_the_names_of_several_plans_are_no_wider_than_the_terminal(run: Callable[..., Ran]) -> None:
    lines = run("status", "--plan", "all", "--as-at", "2019-01-01", env={"COLUMNS": "60"}).out.splitlines()
    at = lines.index("npa-2018  National Partnership Agreement for Prison")
    assert lines[at + 1] == "Healthcare in England Workplan 2018 - 2021"
    assert lines[at + 2] == "═" * len(lines[at])


def test_a_label_that_mermaid_would_cut_ends_with_a_whole_word(run: Callable[..., Ran]) -> None:
    told = run("timeline", "--priority", "8", "--data", "data", "--as-at", "2019-01-01", "-f", "mermaid").out
    assert "    ? P8.1.3 Review the programme of HMPPS work on rehabilitative culture … :" in told.replace("○", "?")
    assert all(len(line.partition(" :")[0]) <= 80 for line in told.splitlines() if line.startswith("    "))


def test_what_is_left_out_is_said_and_signs_are_explained(run: Callable[..., Ran]) -> None:
    narrow = _told(run, "status --priority 2", width="70")
    assert "Left out to fit the width: Signed." in narrow
    assert "Signed" not in narrow.replace("width: Signed.", "")
    summary = _told(run, "status")
    assert "✔ Complete, ▼ Off track, ▲ At risk, ● On track, ? Not reported, ○ Not yet due\n" in summary
    assert "✔✔✔▼▼▼▼▼▲▲▲▲●●???○○‖∞––  3 complete" in summary  # one sign an item
    assert "Left out" not in _told(run, "status --priority 2", width="160")


def test_help_has_headings_and_a_command_meant_by_another_word_is_offered(run: Callable[..., Ran]) -> None:
    told = run("--help").out
    heads = ("Each day:", "Each quarter:", "The plan:", "For engineers:")
    assert [told.index(each) for each in heads] == sorted(told.index(each) for each in heads)
    for typed, meant in (("check", "validate"), ("lint", "validate"), ("tasks", "list"), ("history", "log")):
        refused = run(typed)
        assert refused.code == 2
        assert f"Did you mean '{meant}'?" in refused.err


def test_every_word_and_colour_is_explained(run: Callable[..., Ran]) -> None:
    for name in ("rating", "schedule", "status", "rag"):
        assert run("explain", name).code == 0
    told = run("explain", "off_track").out
    assert "overdue, unless at risk; or expected more than 92 days late" in told
    for word in words_page.known_words():
        assert "It means" in run("explain", word).out or "As a " in run("explain", word).out, word
    assert run("explain", "Off track").out == run("explain", "▼ Off track").out == told


def test_what_was_reported_is_not_in_the_colour_of_the_rating(run: Callable[..., Ran]) -> None:
    typed = ("status", "--priority", "1", "--data", "examples/riverside", "--as-at", "2019-07-01")
    told = run(*typed, env={"COLUMNS": "100", "FORCE_COLOR": "1"}).out
    assert "\x1b[33m▲ At risk" in told
    assert "reported green" in told
    assert "mreported green" not in told


def test_a_timeline_of_eighty_columns_has_days_and_a_mermaid_line_on_the_day(run: Callable[..., Ran]) -> None:
    told = _told(run, "timeline --priority 1")
    assert "▲ 30 Sep 2019" in told
    assert "Signs: ✔ Complete, ▲ At risk, ▼ Off track" in told
    mermaid = _told(run, "timeline --priority 1 -f mermaid")
    assert "title P1 Home from hospital, as at 1 Jul 2019" in mermaid
    assert "    todayMarker off\n    as at 1 Jul 2019 :vert, asat, 2019-07-01, 0d\n" in mermaid
    assert "Review of the first year published :active, crit, " in mermaid


def test_a_log_labels_what_was_said(run: Callable[..., Ran]) -> None:
    told = _told(run, "log P1.1.4")
    for label in ("Status: in progress, rag red", "Narrative: ", "Path to green: ", "Asks: "):
        assert label in told
