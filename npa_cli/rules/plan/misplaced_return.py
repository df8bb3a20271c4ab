"""NPA403 misplaced-return: a return whose folder or name is not that of its round and partner."""

from npa_cli.rules.minimal_plan import in_return
from npa_cli.rules.rule import Findings, Frame, Index, plan_rule


@plan_rule(
    "NPA403",
    finds="unknown value",
    title="A return whose folder or name is not that of its round and partner",
    why="People find a return by its folder and name; a copied file whose head was not corrected speaks for another.",
    bad=in_return(path="returns/FY18-19-Q2/NHSE.yaml"),
    good=in_return(),
)
def misplaced_return(index: Index, frame: Frame) -> Findings:
    known = frame.names("partner")
    rightful = index.rightful_returns
    for file in index.returns:
        if file.quarter is None or file.partner not in known or file.rightful_path is None:
            continue  # where it belongs is not known, and that is a finding already
        if rightful[file.partner, file.quarter] is not file:
            continue  # its place is taken: a second return, which is a finding of its own
        move = f"move it to {file.rightful_path}"
        if file.folder != file.quarter.file_name:
            message = f"`{file.period}` belongs in the folder {file.quarter.file_name}, not in {file.folder}"
            yield file.finding(("period",), message, f"{move}, or correct the period")
        if file.name != file.partner:
            message = f"the return of `{file.partner}` is called {file.partner}.yaml, not {file.name}.yaml"
            yield file.finding(("partner",), message, f"{move}, or correct the partner")
