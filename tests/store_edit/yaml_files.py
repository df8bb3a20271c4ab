"""Random YAML files as people write them, each line tagged with the value it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

Path = tuple[str | int, ...]


@dataclass
class Line:
    text: str  # without its line break
    owner: Path | None  # the value it belongs to; None for comments, blank lines and the file's own marks
    line_break: str = "\n"


@dataclass
class YamlFile:
    mark: bytes
    lines: list[Line]
    paths: dict[Path, str] = field(
        default_factory=dict
    )  # every value, and what it is: map, list, scalar, empty, in flow

    @property
    def raw(self) -> bytes:
        return self.mark + "".join(line.text + line.line_break for line in self.lines).encode()


PLAIN = ("word", "two words", "naïve – café", "日本 語", "😀 ok", "P3.1.2", "FY18/19 Q3 (then Annually)", "2019-01-01", "12",
         "1.10", "No", "true", "~", "null", "https://example.org/a?b=c#d", "a:b", "it's", 'say "x"', "x#y", "-3", "a - b")  # fmt: skip
QUOTED = (
    "'single'",
    "'it''s'",
    '"double"',
    '"a\\tb\\u00e9"',
    "''",
    '""',
    "'# no comment'",
    '"- a: b"',
    "'{[,'",
    "'1.10'",
)
FLOW_WORDS = ("word", "two words", "P3.1", "12", "No", "'a, b'", '"c] d"', "null", "é", "2019-01-01")
KEYS = ("id", "text", "status", "two words", "'quoted key'", '"doublé"', "key-x", "FY18/19", "über", "12", "No", "~x")
COMMENTS = ("# note", "#", "# key: value", "#! x # y", "# - item", "# “smart” 'quotes' [", "#\ttab")


class Writer:
    def __init__(self, draw: Callable[[st.SearchStrategy], Any]) -> None:
        self.draw = draw
        self.lines: list[Line] = []
        self.paths: dict[Path, str] = {}
        self.after_block_scalar: Path | None = None  # comments and blanks need care after one
        self.keeps = False

    def chance(self, one_in: int) -> bool:
        return self.below(one_in) == one_in - 1

    def below(self, limit: int) -> int:
        return self.draw(st.integers(0, limit - 1))

    def sample(self, size: int) -> list[str]:
        return self.draw(st.lists(st.sampled_from(KEYS), min_size=size, max_size=size, unique=True))

    def pick(self, options):
        return options[self.below(len(options))]

    def put(self, text: str, owner: Path | None) -> None:
        self.lines.append(Line(text, owner))

    def between(self, column: int) -> None:
        """Comments and blank lines between two values."""
        while self.chance(4):
            if self.chance(2):
                spaces = "" if self.after_block_scalar else self.pick(("", "", "  ", "     "))
                self.put(spaces, self.after_block_scalar if self.keeps else None)
            else:
                at = self.pick((0, column) if self.after_block_scalar else (0, column, column + 2))
                self.put(" " * at + self.pick(COMMENTS), None)
                self.keeps = False

    def tail(self) -> str:
        return self.pick(("", "", "", "", " ", "   ", " # why", "   #"))

    def value(self, path: Path, head: str, column: int, depth: int, *, dash: bool) -> None:
        """Everything after `head`, which ends in a colon or dash, and whose key or dash stands at `column`."""
        self.after_block_scalar, self.keeps = None, False
        kinds = ["plain", "plain", "plain", "quoted", "empty", "folded", "block", "flow", "flow_lines", "next_line"]
        if depth < 3:
            kinds += ["map"] * 4 + ["list"] * 3
        kind = self.pick(kinds)
        gap = self.pick((" ", " ", " ", "  ", "    "))
        deeper = column + self.pick((1, 2, 2, 2, 4))
        self.paths[path] = "scalar"
        if kind == "plain":
            self.put(head + gap + self.pick(PLAIN) + self.tail(), path)
        elif kind == "quoted":
            self.put(head + gap + self.pick(QUOTED) + self.tail(), path)
        elif kind == "empty":
            self.paths[path] = "empty"
            self.put(head + self.tail(), path)
        elif kind == "next_line":
            self.put(head + self.tail(), path)
            self.put(" " * deeper + self.pick(PLAIN + QUOTED) + self.tail(), path)
        elif kind == "folded":
            quote = self.pick(("", '"', "'"))
            self.put(f"{head}{gap}{quote}some prose{self.pick(('', ' '))}", path)
            if self.chance(3):
                self.put("", path)
            self.put(" " * deeper + "that goes on" + quote + self.tail(), path)
        elif kind == "block":
            self.block_scalar(path, head + gap, deeper)
        elif kind == "flow":
            self.put(head + gap + self.flow(path, 0) + self.tail(), path)
        elif kind == "flow_lines":
            self.flow_lines(path, head + gap, deeper)
        elif kind == "map":
            self.paths[path] = "map"
            if dash and not self.chance(4):
                self.map(path, column + len(gap) + 1, depth + 1, first=head + gap)
            else:
                self.put(head + self.tail(), path)
                self.map(path, deeper, depth + 1)
        else:
            self.paths[path] = "list"
            if dash and self.chance(2):
                self.list(path, column + len(gap) + 1, depth + 1, first=head + gap)
            else:
                self.put(head + self.tail(), path)
                self.list(path, deeper if dash or self.chance(2) else column, depth + 1)

    def block_scalar(self, path: Path, head: str, deeper: int) -> None:
        chomp = self.pick(("", "-", "+"))
        self.put(head + self.pick("|>") + chomp + self.pick(("", "", " # why", "  ")), path)
        if self.chance(8):
            self.put("", path)
        for _ in range(1 + self.below(3)):
            self.put(
                " " * deeper + self.pick(("words: here", "# no comment", "- x", "long words with é", "tail  ")), path
            )
            if self.chance(4):
                self.put("", path)
                self.put(" " * (deeper + 2) + "more indented", path)
        self.after_block_scalar, self.keeps = path, chomp == "+"

    def flow(self, path: Path, depth: int) -> str:
        kind = self.pick(("list", "map", "word") if depth else ("list", "map"))
        if kind == "word" or depth > 2:
            self.paths[path] = "scalar in flow"
            return self.pick(FLOW_WORDS)
        size = self.below(4)
        self.paths[path] = f"{kind} in flow" if size else "empty in flow"
        pad, comma = self.pick(("", " ")), self.pick((", ", ",  ", " , "))
        last = "," if size and self.chance(6) else ""
        if kind == "list":
            parts = [self.flow((*path, index), depth + 1) for index in range(size)]
            return "[" + pad + comma.join(parts) + last + pad + "]"
        keys = self.sample(size)
        parts = []
        for key in keys:
            inner = (*path, key.strip("'\""))
            if self.chance(8):
                self.paths[inner] = "empty in flow"
                parts.append(self.pick((key, key + ": ")))
            else:
                parts.append(f"{key}: {self.flow(inner, depth + 1)}")
        return "{" + pad + comma.join(parts) + last + pad + "}"

    def flow_lines(self, path: Path, head: str, deeper: int) -> None:
        kind = self.pick(("list", "map"))
        size = 1 + self.below(3)
        self.paths[path] = f"{kind} in flow"
        opening, closing = "[]" if kind == "list" else "{}"
        self.put(head + opening + self.tail(), path)
        indent = " " * deeper
        steps = range(size) if kind == "list" else self.sample(size)
        for number, step in enumerate(steps):
            if self.chance(5):
                self.put(indent + self.pick(COMMENTS), None)
            inner = (*path, step.strip("'\"") if isinstance(step, str) else step)
            words = self.flow(inner, 2)
            comma = "," if number < size - 1 or self.chance(2) else ""
            self.put(indent + (words if kind == "list" else f"{step}: {words}") + comma + self.tail(), path)
        self.put(" " * self.pick((deeper, deeper, 1)) + closing + self.tail(), path)

    def map(self, path: Path, column: int, depth: int, first: str | None = None) -> None:
        self.paths[path] = "map"
        for number, key in enumerate(self.sample(1 + self.below(4))):
            if number or first is None:
                self.between(column)
            lead = first if number == 0 and first is not None else " " * column
            colon = self.pick((":", ":", ":", " :"))
            self.value((*path, key.strip("'\"")), lead + key + colon, column, depth, dash=False)

    def list(self, path: Path, column: int, depth: int, first: str | None = None) -> None:
        self.paths[path] = "list"
        for number in range(1 + self.below(3)):
            if number or first is None:
                self.between(column)
            lead = first if number == 0 and first is not None else " " * column
            self.value((*path, number), lead + "-", column, depth, dash=True)

    def file(self) -> YamlFile:
        for _ in range(self.below(3)):
            self.put(self.pick((*COMMENTS, "")), None)
        if self.chance(8):
            self.put("---" + self.pick(("", " # start")), None)
        (self.list if self.chance(6) else self.map)((), 0, 0)
        self.between(0)
        if self.chance(12):
            self.put("...", None)
        breaks = self.pick((("\n",), ("\n",), ("\r\n",), ("\n", "\r\n"), ("\n", "\r\n", "\r")))
        for before, line in zip([None, *self.lines], self.lines, strict=False):
            line.line_break = self.pick(breaks)
            if not line.text and before and before.line_break == "\r":
                line.line_break = "\r"  # CR, then LF on an empty line, would be one break
        if self.lines[-1].text and self.chance(5):
            self.lines[-1].line_break = ""
        return YamlFile(self.pick((b"", b"", b"", b"\xef\xbb\xbf")), self.lines, self.paths)


@st.composite
def yaml_files(draw: Callable[[st.SearchStrategy], Any]) -> YamlFile:
    return Writer(draw).file()


def values(deep: int = 2) -> st.SearchStrategy:
    text = st.one_of(
        st.text(st.characters(exclude_categories=("Cs",)), max_size=30),
        st.sampled_from(("", "No", "1.10", "2019-01-01", "a: b", "x # y", "- z", "---", "end ", " start", "two\nlines", "it's",
                         "a, [b]", "https://example.org/x?y=z,w", "tail\n", "\n", "12:30", "=", "word " * 40 + "end")),
    )  # fmt: skip
    single = st.one_of(text, st.integers(-(10**20), 10**20), st.booleans(), st.none(), st.dates())
    if not deep:
        return single
    inner = values(deep - 1)
    return st.one_of(
        single,
        single,
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), text), inner, max_size=3),
    )
