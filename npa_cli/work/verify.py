"""`npa report --verify`: whether a paper that somebody holds still follows from the plan's files."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from npa_cli.cli.boundary import UsageFault
from npa_cli.work.formats import Setting, format_of, render
from npa_cli.work.papers import make_paper
from npa_cli.work.report_request import read_command

_LARGEST: Final = 64 * 1024 * 1024  # bytes of a paper, or of what is packed in one
_FIELDS: Final = ("command", "files", "commit", "npa")


class Verdict(NamedTuple):
    """Whether a paper follows from the files, and the sentence that says so or why not."""

    follows: bool
    words: str


class Stamp(NamedTuple):
    """What a paper says of itself: the command, the plan's files, the commit and npa's version."""

    command: str
    files: str
    commit: str
    npa: str


def verify_paper(file: str, *, data: str | None, setting: Setting) -> Verdict:
    """Make the paper again from what its foot says, in the same setting, and compare.

    Raises UsageFault where it says nothing of itself.
    """
    path = Path(file)
    if not path.is_file():
        raise UsageFault(f"`{file}`: no such file")
    if path.stat().st_size > _LARGEST:
        raise UsageFault(f"`{file}` is larger than any paper of npa's")
    raw = path.read_bytes()
    form = format_of(None, file)
    stamp = _stamp_of(raw if form != "csv" else _beside(path), file)
    paper, _ = make_paper(read_command(stamp.command, data), commit=stamp.commit)
    if paper.made.fingerprint != stamp.files:
        return Verdict(
            False,
            f"{file} no longer follows: the plan's files were {stamp.files} then and are {paper.made.fingerprint}"
            + ("" if data else "; if it is of another plan, --data names its folder"),
        )
    if paper.made.version != stamp.npa:
        return Verdict(
            False, f"{file} was made by npa {stamp.npa}; this is {paper.made.version}, which may say it otherwise"
        )
    written = render(paper, form, setting)
    if (written.encode() if isinstance(written, str) else written) != raw:
        return Verdict(False, f"{file} was changed after it was made: `{stamp.command}` writes something else")
    return Verdict(True, f"{file} follows from the plan's files as they are ({stamp.files})")


def _beside(path: Path) -> bytes:
    """What says of a CSV file from what it was made: there is no room for that in the file itself."""
    metadata = path.with_name(f"{path.name}-metadata.json")
    return metadata.read_bytes() if metadata.is_file() and metadata.stat().st_size < _LARGEST else b""


def _stamp_of(raw: bytes, file: str) -> Stamp:
    text = _words_of(raw)
    found = {
        "command": re.search(r"\bCommand\b\W{1,14}(npa report [^\n\x00]+)", text),
        "files": re.search(r"\bFiles\b\W{1,14}([0-9a-f]{16})\b", text),
        "commit": re.search(r"\bCommit\b\W{1,14}((?:[0-9a-f]{40,64}(?:, edited since)?)|not in git)", text),
        "npa": re.search(r"\bnpa\b[^\w-]{1,14}([0-9]+\.[0-9]+[\w.]*)", text),
    }
    values = [match[1].strip() if match else "" for match in found.values()]
    if not all(values):
        lacking = ", ".join(name for name, value in zip(_FIELDS, values, strict=True) if not value)
        raise UsageFault(f"`{file}` does not say from what it was made ({lacking}); is it a paper of `npa report`?")
    return Stamp(*values)


def _words_of(raw: bytes) -> str:
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
    from zipfile import BadZipFile, ZipFile

    found: list[str] = []
    try:
        with ZipFile(BytesIO(raw)) as package:
            for entry in package.infolist():
                if entry.filename.endswith(".xml") and entry.file_size < _LARGEST:
                    found.append(_plain(package.read(entry).decode("utf-8", "replace")))
    except (BadZipFile, OSError, NotImplementedError, RuntimeError):
        return []
    return found


def _plain(markup: str) -> str:
    """Markup without its tags: a new line where a block, cell or paragraph ends, nothing within running words."""
    import html

    inline = re.sub(
        r"</?(?:w:r|w:rPr|w:t|text:span|text:s|w:rStyle)\b[^>]*>", "", re.sub(r"<text:s\b[^>]*/>", " ", markup)
    )
    return html.unescape(re.sub(r"<[^>]*>", "\n", inline))


def _from_json(text: str) -> str:
    import json

    try:
        held = json.loads(text)
        made = held.get("made") or held["notes"][0]["made"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return ""
    names = {"command": "Command", "files": "Files", "commit": "Commit", "npa": "npa"}
    return "\n".join(f"{name}: {made.get(key, '')}" for key, name in names.items()) if isinstance(made, dict) else ""
