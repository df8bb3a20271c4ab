"""A return to fill in, as the YAML file it will be: every line an official needs is there, waiting."""

from collections.abc import Iterator, Sequence
from typing import Final

from npa_cli.render.safe_text import one_line
from npa_cli.render.wrap import wrap

_WIDTH: Final = 100  # columns
_ASKED: Final = ("status", "rag", "forecast", "actual", "narrative", "path_to_green", "ask")

Entry = tuple[str, bool, tuple[str, ...]]
"""A deliverable's id, whether it recurs, and lines about it that are not part of the answer."""


def render_return_form(*, partner: str, period: str, head: tuple[str, ...], entries: Sequence[Entry]) -> str:
    """The form as a file's text."""
    lines = [*_comments(head, "")]
    lines += ["", f"partner: {partner}", f"period: {period}", "submitted_by:", "approved_by:", "approved_on:", ""]
    lines.append("updates:" if entries else "updates: {}")
    for item, recurs, about in entries:
        lines += _comments(about, "  ")
        lines.append(f"  {item}:")
        lines += [f"    {key}:" for key in (*_ASKED, *(("occurrence",) if recurs else ()))]
        lines.append("    evidence: []")
        lines.append("")
    return "\n".join([*lines, "no_change: []", ""])


def _comments(words: tuple[str, ...], indent: str) -> Iterator[str]:
    for line in words:
        hanging = "" if line == line.lstrip() else " " * 12
        for number, part in enumerate(wrap(line if line.startswith(" ") else one_line(line), _WIDTH - len(indent) - 2)):
            yield f"{indent}# {hanging if number else ''}{part}".rstrip()
