"""Words into lines of a given width in terminal cells, where a letter may take two or none."""

from __future__ import annotations

from npa_cli.render.cells import cell_len, set_cell_size


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Text filled with spaces to `width` cells, on the left if `right` is set."""
    gap = " " * max(0, width - cell_len(text))
    return gap + text if right else text + gap


def wrap(text: str, width: int | None) -> list[str]:
    """Lines of at most `width` cells, broken between words, or within a word that is longer than a line.

    Line feeds in the text stay breaks. None is as wide as it needs. There is always at least one line.
    """
    if "\n" not in text and (width is None or cell_len(text) <= width):
        return [text]
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
        while size > width:
            head = set_cell_size(word, width).rstrip() or word[0]
            after = max(head.rfind("/"), head.rfind("-")) + 1  # a path or a compound breaks where it is put together
            if 3 * after > width:
                head = head[:after]
            lines.append(head)
            word = word[len(head) :]  # noqa: PLW2901  # the rest of a word that is longer than a line
            size = cell_len(word)
        line, used = word, size
    return [*lines, line]
