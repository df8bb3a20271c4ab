"""`npa schema`: the JSON Schema of each file kind."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from npa_cli.cli import options

NAME: Final = "schema"
EXAMPLES: Final = ("npa schema priority", "npa schema workplan -o workplan.schema.json", "npa schema")


def command(
    kind: Annotated[
        str | None, typer.Argument(metavar="[KIND]", help="Such as priority or return; all are listed without.")
    ] = None,
    output: options.Output = None,
) -> None:
    """Print the JSON Schema of a kind of file. For editors and other tools."""
    from npa_cli.cli.session import write_answer
    from npa_cli.progress.select import UnknownNameError
    from npa_cli.render.schema_text import render_schema
    from npa_cli.store.file_kinds import FILE_KINDS

    if kind is None:
        write_answer("".join(f"{name:9} {each.pattern}\n" for name, each in FILE_KINDS.items()), output)
        return
    if kind not in FILE_KINDS:
        raise UnknownNameError("kind of file", kind, FILE_KINDS, where="")
    write_answer(render_schema(kind, FILE_KINDS[kind].pattern, FILE_KINDS[kind].model), output)
