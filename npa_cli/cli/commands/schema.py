"""`npa schema`: the JSON Schema of each file kind."""

from __future__ import annotations

from typing import Annotated, Final

from typer import Argument, Option

from npa_cli.cli import options

EXAMPLES: Final = (
    "npa schema priority",
    "npa schema return --plan",
    "npa schema --plan --write schemas",
    "npa schema workplan -o workplan.schema.json",
    "npa schema",
)


def command(
    kind: Annotated[
        str | None, Argument(metavar="[KIND]", help="Such as priority or return; all are listed without.")
    ] = None,
    plan: Annotated[
        bool,
        Option("--plan", help="Narrow it to the plan: only its partners, ids, periods."),
    ] = False,
    write: Annotated[
        str | None,
        Option(metavar="DIR", help="Write KIND's schema, or all, to files in DIR."),
    ] = None,
    data: options.Data = None,
    output: options.Output = None,
) -> None:
    """Print the JSON Schema of a kind of file. For editors and other tools.

    With --plan an editor offers this plan's own partners, ids and periods as you type, and marks any other.
    """
    from npa_cli.cli.session import write_answer
    from npa_cli.work.schemas import list_kinds, schemas_of, write_schemas

    if kind is None and write is None:
        list_kinds(of_plan=plan, output=output)
        return
    schemas = schemas_of(kind, of_plan=plan, data=data)
    if write is not None:
        write_schemas(schemas, write, output)
    else:
        write_answer("".join(schemas.values()), output)
