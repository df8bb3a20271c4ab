"""The reference pages that are made from the code: every command's help, every rule's own page."""

from __future__ import annotations

import contextlib
import io
import os

from npa_cli.cli.app import app
from npa_cli.cli.command_table import COMMANDS
from npa_cli.render.markdown import render_markdown
from npa_cli.render.safe_text import visible
from npa_cli.rules.level import level_in_words
from npa_cli.views.rule_page import EVERY_RULE, examples_of, ignored_by, mended_by_fix
from npa_cli.views.words_page import every_word

_MADE = "<!-- Made by scripts/generate.py from the code: edit that, not this page. -->"


def commands_page() -> str:
    """Every command as `--help` tells it."""
    lines = ["# Commands", "", _MADE, "", "An option means the same in every command."]
    for name in COMMANDS:
        lines += ["", f"## npa {name}", "", "```", _help(name), "```"]
    return "\n".join(lines) + "\n"


def words_page() -> str:
    """What the words and colours mean."""
    title, rest = render_markdown(every_word()).split("\n", 1)
    return f"{title}\n\n{_MADE}\n{rest}"


_CHOOSING = """\
How strict to be is `--level`: `draft` for a plan being written (files, shape and references are checked, and what is
still missing is a note), `standard`, or `final` before a paper goes to a board (a warning fails too, no date may still
be open and no change undecided). `--select` and `--ignore` take codes, beginnings of codes and names:
`--select NPA4,duplicate-id --ignore NPA402`; the longer beginning decides. What keeps a file from being read is told
always.

One fault is one finding. What only follows from another finding is left out until that is corrected: a deliverable
whose lead is mistyped has nobody to report on it, and is not said to be unreported too. So correcting one may bring up
others.

A finding that is right as it is can be ignored in the file, with a reason, at the end of its line or on a line of its
own above: `leads: [NHSX]  # npa: ignore[NPA201] joins partners.yaml in July`. Several codes stand between commas. A
finding on a whole entry is ignored on the entry's first line. `npa validate` says at its end how many were ignored,
and lists them with `--show-ignored`; a comment that ignores nothing is a finding itself.
""".splitlines()


def rules_page() -> str:
    """Every rule: what it finds, why that matters, and both its examples."""
    lines = ["# What npa validate finds", "", _MADE, "", "Codes are stable and never used again."]
    lines += ["", *_CHOOSING]
    lines += ["", "| code | name | what it finds |", "| --- | --- | --- |"]
    lines += [
        f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} | {rule.title} |" for rule in EVERY_RULE
    ]
    for rule in EVERY_RULE:
        lines += ["", f"## {rule.code} {rule.name}", "", f"{rule.title}. {rule.why}"]
        lines += ["", f"Severity: {level_in_words(rule.code, rule.severity)}."]
        lines += ["", f"Corrected by `--fix`: {_lower_first(mended_by_fix(rule))}"]
        lines += ["", f"To ignore it: {_lower_first(ignored_by(rule))}"]
        for words, path, text in examples_of(rule):
            lines += ["", f"{words} `{path}`:", "", "```yaml", visible(text).rstrip("\n"), "```"]
    return "\n".join(lines) + "\n"


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _help(name: str) -> str:
    os.environ["COLUMNS"] = "100"
    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.suppress(SystemExit):
        app([*name.split(), "--help"], prog_name="npa")
    return text.getvalue().rstrip()
