"""Words into lines of a given width in terminal cells, where a letter may take two or none, and words that stay whole.

rich knows the width of every script, and is loaded only for those that need it.
"""

import re
from collections.abc import Iterator
from typing import Final

# Letters, signs, dashes, quotes, arrows and blocks of one cell each: what a plan in English is written and drawn with.
_ONE_CELL_EACH: Final = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0\u2190-\u2199\u2500-\u25fc]*"
)
_LETTERS_A_CELL: Final = 4  # with marks that take no cell; a line with more of them is broken sooner
_FEWEST: Final = 200  # letters to look at
_NO_BREAK: Final = "\u00a0"
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNIT: Final = (  # compiled when it is first used, which no terminal does
    rf"\b\d{{1,2}} (?:{_MONTHS}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?: \d{{4}}\b)?"
    r"|\bFY\d\d/\d\d Q\d|\bQ\d: \d|\bH[12] \d{4}"
)
_SIGN: Final = r"(^|\n)([✔●▲▼○?–∞‖]) (?=\S)"


def cell_len(text: str) -> int:
    """The width of a text in cells, where a letter may take two or none."""
    if _ONE_CELL_EACH.fullmatch(text):
        return len(text)
    from rich.cells import cell_len as of_any_script

    return of_any_script(text)


def set_cell_size(text: str, width: int) -> str:
    """The text cut or filled with spaces to a width in cells."""
    if _ONE_CELL_EACH.fullmatch(text):
        return text[:width].ljust(width)
    from rich.cells import set_cell_size as of_any_script

    return of_any_script(text, width)


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


def kept_together(words: str) -> str:
    """The words with a space that breaks no line in each day, each quarter's name and count, and after a sign."""
    held = re.sub(_UNIT, lambda found: found[0].replace(" ", _NO_BREAK), words)
    return re.sub(_SIGN, rf"\1\2{_NO_BREAK}", held)
