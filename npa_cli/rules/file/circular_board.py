"""NPA242 circular-board: a chain of reporting or escalation that comes back to where it began."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.rules.board_link import BoardLink, board_links
from npa_cli.rules.checked_file import CheckedFile
from npa_cli.rules.frame import Frame
from npa_cli.rules.rule import Example, file_rule

_CODE: Final = "NPA242"
_WORDS: Final = {"reports_to": "reports", "escalates_to": "escalates"}


@file_rule(
    _CODE,
    kinds=("workplan",),
    name="circular-board",
    title="A chain of reporting or escalation that comes back to where it began",
    why="What goes round in a circle is never settled by anyone.",
    bad=Example(
        "workplan.yaml",
        """\
id: small
title: A small plan
period: {text: 2018 - 2021}
boards:
  - {code: NPHB, name: National Prison Healthcare Board, escalates_to: [LDB]}
  - {code: LDB, name: Local Delivery Boards, escalates_to: [NPHB]}
""",
    ),
    good=Example(
        "workplan.yaml",
        """\
id: small
title: A small plan
period: {text: 2018 - 2021}
boards:
  - {code: NPHB, name: National Prison Healthcare Board}
  - {code: LDB, name: Local Delivery Boards, escalates_to: [NPHB]}
""",
    ),
)
def check(file: CheckedFile, frame: Frame) -> Iterator[Finding]:
    links = tuple(board_links(file))
    for key, word in _WORDS.items():
        upwards: dict[str, list[BoardLink]] = {}
        for link in links:
            if link.key == key:
                upwards.setdefault(link.board, []).append(link)
        told: set[str] = set()
        for board, its_links in upwards.items():
            chain = _back_to(board, upwards)
            if chain and not told & set(chain):
                told.update(chain)
                first = next(link for link in its_links if link.to == chain[1])
                way = " to ".join(chain)
                yield Finding(
                    _CODE, first.path, first.at, f"`{board}` {word} to itself: {way}", "take one of these steps out"
                )


def _back_to(board: str, upwards: Mapping[str, list[BoardLink]]) -> tuple[str, ...]:
    """The shortest way from a board back to itself, with it at both ends; empty where there is none."""
    ways: list[tuple[str, ...]] = [(board,)]
    seen: set[str] = set()
    for way in ways:  # grows as it goes: breadth first
        for link in upwards.get(way[-1], ()):
            if link.to == board:
                return (*way, board)
            if link.to not in seen:
                seen.add(link.to)
                ways.append((*way, link.to))
    return ()
