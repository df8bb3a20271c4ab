"""Findings as lines that people read and editors jump by: `path:line:col: CODE message`."""

from __future__ import annotations

from collections.abc import Sequence

from npa_cli.model.finding import Located
from npa_cli.render.safe_text import one_line


def render_findings(located: Sequence[Located], *, colour: bool = False) -> str:
    """A line for each finding, what to type instead at its end; nothing where there are none."""
    return "".join(f"{_line(each, colour=colour)}\n" for each in located)


def _line(each: Located, *, colour: bool) -> str:
    finding = each.finding
    place = f"{one_line(each.path)}:{each.point.line}:{each.point.column}"
    message = one_line(finding.message)
    hint = f" ({one_line(finding.hint)})" if finding.hint else ""
    item = f"{one_line(finding.item)}: " if finding.item else ""
    if colour:
        return f"\x1b[1m{place}\x1b[0m: \x1b[31m{finding.code}\x1b[0m {item}{message}\x1b[2m{hint}\x1b[0m"
    return f"{place}: {finding.code} {item}{message}{hint}"
