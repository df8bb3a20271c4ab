"""Where every key and value of a YAML file stands."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from npa_cli.store.decode import decode
from npa_cli.store.yaml_events import ParserName, events


def marks_of(raw: bytes) -> Sequence[int]:
    """The place of each key, value, list and mapping in the order they begin, of a file that could be read.

    The line, from 0, stands in the upper half of a number and the column in the lower.
    """
    from ruamel.yaml.error import YAMLError

    text = decode("", raw)[0] or b""
    try:
        return _marks(text)
    except YAMLError:  # a file that one parser stops at can have been read by the other alone
        return _marks(text, "pure")


def _marks(text: bytes, parser: ParserName | None = None) -> Sequence[int]:
    from ruamel.yaml import events as kinds

    beginnings = (kinds.ScalarEvent, kinds.MappingStartEvent, kinds.SequenceStartEvent)
    begun: list[Any] = [event.start_mark for event in events(text, parser) if type(event) in beginnings]
    return array("Q", (mark.line << 32 | mark.column for mark in begun))
