"""The rooms of the design, section 5, and which may import which. A new arrow is a decision, made here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "npa_cli"
FILES = sorted(PACKAGE.rglob("*.py"))

# Each room and the rooms it may import from, itself always among them.
ARROWS = {
    "timeframe": set(),
    "document": set(),
    "model": {"timeframe"},
    "speed": {"store"},
    "store": {"model", "timeframe", "speed"},
    "edit": {"store", "model", "timeframe", "rules"},
    "history": {"store", "model"},
    "progress": {"model", "timeframe"},
    "rules": {"progress", "model", "timeframe"},
    "views": {"progress", "model", "timeframe", "document", "rules"},
    "render": {"document", "model"},
    "work": {
        "timeframe",
        "document",
        "model",
        "store",
        "edit",
        "history",
        "progress",
        "rules",
        "views",
        "render",
        "speed",
        "cli",
    },
    "cli": {
        "work",
        "speed",
        "timeframe",
        "document",
        "model",
        "store",
        "edit",
        "history",
        "progress",
        "rules",
        "views",
        "render",
    },
}
# Each outside library and the one room that may know it.
LIBRARIES = {
    "typer": "cli",
    "pydantic": "model",
    "pydantic_core": "model",
    "ruamel": "store",
    "_ruamel_yaml": "store",
    "rich": "render",
    "pypandoc": "render",
    "odfdo": "render",
    "xlsxwriter": "render",
    "icalendar": "render",
    "pyarrow": "render",
    "distributed": "work",
}


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: say the whole name"
            yield node.module or ""
            if node.module == "npa_cli":
                yield from (f"npa_cli.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_what_its_arrows_allow(path: Path) -> None:
    room = room_of(path)
    if not room:
        return  # the package itself and its entry point
    allowed = ARROWS[room] | {room}
    for name in imports_of(path):
        parts = name.split(".")
        if parts[0] == "npa_cli" and len(parts) > 1 and parts[1] != "__version__":
            assert parts[1] in allowed, f"{room} may not import {name}"
        if parts[0] in LIBRARIES:
            assert room == LIBRARIES[parts[0]], f"{parts[0]} belongs to {LIBRARIES[parts[0]]}, not {room}"


def test_every_room_has_its_arrows() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert rooms == set(ARROWS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", sorted((PACKAGE / "cli" / "commands").glob("*.py")), ids=lambda path: path.name)
def test_commands_stay_thin(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 80


FORBIDDEN_BELOW_CLI = {"print", "input", "open", "breakpoint"}
CLOCK_AND_ENVIRONMENT = {"today", "now", "utcnow", "environ", "getenv"}
FILE_TOUCHING = {"read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "replace_file"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_below_the_command_line_nothing_prints_or_asks_the_clock_or_touches_files(path: Path) -> None:
    room = room_of(path)
    if room in ("cli", "work", "speed", ""):  # which the environment names
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and room not in ("store", "edit"):
            assert node.func.id not in FORBIDDEN_BELOW_CLI, f"{path.name}:{node.lineno}"
        if isinstance(node, ast.Attribute):
            assert node.attr not in CLOCK_AND_ENVIRONMENT, f"{path.name}:{node.lineno}"
            if room not in ("store", "edit"):
                assert node.attr not in FILE_TOUCHING, f"{path.name}:{node.lineno}"
