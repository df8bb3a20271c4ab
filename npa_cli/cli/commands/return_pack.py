"""`npa return pack`: a workbook and a draft letter for each partner with work to report."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import options, pack_files
from npa_cli.work import packs

EXAMPLES: Final = (
    "npa return pack --period FY18/19-Q3 --by 2019-01-18",
    "npa return pack --period FY18/19-Q3 --partner PHE --to letters --dry-run",
)


def command(
    *,
    partners: options.Partners = None,
    period: options.ReturnsPeriod = None,
    out: options.Outgoing,
    writing: options.Writing,
    of: options.OfPlan,
) -> None:
    """Write a form for each partner to fill in. As .xlsx and .ods, with a draft letter that they are attached to.

    npa sends nothing: open the letter in a mail program, say whom it is to, and send it. `npa return take` takes back
    what comes.
    """
    pack_files.write(packs.packs_for, partners, period, out, writing, of)
