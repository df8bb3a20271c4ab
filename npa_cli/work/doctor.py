"""What npa runs on: gathered for `npa doctor`, to be pasted into a question or a fault report."""

import platform
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Final

from npa_cli import __version__
from npa_cli.document.blocks import Bullets, Document, FactList, Heading, Paragraph, Text
from npa_cli.store.find_plan import PlanFolder, PlanNotFoundError
from npa_cli.store.stray_files import other_files
from npa_cli.store.yaml_events import parser_in_use
from npa_cli.work.missing_extra import how_to_get

_LISTED_AT_MOST: Final = 20
_EXTRAS: Final = {"office": "odfdo", "holidays": "holidays", "parquet": "pyarrow", "dask": "distributed"}
_LIBRARIES: Final = ("typer", "pydantic", "ruamel.yaml", "ruamel.yaml.clib", "rich")


def examine(folder: PlanFolder | PlanNotFoundError, encoding: str | None) -> Document:
    """Versions, parser and plan, with what to do about anything amiss. `encoding` is that of standard output."""
    parser = parser_in_use()
    rows = [
        ("npa", Text(__version__)),
        ("Python", Text(f"{platform.python_version()} on {platform.system()}")),
        ("Plan", _plan(folder)),
        (
            "YAML parser",
            Text("compiled (libyaml)", "good") if parser == "compiled" else Text("pure Python: slow", "warn"),
        ),
        ("Output encoding", Text(encoding or "unknown")),
        *((name, _version(name)) for name in _LIBRARIES),
        *((f"extra {extra}", _extra(extra, library)) for extra, library in _EXTRAS.items()),
    ]
    blocks: list[Heading | FactList | Paragraph | Bullets] = [FactList(tuple(rows))]
    if parser == "pure":
        blocks.append(
            Paragraph(
                "Reading is some forty times slower than it could be. To put that right: pip install ruamel.yaml.clib",
                "warn",
            )
        )
    if isinstance(folder, PlanFolder) and (others := other_files(folder.root)):
        blocks.append(Heading(2, "In the plan's folder, and no files of it"))
        rest = [f"{len(others) - _LISTED_AT_MOST} more"] if len(others) > _LISTED_AT_MOST else []
        blocks.append(Bullets(tuple(map(Text, [*others[:_LISTED_AT_MOST], *rest]))))
    return Document(tuple(blocks))


def _plan(folder: PlanFolder | PlanNotFoundError) -> Text:
    if isinstance(folder, PlanNotFoundError):
        return Text(str(folder), "bad")
    return Text(f"{folder.root.as_posix()}{' (comes with npa, read only)' if folder.bundled else ''}")


def _extra(extra: str, library: str) -> Text:
    if find_spec(library) is not None:
        return Text("installed")
    return Text(f"not installed; to add it: {how_to_get(extra)}", "quiet")


def _version(name: str) -> Text:
    try:
        return Text(version(name))
    except PackageNotFoundError:
        return Text("not installed", "warn")
