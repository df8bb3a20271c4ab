"""What must hold of any bytes whatever: each target takes some, and fails by an assertion or an exception.

They know no test library, so that hypothesis, atheris and a plain loop over the corpus can run the same ones.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from npa_cli.edit import EditRefusedError, append_item, remove, set_value
from npa_cli.edit.change import same
from npa_cli.store.comments import find_ignores
from npa_cli.store.read_yaml import read_yaml
from npa_cli.timeframe import Conventions, Reading, canonical, explain, read

LONGEST_TIMEFRAME = 2_000  # characters
# Line breaks to YAML 1.1, which the compiled parser follows, and letters to 1.2; and a mark that one of them skips.
READ_IN_TWO_WAYS = ("\x85", "\u2028", "\u2029", "\ufeff")


def reader(data: bytes) -> None:
    """A document or findings, never both, never neither; where both parsers read a file, they read the same.

    Not told apart: a file that is one single word, which is no file of a plan, and those of READ_IN_TWO_WAYS.
    """
    read_as = {parser: read_yaml("x.yaml", data, parser) for parser in ("compiled", "pure")}
    for parser, (document, findings) in read_as.items():
        assert (document is None) == bool(findings), parser
        for each in findings:
            assert each.message and each.at.line >= 1 and each.at.column >= 1, each
        if document is not None:
            _located(document)
    compiled, pure = read_as["compiled"][0], read_as["pure"][0]
    if compiled is None or pure is None or not isinstance(compiled.data, dict | list):
        return
    text = data.removeprefix(b"\xef\xbb\xbf").decode()
    if not any(each in text for each in READ_IN_TWO_WAYS):
        assert repr(compiled.data) == repr(pure.data)  # a NaN is not equal to itself
        assert set(compiled.doubtful) == set(pure.doubtful)
        assert find_ignores(data, "compiled") == find_ignores(data, "pure")


def _located(document: Any) -> None:
    """Every value has a place in the file."""
    waiting: list[tuple[Any, ...]] = [()]
    while waiting:
        at = waiting.pop()
        value = document.data
        for step in at:
            value = value[step]
        point = document.locate(at)
        assert point.line >= 1 and point.column >= 1
        steps = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        waiting += [(*at, step) for step in list(steps)[:20]]


def timeframe(data: bytes) -> None:
    """Any words are read or refused; what was read, written back in npa's own words, reads the same."""
    text = data.decode("utf-8", "surrogateescape")[:LONGEST_TIMEFRAME]
    for conventions in (Conventions(), Conventions(year="financial", quarter="financial")):
        reading = read(text, conventions)
        assert reading.expression == text
        assert all(line.isprintable() for line in explain(reading))
        words = canonical(reading, conventions)
        if reading.kind is None:
            assert reading.error and words == ""
            continue
        assert _said(read(words, conventions)) == _said(reading), words


def _said(reading: Reading) -> tuple[object, ...]:
    return (reading.kind, reading.start, reading.due, reading.recurrence, reading.body, reading.until, reading.each)


def edits(data: bytes) -> None:
    """An edit is refused, or changes the one value it was asked to change and nothing else that the file says."""
    document, _ = read_yaml("x.yaml", data)
    if document is None:
        return
    for at in _some_places(document.data):
        for edit, value in (
            (set_value, "other words: #1"),
            (set_value, ["a", "b"]),
            (append_item, "c"),
            (remove, None),
        ):
            arguments = (data, at) if edit is remove else (data, at, value)
            try:
                written = edit(*arguments)
            except EditRefusedError as refused:
                assert str(refused)
                continue
            after, findings = read_yaml("x.yaml", written)
            assert after is not None, findings
            assert same(after.data, _expected(document.data, at, edit, value)), (at, edit.__name__)


def _some_places(data: Any) -> list[tuple[Any, ...]]:
    places: list[tuple[Any, ...]] = []
    waiting: list[tuple[tuple[Any, ...], Any]] = [((), data)]
    while waiting and len(places) < 6:
        at, value = waiting.pop(0)
        if at:
            places.append(at)
        if isinstance(value, dict):
            waiting += [((*at, key), each) for key, each in value.items()]
        elif isinstance(value, list):
            waiting += [((*at, index), each) for index, each in enumerate(value)]
    return places


def _expected(data: Any, at: tuple[Any, ...], edit: Callable[..., bytes], value: Any) -> Any:
    copied = copy.deepcopy(data)
    holder = copied
    for step in at[:-1]:
        holder = holder[step]
    if edit is remove:
        del holder[at[-1]]
    elif edit is append_item:
        there = holder[at[-1]]
        holder[at[-1]] = [*(there or []), value]
    else:
        holder[at[-1]] = value
    return copied


TARGETS: dict[str, Callable[[bytes], None]] = {"reader": reader, "timeframe": timeframe, "edits": edits}
