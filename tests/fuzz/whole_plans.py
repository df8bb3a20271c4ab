"""What must hold of any plan whatever and any command: the bytes say which plan is spoiled, how, and what is typed.

It knows no test library either: see targets.py.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from npa_cli.cli import boundary
from npa_cli.cli.app import app
from npa_cli.store.file_kinds import kind_of
from npa_cli.store.read_yaml import read_yaml
from tests.architecture.filled_plan import FilledPlan
from tests.hostile.corpus import CORPUS, VALUES
from tests.hostile.every_command import ANSWERS, calls
from tests.hostile.roles import Role, places, put, value_at

T = TypeVar("T")
RIVERSIDE = Path(__file__).parents[2] / "examples" / "riverside"
CALLS = tuple(calls())


class Choices:
    """The bytes, two at a time, as choices; where there are no more, the first of what is offered."""

    def __init__(self, data: bytes) -> None:
        self._left = iter([*zip(data[::2], data[1::2], strict=False)])

    def one_of(self, offered: Sequence[T]) -> T:
        high, low = next(self._left, (0, 0))
        return offered[(high * 256 + low) % len(offered)]


def whole_plan(data: bytes) -> None:
    """However a plan is spoiled, each command answers or refuses it; those that read change no file."""
    choices = Choices(data)
    roles = dict(choices.one_of(_plans()))
    raw: dict[str, bytes] = {}
    for _ in range(choices.one_of((1, 2, 3))):
        path = choices.one_of([*roles])
        change = choices.one_of(_CHANGES)
        if change is None:
            raw[path] = CORPUS[choices.one_of([*CORPUS])](roles[path])
        else:
            roles[path] = Role(path, change(choices, roles[path].data))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, role in roles.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(raw.get(path, role.right))
        for _ in range(2):
            call = choices.one_of(CALLS)
            before = _contents(root)
            code, said = answer(call.words, root)
            assert code in (0, 1, 2, 3), (call.words, code)
            assert "fault in npa itself" not in said, (call.words, said)
            assert call.writes or _contents(root) == before, call.words


def answer(words: Sequence[str], folder: Path) -> tuple[int, str]:
    """The exit code of `npa` with some words in a folder, and what it wrote to standard error."""
    came_from, stdin = Path.cwd(), sys.stdin
    error = io.StringIO()
    os.chdir(folder)
    try:
        sys.stdin = io.StringIO()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(error):
            code = boundary.run(lambda: app(list(words), prog_name="npa"))
    finally:
        sys.stdin = stdin
        os.chdir(came_from)
    return code, error.getvalue()


def _contents(root: Path) -> dict[str, bytes]:
    """Every file of a plan, but for the papers that a command was told to write."""
    names = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in names.items() if not name.startswith(ANSWERS)}


@cache
def _plans() -> tuple[Mapping[str, Role], ...]:
    """Right plans to be spoiled: one with every field there is, and one such as people write."""
    with tempfile.TemporaryDirectory() as filled:
        FilledPlan().write(Path(filled))
        return _roles(Path(filled)), _roles(RIVERSIDE)


def _roles(root: Path) -> Mapping[str, Role]:
    found = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and kind_of(name) is not None:
            document, _ = read_yaml(name, path.read_bytes()) if path.suffix == ".yaml" else (None, ())
            rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
            found[name] = Role(name, rows if document is None else document.data)
    return found


def _replace_value(choices: Choices, data: Any) -> Any:
    return put(data, choices.one_of([*places(data)]), choices.one_of([*VALUES.values()]))


def _swap_values(choices: Choices, data: Any) -> Any:
    one, other = (choices.one_of([*places(data)]) for _ in range(2))
    return put(data, one, value_at(data, other))


def _rename_key(choices: Choices, data: Any) -> Any:
    mappings = [at for at in places(data) if isinstance(value_at(data, at), dict) and value_at(data, at)]
    if not mappings:
        return data
    at = choices.one_of(mappings)
    mapping = value_at(data, at)
    old, new = choices.one_of([*mapping]), choices.one_of([*map(str, VALUES.values()), *mapping])
    return put(data, at, {new if key == old else key: value for key, value in mapping.items()})


def _double_entry(choices: Choices, data: Any) -> Any:
    lists = [at for at in places(data) if isinstance(value_at(data, at), list) and value_at(data, at)]
    if not lists:
        return data
    at = choices.one_of(lists)
    entries = value_at(data, at)
    return put(data, at, [*entries, choices.one_of(entries)])


# None puts a whole file of the corpus in its place.
_CHANGES: tuple[Callable[[Choices, Any], Any] | None, ...] = (
    _replace_value,
    _swap_values,
    _rename_key,
    _double_entry,
    None,
)
