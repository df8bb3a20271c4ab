"""Findings as a Markdown table, for a comment on a merge request or the summary of a run."""

from collections.abc import Sequence
from typing import Final

from npa_cli.model.located import Located
from npa_cli.render.findings.plain import begun, worst_first
from npa_cli.render.markdown import escape
from npa_cli.render.safe_text import one_line

_HEAD: Final = "| | Where | Rule | Item | What | What to type instead |\n| --- | --- | --- | --- | --- | --- |\n"
_WORDS_SHOWN: Final = 60  # characters of an item's own words


def render_table(located: Sequence[Located], largest: int | None = None) -> str:
    """The most severe first; a sentence where there are none. No more than `largest` bytes: then says how many
    rows are left out.
    """
    if not located:
        return "`npa validate`: no findings.\n"
    rows = [_row(each) for each in worst_first(located)]
    head = f"`npa validate`: {len(rows)} {'finding' if len(rows) == 1 else 'findings'}.\n\n{_HEAD}"
    if largest is None:
        return head + "".join(rows)
    room = largest - len(head.encode("utf-8", "backslashreplace")) - 100
    for count, row in enumerate(rows):
        room -= len(row.encode("utf-8", "backslashreplace"))
        if room < 0:
            return head + "".join(rows[:count]) + f"\n{len(rows) - count} more have no room here.\n"
    return head + "".join(rows)


def _row(each: Located) -> str:
    finding = each.finding
    cells = (
        finding.severity,
        f"{each.path}:{each.point.line}:{each.point.column}",
        finding.code,
        f"{finding.item or ''} {begun(each.words or '', _WORDS_SHOWN)}".strip(),
        finding.message,
        finding.hint or "",
    )
    return f"| {' | '.join(escape(one_line(words)) for words in cells)} |\n"
