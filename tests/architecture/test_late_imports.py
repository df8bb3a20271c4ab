"""Imports stand at the top of a file; one inside a function is late on purpose."""

from __future__ import annotations

from tests.architecture.imports import MODULES, Import, imports_of

MOST = 149  # in the whole package; it only ever goes down


def late_imports(module: str) -> list[Import]:
    return [each for each in imports_of(module) if each.in_function]


def test_few_imports_stand_inside_functions() -> None:
    lines = {(module, each.line) for module in MODULES for each in late_imports(module)}
    assert len(lines) <= MOST
