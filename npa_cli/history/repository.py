"""The git repository around a plan's folder: its commits, the files in them, and what they held."""

import os
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from npa_cli.history.git import Git, GitRefusedError, Question, calm, find_git

_OBJECT_ID: Final = (40, 64)  # characters of one, by SHA-1 and by SHA-256
_WHOLE_CLONE: Final = "clone it again without --filter; in CI, fetch all of it (`fetch-depth: 0`) and no filter"
_DEEPER: Final = (
    "fetch the rest with `git fetch --unshallow`; in CI, ask for all of it (`fetch-depth: 0`, `GIT_DEPTH: 0`)"
)


class NoHistoryError(Exception):
    """An earlier version can't be read here. The message says why, to follow `not compared: `; `mend` what to do."""

    def __init__(self, why: str, mend: str) -> None:
        super().__init__(why)
        self.mend = mend


class UnknownRevisionError(Exception):
    """No commit is called that. `known` are the branches, tags and remote branches there are."""

    def __init__(self, given: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(given)
        self.given = given
        self.known = known


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a commit: its name from the top of the repository, with `/`."""

    name: str
    object_id: str
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Repository:
    """`folder` is the plan's; `prefix` is where it is from the top of the repository: empty, or with `/` at its end."""

    git: Git
    folder: Path
    prefix: str

    @property
    def top(self) -> Path:
        """The top folder of the repository."""
        return (self.folder, *self.folder.parents)[self.prefix.count("/")]

    def commit(self, revision: str) -> str:
        """The id of the commit that a branch, tag or other name of git's stands for.

        Raises UnknownRevisionError, or NoHistoryError if this clone may lack what is called so.
        """
        name = revision.strip()
        if name and not name.startswith("-") and name.isprintable():
            try:
                answer = self.git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
            except GitRefusedError:
                answer = b""  # it is no name that git knows
            found = answer.decode("ascii", "replace").strip()
            if len(found) in _OBJECT_ID:
                return found
        if self.is_shallow():
            raise NoHistoryError(f"this clone is shallow, and `{revision}` is not in it", _DEEPER)
        if len(name) in _OBJECT_ID and all(each in "0123456789abcdefABCDEF" for each in name):
            raise NoHistoryError("this clone does not have that commit", f"fetch it with `git fetch origin {name}`")
        raise UnknownRevisionError(revision, self.names())

    def shared(self, revision: str, tip: str = "HEAD") -> str:
        """The last commit that a revision and another, or the one checked out, share. Raises as `commit` does."""
        other, head = self.commit(revision), self.commit(tip)
        if self.is_shallow():
            raise NoHistoryError("this clone is shallow, so the commit that both share may not be in it", _DEEPER)
        found = [each for each in self._ask("rev-parse", f"{other}...{head}").split() if each.startswith(b"^")]
        if not found:
            raise NoHistoryError(f"`{revision}` and {tip} share no commit", "name a branch that this one began from")
        return found[0][1:].decode("ascii")

    def is_shallow(self) -> bool:
        """Whether this clone lacks the older commits. Raises NoHistoryError."""
        return self._ask("rev-parse", "--is-shallow-repository") == b"true\n"

    def entries(self, commit: str, under: str) -> tuple[Entry, ...]:
        """Every file in a commit under a folder, or the file of that name; all there are where `under` is empty.

        None if there was nothing of that name. Raises NoHistoryError.
        """
        names = ("--", under) if under else ()
        answer = self._ask("ls-tree", "-r", "-z", "--full-tree", commit, *names)
        return tuple(entry for line in answer.split(b"\0") if (entry := _entry(line)) is not None)

    def former(self, commit: str, *places: str) -> tuple[tuple[str, str], ...]:
        """The id and name of every version of every YAML file that ever stood in these places, up to a commit.

        `--all` for a commit is every branch and tag. A place is a file, or a folder with `/` at its end, from the top
        of the repository. The newest come first. A shallow clone has only what it was given. Raises NoHistoryError.
        """
        up = "../" * self.prefix.count("/") or "."  # paths that follow are counted from where git stands
        at_top = replace(self, git=replace(self.git, folder=self.git.folder / up))
        found = []
        for line in at_top._ask("rev-list", "--objects", commit, "--", *places).splitlines():
            object_id, _, path = line.partition(b" ")
            name = path.decode("utf-8", "surrogateescape")
            if name.startswith(places) and name.endswith(".yaml"):
                found.append((object_id.decode("ascii"), name))
        return tuple(found)

    def contents(self, object_ids: Sequence[str], largest: int) -> Iterator[bytes | str]:
        """The bytes of each object, in the order asked, or in words why they can't be had.

        None larger than `largest` bytes is ever read. Raises NoHistoryError.
        """
        try:
            sizes = self.git.sizes(dict.fromkeys(object_ids))
        except GitRefusedError as why:
            raise _unreadable(why) from None
        held = self.git.contents(each for each in object_ids if sizes.get(each, largest + 1) <= largest)
        for each in object_ids:
            if sizes.get(each, 0) > largest:
                yield f"larger than {largest // (1024 * 1024)} MB"
                continue
            raw = next(held, None) if each in sizes else None
            yield raw if raw is not None else "left out of this clone"

    def commit_before(self, day: date, head: str) -> str | None:
        """The last commit before the start of a day (UTC) on the way of first parents that leads to `head`.

        None if none is so old. Raises NoHistoryError, also in a shallow clone, which may lack it.
        """
        if self.is_shallow():
            raise NoHistoryError("this clone is shallow, so the commit before a day may not be in it", _DEEPER)
        last = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) - 1
        if last < 0:
            return None  # git knows no day before 1970
        return _line(self._ask("rev-list", "--first-parent", "--max-count=1", f"--min-age={last}", head)) or None

    def day_of(self, commit: str) -> date:
        """The day of a commit (UTC). Raises NoHistoryError."""
        seconds = self._ask("rev-list", "--max-count=1", "--timestamp", commit).split()[0]
        return datetime.fromtimestamp(int(seconds), UTC).date()

    def make_tag(self, name: str, commit: str) -> None:
        """Make a tag that is not there yet. Raises NoHistoryError if git refuses to."""
        self._ask("update-ref", f"refs/tags/{name}", commit, "0" * len(commit))

    def path_of(self, name: str) -> Path:
        """Where git keeps a file of its own for this clone, such as `info/attributes`. Raises NoHistoryError."""
        return self.git.folder / _line(self._ask("rev-parse", "--git-path", name))

    def set_up(self, section: str, settings: Mapping[str, str]) -> None:
        """Write a section of this clone's own settings, such as `merge.npa`. Raises NoHistoryError."""
        for name, value in settings.items():
            self._ask("config", "--local", f"{section}.{name}", value)

    def take_down(self, section: str) -> bool:
        """Take a section of this clone's own settings away; whether it was there."""
        try:
            self.git.ask("config", "--local", "--remove-section", section)
        except GitRefusedError:
            return False
        return True

    def names(self) -> tuple[str, ...]:
        """The branches, tags and remote branches there are. Raises NoHistoryError."""
        answer = self._ask("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
        return tuple(answer.decode("utf-8", "replace").splitlines())

    def _ask(self, question: Question, *words: str) -> bytes:
        try:
            return self.git.ask(question, *words)
        except GitRefusedError as why:
            raise _unreadable(why) from None


def find_repository(folder: Path, environment: Mapping[str, str]) -> Repository:
    """The repository around `folder`. Raises NoHistoryError if git is missing, refuses, or knows of none here.

    `environment` is the process's own. Its variables that name a repository are heeded where they name the one that
    the folder stands in, as git's own hooks do, or where git would find none without them; no others are.
    """
    program = find_git(environment)
    if program is None:
        raise NoHistoryError("git is not installed", "install git; in CI, use an image that has it")
    here = Git(program, folder.resolve(), calm(environment))
    try:
        found = _around(here)
    except GitRefusedError as why:
        named = _named(here, environment, None)
        if named is None:
            raise _refused(here.folder, str(why)) from None
        return named
    return _named(here, environment, found.top) or found


def top_of(folder: Path) -> Path | None:
    """The top folder of the repository that a folder stands in, without asking git; None if it is in none."""
    return next((each for each in (folder, *folder.parents) if _is_top(each / ".git")), None)


def _is_top(git_folder: Path) -> bool:
    try:
        return git_folder.is_file() or (git_folder / "HEAD").is_file()
    except OSError:  # it may not be looked into
        return False


def _around(git: Git) -> Repository:
    """The repository that git finds around its folder. Raises GitRefusedError."""
    git_folder = _git_folder(git)
    if git.folder.is_relative_to(git_folder):
        raise GitRefusedError("cannot use bare repository")  # as a git that knows safe.bareRepository says it
    prefix = _line(git.ask("rev-parse", "--show-prefix"))
    if git.ask("rev-parse", "--is-inside-work-tree") != b"true\n":
        # Git calls it bare though files stand around it, as some servers set it.
        top = git_folder.parent
        inside = git.folder != top and git.folder.is_relative_to(top)
        prefix = f"{git.folder.relative_to(top).as_posix()}/" if inside else ""
    return Repository(git, git.folder, prefix)


def _git_folder(git: Git) -> Path:
    """Where the repository that git finds keeps what is its own. Raises GitRefusedError."""
    return Path(_line(git.ask("rev-parse", "--absolute-git-dir"))).resolve()


def _named(git: Git, environment: Mapping[str, str], top: Path | None) -> Repository | None:
    """The repository that GIT_DIR names, if git itself would take the plan's folder for a part of its files.

    None if there is no such one, or if the files around the folder, up to `top`, are another's.
    """
    names = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")
    if not environment.get("GIT_DIR"):
        return None
    there = {name: os.path.abspath(environment[name]) for name in names if environment.get(name)}  # noqa: PTH100  # as git does
    there.setdefault("GIT_WORK_TREE", os.path.abspath("."))  # noqa: PTH100
    work_tree = Path(there["GIT_WORK_TREE"]).resolve()
    if not git.folder.is_relative_to(work_tree):
        return None
    if top is not None and (top != work_tree or Path(there["GIT_DIR"]).resolve() != _git_folder(git)):
        return None
    try:
        return _around(replace(git, environment={**git.environment, **there}))
    except GitRefusedError:
        return None


def _refused(folder: Path, said: str) -> NoHistoryError:
    """Why git does not answer about a folder at all, from what it said."""
    top = top_of(folder)
    if "dubious ownership" in said or "unsafe repository" in said:
        command = f"git config --global --add safe.directory {shlex.quote((top or folder).as_posix())}"
        why = "git does not read a repository that belongs to another user"
        return NoHistoryError(why, f"if you trust it: {command}")
    if "bare repository" in said:
        why = "the plan stands in a bare repository kept among the files of another, which is not asked"
        return NoHistoryError(why, "take its HEAD, config, objects and refs away")
    if top is None:
        return NoHistoryError("the plan's folder is in no git repository", "run npa in a clone of it")
    return _unreadable(GitRefusedError(said))


def _unreadable(why: GitRefusedError) -> NoHistoryError:
    return NoHistoryError(f"git can't read it here{f' ({why})' if str(why) else ''}", _WHOLE_CLONE)


def _line(answer: bytes) -> str:
    return answer.removesuffix(b"\n").decode("utf-8", "surrogateescape")


def _entry(line: bytes) -> Entry | None:
    head, _, name = line.partition(b"\t")
    parts = head.split()
    if len(parts) != 3 or parts[1] != b"blob":  # mode, type, id
        return None
    path = name.decode("utf-8", "surrogateescape")
    return Entry(path, parts[2].decode("ascii"), is_link=parts[0] == b"120000")
