"""The papers of the invented example plan, kept as files under examples/papers/, and the pictures of docs/gallery.md.

`scripts/generate.py` writes and checks all that is text. The photographs of the HTML page need a browser:

python -m scripts.gallery           writes docs/pictures/*.png, with Chromium and tests/browser's npm packages
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Final

from npa_cli.document.blocks import Grid
from npa_cli.render.draw.grid import draw_grid
from npa_cli.render.draw.svg import svg_file
from npa_cli.store.find_plan import find_plan
from npa_cli.work.papers import make_paper
from npa_cli.work.report_request import Asked
from npa_cli.work.session import open_plan
from scripts.rerun import output_of

ROOT: Final = Path(__file__).resolve().parent.parent
_PLAN: Final = "--data examples/riverside"
_PERIOD: Final = "--period FY19/20-Q1"
PAPERS: Final = {
    "board": f"npa report board {_PLAN} {_PERIOD}",
    "summary": f"npa report summary {_PLAN} {_PERIOD}",
    "priority-1": f"npa report priority 1 {_PLAN} {_PERIOD}",
    "partner-RHT": f"npa report partner RHT {_PLAN} {_PERIOD}",
    "exceptions": f"npa report exceptions {_PLAN} {_PERIOD}",
    "plan-on-a-page": f"npa report plan-on-a-page {_PLAN} {_PERIOD}",
}


def kept() -> Iterator[tuple[Path, str]]:
    """Each paper and text picture, and what it should hold."""
    for name, command in PAPERS.items():
        yield ROOT / "examples" / "papers" / f"{name}.md", output_of(f"$ {command}", ROOT)
    picture = output_of(f"$ npa timeline --priority 1 --format svg {_PLAN} {_PERIOD}", ROOT)
    yield ROOT / "docs" / "pictures" / "timeline.svg", picture
    yield ROOT / "docs" / "pictures" / "standing.svg", _standing()
    yield ROOT / "docs" / "gallery.md", _page()


def _standing() -> str:
    """The picture of page one of the board's paper, as a file of its own."""
    plan = find_plan(named=str(ROOT / "examples" / "riverside"), working_folder=ROOT)
    session = open_plan(plan, date(2019, 7, 1)).on(None, "FY19/20-Q1")
    paper, _ = make_paper(session, Asked(("board",)), commit="")
    return svg_file(draw_grid(next(each for each in paper.document().blocks if isinstance(each, Grid))))


_TITLES: Final = {
    "board": ("The board's quarterly paper", "Page one to decide by; then exceptions, what is done and due, annexes."),
    "summary": ("The summary", "The short one, for a mail or another paper."),
    "priority-1": ("One priority", "Everything about it, for whoever answers for it."),
    "partner-RHT": ("One partner", "What it leads, and what it has said of it."),
    "exceptions": ("Exceptions", "Only what needs somebody."),
    "plan-on-a-page": ("The plan on a page", "What was agreed, without how it goes."),
}
_HEAD: Final = """\
# Gallery

<!-- Made by scripts/generate.py and scripts/gallery.py: edit those, not this page. -->

What npa makes of a plan. The plan is [riverside](../examples/README.md), **an invented example**: a partnership that
does not exist, with three quarters of returns. [How to write these papers](papers.md) says more.

## In a terminal
"""
_BESIDE: Final = (
    ("", "here", "fava", "GOV.UK", "*Making data count*"),
    (
        "what comes first",
        "the counts that a board asks for, then what stands where",
        "a chart, then a tree of accounts",
        "a headline figure, then its chart",
        "a chart of limits, with a summary icon",
    ),
    (
        "what a colour says",
        "a rating, always behind its sign and word",
        "which account",
        "never anything alone: a tag has its word",
        "what varies more than chance, with an icon",
    ),
    (
        "numbers in tables",
        "right, figures of one width",
        "right, figures of one width",
        "right, figures of one width",
        "–",
    ),
    (
        "how a view is sent",
        "its address: filters, order, open row",
        "its address: its three filters",
        "its address",
        "–",
    ),
    ("where a figure is from", "file and line; the commit at the foot", "file and line", "–", "–"),
    (
        "how close rows stand",
        "a line and its space, in 14 px letters",
        "26 px a row: more than twice as many on a screen",
        "airier, in 19 px letters",
        "–",
    ),
    (
        "a measure over time",
        "limits of chance, and a title that says what moved",
        "bars and lines without limits",
        "–",
        "limits of chance",
    ),
    (
        "320 px wide",
        "rows are cards; only pictures and other tables scroll",
        "the menu folds; tables scroll",
        "one column",
        "made for reports",
    ),
    ("without a script", "every page, as tables", "an empty page", "–", "–"),
    (
        "faults that axe finds",
        "none on any page, light or dark",
        "links and buttons without names, no language, no main part",
        "–",
        "–",
    ),
    ("edited there", "no: files are edited, and the page follows", "yes", "–", "–"),
)
"""How other pages do what ours does: a row for each question, a column for each."""

_PICTURES: Final = """
## As a page for a browser

`npa report board … -o board.html`: one file that opens from a mail. It reads without a mouse, without colour and
without JavaScript, which only adds sorting and filtering of its tables.

![The board's page: the plan's name, the quarter, the meeting, four sentences that the board is asked to decide on, the
position in one sentence, and the picture of where the plan stands](pictures/board-light.png)

The same in the dark, as the reader's own settings ask:

![The same page, light words on a dark ground](pictures/board-dark.png)

And 320 pixels wide, on a telephone:

![The same page in one narrow column: the title, the meeting, and what the board is asked](pictures/board-narrow.png)

## The whole plan in a browser

`npa site -o plan.html` writes one file to send; `npa serve` shows the same page as the files are now
([more](site.md)). Priorities by quarters, where a cell leads to what it counts, above every deliverable:

![The page of a whole plan: filters on the left, headline counts, and a grid of priorities by quarters with a sign and a
count in each cell](pictures/site-light.png)

![The same page, light words on a dark ground](pictures/site-dark.png)

A filtered view has an address to send, down to the row that is open:

![The table narrowed to what is off track, with one row open: its signed words, dates, reports in turn, risks and
dependencies](pictures/site-row.png)

A partner's page says what is asked of it and what it last said:

![A partner's page: what it is, its return for the quarter in one sentence, and a table of what is asked of it with its
answer and what it last said](pictures/site-partner.png)

Measures have control charts, and say in words what moved:

![The page of measures in the dark: a table of readings and targets, and a control chart with its
limits](pictures/site-measures.png)

On a telephone, each row of the table is a card:

![The table on a narrow screen: one deliverable below the other, each value behind its
label](pictures/site-narrow.png)

### Beside other pages

fava 1.30 was run on its own example and looked at in Chromium, at the sizes of the pictures above. Of the other two
there is no copy to photograph here: what is said of them is what they publish, the GOV.UK Design System and NHS
England's *Making data count*. A dash says that we do not know, or that it does not apply.
"""
_AFTER_BESIDE: Final = """
What we took: from fava, the address as the view, and the file and line; from GOV.UK, one scale of type, left edges that
meet, and colour that never stands alone; from *Making data count*, limits on every chart. What we left: fava's density,
since a board reads and does not post; GOV.UK's large letters in tables, since seven columns have to stand beside one
another; coloured points on charts, since the title says what moved.

## As a picture

`npa timeline --priority 1 --format svg`: quarters across, a bar for each window, marks for dates as signed and for
forecasts, a line for the day it is as at; a symbol and a word on every bar.

![A timeline of Home from hospital: eight bars over the quarters from October 2018 to March 2020; the same facts stand
in the text picture above and in the Mermaid source below](pictures/timeline.svg)

`--format mermaid` for pages on a forge, which draws it:

"""


def _page() -> str:
    blocks = [_HEAD]
    for command in (f"npa status {_PLAN} {_PERIOD}", f"npa timeline --priority 1 {_PLAN} {_PERIOD}"):
        line = f"$ COLUMNS=110 {command}"
        blocks.append(f"```console\n{line}\n{output_of(line, ROOT)}```\n")
    blocks += [_PICTURES, "\n".join(_beside()), _AFTER_BESIDE]
    blocks.append(output_of(f"$ npa timeline --priority 1 --format mermaid {_PLAN} {_PERIOD}", ROOT))
    blocks.append("\n## As papers\n\nEach is kept whole, as markdown; `--format` has seven more.\n")
    for name, command in PAPERS.items():
        title, what = _TITLES[name]
        whole = f"[the whole paper](../examples/papers/{name}.md)"
        blocks.append(f"\n### {title}\n\n{what} `{command}`: {whole}\n\n{_begun(output_of(f'$ {command}', ROOT))}\n")
    return "\n".join(blocks)


def _beside() -> Iterator[str]:
    """The table of other pages, as markdown."""
    for place, row in enumerate(_BESIDE):
        yield f"| {' | '.join(row)} |"
        if not place:
            yield "| --- " * len(row) + "|"


def _begun(paper: str) -> str:
    """A paper's first lines, up to its first table, as a quotation."""
    lines = list(takewhile(lambda line: not line.startswith("|"), paper.splitlines()))[:11]
    while lines and (not lines[-1] or lines[-1].startswith("#")):
        lines.pop()
    return _deeper("\n".join(f"> {line}".rstrip() for line in lines))


def _deeper(quoted: str) -> str:
    """Headings as bold words: those of a quoted paper are not this page's."""
    return "\n".join(f"> **{line.lstrip('># ')}**" if line.startswith("> #") else line for line in quoted.splitlines())


PHOTOGRAPHS: Final = (
    "board-light|board.html|1000|720|light",
    "board-dark|board.html|1000|720|dark",
    "board-narrow|board.html|320|640|light",
    "site-light|plan.html|1280|860|light",
    "site-dark|plan.html|1280|860|dark",
    "site-row|plan.html#plan?rating=off_track&open=P1.1.4|1280|860|light",
    "site-partner|plan.html#partner-RHT|1280|860|light",
    "site-measures|plan.html#measures|1280|900|dark",
    "site-narrow|plan.html#plan?partner=RHT|320|640|light",
)
"""Each picture: its name, the page and the address in it, its width and height, and the reader's scheme."""


def photograph() -> None:
    """The board's page and the page of the whole plan, in light, in dark and on a small telephone."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        raise SystemExit("no Chromium here: the photographs stay as they are")
    with tempfile.TemporaryDirectory() as folder:
        board = output_of(f"$ {PAPERS['board']} --format html", ROOT)
        Path(folder, "board.html").write_text(board, encoding="utf-8")
        output_of(f"$ npa site {_PLAN} {_PERIOD} -o {folder}/plan.html", ROOT)
        script = ROOT / "tests" / "browser" / "photograph.mjs"
        pictures = ROOT / "docs" / "pictures"
        shots = [each.replace("|", f"|{folder}/", 1) for each in PHOTOGRAPHS]
        subprocess.run(["node", str(script), browser, str(pictures), *shots], check=True)  # noqa: S603, S607


if __name__ == "__main__":
    photograph()
    sys.exit(0)
