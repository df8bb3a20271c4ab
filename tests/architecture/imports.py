"""The imports of the package as a graph: which file imports which, where the import stands, and rings of files."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "npa_cli"
FILES = sorted(PACKAGE.rglob("*.py"))


@dataclass(frozen=True)
class Import:
    """One import statement's target: `module` is a file of the package by its dotted name, or an outside library."""

    module: str
    line: int
    last_line: int
    in_function: bool
    for_types: bool  # under `if TYPE_CHECKING:`, so never run


def module_of(path: Path) -> str:
    """The dotted name of a file of the package; of a folder's `__init__`, the folder's."""
    parts = (PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in FILES}
NAMES = {path: path.relative_to(PACKAGE).as_posix() for path in FILES}


def nodes_of(path: Path) -> Iterator[ast.AST]:
    """All that a file of the package is made of."""
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def room_of(module: str) -> str:
    """The room a file is in: its folder in the package; "" for the package itself and `__main__`."""
    path = MODULES.get(module)
    parts = path.relative_to(PACKAGE).parts if path else ()
    return parts[0] if len(parts) > 1 else ""


@functools.cache
def imports_of(module: str) -> tuple[Import, ...]:
    """Every import of a file, wherever it stands. `from room import file` counts as an import of that file."""
    return tuple(_imports(ast.parse(MODULES[module].read_text(encoding="utf-8")), in_function=False, for_types=False))


def _imports(node: ast.AST, *, in_function: bool, for_types: bool) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield Import(alias.name, *_lines(node), in_function, for_types)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"line {node.lineno}: say the whole name"
        for alias in node.names:
            whole = f"{node.module}.{alias.name}"
            yield Import(whole if whole in MODULES else node.module or "", *_lines(node), in_function, for_types)
    elif isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        for each in node.body:
            yield from _imports(each, in_function=in_function, for_types=True)
        for each in node.orelse:
            yield from _imports(each, in_function=in_function, for_types=for_types)
    else:
        inside = in_function or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for each in ast.iter_child_nodes(node):
            yield from _imports(each, in_function=inside, for_types=for_types)


def _lines(node: ast.stmt) -> tuple[int, int]:
    return node.lineno, node.end_lineno or node.lineno


def files_imported() -> dict[str, set[str]]:
    """Each file of the package, and the files of the package it imports, at its top, in functions or for types."""
    return {
        module: {each.module for each in imports_of(module) if each.module in MODULES and each.module != module}
        for module in MODULES
    }


def circles(graph: Mapping[str, set[str]]) -> list[list[str]]:
    """Each group of files that import one another in a ring, as one such ring: the first file stands again at its end."""
    reach = {module: _reachable(graph, module) for module in graph}
    found: list[list[str]] = []
    seen: set[str] = set()
    for module in sorted(graph):
        if module not in seen and module in reach[module]:
            seen |= {other for other in reach[module] if module in reach[other]}
            found.append(_shortest_ring(graph, module))
    return found


def _reachable(graph: Mapping[str, set[str]], start: str) -> set[str]:
    met: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        module = waiting.pop()
        if module not in met:
            met.add(module)
            waiting += graph.get(module, set())
    return met


def _shortest_ring(graph: Mapping[str, set[str]], start: str) -> list[str]:
    paths = [[start]]
    met = {start}
    for path in paths:  # grows as it is walked: the nearest files first
        for module in sorted(graph[path[-1]]):
            if module == start:
                return [*path, start]
            if module not in met:
                met.add(module)
                paths.append([*path, module])
    raise AssertionError(f"{start} is in no ring")
