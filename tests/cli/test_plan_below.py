"""A check run beside a plan, in the folder above it, never passes because another plan is right."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.mark.parametrize("words", [("validate",), ("validate", "--format", "json"), ("fmt", "--check"), ("fmt",)])
def test_a_plan_below_that_is_not_named_is_no_pass(
    words: tuple[str, ...], run: Callable[..., Any], plan: Callable[..., Path]
) -> None:
    above = plan().parent
    ran = run(*words, folder=above)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing was done; a plan stands below, in plan; to ask it: --data plan" in ran.err
    assert run(*words, "--data", "plan", folder=above).code in (0, 1)
    assert run("validate", "plan", folder=above).code == 0


def test_where_there_is_no_plan_at_all_the_one_that_comes_with_npa_is_checked(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    assert run("validate", folder=tmp_path).code == 0


def test_a_hook_that_sees_only_readings_change_fails(run: Callable[..., Any], plan: Callable[..., Path]) -> None:
    root = plan(
        {
            "measures.yaml": "- {id: M1, title: Waits, unit: days, of: P1, better: lower, frequency: quarterly}\n",
            "readings/w.csv": "measure,period_start,period_end,value\nM1,2018-04-01,2018-06-30,4\n",
        }
    )
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org")
    for words in (("init", "-q", "-b", "main", "."), ("add", "-A"), ("commit", "-qm", "one")):
        subprocess.run((*git, *words), cwd=root.parent, check=True)
    (root / "readings" / "w.csv").write_text(
        "measure,period_start,period_end,value\nM9,2018-06-30,2018-04-01,lots\n", encoding="utf-8"
    )
    assert run("validate", folder=root.parent).code == 2  # as the hook runs it, in the repository's folder
    named = run("validate", "--data", "plan", folder=root.parent)
    assert named.code == 1
    assert "NPA221" in named.out
