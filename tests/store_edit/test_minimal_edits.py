"""Whatever a file looks like: an edit changes what was asked, and not a byte of any other line."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from npa_cli.edit import EditRefusedError, append_item, data_of, remove, set_value
from npa_cli.edit.change import same
from npa_cli.store.read_yaml import read_yaml
from tests.counts import examples
from tests.store_edit.yaml_files import Line, Path, YamlFile, values, yaml_files

BOTH = settings(max_examples=examples(1_500), deadline=None, report_multiple_bugs=False)
# What an edit may refuse: to lose a comment, to make one line break of a lone CR and a lone LF, to end a last line that
# has no line break where that would change the words it ends.
REASONS = ("comments that would be lost", "two would become one", "has no line break, and is part of a block")


def told(value: Any) -> Any:
    """The value as a file says it."""
    if isinstance(value, dict):
        return {key: told(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [told(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def value_at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def belongs(line: Line, path: Path) -> bool:
    return line.owner is not None and line.owner[: len(path)] == path


def bracketed(file: YamlFile, path: Path) -> Path:
    """The outermost value in brackets that holds `path`, or `path` itself: brackets share their lines."""
    return next(
        (path[:n] for n in range(len(path) + 1) if file.paths[path[:n]].endswith("in flow")),
        path,
    )


def lines_of(raw: bytes, mark: bytes) -> list[str]:
    assert raw.startswith(mark)
    text = raw.removeprefix(mark).decode()
    assert not text.startswith("\ufeff")
    lines, start = [], 0
    for place, character in enumerate(text):
        if character == "\n" or (character == "\r" and text[place + 1 : place + 2] != "\n"):
            lines.append(text[start : place + 1])
            start = place + 1
    return [*lines, text[start:]] if start < len(text) else lines


def assert_kept(file: YamlFile, new: bytes, may_change: set[int]) -> None:
    """Every line that may not change is in the new file, in the old order, byte for byte."""
    found = iter(lines_of(new, file.mark))
    for number, line in enumerate(file.lines):
        if number in may_change:
            continue
        wanted = line.text + line.line_break
        last = number == len(file.lines) - 1 and not line.line_break
        assert any(each == wanted or (last and each.rstrip("\r\n") == wanted) for each in found), (number, wanted, new)


def numbers(file: YamlFile, path: Path) -> set[int]:
    return {number for number, line in enumerate(file.lines) if belongs(line, path)}


def attempt(edit, *arguments, **named) -> bytes:
    """The edit, or no example: a refusal is right only for one of the reasons that are documented."""
    try:
        return edit(*arguments, **named)
    except EditRefusedError as error:
        event(f"refused: {error}")
        assert any(reason in str(error) for reason in REASONS), error
        assume(False)
        raise


@BOTH
@given(yaml_files(), st.data())
def test_the_files_tried_are_files_that_npa_reads(file: YamlFile, data) -> None:
    for parser in ("compiled", "pure"):
        document, findings = read_yaml("x.yaml", file.raw, parser)
        assert findings == ()
    path = data.draw(st.sampled_from(sorted(file.paths, key=str)))
    found = value_at(document.data, path)
    kind = file.paths[path].split(" ")[0]
    assert {"map": dict, "list": list}.get(kind, object) in (type(found), object)


@BOTH
@given(yaml_files(), values(), st.data())
def test_setting_a_value_changes_only_its_own_lines(file: YamlFile, value: Any, data) -> None:
    path = data.draw(st.sampled_from(sorted((each for each in file.paths if each), key=str)))
    event(f"at a {file.paths[path]}")
    before = data_of(file.raw)
    new = attempt(set_value, file.raw, path, value)
    expected = copy.deepcopy(before)
    value_at(expected, path[:-1])[path[-1]] = told(value)
    assert same(data_of(new), expected)
    may = numbers(file, bracketed(file, path))
    # Blank lines inside the value are its own; comments inside it stay, or the edit is refused.
    may |= {number for number in range(min(may), max(may)) if not file.lines[number].text.strip(" ")}
    assert_kept(file, new, may)
    assert set_value(new, path, value) == new
    assert set_value(file.raw, path, value_at(before, path)) == file.raw


@BOTH
@given(yaml_files(), st.text(st.characters(exclude_categories=("Cs",)), max_size=12), values(), st.data())
def test_adding_a_key_changes_no_line(file: YamlFile, key: str, value: Any, data) -> None:
    holders = [each for each, kind in file.paths.items() if kind.startswith(("map", "empty"))]
    assume(holders)
    path = data.draw(st.sampled_from(sorted(holders, key=str)))
    before = data_of(file.raw)
    held = value_at(before, path)
    assume(held in (None, {}) or (isinstance(held, dict) and key not in held))
    event(f"to a {file.paths[path]}")
    order = data.draw(st.permutations([*(held or ()), key])) if data.draw(st.booleans()) else ()
    new = attempt(set_value, file.raw, (*path, key), value, order=order)
    expected = copy.deepcopy(before)
    if held is None:
        value_at(expected, path[:-1])[path[-1]] = {}
    value_at(expected, path)[key] = told(value)
    after = data_of(new)
    assert same(after, expected)
    assert [each for each in value_at(after, path) if each != key] == list(held or ())
    shared = bracketed(file, path)
    flow = file.paths[shared].endswith("in flow")
    assert_kept(file, new, numbers(file, shared) if flow or not held else set())


@BOTH
@given(yaml_files(), values(), st.data())
def test_appending_an_item_changes_no_line(file: YamlFile, value: Any, data) -> None:
    lists = [each for each, kind in file.paths.items() if kind.startswith(("list", "empty"))]
    assume(lists)
    path = data.draw(st.sampled_from(sorted(lists, key=str)))
    before = data_of(file.raw)
    held = value_at(before, path)
    assume(held is None or isinstance(held, list))
    event(f"to a {file.paths[path]}")
    new = attempt(append_item, file.raw, path, value)
    expected = copy.deepcopy(before)
    if held is None:
        value_at(expected, path[:-1])[path[-1]] = []
    (value_at(expected, path) if path else expected).append(told(value))
    assert same(data_of(new), expected)
    shared = bracketed(file, path)
    flow = file.paths[shared].endswith("in flow")
    assert_kept(file, new, numbers(file, shared) if flow or not held else set())


@BOTH
@given(yaml_files(), st.data())
def test_removing_takes_the_lines_of_the_value_and_no_other(file: YamlFile, data) -> None:
    path = data.draw(st.sampled_from(sorted((each for each in file.paths if each), key=str)))
    event(f"a {file.paths[path]}")
    before = data_of(file.raw)
    try:
        new = remove(file.raw, path)
    except EditRefusedError as error:
        # A comment line below a removed value can become words of the block above it: then nothing is done.
        assert "without touching what stands around it" in str(error) or "two would become one" in str(error)
        event("refused")
        number = max(numbers(file, path))
        assert any(line.owner is None for line in file.lines[number + 1 :]) or number == len(file.lines) - 1
        return
    expected = copy.deepcopy(before)
    value_at(expected, path[:-1]).pop(path[-1])
    assert same(data_of(new), expected)
    shared = bracketed(file, path)
    mine = numbers(file, path if shared == path else shared)
    may = set(range(min(mine), max(mine) + 1)) if shared == path else mine
    siblings = value_at(before, path[:-1])
    first = next(iter(siblings)) if isinstance(siblings, dict) else 0
    if len(siblings) == 1:
        may |= numbers(file, path[:-1])  # the line that now says {} or []
    elif path[-1] == first and len(path) > 1:
        following = (*path[:-1], list(siblings)[1] if isinstance(siblings, dict) else 1)
        if shared == path and isinstance(path[-2], int):
            may.add(min(numbers(file, following)))  # moves up to the dash
    assert_kept(file, new, may)


@pytest.mark.parametrize("parser", ["compiled", "pure"])
@settings(max_examples=examples(600), deadline=None)
@given(file=yaml_files())
def test_both_parsers_place_every_value_alike(parser, file: YamlFile) -> None:
    from npa_cli.edit.tree import read_tree

    assert read_tree(file.raw, parser).root == read_tree(file.raw).root
