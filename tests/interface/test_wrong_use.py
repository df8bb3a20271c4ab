"""The door for Python: what can't be meant is one of `npa.Fault`, and says what to write."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

import npa_cli as npa
from tests.conftest import REPOSITORY

RIVERSIDE = "examples/riverside"


def test_what_is_no_words_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    plan = npa.open(RIVERSIDE)
    number: Any = 3
    for ask in (lambda: plan.show(number), lambda: npa.when(number)):
        with pytest.raises(npa.Fault, match="`3` is no text; write it in quotes"):
            ask()
    morning = datetime(2019, 7, 1, 9, 30)
    assert plan.status(as_at=morning)["as_at"] == plan.status(as_at="2019-07-01")["as_at"]
    assert "more than 92 days late" in npa.explain("off_track")
