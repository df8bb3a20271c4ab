"""The user's cache folder, and files in it that are whole, ours and what they were, or are not there at all."""

from __future__ import annotations

import os
import stat
import sys

from npa_cli import __version__

TYPE_CHECKING = False  # importing typing, which has this name, costs a third of an interpreter start
if TYPE_CHECKING:
    from collections.abc import Iterator

_SHELVES = {  # how many files may lie on each, and how many bytes
    "answers": (300, 64 * 1024 * 1024),
    "names": (50, 20_000_000),  # what a Tab offers
    "entries": (20_000, 256 * 1024 * 1024),
    "parts": (20_000, 256 * 1024 * 1024),  # of priority files
    "estates": (20, 128 * 1024 * 1024),  # a file for each question
}
_LARGEST = 64 * 1024 * 1024  # bytes of one file
_TO_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_MAGIC = b"npa cache 1\n"
_SIZE = 32  # bytes of a digest
_TIDY_ONE_IN = 16  # of what is put: to look through a full shelf takes a while
_tidied: set[str] = set()
known_files: dict[str, tuple[tuple[int, ...], bytes]] = {}  # read in this run, by absolute path: stat key, digest


def cache_folder() -> str | None:
    """Where the platform keeps what a program may lose; NPA_CACHE_DIR names another place.

    None if there is none, where NPA_NO_CACHE asks for none, and in a checkout, whose program changes under its
    version's number.
    """
    named = os.environ.get("NPA_CACHE_DIR")
    if os.environ.get("NPA_NO_CACHE") or (not named and os.path.isfile(os.path.join(_above(), "pyproject.toml"))):
        return None
    if named:
        return named
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return os.path.join(base, "npa", "cache") if base else None
    home = os.environ.get("HOME")
    if not home:
        return None
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "npa")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "npa")


def program() -> bytes:
    """The program as installed: another version of it, of Python or of a library keeps things of its own."""
    installed = os.stat(_above()).st_mtime_ns  # a library put in or out changes it
    return f"{__version__} {sys.version} {sys.byteorder} {_above()} {installed}".encode("utf-8", "surrogatepass")


def _above() -> str:
    """The folder that holds the package."""
    return os.path.dirname(os.path.dirname(os.path.dirname(os.path.realpath(__file__))))


def digest(*parts: bytes) -> bytes:
    """A fingerprint of some parts in their order, 32 bytes; no two lists of parts share theirs."""
    from _blake2 import blake2b  # hashlib, which has it too, costs a third of an interpreter start

    made = blake2b(digest_size=_SIZE)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


def stat_key(about: os.stat_result) -> tuple[int, ...]:
    """What changes whenever a file is written, but for two times within a tick of the clock."""
    return about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino, about.st_dev


def get(shelf: str, name: bytes) -> bytes | None:
    """What was kept under a name; None for whatever is wrong with it: a file there is never trusted, only proven."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        if not _is_safe(folder, shelf):
            return None
        with open(os.open(_path(folder, shelf, name), _TO_READ), "rb") as file:
            about = os.fstat(file.fileno())
            if about.st_size > _LARGEST or not stat.S_ISREG(about.st_mode) or not _is_own(about):
                return None
            raw = file.read(_LARGEST)
    except OSError:
        return None
    start = len(_MAGIC) + _SIZE
    body = raw[start:]
    return body if raw[:start] == _MAGIC + digest(name, body) else None


def put(shelf: str, name: bytes, body: bytes) -> None:
    """Keep something under a name, whole or not at all; the oldest on a full shelf are dropped in time.

    What can't be kept is not kept: a folder that is full, read-only or gone is nobody's fault here. Nor is anything
    kept in a folder that is not the user's own, or that others may write to; what earlier versions left open for
    others to read is closed first. The writing is its own and not the store's, which needs pathlib: an answer asked
    again is given before that is loaded.
    """
    folder = cache_folder()
    most, most_bytes = _SHELVES[shelf]
    if folder is None or len(body) > min(_LARGEST, most_bytes) // 2:
        return
    path = _path(folder, shelf, name)
    half = f"{path}.{os.getpid()}.part"
    try:
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        for each in (folder, os.path.join(folder, shelf)):
            if not os.path.lexists(each):
                os.mkdir(each, 0o700)
        if _is_closed(os.path.dirname(path), 0o022):
            os.chmod(os.path.dirname(path), 0o700)
        if not _is_safe(folder, shelf):
            return
        with open(half, "xb") as file:
            file.write(_MAGIC + digest(name, body) + body)
        os.replace(half, path)
        if not name[-1] % _TIDY_ONE_IN and shelf not in _tidied:  # names are digests; once a run is enough
            _tidied.add(shelf)
            _make_room(os.path.dirname(path), most, most_bytes)
    except OSError:
        _remove(half)


def clear() -> tuple[int, int]:
    """Drop all that is kept: how many files that were, and how many bytes. Files that are not ours stay."""
    count = size = 0
    for entry in kept_files():
        size += entry.stat(follow_symlinks=False).st_size
        os.unlink(entry.path)
        count += 1
    return count, size


def kept_files() -> Iterator[os.DirEntry[str]]:
    """Every file of ours in the cache folder."""
    folder = cache_folder()
    for shelf in _SHELVES:
        try:
            entries = list(os.scandir(os.path.join(folder, shelf))) if folder and _is_safe(folder, shelf) else []
        except OSError:
            continue
        yield from (each for each in entries if each.is_file(follow_symlinks=False) and _is_ours(each.name))


def _is_safe(folder: str, shelf: str) -> bool:
    """Whether others may neither write to the cache folder nor look into a shelf of it. Raises OSError."""
    return _is_closed(folder, 0o022) and _is_closed(os.path.join(folder, shelf), 0o077)


def _is_closed(folder: str, rights: int) -> bool:
    """Whether it is a folder, and no link to one, of this user's own, giving none of some rights. Raises OSError."""
    about = os.lstat(folder)
    return stat.S_ISDIR(about.st_mode) and _is_own(about) and (os.name == "nt" or not about.st_mode & rights)


def _is_own(about: os.stat_result) -> bool:
    return os.name == "nt" or about.st_uid == os.geteuid()


def _is_ours(name: str) -> bool:
    stem, _, ending = name.partition(".")
    return len(stem) == 2 * _SIZE and not set(stem) - set("0123456789abcdef") and (not ending or ending[-4:] == "part")


def _path(folder: str, shelf: str, name: bytes) -> str:
    return os.path.join(folder, shelf, name.hex())


def _make_room(folder: str, most: int, most_bytes: int) -> None:
    ours = [(each.stat(follow_symlinks=False), each.path) for each in os.scandir(folder) if _is_ours(each.name)]
    total = 0
    for place, (about, path) in enumerate(sorted(ours, key=lambda each: -each[0].st_mtime_ns)):
        total += about.st_size
        if place >= most or total > most_bytes:
            _remove(path)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
