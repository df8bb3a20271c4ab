"""`npa schema`: the JSON Schema of each file kind."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import names, opening, options, revisions
from npa_cli.cli import output as output_file
from npa_cli.cli.boundary import FINE, UNREADABLE, complain
from npa_cli.store import file_kinds
from npa_cli.work import faults, schemas

EXAMPLES: Final = (
    "npa schema priority",
    "npa schema return --plan",
    "npa schema --plan --write schemas",
    "npa schema workplan -o workplan.schema.json",
    "npa schema",
)


def command(
    *,
    kind: Annotated[
        str | None,
        Argument(
            metavar="[KIND]",
            autocompletion=names.file_kinds,
            help="Such as priority or return; all are listed without.",
        ),
    ] = None,
    plan: Annotated[bool, Option("--plan", help="Narrow it to the plan: only its partners, ids, periods.")] = False,
    write: Annotated[str | None, Option(metavar="DIR", help="Write KIND's schema, or all, to files in DIR.")] = None,
    data: options.Data = None,
    output: options.Output = None,
    force: options.Force = False,
    writing: options.Writing,
) -> int:
    """Print the JSON Schema of a kind of file. For editors and other tools.

    With --plan an editor offers this plan's own partners, ids and periods as you type, and marks any other.
    --diff and --dry-run are about --write.
    """
    if writing.only_shows and write is None:
        raise faults.UsageFault("--diff and --dry-run say what --write would do; add --write DIR")
    if kind is None and write is None:
        if plan:
            raise faults.UsageFault(
                f"--plan wants a kind of file ({', '.join(file_kinds.FILE_KINDS)}), or all of them in a folder: "
                "npa schema --plan --write schemas"
            )
        output_file.write_out(schemas.list_kinds(), output, force=force)
        return FINE
    kinds = schemas.kinds_named(kind)
    if data is not None and not plan:
        raise faults.UsageFault("--data names a plan; add --plan for its own schema")
    session = opening.open_session(options.OfPlan(data=data)) if plan else None
    if session is not None and not session.is_whole:
        complain("no schema was made: it would refuse what could not be read")
        return UNREADABLE
    made = {each: schemas.schema_of(each, session.plan if session else None) for each in kinds}
    if write is None:
        output_file.write_out("".join(made.values()), output, "json", force=force)
        return FINE
    if output is not None:
        raise faults.UsageFault("--write and --output both say where to; give one of them")
    root = Path(write)
    if root.exists() and not root.is_dir():
        raise faults.UsageFault(f"--write `{write}` is a file; name a folder")
    for name, text in made.items():
        revisions.write_told(root / f"{name}.schema.json", text, "json", writing, force=force)
    return FINE
