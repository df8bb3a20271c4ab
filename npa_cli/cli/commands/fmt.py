"""`npa fmt`: files in one canonical form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import answers, opening, options, output, revisions
from npa_cli.cli.boundary import FINE, complain
from npa_cli.render import safe_text
from npa_cli.store import find_plan
from npa_cli.views import wording
from npa_cli.work import faults
from npa_cli.work import format as layout

_ONE: Final = "npa fmt --diff data/priorities/03-mental-health.yaml"
EXAMPLES: Final = ("npa fmt", _ONE, "npa fmt --check data examples", "npa fmt --split --dry-run")


def command(
    *,
    paths: Annotated[list[str] | None, Argument(metavar="[PATH]...", help="Only these files or folders.")] = None,
    check: Annotated[bool, Option("--check", help="List the files that would change; write nothing.")] = False,
    split: Annotated[
        bool, Option("--split", help="Move changes and register entries into a file each; lay out nothing.")
    ] = False,
    writing: options.Writing,
    of: options.OfPlan,
) -> int:
    """Lay out files in one form. What they say is never changed, and every comment is kept.

    With --check, --diff or --dry-run it ends with 1 if a file would change. A file it can't lay out for certain is
    left alone and named, which ends with 1, or with 3 if it can't be read. With --split two branches that each add a
    change or a risk go together: all entries are moved, or none.
    """
    if split and (paths or check):
        raise faults.UsageFault("--split moves all entries of a plan; give no path, and --dry-run in place of --check")
    if split:
        return _split(opening.find_folder(of.data, of.plan), writing)
    if paths and any(of):
        raise faults.UsageFault("a path says which plan already; leave out --data and --plan")
    plans = layout.plans_of(paths) if paths else (opening.find_folder(of.data, of.plan, to_check=True),)
    outcomes = layout.format_plans(plans, paths or (), write=not (check or writing.only_shows))
    return _tell(outcomes, writing, check=check)


def _split(plan: find_plan.PlanFolder, writing: options.Writing) -> int:
    moved = layout.split_plan(plan, write=not writing.only_shows)
    for each in moved:
        says = f"a file each for {wording.counted(each.entries, 'entry', 'entries')}"
        revisions.tell_change(writing, each.path, each.diff, is_new=False, says=says)
    if not moved:
        complain("no entries are left to move")
    return FINE


def _tell(outcomes: Iterable[layout.FileOutcome], writing: options.Writing, *, check: bool) -> int:
    """Tell each outcome as it comes, and how many there were; `check` alone lists what would change. The exit code."""
    write = not (check or writing.only_shows)
    tally: Counter[str] = Counter()
    for each in outcomes:
        tally[each.outcome] += 1
        for words in each.words:
            complain(f"left alone: {words}")
        if each.outcome == "changed" and check and not writing.only_shows:
            output.write_out(f"{safe_text.one_line(each.path)}\n")
        elif each.outcome == "changed":
            revisions.tell_change(writing, each.path, each.diff, is_new=False)
    left = tally["left alone"] + tally["unreadable"]
    parts = [f"{wording.counted(tally['changed'], 'file')} {'formatted' if write else 'would be formatted'}"]
    parts += [f"{tally['right']} right already"] if tally["right"] else []
    parts += [f"{left} left alone"] if left else []
    complain(", ".join(parts))
    is_amiss = tally["left alone"] or (tally["changed"] and not write)
    return answers.exit_code(is_whole=not tally["unreadable"], is_amiss=bool(is_amiss))
