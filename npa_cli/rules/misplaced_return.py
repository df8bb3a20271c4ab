"""NPA403 misplaced-return: a return whose folder or name is not that of its quarter and partner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from npa_cli.model.finding import Finding
from npa_cli.rules.minimal_plan import return_of
from npa_cli.rules.return_file import return_files, rightful_returns
from npa_cli.rules.rule import Context, Example, Rule
from npa_cli.rules.walk import partner_codes

_CODE: Final = "NPA403"
_TEXT: Final = return_of("status: in_progress, rag: green")


def _check(context: Context) -> Iterator[Finding]:
    known = context.once(partner_codes)
    rightful = context.once(rightful_returns)
    for file in context.once(return_files):
        if file.quarter is None or file.partner not in known:
            continue  # where it belongs is not known, and that is a finding already
        if rightful[file.partner, file.quarter] is not file:
            continue  # its place is taken: a second return, which is a finding of its own
        move = f"move it to {file.rightful_path}"
        if file.folder != file.quarter.file_name:
            message = f"`{file.period}` belongs in the folder {file.quarter.file_name}, not in {file.folder}"
            yield Finding(_CODE, file.path, ("period",), message, f"{move}, or correct the period")
        if file.name != file.partner:
            message = f"the return of `{file.partner}` is called {file.partner}.yaml, not {file.name}.yaml"
            yield Finding(_CODE, file.path, ("partner",), message, f"{move}, or correct the partner")


RULE = Rule(
    code=_CODE,
    name="misplaced-return",
    title="A return whose folder or name is not that of its quarter and partner",
    why="People find a return by its folder and name; a copied file whose head was not corrected speaks for another.",
    bad=Example("returns/FY18-19-Q2/NHSE.yaml", _TEXT),
    good=Example("returns/FY18-19-Q1/NHSE.yaml", _TEXT),
    check=_check,
)
