"""NPA008 and NPA108: files in the plan's folder that npa does not read, meant as part of it or not."""

from npa_cli.rules.minimal_plan import MINIMAL_PLAN, minimal_file
from npa_cli.rules.rule import Example, reader_rule

misnamed_file = reader_rule(
    "NPA008",
    name="misnamed-file",
    title="A file or folder that was meant as part of the plan, and is not called so",
    why="npa finds the files of a plan by their names. What is called otherwise is not read, so half a plan can be "
    "missing from every paper, and nobody sees it.",
    bad=Example("priorities/01-first.yml", MINIMAL_PLAN["priorities/01-first.yaml"]),
    good=minimal_file("priorities/01-first.yaml"),
)
stray_file = reader_rule(
    "NPA108",
    name="stray-file",
    title="A file of data in the plan's folder that is no file of the plan",
    why="Somebody may believe that what stands in it is part of the plan. npa does not read it.",
    bad=Example("budget.yaml", "travel: 1200\n"),
    good=minimal_file("workplan.yaml"),
    severity="warning",
)
