"""NPA008 misnamed-file: a file or folder that was meant as part of the plan, and is not called so."""

from __future__ import annotations

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.rules.rule import Example, reader_rule

check = reader_rule(
    "NPA008",
    name="misnamed-file",
    title="A file or folder that was meant as part of the plan, and is not called so",
    why="npa finds the files of a plan by their names. What is called otherwise is not read, so half a plan can be "
    "missing from every paper, and nobody sees it.",
    bad=Example("priorities/01-first.yml", MINIMAL_PLAN["priorities/01-first.yaml"]),
    good=Example("priorities/01-first.yaml", MINIMAL_PLAN["priorities/01-first.yaml"]),
)
