"""`npa return check`: what a return still lacks, in plain English."""

from __future__ import annotations

from os.path import realpath
from pathlib import Path
from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import answers, opening, options, output
from npa_cli.store import plan_folder
from npa_cli.views import return_check
from npa_cli.work import sent_return

EXAMPLES: Final = (
    "npa return check data/returns/FY18-19-Q3/PHE.yaml",
    "npa return check inbox/PHE.xlsx",
)


def command(
    *,
    file: Annotated[
        str, Argument(metavar="FILE", help="The return: a file of the plan, one from elsewhere, or a workbook.")
    ],
    as_at: options.AsAt = None,
    of: options.OfPlan,
    form: options.TextOrJson,
) -> answers.Answer:
    """Say what a return still lacks or contradicts. In plain English; ends with 1 if anything has to be corrected.

    A return from elsewhere is checked as if it stood in its place, and a workbook as if it had been taken: in the plan
    of the folder you are in, if it is not a file of another plan.
    """
    path = Path(realpath(file))
    around = plan_folder.around(str(path))
    is_its_own = around is not None and (
        path.is_relative_to(Path(around, "returns")) or plan_folder.around(".") is None
    )
    session = opening.open_in(opening.find_folder(of.data, of.plan, near=path if is_its_own else None)).on(as_at)
    sent = sent_return.check_sent(session, file)
    output.tell(sent.checked.notices)
    found, ignored = sent.checked.found, sent.checked.ignored
    view = return_check.build_return_check(
        session.plan, sent.data, session.as_at, found, ignored, sent.asked, is_form=sent.is_form
    )
    return answers.answer(view, *form, is_amiss=bool(view.to_mend))
