"""What a file is called says what is written to it, in every command that writes one; and the file holds that."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import icalendar
import pytest

from npa_cli.cli.command_table import COMMANDS
from npa_cli.cli.option_groups import typed_parameters
from npa_cli.work.formats.table import FORMATS
from tests.conftest import REPOSITORY
from tests.family.test_all_plans import formats_of
from tests.history.conftest import Made

pytestmark = pytest.mark.usefixtures("printer")

RETURN = "returns/FY19-20-Q1/RHT.yaml"
NEEDED = {
    "find": ("health",),
    "list": ("deliverables",),
    "log": ("P1.1.1",),
    "return check": (RETURN,),
    "return take": (RETURN,),
    "show": ("P1",),
    "since": ("HEAD",),
    "import": ("readings/waits.csv", "--dry-run"),
    "source check": ("--data", str(REPOSITORY / "examples" / "dunmere")),
    "guard": ("--base", "HEAD", "--partner", "RHT"),
    "sql": ("select id, title from priority",),
    "trace": ("P1",),
    "when": ("by 2021",),
    "estate status": (".", "--jobs", "1"),
    "estate validate": (".", "--jobs", "1"),
    "schema": ("workplan",),
}
# Which formats an ending may mean: the first of them that a command offers, where --format asks for none.
PLAIN = ("text", "markdown", "concise", "github")
MARKED = ("markdown", "text", "mermaid")
MEANS = {
    ".txt": PLAIN, ".log": PLAIN, ".text": PLAIN, ".TXT": PLAIN, ".md": MARKED, ".markdown": MARKED, ".csv": ("csv",),
    ".json": ("json", "gitlab", "sarif", "rdjson"), ".JSON": ("json", "gitlab", "sarif", "rdjson"), ".xml": ("junit",),
    ".sarif": ("sarif",), ".rdjson": ("rdjson",), ".svg": ("svg",), ".mmd": ("mermaid",), ".mermaid": ("mermaid",),
    ".ics": ("ics",), ".html": ("html",), ".htm": ("html",), ".odt": ("odt",), ".docx": ("docx",), ".ods": ("ods",),
    ".xlsx": ("xlsx",), ".db": ("sqlite",), ".sqlite": ("sqlite",), ".sqlite3": ("sqlite",),
    ".pdf": ("pdf",), ".rtf": (), ".yaml": (), ".gz": (), ".2": (),
}  # fmt: skip


def holds_json(raw: bytes) -> None:
    assert json.loads(raw) is not None


def holds_words(raw: bytes) -> None:
    assert raw.decode().strip() and raw[:1] not in b"{<"


def holds_xml(raw: bytes) -> None:
    assert ElementTree.fromstring(raw.decode()).tag


def holds_csv(raw: bytes) -> None:
    head, *rows = csv.reader(io.StringIO(raw.decode()))
    assert len(head) > 1 and {len(row) for row in rows} <= {len(head)}


def holds_page(raw: bytes) -> None:
    assert raw.lower().startswith(b"<!doctype html>")


def holds_package(mark: bytes) -> Callable[[bytes], None]:
    def holds(raw: bytes) -> None:
        with ZipFile(BytesIO(raw)) as package:
            assert any(mark in package.read(name) for name in package.namelist()[:3])

    return holds


def holds_print(raw: bytes) -> None:
    assert raw.startswith(b"%PDF-")


def holds_database(raw: bytes) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.deserialize(raw)
        assert connection.execute("select count(*) from deliverable").fetchone()[0]


def holds_diary(raw: bytes) -> None:
    assert icalendar.Calendar.from_ical(raw).walk("VEVENT")


HOLDS: dict[str, Callable[[bytes], None]] = {
    "json": holds_json, "gitlab": holds_json, "sarif": holds_json, "rdjson": holds_json, "csv": holds_csv,
    "text": holds_words, "markdown": holds_words, "concise": holds_words, "github": holds_words, "mermaid": holds_words,
    "junit": holds_xml, "svg": holds_xml, "html": holds_page, "sqlite": holds_database, "ics": holds_diary,
    "odt": holds_package(b"opendocument.text"), "ods": holds_package(b"opendocument.spreadsheet"),
    "pdf": holds_print, "docx": holds_package(b"wordprocessingml"), "xlsx": holds_package(b"spreadsheetml"),
}  # fmt: skip


def commands() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every command that writes a file it is told, with the formats it offers."""
    for name, (module, _) in COMMANDS.items():
        command = import_module(f"npa_cli.cli.commands.{module}").command
        if name == "site":
            continue  # a name without an ending is a folder of pages
        if any(each.name == "output" for each in typed_parameters(command)):
            yield name, formats_of(command) or {"schema": ("json",), "export ics": ("ics",)}[name]
    yield "export sqlite", ("sqlite",)


WRITERS = dict(commands())
CALLS = [(name, form) for name, offered in WRITERS.items() for form in (None, *offered)]


@pytest.fixture(scope="module")
def riverside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(REPOSITORY / "examples" / "riverside", tmp_path_factory.mktemp("plan") / "riverside"))
    made = Made(folder, folder)
    made.git("init", "--quiet")
    made.commit({})
    return folder


def asked(name: str, form: str | None, target: str) -> tuple[str, ...]:
    """The words typed to have a command write to a file."""
    words = (*name.split(), *NEEDED.get(name, ()))
    if len(WRITERS[name]) > 1 and form is not None:
        words = (*words, "--format", form)
    return (*words, target) if name == "export sqlite" else (*words, "-o", target)


@pytest.mark.table
@pytest.mark.parametrize(("name", "form"), CALLS, ids=str)
def test_a_file_is_what_its_name_ends_in(
    name: str, form: str | None, run: Any, riverside: Path, tmp_path: Path
) -> None:
    offered = WRITERS[name] if form is None else (form,)
    for ending, formats in MEANS.items():
        target = tmp_path / f"out{ending}"
        expected = next((each for each in formats if each in offered), None)
        ran = run(*asked(name, form, str(target)), folder=riverside)
        assert "fault in npa" not in ran.err and not ran.out
        if expected is None:
            assert (ran.code, target.exists()) == (2, False), ending
            (said,) = ran.err.splitlines()
            assert (f"`{target}`" in said and FORMATS[offered[0]].endings[0:1] <= (said,)) or "there is: ." in said
        else:
            assert ran.code in (0, 1), ran.err
            assert sum(f"wrote {target}" in line for line in ran.err.splitlines()) == 1
            HOLDS[expected](target.read_bytes())
    for left in tmp_path.iterdir():
        assert left.suffix in MEANS or left.name.endswith("-metadata.json")


@pytest.mark.table
@pytest.mark.parametrize(("name", "form"), CALLS, ids=str)
def test_a_file_whose_name_has_no_ending_is_what_was_asked_for_else_text(
    name: str, form: str | None, run: Any, riverside: Path, tmp_path: Path
) -> None:
    ran = run(*asked(name, form, str(tmp_path / "out")), folder=riverside)
    assert ran.code in (0, 1), ran.err
    HOLDS[form or ("text" if "text" in WRITERS[name] else WRITERS[name][0])]((tmp_path / "out").read_bytes())


@pytest.mark.table
@pytest.mark.parametrize("name", WRITERS)
def test_a_file_that_cannot_be_written_is_said_in_one_sentence(
    name: str, run: Any, riverside: Path, tmp_path: Path
) -> None:
    form = WRITERS[name][0]
    ending = next(iter(FORMATS[form].endings))
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    old = tmp_path / f"old{ending}"
    old.write_text("kept", encoding="utf-8")
    old.chmod(0o444)
    (tmp_path / "folder").mkdir()
    for target, why in (
        (f"nowhere/out{ending}", "there is no folder `"),
        (f"file/out{ending}", "is a file, not a folder"),
        (f"old{ending}", "it is read-only"),
        ("folder", "is a folder; name a file in it"),
        ("new/", "is a folder; name a file in it"),
        ("n" * 300, "its name is too long"),
        *((("/dev/full", "there is no room left"),) if Path("/dev/full").exists() else ()),
    ):
        path = target if target.startswith("/") else f"{tmp_path}/{target}"
        ran = run(*asked(name, form, path), folder=riverside)
        told = [line for line in ran.err.splitlines() if path in line]
        assert (ran.code, len(told)) == (2, 1), ran.err
        assert why in told[0] and ("name" in told[0] or "make room" in told[0])
        assert "fault in npa" not in ran.err and not ran.out
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(["file", "folder", old.name])
    assert old.read_text(encoding="utf-8") == "kept"


def test_every_format_has_its_endings_here() -> None:
    known = {ending for ending, formats in MEANS.items() if formats and ending == ending.lower()}
    assert known == {ending for each in FORMATS.values() for ending in (*each.endings, *each.also)}
    assert set(HOLDS) == set(FORMATS)
