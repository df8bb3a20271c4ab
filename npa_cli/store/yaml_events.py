"""The stream of YAML events, from ruamel.yaml's compiled parser or, where that is missing, its pure one.

ruamel.yaml falls back in silence and is then some forty times slower; `parser_in_use` lets `npa doctor` say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

ParserName = Literal["compiled", "pure"]


def parser_in_use() -> ParserName:
    """Which parser reads YAML here."""
    try:
        import ruamel.yaml.clib._ruamel_yaml  # type: ignore[import-not-found]  # noqa: F401
    except ImportError:
        try:
            import _ruamel_yaml  # type: ignore[import-not-found]  # noqa: F401  # its name before ruamel.yaml.clib 0.2.13
        except ImportError:
            return "pure"
    return "compiled"


def events(text: bytes, parser: ParserName | None = None) -> Iterator[Any]:
    """Yield the events of `text`, which is valid UTF-8 without a byte order mark.

    Raises ruamel.yaml's YAMLError at the first thing that is not YAML.
    """
    if (parser or parser_in_use()) == "pure":
        from ruamel.yaml import YAML

        yield from YAML(typ="safe", pure=True).parse(text)
        return
    from _ruamel_yaml import CParser

    stream = CParser(text)
    while stream.check_event():
        yield stream.get_event()
