"""A short name for every byte of a plan's files: two plans have the same one only where they are the same."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from npa_cli.store.plan_files import files_on_disk

_LENGTH: Final = 16  # of the 64 hexadecimal digits: enough that no two plans ever share them by chance


def fingerprint(root: Path) -> str:
    """The plan's files in `root`, by name and content, as 16 hexadecimal digits; a file that can't be read by name."""
    from hashlib import sha256

    digest = sha256()
    for _, name, raw in files_on_disk(root):
        content = raw if isinstance(raw, bytes) else b""
        digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()[:_LENGTH]
