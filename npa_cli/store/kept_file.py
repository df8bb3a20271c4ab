"""A file's data kept from one run to the next, by the file's own bytes: after an edit only that file is read again.

What is kept is what reading made of a file that could be read: its data, as JSON. A file with a fault is read anew
each time, and so is where a value stands.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any, Final

from npa_cli.model.finding import Finding
from npa_cli.model.late import late
from npa_cli.speed.folder import cache_folder, digest, get, program, put
from npa_cli.store.document import Document

_SHELF: Final = "files"
_MOST: Final = 5_000
_MOST_BYTES: Final = 512 * 1024 * 1024


def read_once(path: str, raw: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """What `read_yaml` makes of a file's bytes, from the cache where they were read before."""
    if cache_folder() is None:
        return _read(path, raw)
    try:
        name = _name(digest(raw))
    except OSError:
        return _read(path, raw)
    body = get(_SHELF, name)
    kept = None if body is None else _document(path, raw, body)
    if kept is not None:
        return kept, ()
    document, findings = _read(path, raw)
    if document is not None and not findings:
        put(_SHELF, name, _body(document), most=_MOST, most_bytes=_MOST_BYTES)
    return document, findings


def read_later(path: str, file: Path, sealed: bytes) -> Document:
    """A document of which nothing is read yet, of a file whose bytes, known by `sealed`, can be read without fault.

    Raises OSError where the file has other bytes by the time it is asked.
    """

    def raw() -> bytes:
        found = file.read_bytes()
        if digest(found) != sealed:
            raise OSError(errno.EAGAIN, "it changed while it was being read; run the command again", str(file))
        return found

    def field(name: str) -> Any:
        if name == "raw":
            return raw()
        body = get(_SHELF, _name(sealed)) if cache_folder() is not None else None
        kept = None if body is None else _document(path, b"", body)
        document = kept or _read(path, raw())[0]
        return document.data if document is not None else None

    return late(Document(path, None), "data", "raw", read=field)


def fetch_part(sealed: bytes, items: frozenset[str]) -> Any:
    """What was kept of a file's data as far as it is about these items; None where nothing was."""
    body = get(_SHELF, _part_name(sealed, items)) if cache_folder() is not None else None
    if body is None:
        return None
    import json

    try:
        return json.loads(body)
    except ValueError:
        return None


def keep_part(sealed: bytes, items: frozenset[str], data: Any) -> None:
    """Keep so much of a file's data, known by `sealed`."""
    if cache_folder() is not None:
        import json

        body = json.dumps(data, separators=(",", ":")).encode()
        put(_SHELF, _part_name(sealed, items), body, most=_MOST, most_bytes=_MOST_BYTES)


def _part_name(sealed: bytes, items: frozenset[str]) -> bytes:
    return digest(b"part", program(), sealed, *(each.encode("utf-8", "surrogatepass") for each in sorted(items)))


def _name(sealed: bytes) -> bytes:
    return digest(b"file", program(), sealed)


def _read(path: str, raw: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    from npa_cli.store.read_yaml import read_yaml

    return read_yaml(path, raw)


def _body(document: Document) -> bytes:
    import json

    doubtful = [[list(at), word] for at, word in document.doubtful.items()]
    return json.dumps({"data": document.data, "doubtful": doubtful}, separators=(",", ":")).encode()


def _document(path: str, raw: bytes, body: bytes) -> Document | None:
    import json

    try:
        kept = json.loads(body)
        return Document(path, kept["data"], {tuple(at): word for at, word in kept["doubtful"]}, raw)
    except (ValueError, TypeError, KeyError):
        return None
