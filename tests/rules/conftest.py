"""A small plan checked, with each finding as its code, file, message, and the words it points at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.work.check import check as check_files


class Told(NamedTuple):
    code: str
    path: str
    start: str  # the line of the file from the finding's place on
    message: str
    hint: str
    severity: str


@pytest.fixture
def check(tmp_path: Path) -> Callable[[Mapping[str, str]], list[Told]]:
    """Check the smallest right plan with some files added or replaced; every call has a folder of its own."""
    calls = 0

    def _check(files: Mapping[str, str]) -> list[Told]:
        nonlocal calls
        calls += 1
        root = tmp_path / str(calls)
        for name, text in {**MINIMAL_PLAN, **files}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        located = check_files(root).found
        told = []
        for each in located:
            finding = each.finding
            line = (root / finding.path).read_text(encoding="utf-8").splitlines()[each.point.line - 1]
            start = line[each.point.column - 1 :]
            told.append(Told(finding.code, finding.path, start, finding.message, finding.hint or "", finding.severity))
        return told

    return _check
