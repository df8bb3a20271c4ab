"""`npa import`: a plan from a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import answers, opening, options, revisions
from npa_cli.work import revise
from npa_cli.work.importing import run

EXAMPLES: Final = (
    "npa import tracker.xlsx",
    "npa import tracker.xlsx --write --diff",
    "npa import plan-2024.docx --rules plan-2023.docx.import.yaml",
)


def command(
    *,
    file: Annotated[
        str, Argument(metavar="FILE", help="The document: docx, odt, xlsx, ods, csv, markdown, html or text.")
    ],
    write: Annotated[bool, Option("--write", help="Write the plan, if nothing is open.")] = False,
    rules: Annotated[
        str | None, Option("--rules", metavar="FILE", help="How to read it.", show_default="FILE.import.yaml")
    ] = None,
    writing: options.Writing,
    form: options.TextOrJson,
) -> answers.Answer:
    """Make a plan of a document. Says what became of each word; without --write, no plan is written.

    How the document is read stands in a file of rules beside it, which is guessed first: correct it, and run this
    again. Of a new edition, what is different from the plan is told, with the command to type for each, and nothing is
    written twice. Ends with 1 while anything is left over, refused or asked.
    """
    made = run.import_document(
        Path(file), Path(rules) if rules else None, opening.today(), write=write, dry_run=writing.only_shows
    )
    for path, raw in made.files.items():
        revisions.tell_change(writing, path, revise.difference(path, None, raw), is_new=True)
    if made.rules is not None and made.rules.before != made.rules.after:
        diff = revise.difference(made.report.rules, made.rules.before, made.rules.after)
        revisions.tell_change(writing, made.report.rules, diff, is_new=made.rules.before is None)
    return answers.answer(made.report, *form, is_amiss=made.report.is_open or (write and made.report.is_guess))
