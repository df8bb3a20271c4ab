"""NPA402 unknown-period: a return for something that is no quarter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.return_file import return_files
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.timeframe import FinancialYear, Quarter

_CODE: Final = "NPA402"
_PATH: Final = "returns/FY18-19-Q1/NHSE.yaml"
_ENTRY: Final = "status: in_progress, rag: green"


def _check(context: Context) -> Iterator[Finding]:
    if context.plan.conventions is None:
        return  # when the plan's year begins is not known
    first_month = context.plan.conventions.financial_year_start_month
    example = Quarter(3, FinancialYear(2018, first_month)).label
    for file in context.once(return_files):
        if file.period is not None and file.quarter is None:
            folder = Quarter.parse(file.folder, first_month)
            hint = f"`{folder.label}`, as its folder says" if folder else f"write it like `{example}`"
            yield Finding(_CODE, file.path, ("period",), f"`{file.period}` is not a quarter of the plan's year", hint)


RULE = Rule(
    code=_CODE,
    name="unknown-period",
    title="A return for something that is no quarter",
    why="A return counts from the end of its quarter; one that belongs to none would never count.",
    bad=Example(_PATH, return_of(_ENTRY, period="FY18/20 Q1")),
    good=Example(_PATH, return_of(_ENTRY)),
    check=_check,
)
