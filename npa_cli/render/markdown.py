"""A document as GitHub-flavoured markdown that also reads well raw. Text from files can't become markup."""

import re
from collections.abc import Iterator
from typing import Final

from npa_cli.document import blocks
from npa_cli.document.as_table import grid_table, plot_table
from npa_cli.document.blocks import Document, Text
from npa_cli.render.safe_text import visible

# Characters that can start markup inside a line; `&` only where it would begin an entity, `_` only at a word's edge.
_INLINE: Final = re.compile(r"[\\`*\[\]<>|~$]|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_])")
# What a forge makes of words after it has read the markup, so that a backslash does not keep it from that: a mention,
# which writes to people (`@name`), a reference (`#12`, `GH-12`; GitLab's `!12`, `%12`, `&12`), a picture (`:tada:`).
_NOTIFIES: Final = re.compile(
    r"(?<!\w)@(?=\w)|#(?=\d)|\bGH-(?=\d)|(?<!\w)[!%&](?=\d)|:(?=(?:[a-z][\w+-]*|[+-]1|100|1234):)", re.IGNORECASE
)
_APART: Final = "&#8203;"  # a space of no width: what stands on both sides of it is seen side by side
# What turns a whole line into a heading, list, quote, rule or code block when it stands at its start.
_LINE_START: Final = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|>|\d+(?=[.)](\s|$)))", re.MULTILINE)


def render_markdown(document: Document) -> str:
    """The document as markdown that ends in a line feed."""
    chunks = ["\n".join(_draw(block)) for block in document.blocks]
    return "\n\n".join(chunk for chunk in chunks if chunk) + "\n"


def escape(text: str) -> str:
    """Words as markdown that shows just those words, and tells nobody of them; a line feed becomes a line break."""
    inline = _INLINE.sub(lambda match: "\\" + match.group(), visible(text))
    apart = _NOTIFIES.sub(lambda match: match.group() + _APART, inline)
    safe = _LINE_START.sub(_defuse, apart.lstrip(" "))  # four spaces would make it code
    return safe.replace("\n", "<br>")


def _defuse(match: re.Match[str]) -> str:
    blank, mark = match.group(1), match.group(2)
    # A backslash before a digit shows itself, so a number at the start of a line is kept apart from its full stop.
    return f"{blank}{mark}\\" if mark.isdigit() else f"{blank}\\{mark}"


def _draw(block: blocks.Block) -> Iterator[str]:
    match block:
        case blocks.Heading():
            yield f"{'#' * block.level} {escape(block.text)}"
            if block.beside:
                yield ""
                yield escape(block.beside)
        case blocks.Paragraph():
            label = f"**{escape(block.label)}:** " if block.label else ""
            yield label + _cell(Text(block.text, block.tone))
        case blocks.FactList():
            yield from (f"- **{escape(label)}:** {_cell(value)}" for label, value in block.rows)
        case blocks.Bullets():
            yield from (f"{mark}{_cell(item)}" for mark, item in block.marked("-"))
        case blocks.Table():
            yield from _table(block)
        case blocks.Lines():
            yield "  \n".join(_cell(item) for item in block.items)
        case blocks.Figures():
            yield from (f"- **{escape(each.number)}** {escape(each.label)}" for each in block.items)
        case blocks.Grid():
            yield from _picture(block, grid_table(block, titles=True))
        case blocks.Plot():
            yield from _picture(block, plot_table(block))
        case blocks.Chart():
            from npa_cli.render.mermaid import mermaid

            yield from mermaid(block)
        case blocks.Preformatted():
            fence = "```"
            while fence in block.text:
                fence += "`"
            yield fence
            yield visible(block.text).rstrip("\n")
            yield fence


def _picture(block: blocks.Grid | blocks.Plot, table: blocks.Table) -> Iterator[str]:
    """What to see and how to read it, and the numbers as a table."""
    yield f"**{escape(block.title)}.** {escape(block.reading)}"
    yield ""
    yield from _table(table)


def _cell(text: Text) -> str:
    return f"**{escape(text.text)}**" if text.tone == "strong" and text.text.strip() else escape(text.text)


def _table(table: blocks.Table) -> Iterator[str]:
    yield _row([escape(column.heading) for column in table.columns])
    yield _row(["---:" if column.align == "right" else "---" for column in table.columns])
    for row in table.rows:
        yield _row([_cell(cell) for cell in row])
    if table.totals:
        yield _row([f"**{escape(cell.text)}**" if cell.text else "" for cell in table.totals])


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.strip() for cell in cells) + " |"
