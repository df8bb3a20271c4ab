"""Plain text, markdown and CSV as a document, each row and paragraph at the line on which it begins."""

import csv
import html
import re
from collections.abc import Iterator
from io import StringIO
from typing import Final

from npa_cli.intake.foreign import Block, Cell, Foreign, NotReadableError, Run, with_lines, words_of

_LARGEST: Final = 2**20  # bytes of a file of text
_PARTS: Final = (b"\n", b"\t", b"|", b",", b";", b"*", b"<")  # what ends a line or a cell, or begins other type
_MOST_PARTS: Final = 60_000
_HEADING: Final = re.compile(r"(#{1,6}) +(.*?)(?: #+)?$")
_RULE: Final = re.compile(r"[\s:|-]+")  # the line under a markdown table's headings
_MARK: Final = re.compile(
    r"(<(?:b|strong)\b[^<>]*>|</(?:b|strong)>|\*\*)|(</p>|</li>|<br\s*/?>)|(<[^<>]*>)", re.IGNORECASE
)
_ITALICS: Final = re.compile(r"(?<![\w*\\])\*(?=\S)([^*\n]*\S)\*(?![\w*])")
_PICTURE: Final = re.compile(r"!\[[^\[\]\n]*\]\(|<img\b", re.IGNORECASE)
_HIDDEN: Final = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in (("<!--", "-->"), (r"<script\b", "</script>"), (r"<style\b", "</style>"))
)
_PIPE: Final = re.compile(r"(?<!\\)\|")
_STARTS: Final = re.compile(r"[-*+◆•] |\d+[.)] |[#|]")
_CHARACTER: Final = re.compile(r"&#[0-9]{8,};?")  # a number far above that of any character


def decode_text(raw: bytes) -> str:
    """The bytes of a file of text as text, within limits. Raises NotReadableError."""
    if len(raw) > _LARGEST:
        raise NotReadableError(f"it is larger than {_LARGEST // 2**20} MB; leave out what is no part of the plan")
    if sum(raw.count(mark) for mark in _PARTS) > _MOST_PARTS:
        raise NotReadableError("it has more lines, or more cells, than any plan; leave out what is no part of it")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise NotReadableError(f"line {line} is not UTF-8; save it as UTF-8 in your editor and try again") from None


def read_text(text: str) -> Foreign:
    """Lines, of which those with tabs or between `|` are rows of tables, and those that begin with `#` headings."""
    blocks: list[Block] = []
    paragraphs: dict[int, list[str]] = {}  # by the place of their block, each with its lines
    table, was_row, is_open = 0, False, False
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip(" \r")
        if not bare:
            is_open = False
            continue
        if "\t" in bare or (bare.startswith("|") and bare.count("|") > 1):
            is_open = False
            if "\t" not in bare and "-" in bare and _RULE.fullmatch(bare):
                continue
            table += not was_row
            was_row = True
            blocks.append(Block(f"line {number}", number, _cells(line.strip("\r")), table))
            continue
        was_row = False
        heading = _HEADING.fullmatch(bare)
        if heading:
            blocks.append(Block(f"line {number}", number, (_cell(heading[2]),), level=len(heading[1])))
        elif is_open and not _STARTS.match(bare):
            paragraphs[len(blocks) - 1].append(bare)
        else:
            paragraphs[len(blocks)] = [bare]
            blocks.append(Block(f"line {number}", number, ()))
        is_open = heading is None and not line.endswith("  ") and not bare.endswith(":")
    for at, lines in paragraphs.items():
        blocks[at] = blocks[at]._replace(cells=(_cell(" ".join(lines)),))
    said = tuple(each for each in blocks if each.table or each.text)
    return Foreign(said, text, len(_PICTURE.findall(text)))


def read_csv(text: str) -> Foreign:
    """The rows of a CSV file, whose cells are parted by whatever parts most of its first line."""
    first = text.partition("\n")[0]
    mark = max(",;\t|", key=first.count)
    blocks, number = [], 1
    reader = csv.reader(StringIO(text), delimiter=mark, strict=True)
    try:
        for row in reader:
            if any(each.strip() for each in row):
                blocks.append(Block(f"line {number}", 0, tuple(Cell((Run(each),)) for each in row), 1))
            number = reader.line_num + 1
    except csv.Error as error:
        raise NotReadableError(
            f"line {reader.line_num}: it is no CSV ({error}); save it again from your program"
        ) from None
    return with_lines(blocks)


def count_text(text: str) -> list[str]:
    """The words of plain text, markdown, HTML or CSV by another way: all that is left once its marks are gone."""
    for opening, closing in _HIDDEN:
        text = without(opening, closing, text)
    return words_of(unescape(re.sub(r"<[^<>]*>", " ", text)))


def _cells(line: str) -> tuple[Cell, ...]:
    if "\t" in line:
        return tuple(map(_cell, line.split("\t")))
    inner = line.strip().removeprefix("|").removesuffix("|")
    return tuple(_cell(each.replace("\\|", "|")) for each in _PIPE.split(inner))


def _cell(marked: str) -> Cell:
    """Words with their marks as runs. Two spaces part paragraphs, as where text was taken out of a table."""
    plain = _ITALICS.sub(r"\1", re.sub(r"[^\S\n]{2,}", "\n", marked.strip()))
    runs, start, bold = [], 0, False
    for mark in _MARK.finditer(plain):
        runs.append(Run(unescape(plain[start : mark.start()]), bold))
        start = mark.end()
        if mark[1]:
            bold = not bold if mark[1] == "**" else not mark[1].startswith("</")
        elif mark[2]:
            runs.append(Run("\n"))
    runs.append(Run(unescape(plain[start:]), bold))
    return Cell(tuple(run for run in runs if run.text))


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
