"""NPA109 unfit-code: a partner's code that can't be the name of a file."""

from npa_cli.model.file_name import why_no_file_name
from npa_cli.rules.minimal_plan import in_partners
from npa_cli.rules.rule import CheckedFile, Findings, Frame, file_rule


@file_rule(
    "NPA109",
    kinds=("partners",),
    title="A partner's code that can't be the name of a file",
    why="Each return is a file that is called by its partner's code, on Windows too. A stroke in it would lead "
    "to another folder.",
    bad=in_partners("{code: NHS/PHE, name: Both of them, kind: group, members: [NHSE]}"),
    good=in_partners("{code: NHS-PHE, name: Both of them, kind: group, members: [NHSE]}"),
)
def unfit_code(file: CheckedFile, frame: Frame) -> Findings:
    for partner in file.entries("partners"):
        code = partner.data.get("code")
        why = why_no_file_name(code) if isinstance(code, str) and code else None
        if why is not None:
            message = f"`{code}` can't be the name of a file: {why}"
            yield partner.finding(("code",), message, "a short word of letters, digits and hyphens")
