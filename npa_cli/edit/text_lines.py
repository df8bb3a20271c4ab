"""The text of a file by lines, and what is put into it."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

BREAK: Final = re.compile(r"\r\n|\n|\r")
_COMMENT: Final = re.compile(r"[ \t]*#[^\r\n]*")


class EditRefusedError(Exception):
    """A change that can't be made for certain. Nothing was changed; the message says why and what to do by hand."""


class Splice(NamedTuple):
    """The characters from `start` up to, not including, `end`, and what stands there afterwards."""

    start: int
    end: int
    text: str


Splices = tuple[Splice, ...]


def apply_splices(text: str, splices: Splices) -> str:
    """The text with every splice made. Splices don't overlap; of two at one place, the first comes first.

    Raises EditRefusedError if a lone CR and a lone LF would come together: that would be one line break.
    """
    new, done = "", 0
    for splice in sorted(splices, key=lambda each: each.start):
        new = _joined(_joined(new, text[done : splice.start]), splice.text)
        done = splice.end
    return _joined(new, text[done:])


def _joined(one: str, other: str) -> str:
    if one.endswith("\r") and other.startswith("\n"):
        raise EditRefusedError("lines end in different ways here and two would become one; save it with one line break")
    return one + other


def is_blank(line: str) -> bool:
    return not line.strip(" \t\r\n")


def is_comment_or_blank(rest: str) -> bool:
    """Whether the rest of a line, from a place just after a value, says nothing but perhaps a comment."""
    return is_blank(rest) or bool(_COMMENT.fullmatch(rest))


class FileText(str):
    """A file's text. A place in it is the index of a character; lines end in LF, CRLF or a lone CR, as YAML has it."""

    __slots__ = ()

    def lines_below(self, place: int, lines: Iterable[str]) -> Splice:
        """The splice that puts lines below the one that holds `place`, which keeps its own line break."""
        line_break = self.line_break_at(place)
        at = self.next_line(place)
        if self.line_end(place) == at:  # the last line, without a line break: the new last line will have none
            return Splice(at, at, "".join(line_break + line for line in lines))
        return Splice(at, at, "".join(line + line_break for line in lines))

    def line_start(self, place: int) -> int:
        """Where the line that holds `place` begins."""
        return max(self.rfind("\n", 0, place), self.rfind("\r", 0, place)) + 1

    def line_end(self, place: int) -> int:
        """Where the line that holds `place` ends: before its line break, or at the end of the text."""
        found = BREAK.search(self, place)
        return found.start() if found else len(self)

    def next_line(self, place: int) -> int:
        """Where the line after the one that holds `place` begins; the end of the text where there is none."""
        found = BREAK.search(self, place)
        return found.end() if found else len(self)

    def line_break_at(self, place: int) -> str:
        """The line break in use at `place`: that of its own line, else of the line before, else of the first."""
        found = BREAK.match(self, self.line_end(place))
        if found:
            return found.group()
        start = self.line_start(place)
        if start:
            return "\r\n" if self[start - 2 : start] == "\r\n" else self[start - 1]
        return "\n"

    def is_first_on_line(self, place: int) -> bool:
        """Whether only spaces stand before `place` on its line."""
        return not self[self.line_start(place) : place].strip(" ")

    def after_space(self, place: int) -> int:
        """The next place that is neither white space, a line break nor part of a comment."""
        while place < len(self):
            if self[place] in " \t\r\n":
                place += 1
            elif self[place] == "#":
                place = self.line_end(place)
            else:
                break
        return place

    def after_own_comments(self, place: int, column: int) -> int:
        """The end of the last comment line that belongs to what ends on the line of `place`.

        Those are the comment lines straight below it that are indented by at least `column` and deeper than whatever
        comes next: a comment lined up with the next thing is about the next thing. Without any, the end of the line.
        """
        last = end = self.line_end(place)
        following = self.after_space(last)
        limit = following - self.line_start(following) if following < len(self) else -1
        while end < len(self):
            start = self.next_line(end)
            end = self.line_end(start)
            words = self[start:end].lstrip(" \t")
            if not words.startswith("#") or end - len(words) - start < max(column, limit + 1):
                break
            last = end
        return last
