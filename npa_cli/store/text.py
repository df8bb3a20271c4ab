"""Bytes to text that a parser may see (UTF-8, no control characters, no half-done merge), and where its lines start."""

import re
from bisect import bisect_right
from typing import Final

from npa_cli.model.finding import Finding, Point

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
# What YAML 1.2.2 section 5.1 does not count as printable: C0 but tab and line ends, DEL, C1 but NEL.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MARKS: Final = (b"<<<<<<<", b">>>>>>>", b"|||||||")
_CONFLICT: Final = re.compile(rb"^(<{7}|>{7}|\|{7})( |$)", re.MULTILINE)
LINE_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what the YAML parser counts lines by


def decode(path: str, raw: bytes, save_it: str = "save it again as UTF-8") -> tuple[bytes | None, Finding | None]:
    """UTF-8 bytes without a byte order mark, or the finding that says why not; `save_it` says how to save it as it."""
    raw = raw.removeprefix(BYTE_ORDER_MARK)
    fault = _fault_in(path, raw, save_it)
    return (raw, None) if fault is None else (None, fault)


def is_utf_16(raw: bytes) -> bool:
    """Whether a byte order mark says that this is UTF-16, and it is."""
    try:
        return raw.startswith(_UTF_16) and bool(raw.decode("utf-16"))
    except UnicodeDecodeError:
        return False


def as_text(raw: bytes) -> str:
    """The text of a file to be shown to a person, without its byte order mark, whatever else is wrong with it."""
    text = raw.decode("utf-16" if is_utf_16(raw) else "utf-8", "replace")
    return text.removeprefix("\ufeff")


def _fault_in(path: str, raw: bytes, save_it: str) -> Finding | None:
    """The first fault in a file's bytes; None if there is none."""

    def fault(code: str, before: bytes, message: str, hint: str) -> Finding:
        line = before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")
        return Finding(code, path, Point(before.count(b"\n") + 1, len(line) + 1), message, hint)

    if raw.startswith(_UTF_16) or b"\x00" in raw[:2]:
        return fault("NPA001", b"", "not UTF-8 text (it looks like UTF-16)", save_it)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return fault("NPA001", raw[: error.start], f"not UTF-8 text: byte 0x{raw[error.start]:02x}", save_it)
    if any(mark in raw for mark in _MARKS) and (conflict := _CONFLICT.search(raw)):  # most files have no such sign
        what = "a merge was left half done here (git's conflict mark)"
        return fault(
            "NPA002", raw[: conflict.start()], what, "keep the lines that are right, delete the marks, and save"
        )
    if control := _CONTROL.search(text):
        what = f"control character U+{ord(control.group()):04X} in the text"
        return fault("NPA001", text[: control.start()].encode(), what, "delete it")
    return None


class LineStarts:
    """Where the lines of a text start, as YAML counts them, so that a place can be said as a line and a column."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]

    def line(self, place: int) -> int:
        """The line that a character stands on, counted from 0."""
        return bisect_right(self.starts, place) - 1

    def point(self, place: int) -> Point:
        """The line and column of a character, both counted from 1."""
        line = self.line(place)
        return Point(line + 1, place - self.starts[line] + 1)
