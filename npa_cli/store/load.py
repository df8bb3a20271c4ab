"""A plan's folder to a Plan: every file read once, and no broken one hides another."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from npa_cli.model.finding import Finding, Point
from npa_cli.model.plan import Plan
from npa_cli.model.priority import Priority
from npa_cli.model.workplan import Period, Workplan
from npa_cli.store.build import build
from npa_cli.store.document import Document
from npa_cli.store.file_kinds import FILE_KINDS, FileKind, kind_of
from npa_cli.store.kept_file import read_once
from npa_cli.store.known_file import KnownFile, Part
from npa_cli.store.summaries import (
    JUDGED_BY,
    Summary,
    fetch_summaries,
    keep_summaries,
    sealed,
    sealed_together,
    seen,
    summary_of,
)
from npa_cli.timeframe import Conventions

UNREAD: Final = bytes(bytearray(b"not read"))  # this one and no other that says the same
LARGE: Final = 1024 * 1024  # bytes of all priorities together
LARGEST: Final = 8 * 1024 * 1024  # bytes in one file; a priority of ten thousand deliverables has five million


class PlanFile(NamedTuple):
    """One file of a plan that could be read as data."""

    kind: str  # a key of FILE_KINDS
    document: Document


class Source(NamedTuple):
    """A plan's files: those read, and the findings of those that could not be."""

    root: Path
    files: tuple[PlanFile, ...]
    findings: tuple[Finding, ...]
    known: Mapping[str, KnownFile] = {}  # the priority files that were not opened
    judging: str = ""  # a name for the bytes of the files that priorities are judged by

    def data_of(self, name: str) -> Any:
        """The plain data of a file that could be read; None for any other."""
        return next((file.document.data for file in self.files if file.document.path == name), None)


class Loaded(NamedTuple):
    """A plan as far as it loads. `unread` names every file, item or value that was left out.

    `convention_findings`, which are among them, name the settings for reading dates that could not be used.
    """

    source: Source
    plan: Plan
    unread: tuple[Finding, ...]
    convention_findings: tuple[Finding, ...]
    summaries: Mapping[str, Summary] = {}  # of the priority files that are right, by name


def load(root: Path) -> Loaded:
    """Load the plan in `root`. Bad data never raises: it is left out and named in `unread`.

    Of a priority file that was read before, only its head is read until somebody asks for its themes.
    """
    known = fetch_summaries(root)
    sure = {name for name, each in known.items() if seen(root / name) == each.seal}
    loaded = _load(_source(root, files_on_disk(root, sure), known))
    if loaded.summaries != known:
        keep_summaries(root, loaded.summaries)
    return loaded


def load_known(root: Path, known: Mapping[str, Summary], parts: Mapping[str, Part]) -> Loaded:
    """The same, with priority files of which all is known that is worth it: they are not read until somebody asks."""
    return _load(_source(root, files_on_disk(root, known), known, parts))


def is_large(root: Path) -> bool:
    """Whether the priorities are so large that it pays to read them one by one and keep little of each."""
    try:
        return sum(each.stat().st_size for each in os.scandir(root / "priorities")) > LARGE
    except OSError:
        return False


def load_others(root: Path) -> Loaded:
    """The plan in `root` without its priorities."""
    return _load(_source(root, files_on_disk(root, kinds=[kind for kind in FILE_KINDS if kind != "priority"])))


def load_files(root: Path, files: Iterable[tuple[str, bytes | Finding]]) -> Loaded:
    """Load a plan whose files came from elsewhere than its folder, as earlier versions of it do.

    `files` are names relative to `root`, with `/`, each with its bytes or the finding that says why there are
    none; names that are no file of a plan are passed over. `root` lends the plan its name and is not read.
    """
    kinds = tuple(FILE_KINDS)
    known = ((kind, name, raw) for name, raw in files if (kind := kind_of(name)) and not _is_hidden(name))
    return _load(_source(root, sorted(known, key=lambda each: (kinds.index(each[0]), each[1]))))


def _load(source: Source) -> Loaded:
    root = source.root
    unread = list(source.findings)
    built: dict[str, list[Any]] = {kind: [] for kind in FILE_KINDS}
    summaries: dict[str, Summary] = {}
    for file in source.files:
        document = file.document
        known = source.known.get(document.path)
        if known is not None and (head := known.priority()):
            built["priority"].append(head)
            summaries[document.path] = known.summary
            continue
        found, left_out, _ = build(FILE_KINDS[file.kind].model, document.path, document.data)
        unread.extend(left_out)
        if file.kind == "priority" and found is not None and not left_out and (summary := summary_of(document)):
            summaries[document.path] = summary
        if found is not None:
            built[file.kind].append(found)
    workplan: Workplan | None = next(iter(built["workplan"]), None)
    conventions, problems = _conventions(workplan) if workplan else (None, ())
    unread.extend(problems)
    plan = Plan(
        workplan=workplan or Workplan.model_construct(id=root.name, title=root.name, period=Period(text="")),
        partners=tuple(partner for file in built["partners"] for partner in file.partners),
        priorities=tuple(sorted(built["priority"], key=_number)),
        conventions=conventions,
        returns=tuple(built["return"]),
        changes=tuple(change for file in built["changes"] for change in file),
        measures=tuple(each for file in built["measures"] for each in file),
        readings=tuple(each for file in built["readings"] for each in file),
        links=tuple(each for file in built["links"] for each in file),
        risks=tuple(each for file in built["risks"] for each in file),
        issues=tuple(each for file in built["issues"] for each in file),
        dependencies=tuple(each for file in built["dependencies"] for each in file),
        decisions=tuple(each for file in built["decisions"] for each in file),
        actions=tuple(each for file in built["actions"] for each in file),
    )
    return Loaded(source, plan, tuple(unread), problems, summaries)


def load_conventions(root: Path) -> Conventions | None:
    """Only how the plan in `root` reads its words for dates; None where its workplan.yaml can't say."""
    kind = FILE_KINDS["workplan"]
    raw = _bytes(root / kind.pattern, kind.pattern, root)
    document = read_once(kind.pattern, raw)[0] if isinstance(raw, bytes) else None
    workplan = build(Workplan, kind.pattern, document.data).value if document else None
    return _conventions(workplan)[0] if workplan else None


def _conventions(workplan: Workplan) -> tuple[Conventions, tuple[Finding, ...]]:
    """How the plan's words for dates are to be read, and the settings that could not be."""
    period = workplan.period
    conventions, problems = Conventions.from_mapping(workplan.conventions, plan_start=period.start, plan_end=period.end)
    return conventions, tuple(
        Finding("NPA302", "workplan.yaml", ("conventions", key), message) for key, message in problems
    )


def read_files(root: Path) -> Source:
    """Read every file of the plan once, in a stable order."""
    return _source(root, files_on_disk(root))


def files_on_disk(
    root: Path, known: Container[str] = (), kinds: Iterable[str] = FILE_KINDS
) -> Iterator[tuple[str, str, bytes | Finding]]:
    """The kind, the name and the bytes of every file of the plan, or why there are none, in a stable order.

    A file that is `known` already is not read, and UNREAD stands for its bytes.
    """
    for kind in kinds:
        file_kind = FILE_KINDS[kind]
        for name, why in _unlisted(root, file_kind):
            yield kind, name, why
        for path in _matching(root, file_kind):
            name = path.relative_to(root).as_posix()
            yield kind, name, UNREAD if name in known else _bytes(path, name, root)


def _source(
    root: Path,
    files: Iterable[tuple[str, str, bytes | Finding]],
    known: Mapping[str, Summary] = {},
    parts: Mapping[str, Part] = {},
) -> Source:
    """The files' data, from the kind, the name and the bytes of each, or why there are none."""
    read: list[PlanFile] = []
    findings: list[Finding] = []
    unopened: dict[str, KnownFile] = {}
    judging: dict[str, str] = {}
    for kind, name, raw in files:
        if isinstance(raw, Finding):
            findings.append(raw)
            continue
        if kind in JUDGED_BY:
            judging[name] = sealed(raw)
        elif kind == "priority" and name in known and (raw is UNREAD or known[name].seal == sealed(raw)):
            unopened[name] = KnownFile(root, name, known[name], parts.get(name))
            read.append(PlanFile(kind, unopened[name].document()))
            continue
        document, faults = _read(name, raw)
        findings.extend(faults)
        if document is not None:
            read.append(PlanFile(kind, document))
    return Source(root, tuple(read), tuple(findings), unopened, sealed_together(judging))


def _read(name: str, raw: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
    if name.endswith(".csv"):
        from npa_cli.store.read_csv import read_csv

        return read_csv(name, raw)
    return read_once(name, raw)


def _is_hidden(name: str) -> bool:
    return name.rpartition("/")[2].startswith(".")


def _matching(root: Path, kind: FileKind) -> Iterator[Path]:
    if "*" in kind.pattern:
        yield from sorted(path for path in root.glob(kind.pattern) if not _is_hidden(path.name))
    elif kind.required or os.path.lexists(root / kind.pattern):
        yield root / kind.pattern


def _unlisted(root: Path, kind: FileKind) -> Iterator[tuple[str, Finding]]:
    """The folders of a kind of file that can't be looked into, each with its finding: what they hold is not known."""
    *folders, _ = kind.pattern.split("/")
    names = [""]
    for folder in folders:
        wanted = [f"{name}{each}/" for name in names for each in ((folder,) if folder != "*" else _inner(root / name))]
        names = []
        for name in wanted:
            try:
                os.listdir(root / name)  # noqa: PTH208  # asked only whether it can be
            except FileNotFoundError:
                continue  # a plan need not have one
            except OSError as error:
                why = "not a folder" if isinstance(error, NotADirectoryError) else _reason(error)
                yield name, Finding("NPA001", name, Point(1, 1), why, "its files are not checked; mend or move it")
                continue
            names.append(name)


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


def _number(priority: Priority) -> tuple[int, str]:
    digits = priority.id.lstrip("P")
    return (int(digits), "") if digits.isdecimal() and len(digits) < 10 else (10**9, priority.id)
