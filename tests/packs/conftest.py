"""A round that is under way, for every test of packs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.packs.workbooks import DAY, open_round


@pytest.fixture
def plan(tmp_path: Path, today: Callable[[str], None]) -> Path:
    """A copy of the example in July 2019, with the returns of the quarter still open."""
    today(DAY)
    return open_round(tmp_path)


@pytest.fixture
def take(run: Any, plan: Path, tmp_path: Path) -> Callable[..., Any]:
    """Take a workbook, given as its bytes, into the plan; with more words of the command."""

    def _take(raw: bytes, *words: str, name: str = "RHT.xlsx") -> Any:
        path = tmp_path / "inbox" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw)
        return run("return", "take", str(path), "--data", str(plan), *words)

    return _take
