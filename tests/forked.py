"""`npa` in a process of its own, forked from one that has loaded the program and run nothing: at a fifth of a start's time.

It has its own streams, environment, folder and exit code, as a process has that Python is started for. What a start
loads, and what it heeds while it does, it can't show: tests of these start Python themselves.
"""

from __future__ import annotations

import atexit
import functools
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parent.parent


class Ended(NamedTuple):
    """What a process wrote to its streams, its exit code, and what it took."""

    out: bytes
    err: bytes
    code: int  # negative where a signal ended it
    megabytes: int  # at most, at one time
    seconds: float  # of the processor


def npa(
    *words: str, folder: Path = REPOSITORY, env: Mapping[str, str], first: str = "", seconds: int = 120,
    out: str = "", err: str = "",
) -> Ended:  # fmt: skip
    """Run `npa` with some words, in a folder, with this environment alone; it is ended after so many seconds.

    `first` is Python that is executed before it, and has the words in `sys.argv`; `out` and `err` name devices to write to.
    """
    with tempfile.TemporaryDirectory() as scratch:
        to = {"out": out or f"{scratch}/out", "err": err or f"{scratch}/err"}
        asked = {"words": words, "folder": str(folder), "env": dict(env), "first": first, "seconds": seconds, **to}
        server = _server()
        assert server.stdin and server.stdout
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        took = json.loads(server.stdout.readline())
        said = [b"" if given else Path(to[name]).read_bytes() for name, given in (("out", out), ("err", err))]
    return Ended(*said, *took)


@functools.cache
def _server() -> subprocess.Popen[str]:
    """The process that others are forked from: one for each process of tests, ended with it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("NPA_", "COLUMNS"))}
    words = [sys.executable, "-m", "tests.forked"]
    server = subprocess.Popen(
        words, cwd=REPOSITORY, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    atexit.register(server.communicate)
    return server


def _serve() -> None:
    """Fork a process for each line that asks for one; answer with its exit code, megabytes and seconds."""
    from importlib import import_module
    from pkgutil import walk_packages

    import npa_cli

    for each in walk_packages(npa_cli.__path__, "npa_cli."):
        import_module(each.name)
    from npa_cli.store.load import load

    load(REPOSITORY / "examples" / "riverside")  # which builds the models
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(**json.loads(line))
        _, status, used = os.wait4(child, 0)
        megabytes = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) // 1_000_000
        took = (os.waitstatus_to_exitcode(status), megabytes, used.ru_utime + used.ru_stime)
        sys.stdout.write(json.dumps(took) + "\n")
        sys.stdout.flush()


def _become(words: list[str], folder: str, env: dict[str, str], first: str, seconds: int, out: str, err: str) -> None:
    """Be `npa`, as it is when Python has started it with these words."""
    from npa_cli.__main__ import main

    for stream, name in enumerate((os.devnull, out, err)):
        opened = os.open(name, os.O_RDWR | os.O_CREAT, 0o600)
        os.dup2(opened, stream)
        os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(stream, mode, 1, closefd=False) for stream, mode in enumerate("rww"))
    signal.alarm(seconds)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["npa", *words]
    exec(first, {})
    main()


if __name__ == "__main__":
    _serve()
