"""The answer cache: a question asked before, of the same files on the same day, is answered without asking it again.

`fingerprint` says what makes a question the same. An answer is what was written to standard output and to standard
error, and the exit code. It is kept as plain bytes behind their digest: nothing in it is ever run or read as anything.
"""

from __future__ import annotations

from npa_cli.speed.fingerprint import data_option, fingerprint, plan_digest
from npa_cli.speed.folder import cache_folder, clear, get, put

TYPE_CHECKING = False  # importing typing, which has this name, costs a third of an interpreter start
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    # What was written, piece by piece: to standard output (1) or standard error (2); and the exit code.
    Answer = tuple[tuple[tuple[int, str], ...], int]

_KEPT_CODES = (0, 1)


def open_cache(words: Sequence[str]) -> Cache | None:
    """The cache for a run of these words of a command line; None if nothing is to be kept."""
    return None if cache_folder() is None else Cache(words)


class Cache:
    """What is kept for the command line: the answer to one question, the plan's names, and all that can be dropped."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._question: bytes | None = None

    def find(self) -> Answer | None:
        """The answer kept of the same question, if there is one that is whole."""
        self._question = fingerprint(self._words)
        body = get("answers", self._question) if self._question else None
        return _read(body) if body else None

    def remember(self, data: str | None, pieces: Sequence[tuple[int, str]], code: int) -> None:
        """Keep an answer that says how things are, never one that something can't be done or read.

        Nor is it kept where the words were taken for a question about another plan than `data` names, or where the
        files were changed while it was being answered.
        """
        if self._question is None or code not in _KEPT_CODES or data != data_option(self._words):
            return
        if fingerprint(self._words) == self._question:
            put("answers", self._question, _body(pieces, code))

    def names(self, data: str | None, plan: str | None, read: Callable[[], bytes]) -> bytes:
        """What `read` gives of the plan that these options name, kept as long as no file of that plan changes."""
        key = plan_digest(data, plan)
        body = get("names", key) if key else None
        if body is None:
            body = read()
            if key:
                put("names", key, body)
        return body

    def clear(self) -> tuple[str, int, int]:
        """Drop all that is kept: from which folder, how many files, and how many bytes."""
        return cache_folder() or "", *clear()


def _body(pieces: Sequence[tuple[int, str]], code: int) -> bytes:
    body = bytearray((code,))
    for stream, text in pieces:
        raw = text.encode("utf-8", "surrogatepass")
        body += bytes((stream,)) + len(raw).to_bytes(8, "big") + raw
    return bytes(body)


def _read(body: bytes) -> Answer:
    pieces: list[tuple[int, str]] = []
    at = 1
    while at < len(body):
        stream, length = body[at], int.from_bytes(body[at + 1 : at + 9], "big")
        pieces.append((stream, body[at + 9 : at + 9 + length].decode("utf-8", "surrogatepass")))
        at += 9 + length
    return tuple(pieces), body[0]
