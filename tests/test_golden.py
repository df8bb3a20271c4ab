"""Documented output, word for word: each file in golden/ holds commands and what they print.

A line `$ npa …` (with environment variables before it) runs that command in the repository's folder; the lines
below it are its standard output, then each line of standard error after `! `, then `[exit N]` where N is not 0.
`pytest --golden-update` writes the files anew: read the diff before you commit it.
"""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path

import pytest

from npa_cli.views.wording import long_day

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden(path: Path, run, request: pytest.FixtureRequest) -> None:
    expected = path.read_text(encoding="utf-8")
    commands = [line for line in expected.splitlines() if line.startswith("$ ")]
    assert commands
    actual = "\n".join(printed_by(command, run) for command in commands)
    if request.config.getoption("--golden-update"):
        path.write_text(actual, encoding="utf-8")
    assert actual == expected


def printed_by(command: str, run) -> str:
    words = shlex.split(command.removeprefix("$ "))
    env = {}
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        env[name] = value
    assert words.pop(0) == "npa"
    ran = run(*words, env=env)
    for today in (long_day(date.today()), date.today().isoformat()):
        assert today not in ran.out, f"give `{command}` a date: what it prints would differ tomorrow"
    lines = [command, *ran.out.splitlines(), *(f"! {line}" for line in ran.err.splitlines())]
    if ran.code:
        lines.append(f"[exit {ran.code}]")
    return "".join(f"{line.replace(chr(27), '␛')}\n" for line in lines)
