"""What npa runs on: gathered for `npa doctor`, to be pasted into a question or a fault report."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from npa_cli import __version__
from npa_cli.document.blocks import Document, FactList, Heading, Paragraph, Text
from npa_cli.store.find_plan import PlanFolder, PlanNotFoundError
from npa_cli.store.yaml_events import parser_in_use

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
    ]
    blocks: list[Heading | FactList | Paragraph] = [FactList(tuple(rows))]
    if parser == "pure":
        blocks.append(
            Paragraph(
                "Reading is some forty times slower than it could be. To mend it: pip install ruamel.yaml.clib", "warn"
            )
        )
    return Document(tuple(blocks))


def _plan(folder: PlanFolder | PlanNotFoundError) -> Text:
    if isinstance(folder, PlanNotFoundError):
        return Text(str(folder), "bad")
    return Text(f"{folder.root.as_posix()}{' (comes with npa, read only)' if folder.bundled else ''}")


def _version(name: str) -> Text:
    try:
        return Text(version(name))
    except PackageNotFoundError:
        return Text("not installed", "warn")
