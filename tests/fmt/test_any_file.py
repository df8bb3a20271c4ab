"""Whatever a file looks like, its layout is settled at once, says the same, and keeps every comment."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from npa_cli.edit.canonical.format_file import canonical_form
from npa_cli.edit.canonical.parts import comments_of
from npa_cli.edit.change import same
from npa_cli.edit.tree import read_tree
from npa_cli.store.file_kinds import FILE_KINDS, kind_of
from npa_cli.store.read_yaml import read_yaml
from tests.conftest import REPOSITORY
from tests.counts import examples
from tests.store_edit.yaml_files import YamlFile, yaml_files

PLANS = sorted(path.parent for folder in ("data", "examples") for path in (REPOSITORY / folder).rglob("workplan.yaml"))
FILES = [
    (kind, path)
    for plan in PLANS
    for path in sorted(plan.rglob("*.yaml"))
    if (kind := kind_of(path.relative_to(plan).as_posix()))
]


def data_of(raw: bytes):
    document, findings = read_yaml("", raw)
    assert findings == ()
    return document.data


def assert_no_trailing_blanks(text: str) -> None:
    """Outside blocks of prose, where they would be the author's."""
    if not re.search(r"[|>][-+0-9]*( *#.*)?$", text, re.MULTILINE):
        assert not re.search(r"[ \t]$", text, re.MULTILINE)


@settings(max_examples=examples(2_500), deadline=None)
@given(yaml_files())
def test_random_files(file: YamlFile) -> None:
    new = canonical_form(file.raw, None)
    assert canonical_form(new, None) == new
    assert same(data_of(file.raw), data_of(new))
    text = new.decode()
    assert "\r" not in text
    assert not text.startswith(("\n", "\ufeff"))
    assert text.endswith("\n")
    assert_no_trailing_blanks(text)
    # Every comment that the random file was given, and none but those.
    notes = Counter(each for line in file.lines if line.owner is None for each in re.findall(r"#.*", line.text))
    assert notes - Counter(re.findall(r"#.*", text)) == Counter()
    # Without brackets and sorting nothing changes places.
    if not any("flow" in what for what in file.paths.values()):
        assert comments_of(read_tree(new)) == comments_of(read_tree(file.raw))


class Messy:
    """A plan's data written out again by somebody careless: keys in any order, any quotes, any spaces, comments."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.comments: list[str] = []

    def comment(self) -> str:
        self.comments.append(f"# remark {len(self.comments)}")
        return self.comments[-1]

    def between(self, column: int) -> list[str]:
        kind = self.chance.randrange(8)
        if kind == 0:
            return [" " * self.chance.choice((0, column, column + 1)) + self.comment()]
        return ["  " * self.chance.randrange(2)] * self.chance.randrange(1, 3) if kind == 1 else []

    def tail(self) -> str:
        kind = self.chance.randrange(12)
        return f" {self.comment()}" if kind == 0 else "  " if kind == 1 else ""

    def words(self, value: object, *, flow: bool) -> str:
        if not isinstance(value, str):
            return "null" if value is None else str(value).lower()
        single = "'" + value.replace("'", "''") + "'"
        double = '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        plain = re.fullmatch(r"[A-Za-z][A-Za-z0-9./ -]*[A-Za-z]", value) and value.lower() not in (
            "null",
            "true",
            "false",
        )
        choices = [double] if "\n" in value else [single, double, value if plain else double]
        chosen = self.chance.choice(choices)
        if not flow and " " in chosen and chosen[0] not in "'\"" and self.chance.randrange(4) == 0:
            first, _, rest = chosen.partition(" ")
            return chosen if "  " in chosen else f"{first}\n{' ' * 60}{rest}"
        return chosen

    def flow(self, value: object) -> str:
        space = " " * self.chance.randrange(2)
        if isinstance(value, dict):
            return (
                "{"
                + space
                + f",{space} ".join(f"{key}:  {self.flow(each)}" for key, each in self.shuffled(value))
                + "}"
            )
        if isinstance(value, list):
            return "[" + f" ,{space}".join(map(self.flow, value)) + space + "]"
        return self.words(value, flow=True)

    def shuffled(self, value: dict):
        entries = list(value.items())
        if self.chance.randrange(2):
            self.chance.shuffle(entries)
        return entries

    def block(self, value: object, column: int) -> list[str]:
        lines: list[str] = []
        entries = self.shuffled(value) if isinstance(value, dict) else [(None, each) for each in value]
        for key, each in entries:
            lines += self.between(column)
            head = " " * column + ("-" if key is None else f"{key}{' ' * self.chance.randrange(2)}:")
            if isinstance(each, dict | list) and each and self.chance.randrange(5):
                lines.append(head + self.tail())
                lines += self.block(each, column + self.chance.randrange(1, 5))
            elif isinstance(each, dict | list):
                lines.append(f"{head} {self.flow(each)}{self.tail()}")
            else:
                lines.append(f"{head}{' ' * self.chance.randrange(1, 4)}{self.words(each, flow=False)}{self.tail()}")
        return lines


@pytest.mark.table
@pytest.mark.hypothesis  # which sees no test within a test by itself
@pytest.mark.parametrize(
    ("kind", "path"), FILES[:: max(1, len(FILES) // 40)], ids=lambda each: str(each).rpartition("/")[2]
)
def test_a_plans_file_written_out_carelessly_comes_back(kind: str, path: Path) -> None:
    @settings(max_examples=examples(80, least=8), deadline=None)
    @given(st.randoms(use_true_random=False), st.sampled_from(("\n", "\r\n")), st.booleans())
    def comes_back(chance: random.Random, line_break: str, mark: bool) -> None:
        messy = Messy(chance)
        data = data_of(path.read_bytes())
        text = line_break.join(messy.block(data, 0)).replace("\r\n", "\n").replace("\n", line_break) + line_break
        raw = (b"\xef\xbb\xbf" if mark else b"") + text.encode()
        assert same(data_of(raw), data)
        new = canonical_form(raw, kind)
        assert canonical_form(new, kind) == new
        assert same(data_of(new), data_of(canonical_form(path.read_bytes(), kind)))
        assert Counter(re.findall(r"# remark \d+$", new.decode(), re.MULTILINE)) == Counter(messy.comments)
        keys = lambda raw: [*_keys(data_of(raw))]  # noqa: E731
        assert keys(new) == keys(canonical_form(path.read_bytes(), kind))

    comes_back()


def _keys(data):
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            if key not in ("conventions", "reporting", "names"):  # mappings in the author's own order
                yield from _keys(value)
    elif isinstance(data, list):
        for value in data:
            yield from _keys(value)


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda each: str(each).rpartition("/")[2])
def test_the_shipped_plans_are_canonical(kind: str, path: Path) -> None:
    assert canonical_form(path.read_bytes(), kind).decode() == path.read_text(encoding="utf-8")


def test_every_kind_of_file_is_among_those_tried() -> None:
    kinds = {kind for kind, each in FILE_KINDS.items() if each.pattern.endswith(".yaml")}
    assert {"workplan", "partners", "priority", "return", "changes"} <= {kind for kind, _ in FILES} <= kinds
