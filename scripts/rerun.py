"""Run again the commands that the documentation shows, and compare what they print.

A fenced block marked `console` whose first line is `$ npa …` (with environment variables before it) shows that
command's standard output. Nothing in it is written by hand.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

_BLOCK: Final = re.compile(r"^```console\n(\$ [^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def rerun(page: str, folder: Path) -> str:
    """The page with the output of every command block as it is now, run in `folder`."""
    return _BLOCK.sub(lambda match: f"```console\n{match.group(1)}\n{output_of(match.group(1), folder)}```", page)


def output_of(line: str, folder: Path) -> str:
    """What a command line such as `$ npa status` prints, run in `folder`."""
    words = shlex.split(line.removeprefix("$ "))
    variables = dict(word.split("=", 1) for word in words if re.match(r"[A-Z_]+=", word))
    command = [word for word in words if not re.match(r"[A-Z_]+=", word)]
    if command[0] != "npa":
        raise SystemExit(f"only npa is run again, not: {line}")
    done = subprocess.run(  # noqa: S603  # the project's own documentation
        [sys.executable, "-m", "npa_cli", *command[1:]],
        cwd=folder,
        env={"PATH": "", "PYTHONPATH": str(folder), **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout
