"""The options of `npa validate`: how strict it is, which findings it lists, and in which forms."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from typer import Option

from npa_cli.cli import names
from npa_cli.cli.only_reads import only_reads
from npa_cli.cli.options import Force
from npa_cli.rules.level import Level as LevelName

Level = Annotated[
    LevelName,
    Option(
        help="How strict: draft for a plan being written (files, shape and references; what is still missing is a "
        "note), standard, or final before a board paper (warnings fail too, and nothing may be open)."
    ),
    only_reads,
]
Select = Annotated[
    list[str] | None,
    Option(
        "--select",
        metavar="RULE",
        autocompletion=names.rules,
        help="Only these: NPA203, NPA4 for all that begin so, duplicate-id; or several, between commas.",
    ),
    only_reads,
]
Ignore = Annotated[
    list[str] | None,
    Option("--ignore", metavar="RULE", autocompletion=names.rules, help="All but these, given in the same way."),
    only_reads,
]
ShowIgnored = Annotated[
    bool,
    Option("--show-ignored", help="List what comments in the files silence too, as notes with their reasons."),
    only_reads,
]
FindingsFormat = Literal["text", "concise", "json", "github", "gitlab", "junit", "sarif", "rdjson", "markdown"]
Form = Annotated[
    FindingsFormat | None,
    Option(
        "--format",
        "-f",
        help="How to write it; text unless given. The text has source lines at a terminal, and annotations in GitHub "
        "Actions.",
    ),
    only_reads,
]
Outputs = Annotated[
    list[str] | None,
    Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write it to a file. Several forms at once: -o sarif=npa.sarif -o junit=npa.xml, and --format still goes "
        "to standard output. A file called sarif=x is ./sarif=x.",
    ),
]
Excerpt = Annotated[
    bool | None,
    Option("--excerpt/--no-excerpt", help="Source lines with a caret, or none. At a terminal: yes."), only_reads,
]  # fmt: skip


class Wanted(NamedTuple):
    """Which findings are listed."""

    level: Level = "standard"
    select: Select = None
    ignore: Ignore = None


class Forms(NamedTuple):
    """In which forms findings are written, and to which files."""

    format: Form = None
    output: Outputs = None
    excerpt: Excerpt = None
    force: Force = False
