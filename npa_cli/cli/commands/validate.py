"""`npa validate`: every fault in the plan's files, and what to type instead."""

from __future__ import annotations

from os.path import realpath
from pathlib import Path
from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import finding_options as choosing
from npa_cli.cli import findings, options
from npa_cli.cli.only_reads import only_reads

EXAMPLES: Final = (
    "npa validate",
    "npa validate data/priorities/03-mental-health.yaml",
    "npa validate --data examples/plan --format json",
    "npa validate --base main",
    "npa validate -o sarif=npa.sarif -o junit=npa.xml",
    "npa validate --level final",
    "npa validate --select NPA4,NPA203 --ignore no-path-to-green",
    "npa validate --show-ignored",
    "npa validate --diff",
    "npa validate --fix",
    "npa explain NPA301",
)


@only_reads
def command(
    paths: Annotated[
        list[str] | None, Argument(metavar="[PATH]...", help="Report only on these files or folders.")
    ] = None,
    base: Annotated[
        str | None, Option(metavar="REF", help="Judge the change since this commit, branch or tag too.")
    ] = None,
    level: choosing.Level = "standard",
    select: choosing.Select = None,
    ignore: choosing.Ignore = None,
    fix: Annotated[bool, Option("--fix", help="Mend what can be mended without changing what is meant.")] = False,
    diff: Annotated[bool, Option("--diff", help="Show what --fix would write, and write nothing.")] = False,
    show_ignored: choosing.ShowIgnored = False,
    plan: options.PlanId = None,
    data: options.Data = None,
    format: findings.Form = None,  # noqa: A002  # named as it is typed
    output: findings.Outputs = None,
    excerpt: findings.Excerpt = None,
) -> None:
    """Check every file of the plan.

    Writes nothing without --fix, and the signed words never. Ends with 1 where it finds an error, 3 where it can't
    read a file, and 0 where all it has are warnings: those are worth a second look, and stop nobody. A comment
    `# npa: ignore[NPA203] reason` in a file silences a finding on its line.
    """
    from npa_cli.cli.boundary import complain
    from npa_cli.cli.session import find_folder, tell
    from npa_cli.work.add_excerpts import add_excerpts
    from npa_cli.work.check import check, checked_within

    wanted = choosing.chosen(level, select, ignore)
    folder = find_folder(data, plan, near=Path(realpath(paths[0])) if paths else None)
    if fix or diff:
        from npa_cli.cli.repairs import mend_and_tell, show_repairs

        if diff:
            raise SystemExit(show_repairs(folder, paths, wanted))
        mend_and_tell(folder, paths, wanted)
    checked = check(folder.root, base, wanted)
    tell(checked.notices)
    if paths:
        checked = checked_within(folder.root, checked, paths)
    listed = choosing.with_ignored(checked) if show_ignored else checked
    edits = findings.shows_edits(format, output)
    findings.write_findings(add_excerpts(listed, edits=edits), format, output, excerpt=excerpt)
    if format in (None, "text", "concise"):
        complain(choosing.summary(checked))
    raise SystemExit(choosing.exit_code(checked.found))
