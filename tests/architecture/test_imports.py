"""Import late: what a cheap call may load. Measured in a fresh interpreter, because this one has loaded it all."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = ("pydantic", "ruamel", "rich", "importlib.metadata")


def modules_after(code: str, **env: str) -> set[str]:
    script = (
        f"import sys\ntry:\n    {code}\nexcept SystemExit:\n    pass\nprint(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env={**os.environ, **env}
    )
    return set(done.stderr.splitlines())


CALLS = {
    "npa --version": ("from npa_cli.cli.app import app; app(['--version'], prog_name='npa')", {}),
    "a Tab": (
        "from npa_cli.cli.app import app; app([], prog_name='npa')",
        {"_NPA_COMPLETE": "complete_bash", "COMP_WORDS": "npa sta", "COMP_CWORD": "1"},
    ),
    "npa --help": ("from npa_cli.cli.app import app; app(['--help'], prog_name='npa')", {}),
}


@pytest.mark.parametrize("call", CALLS)
def test_a_cheap_call_loads_no_heavy_library(call: str) -> None:
    code, env = CALLS[call]
    loaded = modules_after(code, **env)
    assert "npa_cli.cli.app" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_status_loads_the_models_of_the_files_that_are_there_and_no_other(plan) -> None:
    loaded = modules_after(f"from npa_cli.cli.app import app; app(['status', '--data', {str(plan())!r}])")
    assert {"npa_cli.views.status", "npa_cli.model.priority"} <= loaded
    registers = [
        f"npa_cli.model.{name}" for name in ("risk", "issue", "dependency", "decision", "action", "measure", "change")
    ]
    assert [name for name in (*registers, "rich.console", "rich.table") if name in loaded] == []
