"""The sections of a paper that have nothing to report, told in one line instead of a heading each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from npa_cli.document.blocks import Block, Heading, Paragraph

SECTION: Final = 2
"""The level of a section's heading."""
NONE: Final = Paragraph("None.")
"""What a section says that has nothing to report."""
_NOTHING: Final = ("None.", "None stated", "None known:", "None: ", "None expected:")


def gathered(*blocks: Block) -> Iterator[Block]:
    """Sections and the parts of them that have something to say; those that have not are named in a line at the end."""
    empty: list[str] = []
    yield from _telling(blocks, SECTION, empty)
    if empty:
        yield Heading(SECTION, "Nothing to report")
        yield Paragraph(f"{'; '.join(empty)}.")


def _telling(blocks: Iterable[Block], level: int, empty: list[str]) -> Iterator[Block]:
    """What has something to say, from each heading of a level to the next; of the rest the heading goes to `empty`."""
    for section in _sections(blocks, level):
        heading, *rest = section
        if not isinstance(heading, Heading):
            yield from section
        elif all(map(_says_nothing, rest)):
            empty.append(heading.text)
        else:
            yield heading
            yield from _telling(rest, level + 1, empty)


def _sections(blocks: Iterable[Block], level: int) -> Iterator[list[Block]]:
    """The blocks from each heading of a level to the next, and before the first those that stand there."""
    held: list[Block] = []
    for each in blocks:
        if isinstance(each, Heading) and each.level == level and held:
            yield held
            held = []
        held.append(each)
    if held:
        yield held


def _says_nothing(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.text.startswith(_NOTHING))
