"""Each file of the corpus in every role, read by every command: answered or refused, quickly, and nothing is changed.

The quick lane and .ci/run try some of these, the same ones each time; .ci/long tries them all.
"""

from __future__ import annotations

import csv
import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from npa_cli.cli.command_table import COMMANDS as COMMAND_TABLE
from npa_cli.store.file_kinds import FILE_KINDS, kind_of
from tests.architecture.filled_plan import FilledPlan
from tests.conftest import Ran
from tests.counts import lane
from tests.hostile.corpus import CORPUS, LARGE
from tests.hostile.every_command import ANSWERS, GOES_ON, Call, calls
from tests.hostile.limited import CPU_SECONDS, assert_well_behaved, npa
from tests.hostile.roles import Role

pytestmark = pytest.mark.slow

CALLS = tuple(calls())
# How many hostile plans a lane makes of the corpus, how many commands it runs on each at most, and how many large ones.
TRIED = {"hundredth": (20, 3, 0), "tenth": (40, 4, 3), "full": (len(CORPUS) * len(FILE_KINDS), len(CALLS), 200)}
PLANS, COMMANDS, LARGE_ONES = TRIED[lane()]


def drawn(names: Sequence[str], count: int) -> list[tuple[str, str]]:
    """So many pairs of a hostile file and a role, drawn from them all; the same each time."""
    pairs = [(name, kind) for name in names for kind in FILE_KINDS]
    return random.Random(17).sample(pairs, min(count, len(pairs)))


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files of a plan that has one of every kind, with every field that there is."""
    root = tmp_path_factory.mktemp("right")
    FilledPlan().write(root)
    return contents(root)


def contents(root: Path) -> dict[str, bytes]:
    return {each.relative_to(root).as_posix(): each.read_bytes() for each in root.rglob("*") if each.is_file()}


def write(root: Path, files: Mapping[str, bytes]) -> None:
    for name, raw in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)


def role_of(kind: str, files: Mapping[str, bytes]) -> Role:
    path = next(name for name in files if kind_of(name) == kind)
    text = files[path].decode()
    return Role(path, list(csv.DictReader(text.splitlines())) if path.endswith(".csv") else json.loads(text))


def dealt_calls(name: str, kind: str) -> list[Call]:
    """The commands that read a hostile file in one role.

    All of them are dealt to the roles of a file, to each file from another role on: so in the full lane every file is
    in every role and read by every command, and every role is read by every command.
    """
    first = (list(FILE_KINDS).index(kind) + list(CORPUS).index(name)) % len(FILE_KINDS)
    dealt = list(CALLS[first :: len(FILE_KINDS)])
    return dealt if len(dealt) <= COMMANDS else random.Random(f"{name} {kind}").sample(dealt, COMMANDS)


@pytest.mark.parametrize(("name", "kind"), drawn(tuple(CORPUS), PLANS))
def test_a_hostile_file_in_a_role(
    name: str, kind: str, right: Mapping[str, bytes], run: Callable[..., Ran], tmp_path: Path
) -> None:
    role = role_of(kind, right)
    files = {**right, role.path: CORPUS[name](role)}
    write(tmp_path, files)
    for call in dealt_calls(name, kind):
        began = time.process_time()
        ran = run(*call.words, folder=tmp_path)
        took = time.process_time() - began
        assert ran.code in (0, 1, 2, 3), call.words
        assert "Traceback" not in ran.err, call.words
        assert "fault in npa itself" not in ran.err, (call.words, ran.err)
        assert took < CPU_SECONDS, call.words
        after = contents(tmp_path)
        new = [each for each in after if each not in files and not each.startswith(ANSWERS)]
        changed = [each for each in files if after.get(each) != files[each]]
        assert call.writes or not (new or changed), call.words
        for each in after.keys() - files.keys():
            (tmp_path / each).unlink()
        write(tmp_path, {each: files[each] for each in changed})


@pytest.mark.slow
@pytest.mark.parametrize(("name", "kind"), drawn(tuple(LARGE), LARGE_ONES))
def test_a_large_file_in_a_role(name: str, kind: str, right: Mapping[str, bytes], tmp_path: Path) -> None:
    role = role_of(kind, right)
    write(tmp_path, {**right, role.path: LARGE[name](role)})
    call = random.Random(f"{name} {kind}").choice(CALLS)
    assert_well_behaved(npa(*call.words, folder=tmp_path))


def test_the_corpus_is_what_was_promised() -> None:
    assert len(CORPUS) + len(LARGE) >= 200
    typed = {" ".join(call.words) for call in CALLS}
    untried = {name for name in COMMAND_TABLE if not any(f"{each} ".startswith(f"{name} ") for each in typed)}
    assert untried == GOES_ON
