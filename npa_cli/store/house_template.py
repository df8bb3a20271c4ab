"""The page that HTML papers are poured into: npa's own, or a partnership's."""

import hashlib
from pathlib import Path
from typing import Final

_OWN: Final = Path(__file__).resolve().parent.parent / "templates"


def read_template(name: str, given: str | None = None) -> str:
    """The text of one of npa's own templates, or of the file that was given instead. Raises OSError."""
    return (Path(given) if given else _OWN / name).read_text(encoding="utf-8")


def template_file(name: str) -> str:
    """The path of one of npa's own templates."""
    return str(_OWN / name)


def template_words(given: str) -> str:
    """How a paper names the template it was made with: the file's name, and a fingerprint of its bytes.

    Without the fingerprint where there is no such file.
    """
    path = Path(given)
    return f"{path.name} ({hashlib.sha256(path.read_bytes()).hexdigest()[:16]})" if path.is_file() else path.name
