"""What kind of file somebody sent: found out before any of it is parsed, and refused if npa does not read it."""

import re
import zlib
from io import BytesIO
from pathlib import Path
from typing import Final, Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from npa_cli.intake.foreign import NotReadableError

LARGEST: Final = 5 * 2**20  # bytes of a file
_LARGEST_INSIDE: Final = 16 * 2**20  # bytes of all that is packed in it
_MOST_TAGS: Final = 600_000  # in all of it; a library that reads it keeps some 300 bytes for each
_MOST_PARTS: Final = 1_000
_START: Final = 4_096  # bytes of a part by which it is known what kind it is
_ENCODING: Final = re.compile(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([^"'>]*)""")
_PLAIN: Final = (b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252")
_OLD: Final = bytes.fromhex("d0cf11e0a1b11ae1")  # begins what office programs wrote before 2007, and what they encrypt
_ODS: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_ODT: Final = b"application/vnd.oasis.opendocument.text"
TOO_MUCH: Final = "it unpacks to far more than a return holds; send the workbook that was sent to you"
_AGAIN: Final = "save it as .xlsx or .ods and send that"
_AGAIN_DOCUMENT: Final = "save it as .docx, .odt, .xlsx or .ods and try that"


_MAIL: Final = re.compile(rb"(?:[A-Z][\w-]{1,40}: [^\n]*\r?\n[ \t]*){2}", re.IGNORECASE)  # how a mail's head begins
_DRAFT: Final = b"\nX-Unsent: 1"


def is_draft(path: Path) -> bool:
    """Whether a file is a letter that was never sent, such as those npa writes; not where it can't be read."""
    if path.suffix.lower() != ".eml" or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            return _DRAFT in file.read(_START)
    except OSError:
        return False


def kind_of_workbook(raw: bytes) -> Literal["xlsx", "ods"]:
    """Which kind of workbook a file is. Raises NotReadableError for any other, and for one that hides or is too much.

    Of a file that unpacks to too much nothing is unpacked, and nothing of any is parsed.
    """
    kind = kind_of_package(raw, _AGAIN)
    if kind is None and _MAIL.match(raw):
        raise NotReadableError("it is a mail; save the workbook that is attached to it, and send that")
    if kind is None and b"\0" not in raw[:_START] and raw.strip():
        raise NotReadableError(f"it is plain text, such as CSV, in which days can't be told from words; {_AGAIN}")
    if kind is None:
        raise NotReadableError(f"it is no workbook; {_AGAIN}")
    if kind in ("docx", "odt"):
        raise NotReadableError(f"it is no workbook but another kind of file; {_AGAIN}")
    return "xlsx" if kind == "xlsx" else "ods"


def kind_of_package(raw: bytes, again: str = _AGAIN_DOCUMENT) -> Literal["xlsx", "ods", "docx", "odt"] | None:
    """Which kind of office file it is; None if it is none. Raises NotReadableError as `kind_of_workbook` does.

    `again` is what to do about one that npa does not read.
    """
    if len(raw) > LARGEST:
        raise NotReadableError(f"it is larger than {LARGEST // 2**20} MB; remove pictures and other sheets")
    if raw.startswith(_OLD):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            raise NotReadableError("it is locked with a password; save it without one")
        raise NotReadableError(f"it is an old Excel file (.xls); {again}")
    try:
        with ZipFile(BytesIO(raw)) as package:
            return _kind(package, again)
    except (BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error):
        if raw.startswith(b"PK"):
            raise NotReadableError(f"it is damaged, or was cut short on its way; {again}") from None
    return None


def _kind(package: ZipFile, again: str) -> Literal["xlsx", "ods", "docx", "odt"]:
    every = package.infolist()
    parts = {each.filename: each for each in every}
    if len(every) > _MOST_PARTS or sum(each.file_size for each in every) > _LARGEST_INSIDE:
        raise NotReadableError(TOO_MUCH)
    if len(parts) < len(every) or any(each.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for each in every):
        raise NotReadableError(f"it was not written by an office program; {again}")
    if any(name.endswith("vbaProject.bin") or name.startswith(("Basic/", "Scripts/")) for name in parts):
        raise NotReadableError(f"it has macros; {again}, without them")
    starts, tags = {}, 0
    for name, each in parts.items():
        raw = b"" if each.flag_bits & 1 else package.read(each)
        starts[name] = raw[:_START]
        tags += raw.count(b"<")  # of every part: it is the workbook that says which ones are its sheets
        if each.flag_bits & 1 or (name == "META-INF/manifest.xml" and b"encryption-data" in raw):
            raise NotReadableError("it is locked with a password; save it without one")
        if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw or not _is_plain_xml(raw[:_START]):
            raise NotReadableError(f"it was not written by an office program; {again}")
        if tags > _MOST_TAGS:
            raise NotReadableError(TOO_MUCH)
    if "xl/workbook.xml" in parts:
        return "xlsx"
    if "word/document.xml" in parts:
        return "docx"
    kind = starts.get("mimetype", b"").strip()
    if kind in (_ODS, _ODT) and "content.xml" in parts:
        return "ods" if kind == _ODS else "odt"
    raise NotReadableError(f"it is no workbook but another kind of file; {again}")


def count_pictures(raw: bytes) -> int:
    """How many pictures an office file holds."""
    with ZipFile(BytesIO(raw)) as package:
        return sum("/media/" in name or name.startswith("Pictures/") for name in package.namelist())


def part_text(package: ZipFile, name: str) -> str:
    """A part of a package in the letters that it says it is written in, which `kind_of_package` made sure are known."""
    raw = package.read(name)
    said = _ENCODING.match(raw[:_START])
    return raw.decode(said[1].decode() if said is not None else "utf-8", "replace")


def _is_plain_xml(start: bytes) -> bool:
    """Whether a part is no XML, or XML in letters of one byte: else a document type can't be found in its bytes."""
    said = _ENCODING.match(start)
    if said is not None and said[1].lower() not in _PLAIN:
        return False
    return b"\0" not in start[:4] or not start.replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").startswith(b"<")
