"""`npa return chase`: a second letter to those whose return is missing or incomplete."""

from __future__ import annotations

from typing import Final

from npa_cli.cli import options, pack_files
from npa_cli.work import packs

EXAMPLES: Final = ("npa return chase --period FY18/19-Q3 --by 2019-01-25 --dry-run",)


def command(
    *,
    partners: options.Partners = None,
    period: options.ReturnsPeriod = None,
    out: options.Outgoing,
    writing: options.Writing,
    of: options.OfPlan,
) -> None:
    """Write a second letter to partners whose return lacks something. With a form that has only what is missing."""
    pack_files.write(packs.reminders_for, partners, period, out, writing, of)
