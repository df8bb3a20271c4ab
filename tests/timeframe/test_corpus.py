"""The goal of the grammar, held to on the project's own labelled cells."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def benchmark() -> ModuleType:
    path = ROOT / "benchmarks" / "timeframes.py"
    spec = importlib.util.spec_from_file_location("benchmark_of_timeframes", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


# The held-out cells are never looked at: only their totals are, and those are asked for a little less.
@pytest.mark.parametrize(("name", "right", "wrong"), [("development", 0.99, 0.003), ("held_out", 0.98, 0.003)])
def test_deadlines_are_right_or_refused(name: str, right: float, wrong: float) -> None:
    module = benchmark()
    cells = list(module.cells(module.CORPUS / f"{name}.tsv"))
    assert len(cells) >= 300
    outcomes = [module.outcome(cell, module.npa(cell)) for cell in cells]
    deadlines = [cell for cell in cells if cell.due and cell.family != "ambiguous"]
    read_right = sum(module.npa(cell) == cell.due for cell in deadlines)
    assert read_right / len(deadlines) >= right
    assert outcomes.count("wrong") / len(cells) <= wrong
    starts = [cell for cell in cells if cell.family == "open_start"]
    assert sum(module.npa(cell) is not None for cell in starts) <= len(starts) // 10
