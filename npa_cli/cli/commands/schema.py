"""`npa schema`: the JSON Schema of each file kind."""

from __future__ import annotations

from pathlib import Path
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
    plan: Annotated[bool, Option("--plan", help="Narrow it to the plan: only its partners, ids, periods.")] = False,
    write: Annotated[str | None, Option(metavar="DIR", help="Write KIND's schema, or all, to files in DIR.")] = None,
    data: options.Data = None,
    output: options.Output = None,
) -> None:
    """Print the JSON Schema of a kind of file. For editors and other tools.

    With --plan an editor offers this plan's own partners, ids and periods as you type, and marks any other.
    """
    from npa_cli.cli.boundary import UNREADABLE, complain
    from npa_cli.cli.session import open_session, write_answer
    from npa_cli.store.file_kinds import FILE_KINDS
    from npa_cli.work.faults import UsageFault
    from npa_cli.work.schemas import kinds_named, list_kinds, schemas_of
    from npa_cli.work.session import shown_path

    if kind is None and write is None:
        if plan:
            raise UsageFault(
                f"--plan wants a kind of file ({', '.join(FILE_KINDS)}), or all of them in a folder: "
                "npa schema --plan --write schemas"
            )
        write_answer(list_kinds(), output)
        return
    kinds = kinds_named(kind)
    if data is not None and not plan:
        raise UsageFault("--data names a plan; add --plan for its own schema")
    session = open_session(data=data) if plan else None
    if session is not None and session.loaded.unread:
        complain("no schema was made: it would refuse what could not be read")
        raise SystemExit(UNREADABLE)
    schemas = schemas_of(kinds, session.plan if session else None)
    if write is None:
        write_answer("".join(schemas.values()), output)
        return
    if output is not None:
        raise UsageFault("--write and --output both say where to; give one of them")
    root = Path(write)
    if root.exists() and not root.is_dir():
        raise UsageFault(f"--write `{write}` is a file; name a folder")
    root.mkdir(parents=True, exist_ok=True)
    for name, text in schemas.items():
        write_answer(text, str(root / f"{name}.schema.json"))
        complain(f"wrote {shown_path(root, f'{name}.schema.json')}")
