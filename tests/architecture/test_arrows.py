"""The rooms of the house, and which may import which. A new arrow is a decision, made here."""

from __future__ import annotations

import ast

from tests.architecture.imports import MODULES, NAMES, PACKAGE, imports_of, module_of, nodes_of, room_of

# Each room and the rooms it may import from, itself always among them. The program itself, `__main__`, also knows speed.
ARROWS = {
    "timeframe": set(),
    "document": set(),
    "model": {"timeframe"},
    "speed": {"store"},
    "store": {"model", "timeframe", "speed"},
    "edit": {"store", "model"},
    "history": {"store", "model"},
    "differences": {"model"},
    "progress": {"model", "timeframe"},
    "rules": {"progress", "model", "timeframe", "store"},
    "views": {"progress", "model", "timeframe", "document", "rules", "differences"},
    "render": {"document", "model"},
    "intake": {"model", "render"},  # one file of render/office starts pandoc for it
    "work": {
        "timeframe",
        "document",
        "model",
        "store",
        "edit",
        "history",
        "differences",
        "progress",
        "rules",
        "views",
        "render",
        "intake",
    },
    "serve": {"work", "store", "render", "model"},
    "interface": {"work", "progress", "store", "views", "render", "model"},
    "cli": {
        "work",
        "serve",
        "timeframe",
        "model",
        "store",
        "edit",
        "progress",
        "rules",
        "views",
        "render",
        "interface",  # which an assistant is served from
    },
}
# Each outside library and the rooms that may know it.
LIBRARIES = {
    "typer": {"cli"},
    "pydantic": {"model"},
    "pydantic_core": {"model"},
    "ruamel": {"store", "edit"},
    "_ruamel_yaml": {"store", "edit"},
    "dateutil": {"timeframe"},
    "holidays": {"timeframe"},
    "rich": {"render"},
    "docx": {"render"},
    "odfdo": {"render", "intake"},
    "openpyxl": {"intake"},
    "xlsxwriter": {"render"},
    "icalendar": {"render"},
    "pyarrow": {"render"},
    "distributed": {"work"},
    "mcp": {"interface"},
}


def test_a_room_imports_only_what_its_arrows_allow() -> None:
    wrong = []
    for module in MODULES:
        room = room_of(module)
        for each in imports_of(module) if room else ():  # not the package itself and its entry point
            library = each.module.partition(".")[0]
            if each.module in MODULES and each.module != PACKAGE.name:
                if room_of(each.module) not in ARROWS[room] | {room}:
                    wrong.append(f"{module}:{each.line}: {room} may not import {each.module}")
            elif room not in LIBRARIES.get(library, {room}):
                wrong.append(f"{module}:{each.line}: {library} belongs to {LIBRARIES[library]}, not {room}")
    assert wrong == []


def test_every_room_has_its_arrows() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert rooms == set(ARROWS)


LINES = {name: len(path.read_text(encoding="utf-8").splitlines()) for path, name in NAMES.items()}


def test_files_stay_small_and_commands_thin() -> None:
    most = {name: 80 if name.startswith("cli/commands/") else 300 for name in LINES}
    assert {name: lines for name, lines in LINES.items() if lines > most[name]} == {}


FORBIDDEN_BELOW_CLI = {"print", "input", "open", "breakpoint"}
CLOCK_AND_ENVIRONMENT = {"today", "now", "utcnow", "environ", "getenv"}
FILE_TOUCHING = {"read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "replace_file"}


def test_below_the_command_line_nothing_prints_or_asks_the_clock_or_touches_files() -> None:
    wrong = []
    for path, name in NAMES.items():
        room = room_of(module_of(path))
        if room in ("cli", "interface", "work", "speed", ""):  # which the environment names
            continue
        touches = room in ("store", "edit")
        for node in nodes_of(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found = not touches and node.func.id in FORBIDDEN_BELOW_CLI
            else:
                found = isinstance(node, ast.Attribute) and (
                    node.attr in CLOCK_AND_ENVIRONMENT or (not touches and node.attr in FILE_TOUCHING)
                )
            wrong += [f"{name}:{node.lineno}"] if found else []
    assert wrong == []


# Of npa_cli: what it has now. 31,000 was asked of the rebuilt house, and each issue says what it adds.
MOST_LINES = 58_621


def test_the_package_stays_small_enough_to_read() -> None:
    assert sum(LINES.values()) <= MOST_LINES


def test_a_use_case_prints_nothing_and_does_not_ask_the_clock() -> None:
    names, attributes = {"print", "input", "SystemExit"}, {"stdout", "stderr", "stdin", "today", "now"}
    assert [
        f"{path.name}:{node.lineno}"
        for path in sorted((PACKAGE / "work").glob("*.py"))
        for node in nodes_of(path)
        if (isinstance(node, ast.Name) and node.id in names)
        or (isinstance(node, ast.Attribute) and node.attr in attributes)
    ] == []
