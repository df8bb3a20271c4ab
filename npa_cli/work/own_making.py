"""Whether a file that is there already is one of npa's own making, so that a new one may take its place.

Most formats carry a mark that npa alone writes. Plain text and CSV have none: there an older file of the same kind is
known by what it has in common with the new one: its first line, or a line whose words, but for days and numbers, stand
in both. What is not known to be npa's is taken to be somebody else's.
"""

import html
import json
import re
from calendar import month_abbr, month_name
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from npa_cli.store.database import APPLICATION

_MARKS: Final[Mapping[str, tuple[bytes, ...]]] = {  # any one of them, anywhere in the file
    "json": (b'{\n  "schema_version": 1,\n  "kind": "', b'\n  "title": "npa ', b'"npa report '),
    "gitlab": (b'"check_name": "NPA',),
    "junit": (b'<testsuite name="npa validate"',),
    "sarif": (b'"name": "npa"',),
    "rdjson": (b'"name": "npa"',),
    "ics": (b"PRODID:-//npa//",),
    "pdf": (b"% made by npa: npa report ",),
    "svg": (b'aria-labelledby="picture-title picture-words"', b'aria-labelledby="chart-title chart-words"'),
}
_PAPERS: Final = frozenset(("html", "odt", "docx", "ods", "xlsx"))  # formats in which npa writes papers alone
_SITE: Final = b'<meta name="generator" content="npa site">'
_FOOT: Final = re.compile("\\bplan [^<>]{1,200} · npa [0-9]".encode())  # of a page that is no paper
_FINDING: Final = re.compile(r"^(?:\S.*:\d+:\d+: NPA\d{3} |::\w+ .*title=NPA\d{3}::|`npa validate`: )", re.MULTILINE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_MONTHS: Final = frozenset(
    word for month in range(1, 13) for word in (month_name[month].lower(), month_abbr[month].lower())
)
_FEWEST: Final = 3  # words of a line by which a file is known
LARGEST: Final = 64 * 1024 * 1024  # bytes of a paper, or of what is packed in one


def is_own_making(target: Path, new: bytes, form: str) -> bool:
    """Whether what stands in a file is what npa wrote to it before, in the format in which `new` is to take its place.

    A file with nothing in it is anybody's; one of more than `LARGEST` bytes is not npa's. Raises OSError.
    """
    if target.stat().st_size >= LARGEST:
        return False
    old = target.read_bytes()
    if not old.strip() or old == new:
        return True
    if form in _MARKS:
        return any(mark in old for mark in _MARKS[form]) or (form == "gitlab" and old.strip() == b"[]")
    if form == "sqlite":
        return old[68:72] == APPLICATION.to_bytes(4, "big")  # where SQLite's files say of which program they are
    if form in _PAPERS:
        return is_paper(old) or _SITE in old or (form == "html" and _FOOT.search(old) is not None)
    return _is_alike(old, new)


def _is_alike(old: bytes, new: bytes) -> bool:
    """Whether two texts are answers to one question."""
    try:
        before, now = old.decode(), new.decode()
    except UnicodeDecodeError:
        return False
    if _FINDING.search(before) or before.splitlines()[0].strip() == now.partition("\n")[0].strip() != "":
        return True
    return not _telling_lines(before).isdisjoint(_telling_lines(now))


def _telling_lines(text: str) -> set[tuple[str, ...]]:
    """The words of each line, without numbers and months, where there are enough of them to know it by."""
    lines = (tuple(word for word in _WORD.findall(line) if word.lower() not in _MONTHS) for line in text.splitlines())
    return {words for words in lines if len(words) >= _FEWEST}


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
        return _without_tags(text)
    return re.sub(r"[*\\]", "", text)  # markdown's own marks


def _unpacked(raw: bytes) -> list[str]:
    found: list[str] = []
    try:
        with ZipFile(BytesIO(raw)) as package:
            for entry in package.infolist():
                if entry.filename.endswith(".xml") and entry.file_size < LARGEST:
                    found.append(_without_tags(package.read(entry).decode("utf-8", "replace")))
    except (BadZipFile, OSError, NotImplementedError, RuntimeError):
        return []
    return found


def _without_tags(markup: str) -> str:
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
