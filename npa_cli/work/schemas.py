"""`npa schema`: which schemas, of which plan, to where."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from npa_cli.cli.boundary import UNREADABLE, UsageFault, complain
from npa_cli.cli.session import open_session, shown_path, write_answer
from npa_cli.model.plan import Plan
from npa_cli.progress.select import UnknownNameError
from npa_cli.render.schema_text import render_schema
from npa_cli.store.file_kinds import FILE_KINDS


def list_kinds(*, of_plan: bool, output: str | None) -> None:
    """Write which kinds of file there are. Raises UsageFault where it was a plan's schema that was asked for."""
    if of_plan:
        raise UsageFault(
            f"--plan wants a kind of file ({', '.join(FILE_KINDS)}), or all of them in a folder: "
            "npa schema --plan --write schemas"
        )
    widest = max(map(len, FILE_KINDS))
    write_answer("".join(f"{name:{widest}}  {each.pattern}\n" for name, each in FILE_KINDS.items()), output)


def schemas_of(kind: str | None, *, of_plan: bool, data: str | None) -> dict[str, str]:
    """The schema of one kind, or of each, by kind. Raises UnknownNameError for a kind there is none of.

    Ends the command with UNREADABLE where the plan it is to be narrowed to can't all be read: what could not be
    read would be refused.
    """
    if kind is not None and kind not in FILE_KINDS:
        raise UnknownNameError("kind of file", kind, FILE_KINDS, where="")
    if data is not None and not of_plan:
        raise UsageFault("--data names a plan; add --plan for its own schema")
    plan = _readable_plan(data) if of_plan else None
    return {
        name: render_schema(name, each.pattern, each.model, plan)
        for name, each in FILE_KINDS.items()
        if kind in (None, name)
    }


def write_schemas(schemas: Mapping[str, str], folder: str, output: str | None) -> None:
    """Write each schema to `KIND.schema.json` in a folder, which is made if need be, and say so."""
    if output is not None:
        raise UsageFault("--write and --output both say where to; give one of them")
    root = Path(folder)
    if root.exists() and not root.is_dir():
        raise UsageFault(f"--write `{folder}` is a file; name a folder")
    root.mkdir(parents=True, exist_ok=True)
    for kind, text in schemas.items():
        write_answer(text, str(root / f"{kind}.schema.json"))
        complain(f"wrote {shown_path(root, f'{kind}.schema.json')}")


def _readable_plan(data: str | None) -> Plan:
    session = open_session(data=data)
    if session.loaded.unread:
        complain("no schema was made: it would refuse what could not be read")
        raise SystemExit(UNREADABLE)
    return session.plan
