"""The words of a paper of npa's, in whichever format it is, as far as they say from what it was made."""

from __future__ import annotations

import html
import json
import re
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

LARGEST: Final = 64 * 1024 * 1024  # bytes of a paper, or of what is packed in one


def is_paper(raw: bytes) -> bool:
    """Whether these bytes say of themselves that they are a paper of `npa report`."""
    return re.search(r"\bCommand\b\W{1,14}npa report ", words_of(raw)) is not None


def words_of(raw: bytes) -> str:
    """The words of a paper in any of its formats, each piece on a line of its own."""
    if raw.startswith(b"PK"):
        return "\n".join(_unpacked(raw))
    text = raw.decode("utf-8", "replace")
    if text.lstrip().startswith("{"):
        return _from_json(text)
    if "<html" in text[:2000].lower():
        return _plain(text)
    return re.sub(r"[*\\]", "", text)  # markdown's own marks


def _unpacked(raw: bytes) -> list[str]:
    found: list[str] = []
    try:
        with ZipFile(BytesIO(raw)) as package:
            for entry in package.infolist():
                if entry.filename.endswith(".xml") and entry.file_size < LARGEST:
                    found.append(_plain(package.read(entry).decode("utf-8", "replace")))
    except (BadZipFile, OSError, NotImplementedError, RuntimeError):
        return []
    return found


def _plain(markup: str) -> str:
    """Markup without its tags: a new line where a block, cell or paragraph ends, nothing within running words."""
    inline = re.sub(
        r"</?(?:w:r|w:rPr|w:t|text:span|text:s|w:rStyle)\b[^>]*>", "", re.sub(r"<text:s\b[^>]*/>", " ", markup)
    )
    return html.unescape(re.sub(r"<[^>]*>", "\n", inline))


def _from_json(text: str) -> str:
    try:
        held = json.loads(text)
        made = held.get("made") or held["notes"][0]["made"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ""
    names = {"command": "Command", "files": "Files", "commit": "Commit", "npa": "npa"}
    return "\n".join(f"{name}: {made.get(key, '')}" for key, name in names.items()) if isinstance(made, dict) else ""
