"""`npa return check`: what a return still lacks, in plain English."""

from __future__ import annotations

from dataclasses import replace
from os.path import realpath
from pathlib import Path
from typing import Annotated, Final

from typer import Argument

from npa_cli.cli import answers, opening, options, output
from npa_cli.store import file_kinds, load
from npa_cli.views import return_check
from npa_cli.work import check, faults

EXAMPLES: Final = ("npa return check data/returns/FY18-19-Q3/PHE.yaml",)


def command(
    *,
    file: Annotated[str, Argument(metavar="FILE", help="The return, such as data/returns/FY18-19-Q3/PHE.yaml.")],
    as_at: options.AsAt = None,
    of: options.OfPlan,
    form: options.TextOrJson,
) -> answers.Answer:
    """Say what a return still lacks or contradicts. In plain English; ends with 1 where anything has to be mended."""
    root = opening.find_folder(of.data, of.plan, near=Path(realpath(file))).root
    day = options.Day(as_at=as_at)
    today, heard = opening.day_without_a_plan(day), opening.heard_day(day)
    mine = check.checked_within(root, check.check(root, as_at=today, heard_today=heard), [file])
    name = Path(realpath(file)).relative_to(root.resolve()).as_posix()
    if file_kinds.kind_of(name) != "return":
        example = check.example_return(root, mine.plan.index.frame.plan)
        raise faults.UsageFault(f"`{file}` is not a return; they are in returns/, such as {example}")
    output.tell(mine.notices)
    loaded = load.load(root)
    plan = replace(loaded.plan, heard_today=heard)
    view = return_check.build_return_check(plan, loaded.source.data_of(name), today, mine.found, mine.ignored)
    return answers.answer(view, *form, is_amiss=bool(view.to_mend))
