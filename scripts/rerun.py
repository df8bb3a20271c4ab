"""Run again the commands that the documentation shows, and compare what they print.

A fenced block marked `console` whose first line is `$ npa …` (with environment variables before it) shows that
command's standard output. Nothing in it is written by hand.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

_WHO: Final = {"NAME": "A reader", "EMAIL": "reader@example.org"}  # who commits, in the pages
_ANY_BLOCK: Final = re.compile(r"^```(console|sh)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_BLOCK: Final = re.compile(r"^```console\n(\$ [^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def rerun(page: str, folder: Path) -> str:
    """The page with the output of every command block as it is now, run in `folder`."""
    return _BLOCK.sub(lambda match: f"```console\n{match.group(1)}\n{output_of(match.group(1), folder)}```", page)


def replay(page: str, repository: Path) -> str:
    """A page whose blocks are typed one after the other on a copy of the examples, those marked `sh` too.

    Raises SystemExit for a line of `sh` that fails.
    """
    with TemporaryDirectory() as made:
        folder = Path(made)
        shutil.copytree(repository / "examples", folder / "examples")

        def typed(block: re.Match[str]) -> str:
            kind, body = block.groups()
            if kind == "sh":
                _type(body, folder, repository)
                return block[0]
            line = body.partition("\n")[0]
            return f"```console\n{line}\n{output_of(line, folder, repository)}```"

        return _ANY_BLOCK.sub(typed, page)


def _type(lines: str, folder: Path, repository: Path) -> None:
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in _WHO.items()}
    for line in lines.splitlines():
        done = subprocess.run(  # noqa: S603  # the project's own documentation
            ["/bin/sh", "-c", f'npa() {{ "{sys.executable}" -m npa_cli "$@"; }}\n{line}'],
            cwd=folder,
            env={**os.environ, **who, "PYTHONPATH": str(repository)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode > line.startswith("npa validate"):  # which ends with 1 if it finds an error
            raise SystemExit(f"this does not run as it is written:\n{line}\n{done.stdout}{done.stderr}")


def output_of(line: str, folder: Path, repository: Path | None = None) -> str:
    """What a command line such as `$ npa status` prints, run in `folder`."""
    line, _, first = line.removeprefix("$ ").partition(" | head -")
    words = shlex.split(line)
    variables = dict(word.split("=", 1) for word in words if re.match(r"[A-Z_]+=", word))
    command = [word for word in words if not re.match(r"[A-Z_]+=", word)]
    if command[0] != "npa":
        raise SystemExit(f"only npa is run again, not: {line}")
    done = subprocess.run(  # noqa: S603  # the project's own documentation
        [sys.executable, "-m", "npa_cli", *command[1:]],
        cwd=folder,
        env={"PATH": "", "PYTHONPATH": str(repository or folder), **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return "".join(done.stdout.splitlines(keepends=True)[: int(first) if first else None])
