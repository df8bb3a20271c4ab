"""A command npa proposes with somebody's words in it is made by `proposed`, which quotes them for a shell."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from npa_cli.cli.command_table import COMMANDS
from tests.architecture.imports import FILES, PACKAGE

FIRST_WORDS = "|".join(sorted({re.escape(name.split()[0]) for name in COMMANDS}))
BEFORE_A_PLACEHOLDER = re.compile(rf"""(`npa |\bnpa (?:{FIRST_WORDS})(?: [\w.-]+)*[ =]["']?)$""")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_command_is_put_together_by_hand(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            for before, after in zip(node.values, node.values[1:], strict=False):
                if isinstance(before, ast.Constant) and isinstance(after, ast.FormattedValue):
                    words = str(before.value)
                    assert not BEFORE_A_PLACEHOLDER.search(words), f"{path.name}:{node.lineno}: proposed(…)"


@pytest.mark.parametrize("text", ["`npa ", "type: npa show ", "npa report partner ", "npa return new --partner '"])
def test_the_pattern_knows_a_command_by_hand(text: str) -> None:
    assert BEFORE_A_PLACEHOLDER.search(text)


@pytest.mark.parametrize("text", ["made by npa ", "npa: show ", "`npa validate`: "])
def test_the_pattern_leaves_prose_alone(text: str) -> None:
    assert not BEFORE_A_PLACEHOLDER.search(text)
