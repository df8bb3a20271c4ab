"""The plan as it was: loaded from git's objects as a folder's files are, and every id it ever used.

No id of a priority, activity or deliverable that was used in any branch is given to another item.
"""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from npa_cli.history.repository import Entry, NoHistoryError, Repository
from npa_cli.model.finding import Finding, Point
from npa_cli.store.document import Document
from npa_cli.store.file_kinds import kind_of
from npa_cli.store.load import Loaded, load_files
from npa_cli.store.plan_files import LARGEST
from npa_cli.store.plan_folder import MANIFEST
from npa_cli.store.read_yaml import read_yaml

_VERSIONS_AT_MOST = 5000  # of priority files that are searched for ids used before
_LINKS_AT_MOST: Final = 8  # from one to the next


def folder_then(repository: Repository, commit: str, plan_id: str) -> str | None:
    """Where in a commit the plan of this id stood, from the top of the repository; None if it is a new one.

    It is the folder it stands in now, where a plan of that id stood; else the one folder that held a plan of that id;
    else the folder of now, where it held any plan. Raises NoHistoryError if that can't be told: several plans had
    that id, or a plan of another id is gone, which it may have been.
    """
    here = repository.prefix
    if _plans(repository, commit, here + MANIFEST).get(here) == plan_id:
        return here
    plans = _plans(repository, commit, "")
    gone = [each for each in plans if not (repository.top / each / MANIFEST).is_file()]
    named = [folder for folder, each in plans.items() if each == plan_id]
    for likely in ([each for each in named if each in gone], named, [here] if here in plans else []):
        if len(likely) == 1:
            return likely[0]
        if likely:
            where = ", ".join(f"`{each or '.'}`" for each in likely)
            why = f"several plans had the id `{plan_id}` then, in {where}"
            raise NoHistoryError(why, "give each plan an id of its own")
    if gone:
        where = ", ".join(f"`{plans[each] or 'unknown'}` in `{each or '.'}`" for each in gone)
        raise NoHistoryError(
            f"no plan had the id `{plan_id}` then, and a plan of then is gone: {where}",
            "if it is that plan, give it its id back; if it is a new one, take the old one away in a change of its own",
        )
    return None


def load_earlier(repository: Repository, commit: str, folder: str | None = None) -> Loaded:
    """The plan as far as it loads at a commit, in a folder from the top of the repository, or where it stands now.

    Raises NoHistoryError if that folder held no plan then.
    """
    prefix = repository.prefix if folder is None else folder
    return load_files(repository.folder, files_then(repository, commit, prefix))


def files_then(repository: Repository, commit: str, prefix: str) -> Iterator[tuple[str, bytes | Finding]]:
    """The plan's files at a commit: the name of each, and its bytes or the finding that says why there are none.

    `prefix` is the plan's folder then, from the top of the repository. Raises NoHistoryError as `load_earlier` does.
    """
    every = {each.name.removeprefix(prefix): each for each in repository.entries(commit, prefix)}
    if MANIFEST not in every:
        where = f"`{prefix}`" if prefix else "the repository's top folder"
        raise NoHistoryError(f"{where} held no {MANIFEST} then", "name a commit in which it held one")
    return _files(repository, every)


def former_documents(
    repository: Repository, commit: str, ids: Collection[str], folders: Iterable[str] = ()
) -> Iterator[Document]:
    """Every version of a priority file up to a commit in which one of these ids stands, the newest first.

    `folders` are those where the plan stood, from the top of the repository; where it stands now unless given. Raises
    NoHistoryError where this clone does not hold every version.
    """
    if not ids:
        return
    if repository.is_shallow():
        raise NoHistoryError(
            f"this clone is shallow: whether {', '.join(sorted(ids)[:3])} stood for something else before is not known",
            "fetch the rest with `git fetch --unshallow`; in CI, `fetch-depth: 0`",
        )
    wanted = [each.encode("utf-8", "surrogateescape") for each in ids]
    for prefix in dict.fromkeys(folders or (repository.prefix,)):
        former = repository.former(commit, f"{prefix}priorities/")[:_VERSIONS_AT_MOST]
        for (_, name), raw in zip(former, repository.contents([each for each, _ in former], LARGEST), strict=True):
            if isinstance(raw, str) or not any(each in raw for each in wanted):
                continue
            document, _ = read_yaml(name.removeprefix(prefix), raw)
            if document is not None:
                yield document


def _plans(repository: Repository, commit: str, under: str) -> dict[str, str | None]:
    """The folders of a commit that held a plan, from the top with `/` at the end, and the id each plan had."""
    entries = [each for each in repository.entries(commit, under) if posixpath.basename(each.name) == MANIFEST]
    found: dict[str, str | None] = {}
    for entry, raw in zip(entries, repository.contents([each.object_id for each in entries], LARGEST), strict=True):
        if isinstance(raw, str):
            raise NoHistoryError(f"`{entry.name}` of then is {raw}", "compare in a clone that holds all of it")
        document, _ = read_yaml(entry.name, raw)
        data = document.data if document is not None else None
        found[entry.name.removesuffix(MANIFEST)] = str(data["id"]) if isinstance(data, dict) and "id" in data else None
    return found


def _files(repository: Repository, every: dict[str, Entry]) -> Iterator[tuple[str, bytes | Finding]]:
    names = [name for name in every if kind_of(name)]
    held = {name: _followed(repository, every, name) for name in names}
    there = [(name, each) for name, each in held.items() if each is not None]
    for name in names:
        if held[name] is None:
            yield name, _refused(name, "a link, which leads to no file of that version")
    for (name, _), raw in zip(there, repository.contents([each for _, each in there], LARGEST), strict=True):
        yield name, _refused(name, raw) if isinstance(raw, str) else raw


def _followed(repository: Repository, every: dict[str, Entry], name: str) -> str | None:
    """The id of what a file held, where it is a link that of the file it leads to; None for one that leads nowhere."""
    for _ in range(_LINKS_AT_MOST):
        entry = every.get(name)
        if entry is None or not entry.is_link:
            return None if entry is None else entry.object_id
        (to,) = repository.contents([entry.object_id], LARGEST)
        if isinstance(to, str):
            return None
        name = posixpath.normpath(posixpath.join(posixpath.dirname(name), to.decode("utf-8", "surrogateescape")))
    return None


def _refused(name: str, why: str) -> Finding:
    return Finding("NPA001", name, Point(1, 1), why)


_KEY: Final = rb"""(?:^|[\s{,\-])id["']?\s*:\s*["']?"""
# Looked for in the bytes, not in parsed YAML: a version that no longer parses used its ids too.
_ID: Final = re.compile(_KEY + rb"(P[1-9][0-9]*(?:\.[1-9][0-9]*){0,2})(?![0-9.])")


def ids_that_begin(start: str) -> re.Pattern[bytes]:
    """What matches the id of an entry in a line: `CHG-` and a number, or `DEC-2019-06-02`."""
    return re.compile(_KEY + b"(" + re.escape(start).encode() + rb"[0-9][0-9-]{0,20})(?![0-9])")


class UsedIds(NamedTuple):
    """Ids that stood in earlier versions. `lacking` says in words why they are not all there were; else it is empty."""

    ids: frozenset[str]
    lacking: str = ""


def used_ids(repository: Repository, files: Sequence[str] = ("priorities/",), ids: re.Pattern[bytes] = _ID) -> UsedIds:
    """The ids in every version of some files, of every branch and tag. Raises NoHistoryError.

    `files` are folders, with `/` at the end, and files, from the plan's folder; `ids` matches an id in a line, as its
    first group.
    """
    former = repository.former("--all", *(f"{repository.prefix}{each}" for each in files))
    versions = list(dict(former))
    lacking = "this clone is shallow" if repository.is_shallow() else ""

    def held() -> Iterator[bytes]:
        nonlocal lacking
        for raw in repository.contents(versions, LARGEST):
            if isinstance(raw, bytes):
                yield raw
            else:
                lacking = f"an earlier version of a file is {raw}"

    return UsedIds(ids_in(held(), ids), lacking)


def ids_in(files: Iterable[bytes], ids: re.Pattern[bytes] = _ID) -> frozenset[str]:
    """The ids that stand in files' bytes, whether they can be read as YAML or not; not in comments.

    They are those of priority files, unless `ids` matches others.
    """
    lines = (line for raw in files for line in raw.splitlines() if not line.lstrip().startswith(b"#"))
    return frozenset(match[1].decode("ascii") for line in lines for match in ids.finditer(line))
