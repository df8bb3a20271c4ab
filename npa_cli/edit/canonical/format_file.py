"""One file put in canonical form, and checked to hold the same data and comments as before.

Two spaces a level, lists indented below their key; one space after a colon, two before a comment; a list or mapping
in brackets on one line stays so, and one over several lines or with an address in it becomes lines of its own; a
block of prose keeps its lines; other words over several lines are wrapped as npa writes prose; at most one blank line
at a time, and none at the ends of the file or where a list or mapping begins.

The keys and their comments are put in order by parts.py and not by ruamel.yaml's round trip, which holds a comment by
the key before it: of the lines `name: b`, `# about id` and `id: a`, with `id` put first, the comment would come last.
"""

import re
from collections import Counter
from typing import Any, Final

from npa_cli.edit.canonical.key_order import FilePlace, top_of
from npa_cli.edit.canonical.parts import BLANK, FileEntry, FileValue, comments_of, parts_of
from npa_cli.edit.change import same
from npa_cli.edit.scalar_text import is_plain, scalar_text
from npa_cli.edit.text_lines import BREAK, EditRefusedError, FileText
from npa_cli.edit.tree import read_tree
from npa_cli.model.base import read_day

_STEP: Final = 2  # spaces a level
_OTHER_BREAKS: Final = re.compile("[\x85\u2028\u2029]")


def canonical_form(raw: bytes, kind: str | None) -> bytes:
    """The file's bytes in canonical form: UTF-8 without byte order mark, lines ended by line feeds.

    `kind` is the kind of file, which gives the order of its keys; None keeps them as they are. The bytes returned
    say the same (but for the order of what has none) and hold every comment. Raises EditRefusedError if that
    can't be had for certain, and where the file can't be read.
    """
    before = read_tree(raw)
    if before.text.startswith("%") or "\n%" in before.text[: before.root.start if before.root else None]:
        raise EditRefusedError("it starts with a `%` line, which npa does not lay out; remove that line")
    unusual = _OTHER_BREAKS.search(before.text)
    if unusual:
        line = before.text.count("\n", 0, unusual.start()) + 1
        raise EditRefusedError(
            f"line {line}: a line break that editors don't show (U+{ord(unusual.group()):04X}); delete it"
        )
    top = top_of(kind)
    new = _lay_out(before.text, *parts_of(before, top)).encode()
    if new == raw:
        return raw
    try:
        after = read_tree(new)
    except EditRefusedError as fault:
        raise _doubt(str(fault)) from None
    if not same(_ordered(before.data, top), after.data):
        raise _doubt("its data would not be the same")
    if Counter(comments_of(before)) != Counter(comments_of(after)):
        raise _doubt("a comment would not be the same")
    return new


def _doubt(why: str) -> EditRefusedError:
    return EditRefusedError(f"npa can't lay it out for certain ({why}); lay it out by hand")


def _ordered(data: Any, place: FilePlace) -> Any:
    """The data with its lists in canonical order; the order of keys is none."""
    if isinstance(data, list):
        order = place.in_order(data)
        return [_ordered(data[index], place.inside(index)) for index in order]
    if isinstance(data, dict):
        return {key: _ordered(value, place.inside(key)) for key, value in data.items()}
    return data


def _lay_out(text: FileText, file: FileEntry, head: list[str]) -> str:
    """The whole file, with line feeds, one of them at the end; empty if there is nothing in it."""
    page = _Page(text)
    page.comments(head, 0)
    root = file.part
    page.raise_comments(root)
    if root.node.kind == "scalar":
        pass
    elif page.fits_in_brackets(root):
        page.comments(file.above, 0)
        page.line(page.in_brackets(root), file.beside)
        page.comments(root.foot, 0)
    else:
        page.comments([*file.above, *file.beside], 0)
        page.entries(root, 0)
    return page.whole()


class _Page:
    def __init__(self, text: FileText) -> None:
        self.text = text  # of the file as it was
        self.lines: list[str] = []
        self.no_blank = True  # nothing has been written yet, or a block that would take a blank line for its own

    def whole(self) -> str:
        while self.lines and self.lines[-1] == BLANK and not self.no_blank:
            self.lines.pop()
        return "".join(f"{line}\n" for line in self.lines)

    def line(self, words: str, beside: list[str]) -> None:
        self.lines.append("  ".join((words, *beside[-1:])))
        self.no_blank = False

    def comments(self, lines: list[str], column: int) -> None:
        for line in lines:
            if line != BLANK:
                self.line(" " * column + line, [])
            elif not self.no_blank and self.lines[-1] != BLANK:
                self.lines.append(BLANK)

    def raise_comments(self, part: FileValue) -> None:
        """Move comments that the canonical form has no place for to where they are read first: above the line.

        Those in an empty list go above it; those at a dash whose item is a list or mapping, above the dash; of
        several at the end of one line, all but the last.
        """
        for item in part.items:
            inner = item.part
            self.raise_comments(inner)
            if inner.node.kind != "scalar" and not inner.items:
                item.above += _without_blanks(inner.foot)
                inner.foot = []
            elif part.node.kind == "list" and inner.items and not self.fits_in_brackets(inner):
                first = _in_order(inner)[0]
                item.above += [*item.beside, *_without_blanks(first.above)]
                item.beside, first.above = [], []
            item.above += item.beside[:-1]
            item.beside = item.beside[-1:]

    def entries(self, part: FileValue, column: int, start: str = "") -> None:
        """The items of a list or mapping. `start` is what stands before the first of them, such as a dash."""
        for number, item in enumerate(_in_order(part)):
            if number or not start:
                self.comments(item.above, column)
            lead = start if start and not number else " " * column
            self.value(item, f"{lead}{_key(item)}:" if part.node.kind == "map" else f"{lead}-", column)
        self.comments(part.foot, column)

    def value(self, item: FileEntry, lead: str, column: int) -> None:
        """What stands after a colon or dash, which `lead` ends with and whose key or dash is at `column`."""
        part = item.part
        if part.node.kind == "scalar":
            self.scalar(item, lead, column + _STEP)
        elif self.fits_in_brackets(part):
            self.line(f"{lead} {self.in_brackets(part)}", item.beside)
        elif lead.endswith("-"):
            self.entries(part, column + _STEP, f"{lead} ")
        else:
            self.line(lead, item.beside)
            self.no_blank = True
            self.entries(part, column + _STEP)

    def scalar(self, item: FileEntry, lead: str, column: int) -> None:
        part = item.part
        node = part.node
        if node.empty and isinstance(part.data, type(None)):
            self.line(lead, item.beside)
        elif node.block_scalar and part.data:
            header, lines = self.block(part)
            self.line(f"{lead} {header}", item.beside)
            self.lines += [" " * column + line if line else "" for line in lines]
            self.no_blank = "+" in header
        elif BREAK.search(self.text, node.start, node.end) and not node.block_scalar:
            words = scalar_text(part.data, flow=False, column=column, before=len(lead) + 1)
            first, *rest = words.split("\n")
            self.line(f"{lead} {first}", item.beside)
            self.lines += rest
        else:
            self.line(f"{lead} {self.words(part, flow=False)}", item.beside)

    def words(self, part: FileValue, *, flow: bool) -> str:
        """A scalar on one line, quoted only where some reader of YAML would need it."""
        node, value = part.node, part.data
        if not isinstance(value, str):
            return self.text[node.start : node.end] or "null"
        unquoted = node.style == "" and not BREAK.search(self.text, node.start, node.end)
        if unquoted and (is_plain(value, flow=False) or read_day(value)):
            return value
        if part.place.is_day and read_day(value):
            return value
        return value if is_plain(value, flow=flow) else scalar_text(value, flow=True)

    def block(self, part: FileValue) -> tuple[str, list[str]]:
        """The header of a block of prose, and its lines without their indentation."""
        node = part.node
        header = self.text[node.start : node.header_end]
        lines = BREAK.split(self.text[self.text.next_line(node.header_end) : node.end])
        filled = [line for line in lines if line.strip(" ")]
        digit = next((int(each) for each in header if each.isdecimal()), 0)
        if digit:
            parent = part.owner.parent
            indent = (max(parent.node.column, 0) if parent else 0) + digit
        else:
            indent = len(filled[0]) - len(filled[0].lstrip(" ")) if filled else 0
        lines = [line[indent:] for line in lines]
        ends = len(part.data) - len(part.data.rstrip("\n"))
        chomp = "-" if ends == 0 else "" if ends == 1 and len(part.data) > 1 else "+"
        first = next((line for line in lines if line), "")
        return f"{header[0]}{_STEP if first.startswith(' ') else ''}{chomp}", lines

    def fits_in_brackets(self, part: FileValue) -> bool:
        """Whether a list or mapping stands in brackets on one line already, or is empty.

        One that holds an address without quotes does not: the commonest checkers of YAML refuse it in brackets.
        """
        node = part.node
        is_one_line = not BREAK.search(self.text, node.start, node.end)
        return node.flow and (not part.items or (is_one_line and not self.holds_address(part)))

    def holds_address(self, part: FileValue) -> bool:
        """Whether there is a word with a colon in it and no quotes round it in a list or mapping, however deep."""
        if part.node.kind != "scalar":
            return any(self.holds_address(item.part) for item in part.items)
        return part.node.style == "" and isinstance(part.data, str) and ":" in part.data

    def in_brackets(self, part: FileValue) -> str:
        if part.node.kind == "scalar":
            return self.words(part, flow=True)
        if part.node.kind == "list":
            return "[" + ", ".join(self.in_brackets(item.part) for item in _in_order(part)) + "]"
        entries = (f"{_key(item)}: {self.in_brackets(item.part)}" for item in _in_order(part))
        return "{" + ", ".join(entries) + "}"


def _without_blanks(lines: list[str]) -> list[str]:
    """Comments without the blank lines among them."""
    return [line for line in lines if line != BLANK]


def _in_order(part: FileValue) -> list[FileEntry]:
    names = [item.name if part.node.kind == "map" else item.part.data for item in part.items]
    return [part.items[index] for index in part.place.in_order(names)]


def _key(item: FileEntry) -> str:
    key = item.key or ""
    if key[:1] in ("'", '"') and isinstance(item.name, str):
        return scalar_text(item.name, flow=True)
    return key
