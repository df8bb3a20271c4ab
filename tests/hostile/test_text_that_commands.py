"""Text that would be obeyed where it is shown, in every field of every file: every command × every format, read back."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest
from markdown_it import MarkdownIt

from npa_cli.render.safe_text import is_formula
from tests.architecture.filled_plan import FilledPlan
from tests.family.test_all_plans import NEEDED, calls

STARTS = (
    "=1+1",
    "\uff1d1",
    "\uff0b1",
    "-1+1",
    "@sum(1)",
    "\t=1",
    "\r=1",
    "::error::",
    "##[error]",
    "##vso[task.complete]",
    "    ",
)
WORDS = (
    "{} of it, @nhs-england and @nhs/team, see #12, nhs/plan#12, GH-12 and !12; __init__ *bold* `code` :tada: &amp; $x$\n"
    "::error file=a::b ::add-mask::c\n"
    "##[command]d ##vso[task.setvariable variable=x]e ##teamcity[f]\n"
    "    four spaces <script>alert(1)</script> <img src=x onerror=alert(1)> [g](javascript:h) ![i](//j.example/k)\n"
    "# heading\n- item\n| cell | cell |\n```\n]]> %% --> \u202ebackwards\u2028line\ufffe\x1b[2J\x07"
)
BREAKS = ("html_inline", "softbreak", "hardbreak")
OBEYED_BY_CI = re.compile(r"^\s*::[a-z]|##(?:vso|teamcity)?\[", re.IGNORECASE)
OURS = re.compile(r"::(?:error|warning|notice) file=")  # the command of a finding, which is what `-f github` is for
OBEYED = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan in which each field of text begins with something to be obeyed, and goes on with all the rest."""
    root = tmp_path_factory.mktemp("hostile") / "data"
    starts = itertools.cycle(STARTS)
    FilledPlan(words=lambda place: next(starts) + WORDS.format(place)).write(root)
    return root


def assert_no_commands(text: str, allowed: re.Pattern[str] = re.compile("(?!)")) -> None:
    for line in re.split("[\n\r]+", text):
        assert allowed.match(line) or not OBEYED_BY_CI.search(line), line
        assert not OBEYED.search(line), line.encode("unicode_escape")


def parse_csv(text: str) -> None:
    head, *rows = csv.reader(io.StringIO(text))
    for row in rows:
        assert len(row) == len(head)
        assert not [cell for cell in row if is_formula(cell) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)]


def parse_json(text: str) -> None:
    assert (
        any("@nhs-england" in each and "\x1b[2j" in each.lower() for each in words_in(json.loads(text)))
        or "@nhs" not in text  # a word for a rating stands in small letters in a sentence
    )


def words_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for each in value:
            yield from words_in(each)
    elif isinstance(value, str):
        yield value


def parse_markdown(text: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    inline = [child for token in tokens for child in (token.children or ())]
    assert not [token.content for token in tokens if token.type in ("html_block", "code_block", "hr")]
    assert {child.content for child in inline if child.type == "html_inline"} <= {"<br>"}
    assert {child.type for child in inline if child.type not in ("text", *BREAKS)} <= {
        "strong_open",
        "strong_close",
        "code_inline",
    }
    assert {child.content for child in inline if child.type == "code_inline"} <= {"npa validate"}
    for child in inline:
        if child.type == "text":
            assert not re.search(r"(?<!\w)@\w|#\d|\bGH-\d|(?<!\w)!\d|:tada:", child.content), child.content


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.handlers += [
            name
            for name, value in attrs
            if name.startswith("on") or (not name.startswith("data-") and "javascript:" in (value or ""))
        ]


def parse_html(text: str) -> None:
    page = Page()
    page.feed(text)
    assert not page.tags & {"img", "iframe", "object"}
    assert text.count("<script>") == 1  # our own
    assert not page.handlers


def parse_ics(text: str) -> None:
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert all("\n" not in str(each["SUMMARY"]) for each in events)


def parse_mermaid(text: str) -> None:
    for line in text.splitlines():
        assert re.match(
            r"\s*(```|gantt|title |dateFormat|axisFormat|todayMarker off|No deliverable|This plan ended |No returns are|Nothing was reported|.+ :[a-z0-9, -]+$|$)",
            line,
        ), line


def parse_package(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))]
    for part in filter(None, parts):  # a package made from a template has an empty one
        ElementTree.fromstring(part)  # our own
        assert not re.search(r"<f>|table:formula=|oleObject|<script|vbaProject", part)
        assert "javascript:" not in "".join(re.findall(r'(?:Target|xlink:href)="[^"]*"', part))


PARSERS: dict[str, Callable[[str], Any]] = {
    "csv": parse_csv, "json": parse_json, "markdown": parse_markdown, "html": parse_html, "ics": parse_ics,
    "sarif": json.loads, "gitlab": json.loads, "rdjson": json.loads, "junit": ElementTree.fromstring, "svg": ElementTree.fromstring,
    "mermaid": parse_mermaid,
}  # fmt: skip


@pytest.mark.usefixtures("printer")
@pytest.mark.table
@pytest.mark.parametrize(("name", "form"), tuple(calls()), ids=lambda words: words or "-")
def test_text_from_files_is_obeyed_by_nothing(name: str, form: str, run: Any, hostile: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(hostile, data)
    needed = [word.replace("PHE", "MADE") for word in NEEDED.get(name, ())]
    words = (*name.split(), *needed, "--data", str(data), *(("--format", form) if form else ()))
    if form in ("docx", "odt", "xlsx", "ods", "pdf"):
        words = (*words, "-o", f"paper.{form}")
    ran = run(*words, folder=tmp_path)
    assert "fault in npa itself" not in ran.err
    assert_no_commands(ran.err)
    assert_no_commands(ran.out, OURS if form == "github" else re.compile("(?!)"))
    for paper in tmp_path.glob("paper.*"):
        parse_package(paper)
    if ran.out:
        PARSERS.get(form or ("ics" if name == "export ics" else "text"), str)(ran.out)
