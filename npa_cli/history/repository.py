"""The git repository around a plan's folder, asked read-only questions.

Nothing here checks anything out, touches the index or runs a hook, a pager or another program of the
repository's choosing: what is asked reads objects and names, and git is told so on every call.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

_SAFE_OPTIONS: Final = (
    "--no-pager",
    "--no-replace-objects",  # the objects as committed, not as somebody would have them seen here
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",  # a setting that names a program
    "-c",
    "protocol.allow=never",  # a clone that left objects out would fetch them: no network, ever
)
_PATIENCE: Final = 60  # seconds for one answer
_OBJECT_ID: Final = (40, 64)  # characters of one, by SHA-1 and by SHA-256


class NoHistoryError(Exception):
    """There is no earlier version to read here. The message says why, to follow `not compared: `."""


class UnknownRevisionError(Exception):
    """No commit is called that. `known` are the branches, tags and remote branches there are."""

    def __init__(self, given: str, known: tuple[str, ...] = (), *, shallow: bool = False) -> None:
        super().__init__(given)
        self.given = given
        self.known = known
        self.shallow = shallow


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a commit: its name relative to the plan's folder, with `/`; `size` in bytes."""

    name: str
    object_id: str
    size: int
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Repository:
    """`prefix` is the plan's folder from the top of the repository: empty, or with `/` at its end."""

    program: str
    folder: Path
    environment: Mapping[str, str]
    prefix: str

    def commit(self, revision: str) -> str:
        """The id of the commit that a branch, tag or other name of git's stands for. Raises UnknownRevisionError."""
        name = revision.strip()
        if name and not name.startswith("-") and name.isprintable():
            answer = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
            found = (answer or b"").decode("ascii", "replace").strip()
            if len(found) in _OBJECT_ID:
                return found
        shallow = self._ask("rev-parse", "--is-shallow-repository") == b"true\n"
        raise UnknownRevisionError(revision, self._names(), shallow=shallow)

    def entries(self, commit: str) -> tuple[Entry, ...]:
        """Every file under the plan's folder as it was in a commit; none where the folder was not there."""
        answer = self._ask("ls-tree", "-r", "-z", "-l", "--full-tree", f"{commit}:{self.prefix}")
        return tuple(entry for line in (answer or b"").split(b"\0") if (entry := _entry(line)) is not None)

    def former(self, commit: str, folder: str) -> tuple[tuple[str, str], ...]:
        """The id and name of every version of every file that ever stood in a folder of the plan, up to a commit.

        `--all` for a commit is every branch and tag.

        The newest come first. A shallow clone has only what it was given.
        """
        top = f"{self.prefix}{folder}/"
        answer = self._ask("-C", self._up(), "rev-list", "--objects", commit, "--", top)
        found = []
        for line in (answer or b"").splitlines():
            object_id, _, path = line.partition(b" ")
            name = path.decode("utf-8", "surrogateescape")
            if name.startswith(top) and name.endswith(".yaml"):
                found.append((object_id.decode("ascii"), name.removeprefix(self.prefix)))
        return tuple(found)

    def is_edited(self) -> bool:
        """Whether a file in the plan's folder differs from the commit checked out, or is not in it."""
        return bool(self._ask("status", "--porcelain", "-z", "--untracked-files=all", "--", "."))

    def contents(self, object_ids: Iterable[str]) -> Iterator[bytes | None]:
        """The bytes of each object, in the order asked, by one process; None for one this clone does not hold."""
        command = [self.program, *_SAFE_OPTIONS, "cat-file", "--batch"]
        with subprocess.Popen(  # noqa: S603  # git itself, with words of ours alone
            command,
            cwd=self.folder,
            env=dict(self.environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as git:
            if git.stdin is None or git.stdout is None:  # both were asked for
                return
            for object_id in object_ids:
                yield _next_object(git.stdin, git.stdout, object_id)
            with contextlib.suppress(OSError):  # git has ended before us
                git.stdin.close()

    def _names(self) -> tuple[str, ...]:
        answer = self._ask("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
        return tuple((answer or b"").decode("utf-8", "replace").splitlines())

    def _up(self) -> str:
        """From the plan's folder to the top of the repository: paths asked about are counted from there."""
        return "../" * self.prefix.count("/") or "."

    def _ask(self, *words: str) -> bytes | None:
        return _ask(self.program, self.folder, self.environment, *words)


def find_repository(folder: Path, environment: Mapping[str, str]) -> Repository:
    """The repository around `folder`. Raises NoHistoryError where git is missing, or knows of none here.

    `environment` is the process's own. Its GIT_ variables are left out: set by a hook or by hand, they would
    point at another repository than the one the plan stands in.
    """
    program = shutil.which("git", path=environment.get("PATH"))
    if program is None or not Path(program).is_absolute():  # one found beside the plan is not the user's git
        raise NoHistoryError("git is not installed")
    calm = {name: value for name, value in environment.items() if not name.upper().startswith("GIT_")}
    calm |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    real = folder.resolve()
    git_folder = _ask(program, real, calm, "rev-parse", "--absolute-git-dir")
    if git_folder is None:
        raise NoHistoryError("the plan's folder is in no git repository that git will read for you")
    prefix = _ask(program, real, calm, "rev-parse", "--show-prefix") or b""
    if _ask(program, real, calm, "rev-parse", "--is-inside-work-tree") != b"true\n":
        return Repository(program, real, calm, _prefix_beside(real, git_folder))
    return Repository(program, real, calm, prefix.removesuffix(b"\n").decode("utf-8", "surrogateescape"))


def _prefix_beside(folder: Path, git_folder: bytes) -> str:
    """The prefix where git calls the repository bare though files stand around it, as some servers set it."""
    top = Path(git_folder.removesuffix(b"\n").decode("utf-8", "surrogateescape")).resolve().parent
    if not folder.is_relative_to(top) or folder == top:
        return ""
    return f"{folder.relative_to(top).as_posix()}/"


def _next_object(asked: IO[bytes], answered: IO[bytes], object_id: str) -> bytes | None:
    try:
        asked.write(object_id.encode("ascii") + b"\n")
        asked.flush()
    except OSError:
        return None  # git has ended: it could not read the repository any further
    head = answered.readline().split()
    if len(head) != 3:  # id, type, size; else "<id> missing"
        return None
    raw = answered.read(int(head[2]))
    answered.read(1)  # the line end that git adds
    return raw


def _entry(line: bytes) -> Entry | None:
    head, _, name = line.partition(b"\t")
    parts = head.split()
    if len(parts) != 4 or parts[1] != b"blob":  # mode, type, id, size
        return None
    size = int(parts[3]) if parts[3].isdigit() else 0  # of an object this clone lacks, git knows no size
    path = name.decode("utf-8", "surrogateescape")
    return Entry(path, parts[2].decode("ascii"), size, is_link=parts[0] == b"120000")


def _ask(program: str, folder: Path, environment: Mapping[str, str], *words: str) -> bytes | None:
    """What git answers, or None where it refuses."""
    try:
        ran = subprocess.run(  # noqa: S603  # git itself; a name given by the user can't be taken for an option
            [program, *_SAFE_OPTIONS, *words],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ran.stdout if ran.returncode == 0 else None


def state_of(folder: Path, environment: Mapping[str, str]) -> tuple[str | None, bool]:
    """The commit checked out around a plan's folder, and whether anything in the folder differs from it.

    None where there is no git, no repository or nothing committed yet. `environment` is the process's own.
    """
    try:
        repository = find_repository(folder, environment)
        return repository.commit("HEAD"), repository.is_edited()
    except (NoHistoryError, UnknownRevisionError):
        return None, False
