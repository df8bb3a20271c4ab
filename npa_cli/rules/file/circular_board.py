"""NPA242 circular-board: a chain of reporting or escalation that comes back to where it began."""

from typing import Final

from npa_cli.progress.circles import circles
from npa_cli.rules.minimal_plan import boards_of
from npa_cli.rules.rule import CheckedFile, Example, Findings, Frame, file_rule
from npa_cli.rules.workplan_settings import board_links

_WORDS: Final = {"reports_to": "reports", "escalates_to": "escalates"}


@file_rule(
    "NPA242",
    finds="judgement",
    kinds=("workplan",),
    title="A chain of reporting or escalation that comes back to where it began",
    why="What goes round in a circle is never settled by anyone.",
    bad=Example("workplan.yaml", boards_of(", escalates_to: [LDB]")),
    good=Example("workplan.yaml", boards_of()),
)
def circular_board(file: CheckedFile, frame: Frame) -> Findings:
    links = tuple(board_links(file))
    for key, word in _WORDS.items():
        for circle in circles((link, link.board, link.to) for link in links if link.key == key):
            first = circle[0]
            way = " to ".join((first.board, *(link.to for link in circle)))
            message = f"`{first.board}` {word} to itself: {way}"
            yield file.finding(first.at, message, "take one of these steps out")
