"""A command line as a question: all that its answer depends on, as one fingerprint; or None if it is not kept.

An answer depends on the words typed, the day, the screen, the settings in the environment, the program itself and
every byte of the plan and of the plans beside it. All of it goes into the fingerprint each time, the files by their
contents and never by their dates: so an answer is found again only where a run would give the same one. What can't be
known for certain here (links, what is no file, folders that can't be read) is not kept.
"""

from __future__ import annotations

import os
import time

from npa_cli.speed.folder import digest, known_files, program, stat_key
from npa_cli.store import plan_folder as nearest
from npa_cli.store.plan_names import HALF_MADE, KIND_FOLDERS, holds_data, names_in

TYPE_CHECKING = False  # importing typing, which has this name, costs a third of an interpreter start
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PLAN_FOLDERS = (*KIND_FOLDERS, "plans")
_ENDINGS = (".yaml", ".csv")
_ENVIRONMENT = ("NPA_DATA", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM", "PYTHONIOENCODING")
_NEVER_WITH = ("GITHUB_ACTIONS", "NPA_DEBUG")
_DEEPEST = 8  # folders
_MOMENT = 3 * 10**9  # nanoseconds: longer than any file system's clock ticks
_read_at: dict[str, int] = {}  # when each file was read, in nanoseconds
_LARGEST = 8 * 1024 * 1024  # bytes of a file; a larger one is a finding, and not read here either
_WORTH_SHARING = 4 * 1024 * 1024  # bytes; a second thread takes as long to start as some of these


def fingerprint(argv: Sequence[str]) -> bytes | None:
    """The question's fingerprint; None if it can't be known what its answer depends on."""
    if any(os.environ.get(name) for name in _NEVER_WITH):
        return None
    try:
        here = os.getcwd()
        root = _root(data_option(argv), here)
        if root is None:
            return None
        parts = [program(), _encoded(here), _screen(), _day(), *map(_encoded, argv), b"in"]
        parts += [_encoded(f"{name}={os.environ.get(name)}") for name in _ENVIRONMENT]
        if root not in (here, os.path.join(here, "data")):
            parts += map(_encoded, nearest.below(here))
        parts += [_encoded(root), *contents(nearest.main_of_family(root))]
    except (OSError, NotForCertainError):
        return None
    return digest(*parts)


class NotForCertainError(Exception):
    """It can't be known here what an answer would depend on."""


def _screen() -> bytes:
    size = ""
    terminal = os.isatty(1)
    if terminal:
        size = str(os.get_terminal_size(1).columns)
    return _encoded(f"{terminal} {size}")


def _day() -> bytes:
    return _encoded(" ".join(map(str, time.localtime()[:3])))


def data_option(argv: Sequence[str]) -> str | None:
    """The value of the last --data. It may be meant as another option's value: the command line knows for certain."""
    for place in range(len(argv) - 1, -1, -1):
        name, equals, value = argv[place].partition("=")
        if name == "--data":
            return value if equals else next(iter(argv[place + 1 : place + 2]), None)
    return None


def plan_digest(data: str | None, plan: str | None) -> bytes | None:
    """A digest of the plan that these options name, with all its files; None if they can't be known for certain."""
    try:
        root = _root(data, os.getcwd())
        if root is None:
            return None
        return digest(program(), _encoded(root), _encoded(plan or ""), *contents(nearest.main_of_family(root)))
    except (OSError, NotForCertainError):
        return None


def _root(data: str | None, here: str) -> str | None:
    """The plan's folder, as find_plan finds it; None if there is none."""
    named = data or os.environ.get("NPA_DATA")
    if named:
        return nearest.holding(os.path.join(here, named))
    return nearest.around(here) or nearest.bundled()


def contents(root: str) -> Iterator[bytes]:
    """The name and the bytes' own fingerprint of every file that a plan in `root`, or one beside it, could be of."""
    files = sorted(plan_files(root), key=lambda each: each[0])
    looked_at = _from_two_threads([(path, about) for _, path, about in files if path is not None and about is not None])
    for name, path, about in files:
        yield _encoded(name)
        yield b"folder" if path is None or about is None else looked_at.get(path) or _content(path, about)


def _from_two_threads(files: list[tuple[str, os.stat_result]]) -> dict[str, bytes]:
    """Each file's fingerprint, where there is so much to read that it pays to have two threads do it.

    Reading and fingerprinting leave the interpreter to others meanwhile. A file that can't be read is left out.
    """
    made: dict[str, bytes] = {}
    if sum(about.st_size for _, about in files) < _WORTH_SHARING or _cores() < 2:
        return made
    import _thread  # threading, which has it too, costs half of what this saves

    def work() -> None:
        try:
            while files:
                path, about = files.pop()
                made[path] = _content(path, about)
        except (OSError, IndexError):
            return  # read again in its turn, where the error is dealt with; or the other thread took the last

    def help_out() -> None:
        work()
        ended.release()

    ended = _thread.allocate_lock()
    ended.acquire()
    try:
        _thread.start_new_thread(help_out, ())
    except RuntimeError:
        return made  # no more threads are to be had
    work()
    ended.acquire()
    return made


def _cores() -> int:
    mine = getattr(os, "sched_getaffinity", None)
    return len(mine(0)) if mine else os.cpu_count() or 1


def _content(path: str, about: os.stat_result) -> bytes:
    """A file's fingerprint. The second time in a run, that it was not touched since is enough; unless it was written
    so shortly before the first that a clock may not tell the two.
    """
    place, now = os.path.abspath(path), stat_key(about)
    if place not in known_files or known_files[place][0] != now or max(now[:2]) > _read_at[place] - _MOMENT:
        _read_at[place] = time.time_ns()
        with open(path, "rb") as file:
            known_files[place] = now, digest(file.read())
    return known_files[place][1]


def plan_files(root: str, *, other_plans: bool = True) -> Iterator[tuple[str, str | None, os.stat_result | None]]:
    """Each file that the plan in `root`, or one beside it, could be of: its name, its path and what the system says.

    A name alone, whose path is None, is that of a folder, or of a file that is read no further than its name.
    Raises NotForCertainError at what is neither file nor folder, and OSError.
    """
    yield from _files(root, "", 0, PLAN_FOLDERS if other_plans else PLAN_FOLDERS[:-1])
    yield from _passed_over(root)


def _passed_over(root: str) -> Iterator[tuple[str, str | None, os.stat_result | None]]:
    """What else is in the plan's folder: that it is no file of the plan is part of an answer, and so is its name."""
    for name, is_folder in names_in(root, PLAN_FOLDERS):
        path = None if is_folder or not holds_data(name) else os.path.join(root, name)
        yield f"passed over: {name}", path, None if path is None else os.lstat(path)


def _files(
    folder: str, prefix: str, depth: int, kept_in: Sequence[str]
) -> Iterator[tuple[str, str | None, os.stat_result | None]]:
    if depth > _DEEPEST:
        raise NotForCertainError
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            if depth == 0 and entry.name.startswith(HALF_MADE):
                raise NotForCertainError  # a change to the plan was cut short, or is being made
            if depth == 0 and entry.name not in kept_in and not entry.name.endswith(_ENDINGS):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield f"{name}/", None, None
                yield from _files(entry.path, f"{name}/", depth + 1, kept_in)
                continue
            about = entry.stat(follow_symlinks=False)
            if not entry.is_file(follow_symlinks=False) or about.st_size > _LARGEST:
                raise NotForCertainError  # a link, a pipe, a device
            yield name, entry.path, about


def _encoded(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")
