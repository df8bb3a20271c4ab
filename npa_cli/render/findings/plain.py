"""Findings as lines that people read and editors jump by: `path:line:col: CODE message`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from npa_cli.model.finding import Severity
from npa_cli.model.located import Located
from npa_cli.render.safe_text import one_line

_RED: Final = "\x1b[31m"
_YELLOW: Final = "\x1b[33m"
_COLOURS: Final[dict[Severity, str]] = {"error": _RED, "warning": _YELLOW, "note": ""}


def render_findings(located: Sequence[Located], *, colour: bool = False) -> str:
    """A line for each finding, what to type instead at its end; nothing if there are none.

    One that is no error says so in a word after its code, never by colour alone: `NPA501 warning: …`.
    """
    return "".join(f"{finding_line(each, colour=colour)}\n" for each in located)


def finding_line(each: Located, *, colour: bool) -> str:
    """One finding on one line."""
    finding = each.finding
    place = f"{one_line(each.path)}:{each.point.line}:{each.point.column}"
    message = one_line(finding.message)
    hint = f" ({one_line(finding.hint)})" if finding.hint else ""
    item = f"{one_line(finding.item)}: " if finding.item else ""
    mark = "" if finding.severity == "error" else f" {finding.severity}:"
    if colour:
        code = f"{_COLOURS[finding.severity]}{finding.code}{mark}\x1b[0m"
        return f"\x1b[1m{place}\x1b[0m: {code} {item}{message}\x1b[2m{hint}\x1b[0m"
    return f"{place}: {finding.code}{mark} {item}{message}{hint}"
