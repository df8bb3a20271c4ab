"""The reader: what it takes, what it refuses, and that both parsers say the same of everything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from npa_cli.model.finding import Point
from npa_cli.store.read_yaml import DEEPEST, read_yaml
from npa_cli.store.scalar import resolve
from npa_cli.store.yaml_events import parser_in_use

PARSERS = ("compiled", "pure")


def test_the_compiled_parser_is_really_there() -> None:
    assert parser_in_use() == "compiled"


@pytest.mark.parametrize("parser", PARSERS)
def test_words_stay_words(parser) -> None:
    document, findings = read_yaml(
        "x.yaml",
        b"no: No\nday: 2019-01-01\nid: P3.1\nnumber: 1.10\nwhole: 12\nquoted: '12'\nyes: true\nnothing:\ntilde: ~\nblock: |\n  12\n",
        parser,
    )
    assert findings == ()
    assert document.data == {
        "no": "No", "day": "2019-01-01", "id": "P3.1", "number": 1.1, "whole": 12, "quoted": "12", "yes": True,
        "nothing": None, "tilde": None, "block": "12\n",
    }  # fmt: skip


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("raw", "code", "line", "column"),
    [
        (b"a: caf\xe9\n", "NPA001", 1, 7),
        (b"a: x\x00y\n", "NPA001", 1, 5),
        (b"a: x\x1b[31m\n", "NPA001", 1, 5),
        ("a: 1".encode("utf-16"), "NPA001", 1, 1),
        (b"a:\n<<<<<<< HEAD\nb\n", "NPA002", 2, 1),
        (b"a: 'x\nb: 1\n", "NPA002", 1, 4),
        (b"a: [1, 2\n", "NPA002", 1, 4),
        (b"a: {b\n", "NPA002", 1, 4),
        (b"a: b: c\n", "NPA002", 1, 5),
        (b"a:\n\t- b\n", "NPA002", 2, 1),
        (b"a: @x\n", "NPA002", 1, 4),
        (b"a: 1\nb: 2\na: 3\n", "NPA003", 3, 1),
        (b"a: &x 1\n", "NPA004", 1, 4),
        (b"a: &x 1\nb: *x\n", "NPA004", 1, 4),
        (b"a: !!python/object:os.system 1\n", "NPA005", 1, 4),
        (b"a: 1\n---\nb: 2\n", "NPA007", 2, 1),
        (b"? [a]\n: b\n", "NPA007", 1, 3),
        (b"[" * 10_000, "NPA006", 1, DEEPEST + 1),
    ],
)
def test_what_is_refused_and_where(parser, raw: bytes, code: str, line: int, column: int) -> None:
    document, findings = read_yaml("x.yaml", raw, parser)
    assert document is None
    assert (findings[0].code, findings[0].at) == (code, Point(line, column))


def test_several_faults_are_told_in_one_run() -> None:
    _, findings = read_yaml("x.yaml", b"a: 1\na: 2\nb: &x 3\nc: *x\nd: !!str 4\n")
    assert [(each.code, each.at.line) for each in findings] == [
        ("NPA003", 2), ("NPA004", 3), ("NPA004", 4), ("NPA005", 5),
    ]  # fmt: skip


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    plain, _ = read_yaml("x.yaml", b"a: 1\nb:\n  - c\n")
    windows, _ = read_yaml("x.yaml", b"\xef\xbb\xbfa: 1\r\nb:\r\n  - c\r\n")
    assert windows.data == plain.data
    assert windows.locate(("b", 0)) == plain.locate(("b", 0)) == Point(3, 5)


@pytest.mark.parametrize("parser", PARSERS)
def test_every_key_and_value_has_its_place(parser) -> None:
    document, _ = read_yaml("x.yaml", b"a: 1\nb:\n  - c: 2\n    d: [1, {e: f}]\n  - g\nh: x\n", parser)
    places = {
        ("a",): (1, 4), ("b", 0): (3, 5), ("b", 0, "c"): (3, 8), ("b", 0, "d", 1, "e"): (4, 16), ("b", 1): (5, 5),
        ("h",): (6, 4), ("b", 0, "not there"): (3, 5),
    }  # fmt: skip
    assert {path: document.locate(path) for path in places} == {path: Point(*place) for path, place in places.items()}
    assert document.locate(("b", 0, "d", 1, "e"), on_key=True) == Point(4, 13)


@pytest.mark.parametrize(
    ("word", "value"),
    [("", None), ("~", None), ("null", None), ("true", True), ("False", False), ("yes", "yes"), ("No", "No"), ("on", "on"),
     ("12", 12), ("-7", -7), ("0o17", 15), ("0x1F", 31), ("017", 17), ("1_000", "1_000"), ("1.10", 1.1), (".5", 0.5),
     ("1e3", 1000.0), ("1:30", "1:30"), ("2019-01-01", "2019-01-01"), ("+", "+"), ("-", "-"), ("P3.1", "P3.1"),
     ("9" * 100, "9" * 100)],
)  # fmt: skip
def test_plain_words_by_the_core_schema_of_yaml_1_2(word: str, value: object) -> None:
    assert resolve(word) == value
    assert type(resolve(word)) is type(value)


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"), max_size=20
)
KEYS = st.text(alphabet="abcxyz_ ", min_size=1, max_size=6).filter(lambda key: key.strip() == key)
TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=15,
)


@given(TREES)
def test_both_parsers_read_the_same_from_anything_json_can_say(tree: object) -> None:
    import json

    raw = json.dumps(tree, ensure_ascii=False).encode()  # JSON is YAML, but for its pairs of surrogates
    compiled, pure = (read_yaml("x.yaml", raw, parser) for parser in PARSERS)
    assert compiled[0] is not None and pure[0] is not None
    assert compiled[0].data == pure[0].data == tree


@given(st.binary(max_size=200) | st.text(alphabet="ab: -[]{}&*!|>'\"#%@`\n\t,?", max_size=60).map(str.encode))
def test_no_bytes_make_it_fail(raw: bytes) -> None:
    for parser in PARSERS:
        document, findings = read_yaml("x.yaml", raw, parser)
        assert (document is None) == bool(findings)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("updates:\n  P3.2.1\n    status: in_progress\n", 2, 9, "no colon after `P3.2.1`"),
        ("updates:\n  P3.2.1  # said late\n\n    # of it\n    status: in_progress\n", 2, 9, "no colon after `P3.2.1`"),
        ("a: one\nb: two: three\n", 2, 7, "a second `: ` in one line, or a line indented too far"),
        ("a: one\n   b: two\n", 2, 5, "a second `: ` in one line, or a line indented too far"),
    ],
)
def test_a_forgotten_colon_is_told_where_it_is_missing(text: str, line: int, column: int, message: str) -> None:
    _, (found, *_) = read_yaml("x.yaml", text.encode())
    assert (found.message, found.at) == (message, Point(line, column))


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("escape", [r"\U00110000", r"\UFFFFFFFF", r"\q", r"\xzz", r"\ud800"])
def test_an_escape_for_no_character_is_told_as_that(parser, escape) -> None:
    document, found = read_yaml("changes.yaml", f'- word: "{escape}"\n'.encode(), parser)
    assert document is None or (parser == "pure" and escape == r"\ud800")  # which it takes
    assert [each.code for each in found] == ([] if document else ["NPA002"])
    if parser == "compiled":
        assert "no character's number" in found[0].message and "never closed" not in found[0].message
