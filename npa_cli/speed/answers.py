"""Answers kept whole: a question asked before, of the same files on the same day, is answered without asking again.

`fingerprint` says what makes a question the same. An answer is what was written to standard output and to standard
error, and the exit code. It is kept as plain bytes behind a seal: nothing in it is ever run or read as anything.
"""

from __future__ import annotations

from npa_cli.speed.folder import get, put

TYPE_CHECKING = False  # importing typing, which has this name, costs a third of an interpreter start
if TYPE_CHECKING:
    from collections.abc import Sequence

if TYPE_CHECKING:
    # What was written, piece by piece: to standard output (1) or standard error (2); and the exit code.
    Answer = tuple[tuple[tuple[int, str], ...], int]

_SHELF = "answers"
_MOST = 300
_MOST_BYTES = 64 * 1024 * 1024
_KEPT_CODES = (0, 1)


def find(question: bytes) -> Answer | None:
    """The answer kept for a question, if there is one that is whole."""
    body = get(_SHELF, question)
    return None if body is None else _read(body)


def remember(question: bytes, pieces: Sequence[tuple[int, str]], code: int) -> None:
    """Keep an answer; only one that says how things are, never that something can't be done or read."""
    if code not in _KEPT_CODES:
        return
    body = bytearray((code,))
    for stream, text in pieces:
        raw = text.encode("utf-8", "surrogatepass")
        body += bytes((stream,)) + len(raw).to_bytes(8, "big") + raw
    put(_SHELF, question, bytes(body), most=_MOST, most_bytes=_MOST_BYTES)


def _read(body: bytes) -> Answer | None:
    pieces: list[tuple[int, str]] = []
    at = 1
    while at < len(body):
        stream, length = body[at], int.from_bytes(body[at + 1 : at + 9], "big")
        pieces.append((stream, body[at + 9 : at + 9 + length].decode("utf-8", "surrogatepass")))
        at += 9 + length
    return (tuple(pieces), body[0]) if body else None
