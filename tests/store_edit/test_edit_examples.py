"""Edits as a reader of the difference would see them, and what is refused with which words."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from npa_cli.edit import EditRefusedError, append_item, data_of, remove, set_value
from tests.counts import examples

REPOSITORY = Path(__file__).resolve().parents[2]
DATA_FILES = sorted((REPOSITORY / "data").rglob("*.yaml"))
ORDER = ("status", "rag", "forecast", "narrative", "evidence")

RETURN = b"""\
# Return of PHE
partner: PHE   # us
updates:
  # P1.1.1 \xe2\x80\x9cToolkit\xe2\x80\x9d
  P1.1.1:
    status: in_progress # said on Monday
    # rag: green, amber or red

  # P1.1.2 Data feed
  P1.1.2:
    status:   # one of the words above
    evidence: []
no_change: [P1.1.3]
"""


def difference(old: bytes, new: bytes) -> tuple[list[str], list[str]]:
    """Lines taken out and lines put in, with their line breaks: all that is not the same at either end."""
    out, in_ = old.decode().splitlines(keepends=True), new.decode().splitlines(keepends=True)
    while out and in_ and out[0] == in_[0]:
        del out[0], in_[0]
    while out and in_ and out[-1] == in_[-1]:
        del out[-1], in_[-1]
    return out, in_


@pytest.mark.parametrize(
    ("at", "value", "out", "in_"),
    [
        (("updates", "P1.1.1", "status"), "complete", ["    status: in_progress # said on Monday\n"],
         ["    status: complete # said on Monday\n"]),
        (("updates", "P1.1.1", "rag"), "amber", [], ["    rag: amber\n"]),
        (("updates", "P1.1.2", "status"), "complete", ["    status:   # one of the words above\n"],
         ["    status: complete   # one of the words above\n"]),
        (("updates", "P1.1.2", "forecast"), date(2019, 6, 30), [], ["    forecast: 2019-06-30\n"]),
        (("updates", "P1.1.2", "evidence"), ["https://example.org/x"], ["    evidence: []\n"],
         ["    evidence:\n", "      - https://example.org/x\n"]),
        (("updates", "P1.1.9"), {"status": "on_hold", "narrative": "No"}, [],
         ["\n", "  P1.1.9:\n", "    status: on_hold\n", "    narrative: 'No'\n"]),
        (("no_change",), ["P1.1.3", "P1.1.4"], ["no_change: [P1.1.3]\n"], ["no_change: [P1.1.3, P1.1.4]\n"]),
        (("partner",), "MoJ", ["partner: PHE   # us\n"], ["partner: MoJ   # us\n"]),
        (("note",), "one\ntwo", [], ["note: |-\n", "  one\n", "  two\n"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("line_break", [b"\n", b"\r\n"])
def test_setting_values_in_a_return(at, value: Any, out, in_, line_break) -> None:
    old = b"\xef\xbb\xbf" + RETURN.replace(b"\n", line_break)
    new = set_value(old, at, value, order=ORDER)
    ends = line_break.decode()
    assert difference(old, new) == (
        [each.replace("\n", ends) for each in out],
        [each.replace("\n", ends) for each in in_],
    )
    assert set_value(new, at, value, order=ORDER) == new


def test_a_key_is_put_where_the_order_has_it() -> None:
    assert set_value(b"b: 1\nd: 1\n", ("c",), 2, order="abcd") == b"b: 1\nc: 2\nd: 1\n"
    assert set_value(b"# head\nb: 1\nd: 1\n", ("a",), 2, order="abcd") == b"# head\na: 2\nb: 1\nd: 1\n"
    assert set_value(b"b: 1\nd: 1\n", ("e",), 2, order="abcd") == b"b: 1\nd: 1\ne: 2\n"
    assert set_value(b"{b: 1, d: 1}\n", ("c",), 2, order="abcd") == b"{b: 1, c: 2, d: 1}\n"
    assert set_value(b"{b: 1, d: 1}\n", ("a",), 2, order="abcd") == b"{a: 2, b: 1, d: 1}\n"
    assert set_value(b"- id: 1\n  d: 1\n", (0, "a"), 2, order=("a", "id", "d")) == b"- id: 1\n  a: 2\n  d: 1\n"


def test_a_comment_goes_with_what_it_is_about() -> None:
    old = b"a:\n  b: 1\n  # rag: of b\n# about c\nc: 2\n"
    assert set_value(old, ("a", "x"), 1) == b"a:\n  b: 1\n  # rag: of b\n  x: 1\n# about c\nc: 2\n"
    assert set_value(b"a:\n  # like this\nc: 2\n", ("a", "x"), 1) == b"a:\n  # like this\n  x: 1\nc: 2\n"
    assert remove(old, ("c",)) == b"a:\n  b: 1\n  # rag: of b\n# about c\n"
    assert remove(b"a: 1 # mine\nb: 2\n", ("a",)) == b"b: 2\n"


def test_items_look_like_the_items_before_them() -> None:
    assert append_item(b"a:\n- x\n", ("a",), "w") == b"a:\n- x\n- w\n"
    assert (
        append_item(b"a:\n    -   x: 1\n", ("a",), {"x": 2, "z": 3})
        == b"a:\n    -   x: 1\n    -   x: 2\n        z: 3\n"
    )
    assert append_item(b"- a: 1\n\n- a: 2\n", (), {"a": 3}) == b"- a: 1\n\n- a: 2\n\n- a: 3\n"
    assert append_item(b"- a: 1", (), "x") == b"- a: 1\n- x"
    assert append_item(b"# head\n[]\n", (), {"id": "C1", "to": "a: b"}) == b"# head\n- id: C1\n  to: 'a: b'\n"
    assert append_item(b"a: [\n  x, # why\n  y\n]\n", ("a",), "z") == b"a: [\n  x, # why\n  y,\n  z\n]\n"
    assert set_value(b"a:\n    b: 1\n", ("c",), {"d": 1}) == b"a:\n    b: 1\nc:\n    d: 1\n"


def test_a_file_begins_with_its_first_key() -> None:
    assert set_value(b"", ("a",), 1) == b"a: 1\n"
    assert set_value(b"# head", ("a",), 1) == b"# head\na: 1"
    assert set_value(b"# head\r\n", ("a",), {"b": [1]}) == b"# head\r\na:\r\n  b: [1]\r\n"


def test_what_is_left_of_a_collection_without_its_last_entry() -> None:
    assert remove(b"a: # of a\n  # of b\n  b: 1 # mine\nc: 2\n", ("a", "b")) == b"a: {} # of a\n  # of b\nc: 2\n"
    assert remove(b"a:\n  - x\n", ("a", 0)) == b"a: []\n"
    assert remove(b"a: [x]\n", ("a", 0)) == b"a: []\n"
    assert remove(b"- a: 1\n  b: 2\n", (0, "a")) == b"- b: 2\n"
    assert remove(b"a: [x, y, z] # c\n", ("a", 1)) == b"a: [x, z] # c\n"
    assert remove(b"a: [x, y, z] # c\n", ("a", 2)) == b"a: [x, y] # c\n"


def test_only_what_differs_of_a_list_or_mapping_is_edited() -> None:
    old = b"a:\n  - x  # one\n  - y: 1  # two\n    z: 2\n  # end\n"
    assert set_value(old, ("a",), ["x", {"y": 1, "z": 3}, "w"]) == old.replace(b"z: 2", b"z: 3").replace(
        b"  # end\n", b"  # end\n  - w\n"
    )
    assert set_value(old, ("a",), [{"y": 1, "z": 2}]) == b"a:\n  - y: 1  # two\n    z: 2\n  # end\n"


@pytest.mark.parametrize(
    ("raw", "edit", "words"),
    [
        (b"a: [\n", lambda raw: set_value(raw, ("a",), 1), "is opened here and never closed"),
        (b"a: &x 1\n", lambda raw: set_value(raw, ("a",), 1), "anchor `&x`"),
        (b"a: 1\na: 2\n", lambda raw: set_value(raw, ("a",), 1), "`a` is given twice here"),
        (b"\xff\xfea", lambda raw: set_value(raw, ("a",), 1), "not UTF-8 text"),
        (b"a: 1\n", lambda raw: set_value(raw, ("b", "c"), 1), "there is no `b` in this file; add that first"),
        (b"a: 1\n", lambda raw: set_value(raw, ("a", "c"), 1), "a key can't be added to `a`; it is not a mapping"),
        (b"a: [1]\n", lambda raw: set_value(raw, ("a", 1), 1), "an item can't be added to `a`"),
        (b"a: 1\n", lambda raw: append_item(raw, ("a",), 1), "`a` is not a list"),
        (b"a: 1\n", lambda raw: append_item(raw, ("b",), 1), "there is no `b` in this file"),
        (b"a: [1]\n", lambda raw: remove(raw, ("a", 1)), "there is no `a › item 2` in this file"),
        (b"a: [1]\n", lambda raw: remove(raw, ()), "the whole file"),
        (b"a: 1\n", lambda raw: set_value(raw, (), [1]), "the whole file"),
        (b"a:\n  # why\n  - x\n  # why\n  - y\n", lambda raw: set_value(raw, ("a",), 1), "comments that would be lost"),
        (b"? a\n: 1\n", lambda raw: set_value(raw, ("a",), 2), "written with `? `"),
        (b"a: |\n  x\nb: 1\n  # deep\n", lambda raw: remove(raw, ("b",)), "change it by hand"),
        (b"a: |\n  x", lambda raw: set_value(raw, ("b",), 1), "has no line break"),
        (b"a: 1\n", lambda raw: set_value(raw, ("b",), "\ud800"), "lone surrogate"),
        (b"a: 1\n", lambda raw: set_value(raw, ("x" * 2000,), 1), "change it by hand"),
    ],
)  # fmt: skip
def test_what_is_refused_and_why(raw, edit, words) -> None:
    with pytest.raises(EditRefusedError) as caught:
        edit(raw)
    assert words in str(caught.value)


def test_a_tab_before_a_comment_stays() -> None:
    assert set_value(b"a: 1\t# why\n", ("a",), 2) == b"a: 2\t# why\n"


def every_path(data: Any, at: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [at, *(path for step, each in steps for path in every_path(each, (*at, step)))]


@pytest.mark.table
@pytest.mark.parametrize("path", DATA_FILES, ids=lambda path: path.name)
def test_every_value_of_the_real_plan_can_be_changed_on_its_own_lines(path: Path) -> None:
    raw = path.read_bytes()
    paths = [each for each in every_path(data_of(raw)) if each]
    scalars = [each for each in paths if not isinstance(at(data_of(raw), each), dict | list)]
    tried = examples(50, least=8)
    for each in scalars[:: max(1, len(scalars) // tried)]:
        new = set_value(raw, each, "changed")
        assert at(data_of(new), each) == "changed"
        out, in_ = difference(raw, new)
        assert len(in_) <= 2
        assert len(out) <= len(str(at(data_of(raw), each))) // 40 + 2
        assert set_value(raw, each, at(data_of(raw), each)) == raw
    for each in paths[:: max(1, len(paths) // tried)]:
        assert difference(raw, remove(raw, each))[0]


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def test_the_room_is_entered_without_loading_a_parser() -> None:
    code = "import sys, npa_cli.edit, npa_cli.store.replace_file; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY)
    assert not {"ruamel", "_ruamel_yaml", "ruamel.yaml", "pydantic", "rich"} & set(loaded.stdout.split())
