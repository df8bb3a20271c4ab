"""`npa report --verify`: whether a paper that somebody holds still follows from the plan's files."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from npa_cli.model.plan import Plan
from npa_cli.progress.reported import known_entries
from npa_cli.views.papers.paper import Paper
from npa_cli.views.wording import long_day
from npa_cli.work.faults import Notice, UsageFault
from npa_cli.work.formats.setting import Setting
from npa_cli.work.formats.table import ending_of, formats_with, render
from npa_cli.work.papers import make_paper
from npa_cli.work.report_request import Asked, read_command
from npa_cli.work.session import Session

_LARGEST: Final = 64 * 1024 * 1024  # bytes of a paper, or of what is packed in one
_FIELDS: Final = ("command", "files", "commit", "npa")


class Verdict(NamedTuple):
    """Whether a paper follows from the files, and the sentence that says so or why not."""

    follows: bool
    words: str
    notices: tuple[Notice, ...] = ()


class Stamp(NamedTuple):
    """What a paper says of itself: the command, the plan's files, the commit and npa's version."""

    command: str
    files: str
    commit: str
    npa: str


class HeldPaper(NamedTuple):
    """A paper that somebody holds: its file, bytes and format, and what it says of itself."""

    file: str
    raw: bytes
    form: str
    stamp: Stamp

    @property
    def asked(self) -> Asked:
        """What its own command asks for. Raises UsageFault where that writes no paper."""
        return read_command(self.stamp.command)


def read_paper(file: str) -> HeldPaper:
    """Read a paper from its file. Raises UsageFault where there is none, or it says nothing of itself."""
    path = Path(file)
    if not path.is_file():
        raise UsageFault(f"`{file}`: no such file")
    if path.stat().st_size > _LARGEST:
        raise UsageFault(f"`{file}` is larger than any paper of npa's")
    raw = path.read_bytes()
    form = next(iter(formats_with(ending_of(file))), "markdown")
    return HeldPaper(file, raw, form, _stamp_of(raw if form != "csv" else _beside(path), file))


def verify_paper(session: Session, held: HeldPaper, setting: Setting, *, is_named: bool = True) -> Verdict:
    """Make the paper again of the plan that is open, as its command says, and compare.

    `is_named` says that the plan was named by its folder: if it was not, the verdict says that it may be another.
    """
    paper, notices = make_paper(session, held.asked, commit=held.stamp.commit)
    reason = _difference(paper, held, setting, late_words(session.plan, paper.as_at), is_named=is_named)
    if reason is not None:
        return Verdict(False, reason, notices)
    words = f"{held.file} follows from the plan's files as they are ({held.stamp.files})"
    if paper.made.left_out:
        words += f", of which some could not be read: {', '.join(paper.made.left_out)}"
    return Verdict(True, words, notices)


def late_words(plan: Plan, as_at: date) -> str:
    """Which reports for the quarter that ended last before `as_at` were made on that day or later; empty for none.

    They count from the end of their quarter, so a paper made before them as at `as_at` no longer follows.
    """
    late = sorted(
        (each.update.said_on, each.item, each.partner, each.quarter.label)
        for entries in known_entries(plan, as_at).values()
        for each in entries
        if each.update is not None and each.update.said_on is not None and each.update.said_on >= as_at
    )
    if not late:
        return ""
    day, item, partner, quarter = late[-1]
    more = f", the latest of {len(late)} such" if len(late) > 1 else ""
    return (
        f"; {partner} reported on {item} for {quarter} on {long_day(day)}{more}: "
        "a report for a quarter that has ended counts from its end, whenever it was written"
    )


def _difference(paper: Paper, held: HeldPaper, setting: Setting, late: str, *, is_named: bool) -> str | None:
    """Why a paper that somebody holds is not what would be made now; None where it is."""
    file, stamp = held.file, held.stamp
    if paper.made.fingerprint != stamp.files:
        return (
            f"{file} no longer follows: the plan's files were {stamp.files} then and are {paper.made.fingerprint}{late}"
            + ("" if is_named else "; if it is of another plan, --data names its folder")
        )
    if paper.made.version != stamp.npa:
        return f"{file} was made by npa {stamp.npa}; this is {paper.made.version}, which may say it otherwise"
    written = render(paper, setting._replace(form=held.form))
    if (written.encode() if isinstance(written, str) else written) != held.raw:
        return f"{file} was changed after it was made: `{stamp.command}` writes something else"
    return None


def _beside(path: Path) -> bytes:
    """What says of a CSV file from what it was made: there is no room for that in the file itself."""
    metadata = path.with_name(f"{path.name}-metadata.json")
    return metadata.read_bytes() if metadata.is_file() and metadata.stat().st_size < _LARGEST else b""


def _stamp_of(raw: bytes, file: str) -> Stamp:
    text = _words_of(raw)
    found = {
        "command": re.search(r"\bCommand\b\W{1,14}(npa report [^\n\x00]+)", text),
        "files": re.search(r"\bFiles\b\W{1,14}([0-9a-f]{16})\b", text),
        "commit": re.search(r"\bCommit\b\W{1,14}((?:[0-9a-f]{40,64}(?:, edited since)?)|not in git|not known)", text),
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
