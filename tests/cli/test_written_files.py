"""What init, add, return new, update and change propose write is laid out and right at once, whatever the words."""

from __future__ import annotations

from pathlib import Path

import pytest

CODES = ("RC", "111", "NO", "1e3", "0x1", "null")
WORDS = ("Safer discharge", "A: B", "111", "NO", "1e3", "- a # b", "'q'", "Été — x")
YEARS = (  # as typed, and how its first two are called in a plan of them
    ("2025-04-01 to 2028-03-31", "FY25/26", "FY26/27"),
    ("FY25/26 to FY27/28", "FY25/26", "FY26/27"),
    ("2025 - 2028", "FY2025", "FY2026"),
)


def commands(code: str, words: str, first: str, second: str) -> tuple[tuple[str, ...], ...]:
    """One call of each command that writes to a plan, whose partner is called by this code."""
    report = ("--status", "in_progress", "--rag", "amber", "--path-to-green", f"{words} next", "--narrative")
    activity = ("add", "activity", "--theme", words, "--lead", code, "--timeframe")
    return (
        ("add", "priority", "--statement", words, "--measure", words, "--", words),
        (*activity, "Quarterly", "--", "P1", words),
        (*activity, f"{first} Q2", "--", "P2", words),
        ("add", "deliverable", "--timeframe", f"{second} Q2", "--", "P1.1", words),
        ("return", "new", "--partner", code, "--period", f"{first}-Q2"),
        ("update", "P2.1.1", "--period", f"{first}-Q1", *report, f"{words} first"),
        (
            "update",
            "P2.1.1",
            "--period",
            f"{first}-Q2",
            *report,
            f"{words} then",
            "--ask",
            f"{words} please",
            "--evidence",
            "https://example.org/#a",
        ),
        (
            "change",
            "propose",
            "P1.1.2",
            "--to",
            f"{second} Q3",
            "--reason",
            "other",
            "--narrative",
            f"{words} so",
            "--by",
            code,
        ),
    )


@pytest.mark.parametrize("number", range(len(WORDS)))
def test_what_is_written_passes_fmt_and_validate_at_once(number: int, run, tmp_path: Path) -> None:
    code, words = CODES[number % len(CODES)], WORDS[number]
    board = ("--board", f"RPB = {words}", "--meets", "quarterly") if number % 2 else ()
    years, *called = YEARS[number % len(YEARS)]
    init = ("init", "--title", words, "--years", years, "--priority", words)
    for command in ((*init, "--partner", f"{code} = {words}", *board), *commands(code, words, *called)):
        ran = run(*command, folder=tmp_path)
        assert ran.code == 0, ran.err
        laid_out, checked = run("fmt", "--check", folder=tmp_path), run("validate", folder=tmp_path)
        assert (command, laid_out.code, laid_out.out) == (command, 0, "")
        assert (command, checked.code, checked.out) == (command, 0, "")
