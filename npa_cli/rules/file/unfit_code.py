"""NPA109 unfit-code: a partner's code that can't be the name of a file."""

from __future__ import annotations

from typing import Final

from npa_cli.model.file_name import why_no_file_name
from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.rules.plain_data import mappings
from npa_cli.rules.rule import CheckedFile, Example, Finding, Findings, Frame, file_rule

_CODE: Final = "NPA109"
_PARTNERS: Final = MINIMAL_PLAN["partners.yaml"]


@file_rule(
    _CODE,
    kinds=("partners",),
    name="unfit-code",
    title="A partner's code that can't be the name of a file",
    why="Each return is a file that is called by its partner's code, on Windows too. A stroke in it would lead "
    "to another folder.",
    bad=Example(
        "partners.yaml", f"{_PARTNERS}  - {{code: NHS/PHE, name: Both of them, kind: group, members: [NHSE]}}\n"
    ),
    good=Example(
        "partners.yaml", f"{_PARTNERS}  - {{code: NHS-PHE, name: Both of them, kind: group, members: [NHSE]}}\n"
    ),
)
def check(file: CheckedFile, frame: Frame) -> Findings:
    for partner, at in mappings(file.data, "partners"):
        code = partner.get("code")
        why = why_no_file_name(code) if isinstance(code, str) and code else None
        if why is not None:
            message = f"`{code}` can't be the name of a file: {why}"
            yield Finding(_CODE, file.path, (*at, "code"), message, "a short word of letters, digits and hyphens")
