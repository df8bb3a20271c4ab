"""`npa return take`: workbooks that came back, taken into the returns."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final, Literal

from typer import Argument, Option

from npa_cli.cli import answers, names, opening, options, taking
from npa_cli.work import take_rows

EXAMPLES: Final = (
    "npa return take inbox/RHT.xlsx --dry-run",
    "npa return take inbox",
    "npa return take inbox/RHT.xlsx --prefer theirs --cell P1.1.4:forecast",
)


def command(
    *,
    files: Annotated[list[str], Argument(metavar="FILE...", help="Workbooks that came back, or folders with them.")],
    prefer: Annotated[
        Literal["theirs", "ours"] | None, Option(help="Which of two answers stands, in each --cell.")
    ] = None,
    cells: Annotated[
        list[str] | None,
        Option(
            "--cell",
            metavar="ID:FIELD",
            autocompletion=names.cells,
            help="A cell that --prefer is about: P1.1.4:forecast.",
        ),
    ] = None,
    without_base: Annotated[
        bool, Option("--without-base", help="Ask about every cell of a pack whose hidden sheet is gone.")
    ] = False,
    late: Annotated[
        bool, Option("--late", help="Take answers into a return that was approved, as a correction of it.")
    ] = False,
    writing: options.Writing,
    of: options.OfPlan,
    form: options.TextOrJson,
) -> answers.Answer:
    """Take answers back from workbooks. Cell by cell: what only they changed is taken, what both changed is asked.

    Prints what is taken, what is left alone and what to ask each partner. A workbook that can't be read, or is for
    another plan, is refused whole; the sound ones are written together, or none of them is. Ends with 1 if anything
    is refused or asked.
    """
    folder = opening.find_folder(of.data, of.plan)
    decisions = take_rows.Decisions(without_base=without_base, late=late)
    view = taking.take_into(folder, [Path(each) for each in files], (prefer, cells or (), decisions), writing)
    return answers.answer(view, *form, is_amiss=view.is_amiss)
