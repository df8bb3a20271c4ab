"""The options that commands share. An option means the same wherever it stands."""

from __future__ import annotations

from typing import Annotated, Literal

from npa_cli.cli.declare import Argument, Option

Ids = Annotated[
    list[str] | None,
    Argument(metavar="[ID]...", help="Priorities, activities or deliverables: P3, 3.1 or P3.1.4.", show_default=False),
]
Priorities = Annotated[
    list[str] | None,
    Option("--priority", "-p", metavar="N", help="Only this priority: 3 or P3.", show_default=False),
]
Partners = Annotated[
    list[str] | None,
    Option("--partner", metavar="CODE", help="Only what this partner leads: PHE.", show_default=False),
]
Owners = Annotated[
    list[str] | None,
    Option("--partner", metavar="CODE", help="Only what this partner owns, gives or gets.", show_default=False),
]
Levels = Annotated[
    list[str] | None,
    Option("--level", metavar="LEVEL", help="Only what is with them: board.", show_default=False),
]
Themes = Annotated[
    list[str] | None,
    Option("--theme", metavar="TEXT", help="Only themes with these words in their title.", show_default=False),
]
Statuses = Annotated[
    list[str] | None,
    Option("--status", metavar="STATUS", help="Only work its lead reports so: in_progress.", show_default=False),
]
Ratings = Annotated[
    list[str] | None,
    Option("--rating", metavar="RATING", help="Only what is shown so: off_track.", show_default=False),
]
Period = Annotated[
    str | None,
    Option(metavar="QUARTER", help="As at the day after this quarter ends: FY18/19-Q3.", show_default=False),
]
AsAt = Annotated[
    str | None, Option(metavar="DATE", help="As at the start of this day: 2019-04-01.", show_default="today")
]
ChangeId = Annotated[str, Argument(metavar="CHANGE", help="The change's id, such as CHG-004.")]
OnePartner = Annotated[str, Option("--partner", metavar="CODE", help="The partner: PHE.", show_default=False)]
OnePeriod = Annotated[str, Option("--period", metavar="QUARTER", help="The quarter: FY18/19-Q3.", show_default=False)]
ReturnPeriod = Annotated[
    str | None,
    Option("--period", metavar="QUARTER", help="The quarter it reports on: FY18/19-Q3.", show_default="this one"),
]
DryRun = Annotated[bool, Option("--dry-run", help="Show what would be written; write nothing.", show_default=False)]
Diff = Annotated[bool, Option("--diff", help="Show the lines that change.", show_default=False)]
ByGroup = Annotated[
    Literal["priority", "partner", "theme", "period", "objective"],
    Option("--by", help="What a row of the table stands for.", show_default=True),
]
Why = Annotated[bool, Option("--why", help="Show the row of each rating table that decided.", show_default=False)]
PlanId = Annotated[
    str | None,
    Option(
        "--plan", metavar="ID", help="Another plan of this folder, by its id; all for every one.", show_default=False
    ),
]
Data = Annotated[
    str | None,
    Option(
        metavar="DIR",
        help="The plan's folder. Otherwise NPA_DATA, the folder you are in or above, or the bundled plan.",
        show_default=False,
    ),
]
Output = Annotated[str | None, Option("--output", "-o", metavar="FILE", help="Write to this file.", show_default=False)]
TextOrJson = Annotated[Literal["text", "json"], Option("--format", "-f", help="How to write it.", show_default=True)]
TextJsonOrCsv = Annotated[
    Literal["text", "json", "csv"], Option("--format", "-f", help="How to write it.", show_default=True)
]

PaperFormat = Annotated[
    Literal["markdown", "text", "html", "odt", "docx", "ods", "xlsx", "csv", "json"] | None,
    Option("--format", "-f", help="How to write it.", show_default="as FILE ends, else markdown"),
]
Template = Annotated[
    str | None,
    Option(metavar="FILE", help="Your organisation's page (html) or styles (odt, docx).", show_default=False),
]
ForAudience = Annotated[
    Literal["internal", "board", "public"],
    Option("--audience", help="Leave out what is marked for a narrower one.", show_default=True),
]
Verify = Annotated[
    str | None,
    Option(metavar="FILE", help="Say whether this paper still follows from the files.", show_default=False),
]

PlanFolders = Annotated[list[str], Argument(metavar="DIR...", help="Folders with plans in or under them.")]
Jobs = Annotated[
    str | None, Option(metavar="N", help="Processes at once; 1 is this one alone.", show_default="one a core")
]
Engine = Annotated[Literal["processes", "dask"], Option(help="Where the plans are read.")]
Scheduler = Annotated[
    str | None, Option(metavar="ADDRESS", help="The cluster of --engine dask.", show_default=False)
]  # fmt: skip


def examples(*lines: str) -> str:
    """The end of a command's help: commands to copy, one a line, kept as they are by the mark in front."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
