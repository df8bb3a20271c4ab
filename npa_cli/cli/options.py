"""The options that commands share, one by one and in groups. An option means the same wherever it stands.

A group is a NamedTuple: a command that has it as one parameter takes all of its options.
"""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from typer import Argument, Option

from npa_cli.cli import names
from npa_cli.cli.only_reads import only_reads
from npa_cli.model.vocabulary import PaperFormatName

Ids = Annotated[
    list[str] | None,
    Argument(
        metavar="[ID]...", autocompletion=names.items, help="Priorities, activities or deliverables: P3, 3.1 or P3.1.4."
    ),
    only_reads,
]
Priorities = Annotated[
    list[str] | None,
    Option("--priority", "-p", metavar="N", autocompletion=names.priorities, help="Only this priority: 3 or P3."),
    only_reads,
]
Partners = Annotated[
    list[str] | None,
    Option("--partner", metavar="CODE", autocompletion=names.partners, help="Only what this partner leads: PHE."),
    only_reads,
]
Owners = Annotated[
    list[str] | None,
    Option("--partner", metavar="CODE", autocompletion=names.partners, help="Only what it owns, gives or gets."),
    only_reads,
]
Levels = Annotated[
    list[str] | None,
    Option("--level", metavar="LEVEL", autocompletion=names.levels, help="Only what is with them: board."),
    only_reads,
]
Themes = Annotated[
    list[str] | None,
    Option("--theme", metavar="TEXT", autocompletion=names.themes, help="Only themes with these words in their title."),
    only_reads,
]
OwnValues = Annotated[
    list[str] | None,
    Option("--set", metavar="FIELD=VALUE", autocompletion=names.fields, help="A field of the plan's own: cost=20000."),
]
Contributors = Annotated[
    list[str] | None,
    Option(
        "--contributor",
        metavar="CODE",
        autocompletion=names.partners,
        help="Only what this partner helps with: CLINKS.",
    ),
    only_reads,
]
Statuses = Annotated[
    list[str] | None,
    Option("--status", metavar="STATUS", autocompletion=names.statuses, help="Only work reported so: in_progress."),
    only_reads,
]
Ratings = Annotated[
    list[str] | None,
    Option("--rating", metavar="RATING", autocompletion=names.ratings, help="Only what is shown so: off_track."),
    only_reads,
]
Where = Annotated[
    list[str] | None,
    Option("--where", metavar="CONDITION", autocompletion=names.fields, help="By the plan's own fields: cost > 20000."),
    only_reads,
]
Columns = Annotated[
    str | None,
    Option("--columns", metavar="FIELD,FIELD", autocompletion=names.fields, help="Fields of the plan's own."),
    only_reads,
]
Period = Annotated[
    str | None,
    Option(metavar="PERIOD", autocompletion=names.periods, help="As at the day after this round ends: FY18/19-Q3."),
    only_reads,
]
AsAt = Annotated[
    str | None,
    Option(metavar="DATE", help="As at the start of this day: 2019-04-01.", show_default="today"),
    only_reads,
]
ChangeId = Annotated[
    str, Argument(metavar="CHANGE", autocompletion=names.changes, help="The change's id, such as CHG-004.")
]
OnePartner = Annotated[
    str, Option("--partner", metavar="CODE", autocompletion=names.partners, help="The partner: PHE; all for every one.")
]
ReturnsPeriod = Annotated[
    str | None,
    Option(
        "--period",
        metavar="PERIOD",
        autocompletion=names.periods,
        help="The round: FY18/19-Q3.",
        show_default="the plan's last to have ended",
    ),
]
ReturnPeriod = Annotated[
    str | None,
    Option(
        "--period",
        metavar="PERIOD",
        autocompletion=names.periods,
        help="The round it reports on: FY18/19-Q3.",
        show_default="this one",
    ),
]
DryRun = Annotated[bool, Option("--dry-run", help="Say what would be done; write nothing.")]
Diff = Annotated[bool, Option("--diff", help="Show the lines that would change; write nothing.")]
ByGroup = Annotated[
    Literal["priority", "partner", "theme", "period", "objective"],
    Option("--by", help="What a row of the table stands for."),
    only_reads,
]
Why = Annotated[bool, Option("--why", help="Show the row of each rating table that decided."), only_reads]
PlanId = Annotated[
    str | None,
    Option(
        "--plan",
        metavar="ID",
        autocompletion=names.plans,
        help="Another plan of this folder, by its id; all for every one.",
    ),
    only_reads,
]
Data = Annotated[
    str | None,
    Option(
        metavar="DIR",
        help="The plan's folder. Otherwise NPA_DATA, the folder you are in or above, or the bundled plan.",
    ),
    only_reads,
]
FORMAT = Option("--format", "-f", help="How to write it.", show_default="as FILE ends, else text")
Output = Annotated[
    str | None,
    Option("--output", "-o", metavar="FILE", help="Write to this file, in the format that its name ends in."),
]
Force = Annotated[
    bool, Option("--force", help="Replace a file that npa did not make. One of a plan is never replaced.")
]
PaperFormat = Annotated[
    PaperFormatName | None,
    Option("--format", "-f", help="How to write it.", show_default="as FILE ends; markdown without one"),
]
Template = Annotated[
    str | None, Option(metavar="FILE", help="Your organisation's page (html) or styles (odt, docx, pdf).")
]
ForAudience = Annotated[
    Literal["internal", "board", "public"], Option("--audience", help="Leave out what is marked for a narrower one.")
]
Verify = Annotated[str | None, Option(metavar="FILE", help="Say whether this paper still follows from the files.")]


class OfPlan(NamedTuple):
    """Which plan is asked."""

    plan: PlanId = None
    data: Data = None


class Day(NamedTuple):
    """The day that an answer is as at."""

    period: Period = None
    as_at: AsAt = None


class Filters(NamedTuple):
    """Which deliverables are asked about."""

    priorities: Priorities = None
    partners: Partners = None
    contributors: Contributors = None
    themes: Themes = None
    statuses: Statuses = None
    ratings: Ratings = None
    where: Where = None


class Owned(NamedTuple):
    """Which entries of a register are asked about: those that touch an item, or have an owner."""

    ids: Ids = None
    priorities: Priorities = None
    partners: Owners = None


class Writing(NamedTuple):
    """Whether the changes to files are made. With either option, or both, none is."""

    dry_run: DryRun = False
    diff: Diff = False

    @property
    def only_shows(self) -> bool:
        """Whether nothing is to be written."""
        return self.dry_run or self.diff


class Outgoing(NamedTuple):
    """Where packs go, and by when they are to be back."""

    by: Annotated[str | None, Option("--by", metavar="DATE", help="The day the answers are wanted by.")] = None
    to: Annotated[
        str | None, Option("--to", metavar="FOLDER", help="Where the files go.", show_default="packs/ and the round")
    ] = None
    force: Annotated[bool, Option("--force", help="Replace files that are there and say something else.")] = False


class ForMeeting(NamedTuple):
    """What a board's paper says of its place at the meeting."""

    number: Annotated[str | None, Option(metavar="TEXT", help="The board paper's number at the meeting: 4.1.")] = None
    presenter: Annotated[str | None, Option(metavar="ROLE", help="Who presents the board paper: a role.")] = None
    since: Annotated[
        str | None,
        Option(
            metavar="BOARD|DAY|TAG",
            autocompletion=names.boards_and_revisions,
            help="Tell in the board paper what changed since: NPHB, its last meeting.",
        ),
    ] = None


class TextOrJson(NamedTuple):
    """How the answer is written, and to which file."""

    format: Annotated[Literal["text", "json"] | None, FORMAT, only_reads] = None
    output: Output = None
    force: Force = False


class TextJsonOrCsv(NamedTuple):
    """How the answer is written, and to which file."""

    format: Annotated[Literal["text", "json", "csv"] | None, FORMAT, only_reads] = None
    output: Output = None
    force: Force = False


class TextMarkdownOrJson(NamedTuple):
    """How the answer is written, and to which file."""

    format: Annotated[Literal["text", "markdown", "json"] | None, FORMAT, only_reads] = None
    output: Output = None
    force: Force = False


class TextMarkdownJsonOrHtml(NamedTuple):
    """How the answer is written, and to which file."""

    format: Annotated[Literal["text", "markdown", "json", "html"] | None, FORMAT, only_reads] = None
    output: Output = None
    force: Force = False


class TextMarkdownJsonOrCsv(NamedTuple):
    """How the answer is written, and to which file."""

    format: Annotated[Literal["text", "markdown", "json", "csv"] | None, FORMAT, only_reads] = None
    output: Output = None
    force: Force = False


class TextOrPicture(NamedTuple):
    """How the answer is written, and to which file."""

    format: Annotated[Literal["text", "svg", "mermaid", "json"] | None, FORMAT, only_reads] = None
    output: Output = None
    force: Force = False


def examples(*lines: str) -> str:
    """The end of a command's help: commands to copy, one a line, kept as they are by the mark in front."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
