"""Ctrl-C at any moment, also while modules load: no traceback, and the exit code that shells expect."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.counts import examples
from tests.hostile.test_left_behind import environment

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")

# Runs npa, and at its so-many-th import either sends it the signal or lets the import itself fail as Ctrl-C does.
AT_AN_IMPORT = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # which whoever started this may have had ignored
at, how = int(sys.argv.pop(1)), sys.argv.pop(1)
class Finder:
    count = 0
    def find_spec(self, name, path=None, target=None):
        Finder.count += 1
        if Finder.count == at:
            if how == "raised":
                raise KeyboardInterrupt
            os.kill(os.getpid(), 2)
from npa_cli.__main__ import main
sys.meta_path.insert(0, Finder())
main()
"""
IMPORTS = 500  # more than any of these commands has
TRIED = random.Random(17).sample(range(1, IMPORTS), examples(IMPORTS - 1, least=6))
COMMANDS = ("status", "validate", "fmt", "update P1.1.1 --status on_hold --narrative x", "report board -f html")


def ran(process: subprocess.Popen[str]) -> tuple[str, str, int]:
    out, err = process.communicate(timeout=120)
    return out, err, process.returncode


@pytest.mark.parametrize("how", ["sent", "raised"])
@pytest.mark.parametrize("at", TRIED)
def test_at_any_import(at: int, how: str, plan) -> None:
    root = plan()
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    words = COMMANDS[at % len(COMMANDS)].split()
    _, err, code = ran(
        subprocess.Popen(
            (sys.executable, "-c", AT_AN_IMPORT, str(at), how, *words), cwd=root, env=environment(), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
    )  # fmt: skip
    assert "Traceback" not in err
    assert "fault in npa itself" not in err
    if code == 130:
        assert {path: path.read_bytes() for path in root.rglob("*.yaml")} == before
    else:  # it had no such import, and was not disturbed
        assert code in (0, 1, 3), err
        assert at > 60


def _started(root: Path, words: list[str]) -> subprocess.Popen[str]:
    """A run of npa that has got as far as its own first line: what Python does before that is not npa's."""
    heeds = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    go = f"{heeds}; print('go', flush=True); from npa_cli.__main__ import main; main()"
    process = subprocess.Popen(
        (sys.executable, "-c", go, *words), cwd=root, env=environment(), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "go\n"
    return process


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_after_any_time(command: str, plan) -> None:
    root, chance = plan(), random.Random(command)
    began = time.monotonic()
    ran(_started(root, command.split()))
    whole = time.monotonic() - began
    for _ in range(examples(40, least=4)):
        process = _started(root, command.split())
        time.sleep(0.02 + chance.uniform(0, whole))
        process.send_signal(signal.SIGINT)
        _, err, code = ran(process)
        assert "Traceback" not in err
        assert "fault in npa itself" not in err
        assert code in (0, 1, 130), err
        assert not list(root.rglob(".npa*"))


# Sends itself a stop where Python lets no error out: as a weak reference goes.
SWALLOWED = """
import os, signal, time, weakref
from npa_cli.cli.stopped import stops_raised
class Thing: pass
asked, thing = [], Thing()
try:
    with stops_raised(asked):
        kept = weakref.ref(thing, lambda _: os.kill(os.getpid(), signal.SIGTERM))
        del thing
        time.sleep(10)
except BaseException as stop:
    print(type(stop).__name__, set(asked) == {signal.SIGTERM})
"""


def test_a_stop_that_python_swallows_is_heeded_a_moment_later() -> None:
    done = subprocess.run(
        (sys.executable, "-c", SWALLOWED), env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("_Stopped True\n", "")
