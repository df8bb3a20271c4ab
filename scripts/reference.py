"""The reference pages that are made from the code: every command's help, every rule's own page."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator

from npa_cli.cli.app import app
from npa_cli.cli.lazy_group import COMMANDS
from npa_cli.render.safe_text import visible
from npa_cli.rules.registry import RULES
from npa_cli.rules.rule import Example

_MADE = "<!-- Made by scripts/generate.py from the code: edit that, not this page. -->"


def commands_page() -> str:
    """Every command as `--help` tells it."""
    lines = ["# Commands", "", _MADE, "", "An option means the same in every command."]
    for name in COMMANDS:
        lines += ["", f"## npa {name}", "", "```", _help(name), "```"]
    return "\n".join(lines) + "\n"


def rules_page() -> str:
    """Every rule: what it finds, why that matters, and both its examples."""
    lines = ["# What npa validate finds", "", _MADE, "", "Codes are stable and never used again."]
    lines += ["", "| code | name | what it finds |", "| --- | --- | --- |"]
    lines += [f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} | {rule.title} |" for rule in RULES]
    for rule in RULES:
        said = {"error": "An error.", "warning": "A warning.", "note": "A note."}[rule.severity]
        lines += ["", f"## {rule.code} {rule.name}", "", f"{rule.title}. {rule.why} {said}"]
        lines += [*_example("Wrong", rule.bad), *_example("Right", rule.good)]
    return "\n".join(lines) + "\n"


def _example(said: str, example: Example) -> Iterator[str]:
    """A file of a small plan, after the other files it needs."""
    for path, text in (*example.files.items(), (example.path, example.text)):
        yield from ("", f"With `{path}`:" if path != example.path else f"{said}, in `{path}`:", "", "```yaml")
        yield visible(text).rstrip("\n")
        yield "```"


def _help(name: str) -> str:
    os.environ["COLUMNS"] = "100"
    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.suppress(SystemExit):
        app([*name.split(), "--help"], prog_name="npa")
    return text.getvalue().rstrip()
