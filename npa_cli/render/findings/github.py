"""Findings as the workflow commands GitHub Actions turns into annotations on a change's lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from npa_cli.model.finding import Located, Severity
from npa_cli.render.safe_text import one_line

_COMMANDS: Final[dict[Severity, str]] = {"error": "error", "warning": "warning", "note": "notice"}
_WORST_FIRST: Final[tuple[Severity, ...]] = ("error", "warning", "note")


def render_github(located: Sequence[Located]) -> str:
    """A workflow command for each finding, the most severe first: the forge shows only the first few of a step."""
    ranked = sorted(located, key=lambda each: _WORST_FIRST.index(each.finding.severity))
    return "".join(f"{_command(each)}\n" for each in ranked)


def _command(each: Located) -> str:
    finding = each.finding
    item = f"{finding.item}: " if finding.item else ""
    hint = f" ({finding.hint})" if finding.hint else ""
    place = (
        f"file={_property(each.path)},line={each.point.line},col={each.point.column},title={_property(finding.code)}"
    )
    return f"::{_COMMANDS[finding.severity]} {place}::{_escaped(f'{item}{finding.message}{hint}')}"


def _escaped(words: str) -> str:
    """Words that can't end a command or begin another."""
    return one_line(words).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    """Words that can't end a property either."""
    return _escaped(words).replace(":", "%3A").replace(",", "%2C")
