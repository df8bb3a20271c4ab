"""The one door to git: every question to it is asked here, and nothing that a repository names is run for it.

What is asked reads objects and names alone. No question touches the files checked out or the index, since git may run
a filter, a hook or a file monitor of the repository's choosing for those; and none may fetch what a clone left out.
"""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Literal

Question = Literal["rev-parse", "ls-tree", "rev-list", "for-each-ref", "update-ref", "config"]
"""The questions there are, beside those for the contents of objects. None of them ever starts another program.

`update-ref` and `config` write: the tag of a board's meeting, for which git's own hook is turned off, and what `npa git
install` registers in this clone.
"""

# They go before those of the repository's own configuration, in which anybody may have written who made it.
_SETTINGS: Final = (
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    "core.askPass=",
    "credential.helper=",
    "submodule.recurse=false",
    "maintenance.auto=false",
    "gc.auto=0",
    "protocol.allow=never",
    "safe.bareRepository=explicit",  # one kept as plain files among those of another is not taken for a repository
)
_OPTIONS: Final = (
    "--no-pager",
    "--no-replace-objects",  # the objects as committed, not as somebody would have them seen here
    "--literal-pathspecs",
    *(word for setting in _SETTINGS for word in ("-c", setting)),
)
_CALM: Final = {
    "GIT_ALLOW_PROTOCOL": "none",  # unlike protocol.allow, no setting for one protocol goes before it
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "GIT_GRAFT_FILE": f"{os.devnull}/none",  # another way to have a history seen that is not the one committed
    "LC_ALL": "C",
}
# The user's own settings, and how far git looks for a repository: they name no other one.
_KEPT: Final = (
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
)
_PATIENCE: Final = 60  # seconds for one answer


class GitRefusedError(Exception):
    """Git did not answer. The message is the first line of what it said of why, which may be empty."""


@dataclass(frozen=True, slots=True)
class Git:
    """Git, started in a folder. `environment` is what it is given of the process's own, by `calm`."""

    program: str
    folder: Path
    environment: Mapping[str, str]

    def ask(self, question: Question, *words: str) -> bytes:
        """What git answers. Raises GitRefusedError if it does not, or not within a minute."""
        return self._run(question, *words)

    def sizes(self, object_ids: Iterable[str]) -> dict[str, int]:
        """The size of each object in bytes; those are left out that this clone does not hold.

        Raises GitRefusedError.
        """
        wanted = "".join(f"{each}\n" for each in object_ids).encode("ascii")
        answer = self._run("cat-file", "--batch-check", asked=wanted, to_the_end=False)
        rows = [line.split() for line in answer.splitlines()]
        return {row[0].decode("ascii"): int(row[2]) for row in rows if len(row) == 3}  # else "<id> missing"

    def contents(self, object_ids: Iterable[str]) -> Iterator[bytes | None]:
        """The bytes of each object, in the order asked, by one process; None for one this clone does not hold.

        Each is held in memory whole: ask for the sizes first.
        """
        with subprocess.Popen(  # noqa: S603  # git itself, with words of ours alone
            [self.program, *_OPTIONS, "cat-file", "--batch"],
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

    def _run(self, *words: str, asked: bytes | None = None, to_the_end: bool = True) -> bytes:
        """What git writes. With `to_the_end` false, what it wrote before it gave up is an answer too."""
        try:
            ran = subprocess.run(  # noqa: S603  # git itself; a name given by the user can't be taken for an option
                [self.program, *_OPTIONS, *words],
                cwd=self.folder,
                env=dict(self.environment),
                input=asked if asked is not None else b"",
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise GitRefusedError(f"git did not answer within {_PATIENCE} seconds") from None
        except OSError as error:
            raise GitRefusedError(f"git can't be started: {(error.strerror or 'unknown reason').lower()}") from None
        if ran.returncode and to_the_end:
            raise GitRefusedError(_first_line(ran.stderr))
        return ran.stdout


def find_git(environment: Mapping[str, str]) -> str | None:
    """Where the user's git is; None if there is none. One found beside the plan, by a relative path, is not it."""
    program = shutil.which("git", path=environment.get("PATH"))
    return program if program is not None and Path(program).is_absolute() else None


def calm(environment: Mapping[str, str]) -> dict[str, str]:
    """The process's environment for git: without what names another repository, or a program to run.

    Of the settings that are given by variables, those of folders that are safe to read are kept.
    """
    safe = _safe_directories(environment)
    given = {f"GIT_CONFIG_KEY_{number}": "safe.directory" for number in range(len(safe))}
    given |= {f"GIT_CONFIG_VALUE_{number}": each for number, each in enumerate(safe)}
    others = {name: each for name, each in environment.items() if not name.upper().startswith("GIT_")}
    kept = {name: environment[name] for name in _KEPT if name in environment}
    return {**others, **kept, **given, "GIT_CONFIG_COUNT": str(len(safe)), **_CALM}


def _safe_directories(environment: Mapping[str, str]) -> list[str]:
    count = environment.get("GIT_CONFIG_COUNT", "")
    numbers = range(int(count)) if count.isdecimal() and len(count) < 4 else ()
    return [
        environment.get(f"GIT_CONFIG_VALUE_{number}", "")
        for number in numbers
        if environment.get(f"GIT_CONFIG_KEY_{number}", "").lower() == "safe.directory"
    ]


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


def _first_line(said: bytes) -> str:
    """The first line of what git said went wrong, without git's own word for how bad that is."""
    lines = said.decode("utf-8", "replace").splitlines()
    faults = [each.partition(": ")[2] for each in lines if each.startswith(("fatal: ", "error: "))]
    return (faults or lines or [""])[0].strip()
