"""Words into lines of a given width in terminal cells, where a letter may take two or none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.render.cells import cell_len, set_cell_size

_LETTERS_A_CELL: Final = 4  # with marks that take no cell; a line with more of them is broken sooner
_FEWEST: Final = 200  # letters to look at


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Text filled with spaces to `width` cells, on the left if `right` is set."""
    gap = " " * max(0, width - cell_len(text))
    return gap + text if right else text + gap


def wrap(text: str, width: int | None) -> list[str]:
    """Lines of at most `width` cells, broken between words, or within a word that is longer than a line.

    Line feeds in the text stay breaks. None is as wide as it needs. There is always at least one line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if width is None or cell_len(paragraph) <= width:
            lines.append(paragraph)
        else:
            lines.extend(_fill(paragraph, max(1, width)))
    return lines


def _fill(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for word in paragraph.split(" "):
        size = cell_len(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line)
        if size > width:
            *full, word = _pieces(word, width)  # noqa: PLW2901  # the rest of a word that is longer than a line
            lines += full
            size = cell_len(word)
        line, used = word, size
    return [*lines, line]


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word that is longer than a line in pieces, each as wide as a line may be; the last is what is left.

    Only what a line can take is looked at for each, as a word may have a million letters.
    """
    at = 0
    while True:
        near = word[at : at + max(_FEWEST, _LETTERS_A_CELL * width)]
        if at + len(near) == len(word) and cell_len(near) <= width:
            yield near
            return
        head = set_cell_size(near, width).rstrip() or near[0]
        after = max(head.rfind("/"), head.rfind("-")) + 1  # a path or a compound breaks where it is put together
        if 3 * after > width:
            head = head[:after]
        yield head
        at += len(head)
