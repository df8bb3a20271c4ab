"""The newest good page: made anew when the files change, and left as it was while they can't be read."""

from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import Final, NamedTuple

_OFTEN: Final = 0.2  # seconds in which the files are looked at once, however many browsers ask


class Made(NamedTuple):
    """A page made from the files as they are: whether all of them could be read, and what is to be told above it."""

    page: str
    is_whole: bool
    words: str = ""
    findings: tuple[str, ...] = ()


class Now(NamedTuple):
    """The page to show, the version of the files that it is from, and what is to be told above it."""

    version: str
    page: bytes
    words: str
    findings: tuple[str, ...]


class Latest:
    """Gives the page of the files as they are now.

    `version_now` names the state of everything that a page follows from; `make` makes the page, which is to carry that
    name. While a part can't be read, the last page of files that could be stays, with its own version.
    """

    _one_at_a_time = Lock()  # of all pages: making one asks for all of a processor

    def __init__(self, version_now: Callable[[], str], make: Callable[[str], Made]) -> None:
        self._version_now = version_now
        self._make = make
        self._looked = 0.0
        self._seen = ""
        self._now: Now | None = None
        self._is_good = False

    def newest(self) -> Now:
        """The newest good page; where there was none yet, one of what can be read."""
        with self._one_at_a_time:
            if self._now is None or monotonic() - self._looked >= _OFTEN:
                seen = self._version_now()
                if self._now is None or seen != self._seen:
                    self._now = self._after(seen)
                    self._seen = seen
                self._looked = monotonic()
            return self._now

    def _after(self, version: str) -> Now:
        made = self._make(version)
        if self._now is not None and self._is_good and not made.is_whole:
            return self._now._replace(words=made.words, findings=made.findings)
        self._is_good = made.is_whole
        return Now(version, made.page.encode("utf-8", "backslashreplace"), made.words, made.findings)
