"""The marks of XML and HTML, found in one pass however they were written: what is opened may never be closed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

_CHARACTER: Final = re.compile(r"&#[0-9]{8,};?")  # a number far above that of any character


def between(opening: re.Pattern[str], closing: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], str, int]]:
    """Each opening mark, what stands between it and the next closing one, and where that ends.

    Marks in between are passed over. One that is never closed ends the search: neither is any after it.
    """
    opened = opening.search(text)
    while opened is not None:
        closed = closing.search(text, opened.end())
        if closed is None:
            return
        yield opened, text[opened.end() : closed.start()], closed.end()
        opened = opening.search(text, closed.end())


def without(opening: re.Pattern[str], closing: re.Pattern[str], text: str) -> str:
    """The text with a space for all that stands between such marks, and for the marks."""
    kept, start = [], 0
    for opened, _, end in between(opening, closing, text):
        kept.append(text[start : opened.start()])
        start = end
    return " ".join([*kept, text[start:]])


def unescape(text: str) -> str:
    """The text with each character for what stands for it, such as `&amp;`."""
    return html.unescape(_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text))
