"""The JSON Schemas of the kinds of file, for any plan or narrowed to one."""

from npa_cli.model.plan import Plan
from npa_cli.progress.select import UnknownNameError
from npa_cli.render.schema_text import render_schema
from npa_cli.store.file_kinds import FILE_KINDS


def list_kinds() -> str:
    """Which kinds of file there are, a line for each."""
    widest = max(map(len, FILE_KINDS))
    return "".join(f"{name:{widest}}  {' or '.join(each.patterns)}\n" for name, each in FILE_KINDS.items())


def kinds_named(kind: str | None) -> tuple[str, ...]:
    """The kind of file that was typed, or every one. Raises UnknownNameError for a kind there is none of."""
    if kind is None:
        return tuple(FILE_KINDS)
    if kind not in FILE_KINDS:
        raise UnknownNameError("kind of file", kind, FILE_KINDS, where="")
    return (kind,)


def schema_of(kind: str, plan: Plan | None = None) -> str:
    """The JSON Schema of one kind of file; narrowed to a plan's own partners, ids and periods with one.

    What could not be read of the plan would be refused by its schemas: give one that is whole.
    """
    return render_schema(kind, " or ".join(FILE_KINDS[kind].patterns), FILE_KINDS[kind].model, plan)
