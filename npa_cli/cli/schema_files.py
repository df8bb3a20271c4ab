"""`npa schema --write`: schemas as files in a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from npa_cli.cli.boundary import complain
from npa_cli.cli.session import write_answer
from npa_cli.work.faults import UsageFault
from npa_cli.work.session import shown_path


def write_schemas(schemas: Mapping[str, str], folder: str, output: str | None) -> None:
    """Write each schema to `KIND.schema.json` in a folder, which is made if need be, and say so. Raises UsageFault."""
    if output is not None:
        raise UsageFault("--write and --output both say where to; give one of them")
    root = Path(folder)
    if root.exists() and not root.is_dir():
        raise UsageFault(f"--write `{folder}` is a file; name a folder")
    root.mkdir(parents=True, exist_ok=True)
    for kind, text in schemas.items():
        write_answer(text, str(root / f"{kind}.schema.json"))
        complain(f"wrote {shown_path(root, f'{kind}.schema.json')}")
