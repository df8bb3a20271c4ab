"""`npa validate`: every fault in the plan's files, and what to type instead."""

from __future__ import annotations

from os.path import realpath
from pathlib import Path
from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import answers, finding_options, findings, names, opening, options, output, repairs
from npa_cli.cli.only_reads import only_reads
from npa_cli.work import check

EXAMPLES: Final = (
    "npa validate",
    "npa validate data/priorities/03-mental-health.yaml",
    "npa validate --data examples/riverside --format json",
    "npa validate --base main",
    "npa validate --base origin/main --merge",
    "npa validate -o sarif=npa.sarif -o junit=npa.xml",
    "npa validate --level final",
    "npa validate --as-at 2019-04-01",
    "npa validate --select NPA4,NPA203 --ignore no-path-to-green",
    "npa validate --show-ignored",
    "npa validate --diff",
    "npa validate --fix",
    "npa explain NPA301",
)


@only_reads
def command(
    *,
    paths: Annotated[
        list[str] | None, Argument(metavar="[PATH]...", help="Report only on these files or folders.")
    ] = None,
    base: Annotated[
        str | None,
        Option(
            metavar="REF", autocompletion=names.revisions, help="Judge the change since this commit, branch or tag too."
        ),
    ] = None,
    merge: Annotated[
        bool, Option("--merge", help="Judge the files as they will be once they are merged with --base.")
    ] = False,
    wanted: finding_options.Wanted,
    fix: Annotated[bool, Option("--fix", help="Correct what can be corrected without changing what is meant.")] = False,
    writing: options.Writing,
    show_ignored: finding_options.ShowIgnored = False,
    as_at: options.AsAt = None,
    of: options.OfPlan,
    forms: finding_options.Forms,
) -> answers.Answer | int:
    """Check every file of the plan.

    Writes nothing without --fix, and the signed words never; --diff and --dry-run say only what --fix would do, and
    end with 1 if that is something. Ends with 1 if it finds an error, 3 if it can't read a file, and 0 if
    all it has are warnings: those are worth a second look, and stop nobody. A comment `# npa: ignore[NPA203] reason` in
    a file silences a finding on its line.
    """
    chosen = findings.chosen(wanted)
    near = Path(realpath(paths[0])) if paths else None
    folder = opening.find_folder(of.data, of.plan, near=near, to_check=True)
    if fix or writing.only_shows:
        is_amiss = repairs.mend_and_tell(folder, paths, chosen, writing)
        if writing.only_shows:
            return answers.exit_code(is_whole=True, is_amiss=is_amiss)
    day = options.Day(as_at=as_at)
    today, heard = opening.day_without_a_plan(day), opening.heard_day(day)
    checked = check.check(folder.root, base, chosen, as_at=today, heard_today=heard, merge=merge)
    output.tell(checked.notices)
    if paths:
        checked = check.checked_within(folder.root, checked, paths)
    return findings.answer_findings(checked, forms, show_ignored=show_ignored)
