"""The stream of YAML events, from ruamel.yaml's compiled parser or, where that is missing, its pure one.

ruamel.yaml falls back in silence and is then some forty times slower; `parser_in_use` lets `npa doctor` say so.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final, Literal

ParserName = Literal["compiled", "pure"]

# The compiled parser stops at a colon inside an unquoted word between brackets, such as [https://example.org], which
# YAML 1.2 allows. The pure one goes on from there, at a fifth of a megabyte a second: not for a file larger than this.
_LARGEST_FOR_PURE: Final = 256 * 1024  # bytes
_COLON_BETWEEN_BRACKETS: Final = "found unexpected ':'"


def parser_in_use() -> ParserName:
    """Which parser reads YAML here."""
    try:
        import _ruamel_yaml  # type: ignore[import-not-found]  # noqa: F401
    except ImportError:
        return "pure"
    return "compiled"


def events(text: bytes, parser: ParserName | None = None) -> Iterator[Any]:
    """The events of `text`, which is valid UTF-8 without a byte order mark.

    Raises ruamel.yaml's YAMLError at the first thing that is not YAML; `reads_further` says whether the pure parser
    may know better.
    """
    if (parser or parser_in_use()) == "pure":
        return _pure(text)
    from _ruamel_yaml import CParser

    following: Callable[[], Any] = CParser(text).get_event
    return iter(following, None)


def reads_further(error: Exception, text: bytes) -> bool:
    """Whether the pure parser goes on from where the compiled one stopped with this error."""
    return _COLON_BETWEEN_BRACKETS in str(getattr(error, "problem", "")) and len(text) <= _LARGEST_FOR_PURE


def events_to_the_end(text: bytes, parser: ParserName | None = None) -> Iterator[Any]:
    """The events of a whole file; where the compiled parser stops and the pure one may read on, it does."""
    given = 0
    try:
        for event in events(text, parser):
            yield event
            given += 1
    except Exception as error:  # ruamel.yaml's own; importing its name would cost every reader who meets no fault
        if parser == "pure" or not reads_further(error, text):
            raise
        yield from islice(_pure(text), given, None)  # both give the same events up to there


def _pure(text: bytes) -> Iterator[Any]:
    from ruamel.yaml import YAML

    yield from YAML(typ="safe", pure=True).parse(text)
