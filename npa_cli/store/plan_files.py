"""The files of a plan: which there are, in a stable order, and their bytes."""

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from npa_cli.model.finding import Finding, Point
from npa_cli.store.document import Document
from npa_cli.store.file_kinds import FILE_KINDS, kind_of
from npa_cli.store.read_yaml import read_yaml
from npa_cli.store.stray_files import find_strays

STRAY_KIND: Final = "stray"  # of what is no file of a plan, and was not meant as one
LARGEST: Final = 8 * 1024 * 1024  # bytes in one file; a priority of ten thousand deliverables has five million


class PlanFile(NamedTuple):
    """One file of a plan: a key of FILE_KINDS, its name relative to the plan's folder with `/`, and the folder.

    `raw` is given where the bytes came from elsewhere than the folder, or where the finding says why there are none.
    What was not meant as a file of the plan is of the kind STRAY_KIND.
    """

    kind: str
    name: str
    root: Path
    raw: bytes | Finding | None = None

    @property
    def path(self) -> Path:
        return self.root / self.name

    def read(self) -> bytes | Finding:
        """The file's bytes, or why they can't be had."""
        return _bytes(self.path, self.name, self.root) if self.raw is None else self.raw


def find_files(root: Path, kinds: Collection[str] = FILE_KINDS) -> Iterator[PlanFile]:
    """Every file of the plan in `root`, in a stable order, and then what is there and is no file of it.

    None is opened yet. In place of its bytes, what is no file of the plan has the finding that says so.
    """
    for kind in kinds:
        file_kind = FILE_KINDS[kind]
        for pattern in file_kind.patterns:
            for name, why in _unlisted(root, pattern, of_entries=pattern != file_kind.pattern):
                yield PlanFile(kind, name, root, why)
            for path in _matching(root, pattern, required=file_kind.required):
                yield PlanFile(kind, path.relative_to(root).as_posix(), root)
    for stray in find_strays(root):
        if stray.kind is None or stray.kind in kinds:
            yield PlanFile(stray.kind or STRAY_KIND, stray.name, root, stray.finding)


def given_files(root: Path, files: Iterable[tuple[str, bytes | Finding]]) -> tuple[PlanFile, ...]:
    """The files of a plan whose bytes came from elsewhere, in the order of a folder: see `load_files`."""
    kinds = tuple(FILE_KINDS)
    known = ((kind, name, raw) for name, raw in files if (kind := kind_of(name)) and not _is_hidden(name))
    ordered = sorted(known, key=lambda each: (kinds.index(each[0]), each[1]))
    return tuple(PlanFile(kind, name, root, raw) for kind, name, raw in ordered)


def files_on_disk(root: Path) -> Iterator[tuple[str, str, bytes | Finding]]:
    """The kind, the name and the bytes of every file of the plan, or why there are none, in a stable order."""
    return ((each.kind, each.name, each.read()) for each in find_files(root) if each.kind != STRAY_KIND)


def parse(name: str, raw: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    """A file's bytes as plain data, or the findings that say why not."""
    if name.endswith(".csv"):
        from npa_cli.store.read_csv import read_csv  # only for a plan that holds readings

        return read_csv(name, raw)
    return read_yaml(name, raw)


def _is_hidden(name: str) -> bool:
    return name.rpartition("/")[2].startswith(".")


def _matching(root: Path, pattern: str, *, required: bool) -> Iterator[Path]:
    if "*" in pattern:
        yield from sorted(path for path in root.glob(pattern) if not _is_hidden(path.name))
    elif required or os.path.lexists(root / pattern):
        yield root / pattern


def _unlisted(root: Path, pattern: str, *, of_entries: bool) -> Iterator[tuple[str, Finding]]:
    """The folders for files of a pattern that can't be looked into, each with its finding.

    Of the folder for files of single entries that alone is told: the folder around it is that of the list of all, and a
    file called like it was meant as that list, as find_strays says.
    """
    *folders, _ = pattern.split("/")
    names = [""]
    for folder in folders:
        wanted = [f"{name}{each}/" for name in names for each in ([folder] if folder != "*" else _inner(root / name))]
        names = []
        for name in wanted:
            try:
                os.listdir(root / name)  # noqa: PTH208  # asked only whether it can be
                names.append(name)
            except FileNotFoundError:
                continue  # a plan need not have one
            except OSError as error:
                is_file = isinstance(error, NotADirectoryError)
                if not of_entries or (name.count("/") == len(folders) and not is_file):
                    why = "not a folder" if is_file else _reason(error)
                    hint = "its files are not checked; correct or move it"
                    yield name, Finding("NPA001", name, Point(1, 1), why, hint)


def _inner(folder: Path) -> list[str]:
    """The folders in a folder, in a stable order."""
    return sorted(each.name for each in folder.iterdir() if each.is_dir() and not _is_hidden(each.name))


def _reason(error: OSError) -> str:
    return f"can't be opened: {(error.strerror or 'unknown reason').lower()}"


def _bytes(path: Path, name: str, root: Path) -> bytes | Finding:
    """A file's bytes, or why they can't be had."""

    def refused(why: str, hint: str) -> Finding:
        return Finding("NPA001", name, Point(1, 1), why, hint)

    try:
        if path.is_symlink() and not path.exists():
            return refused("a link that leads nowhere", "put the file itself here")
        if not path.resolve().is_relative_to(root.resolve()):
            return refused("a link that leaves the plan's folder", "put the file itself here")
        if path.exists() and not path.is_file():
            return refused("not a file", "move it elsewhere")
        if path.stat().st_size > LARGEST:
            return refused(f"larger than {LARGEST // (1024 * 1024)} MB", "split the file")
        return path.read_bytes()
    except FileNotFoundError:
        return refused("no such file", "every plan needs it; copy it from another plan")
    except OSError as error:
        return refused(_reason(error), "check its permissions")


def fingerprint(root: Path) -> str:
    """The plan's files in `root`, by name and content, as 16 hexadecimal digits; a file that can't be read by name."""
    from hashlib import sha256

    digest = sha256()
    for _, name, raw in files_on_disk(root):
        content = raw if isinstance(raw, bytes) else b""
        digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()[:16]  # of 64: enough that no two plans ever share them by chance
