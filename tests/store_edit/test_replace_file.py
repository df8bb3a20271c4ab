"""Writing a file: whole or not at all, one writer at a time, and never over what nobody has read."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from npa_cli.edit import data_of
from npa_cli.store.folder_lock import FolderBusyError, hold_lock
from npa_cli.store.replace_file import (
    Change,
    FileChangedError,
    hold_folder,
    read_file,
    replace_file,
    replace_files,
)
from npa_cli.store.unwritable import UnwritableError

REPOSITORY = Path(__file__).resolve().parents[2]


LEFT = ".npa-half-made-0123456789abcdef"  # by a killed run


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(words, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def edit_file(
    path: Path, change: Callable[[bytes | None], bytes], within: Path | None = None
) -> tuple[bytes | None, bytes]:
    """What every command that edits a file does: read, change and write under one lock."""
    with hold_folder(within or path.parent):
        old = read_file(path, within=within)
        new = change(old)
        if new != old:
            replace_file(path, new, expected=old, within=within)
    return old, new


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_new_file_is_written_and_nothing_else_is_left_beside_it(tmp_path) -> None:
    replace_file(tmp_path / "a.yaml", b"a: 1\n", expected=None)
    assert (tmp_path / "a.yaml").read_bytes() == b"a: 1\n"
    replace_file(tmp_path / "a.yaml", b"a: 2\n", expected=b"a: 1\n")
    assert (tmp_path / "a.yaml").read_bytes() == b"a: 2\n"
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize(
    ("there", "expected", "why"),
    [
        (b"a: 3\n", b"a: 1\n", "changed since it was read"),
        (b"a: 3\n", None, "there already"),
        (None, b"a: 1\n", "removed since it was read"),
    ],
)
def test_a_file_that_is_not_as_it_was_read_is_not_overwritten(tmp_path, there, expected, why) -> None:
    path = tmp_path / "a.yaml"
    if there is not None:
        path.write_bytes(there)
    with pytest.raises(FileChangedError, match=why) as caught:
        replace_file(path, b"a: 2\n", expected=expected)
    assert caught.value.filename == str(path)
    assert (path.read_bytes() if path.exists() else None) == there
    assert names(tmp_path) == (["a.yaml"] if there else [])


def test_a_change_by_another_program_during_an_edit_is_not_overwritten(tmp_path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")

    def change(raw: bytes | None) -> bytes:
        path.write_bytes(b"by an editor\n")
        return b"a: 2\n"

    with pytest.raises(FileChangedError):
        edit_file(path, change)
    assert path.read_bytes() == b"by an editor\n"


def test_a_file_that_appears_at_the_last_moment_is_not_overwritten(tmp_path, monkeypatch) -> None:
    from npa_cli.store import replace_file as module

    path = tmp_path / "a.yaml"
    write = module.write_new

    def slowly(*arguments, **named) -> None:
        write(*arguments, **named)
        monkeypatch.setattr(module, "_check", lambda *_: path.write_bytes(b"first\n"))

    monkeypatch.setattr(module, "write_new", slowly)
    with pytest.raises(FileChangedError, match="there already"):
        replace_file(path, b"second\n", expected=None)
    assert path.read_bytes() == b"first\n"


def test_an_edit_gives_both_versions_and_writes_only_a_difference(tmp_path) -> None:
    path = tmp_path / "a.yaml"
    assert edit_file(path, lambda raw: b"new\n" if raw is None else b"wrong") == (None, b"new\n")
    before = path.stat()
    assert edit_file(path, lambda raw: raw or b"") == (b"new\n", b"new\n")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_the_change_raises_leaves_the_file_and_the_lock_free(tmp_path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")
    with pytest.raises(ZeroDivisionError):
        edit_file(path, lambda raw: bytes(1 // 0))
    assert edit_file(path, lambda raw: b"a: 2\n")[0] == b"a: 1\n"
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permission_bits_are_kept(tmp_path, mode) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")
    path.chmod(mode)
    edit_file(path, lambda _: b"a: 2\n")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_is_written_through_only_inside_the_plan(tmp_path) -> None:
    plan, outside = tmp_path / "plan", tmp_path / "outside.yaml"
    (plan / "returns").mkdir(parents=True)
    (plan / "real.yaml").write_bytes(b"a: 1\n")
    outside.write_bytes(b"a: 1\n")
    inner, outer = plan / "returns" / "inner.yaml", plan / "returns" / "outer.yaml"
    inner.symlink_to("../real.yaml")
    outer.symlink_to(outside)
    edit_file(inner, lambda _: b"a: 2\n", within=plan)
    assert inner.is_symlink()
    assert (plan / "real.yaml").read_bytes() == b"a: 2\n"
    for path, within in ((outer, plan), (outer, None), (inner, None)):
        with pytest.raises(OSError, match="a link that leaves"):
            edit_file(path, lambda _: b"a: 3\n", within=within)
    assert outside.read_bytes() == b"a: 1\n"


def test_what_is_not_a_file_is_refused(tmp_path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(OSError, match="not a file"):
        edit_file(tmp_path / "a.yaml", lambda _: b"")


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A folder with a file that this user may read and not write; root becomes somebody else for it."""
    folder = Path(tempfile.mkdtemp())
    (folder / "a.yaml").write_bytes(b"a: 1\n")
    (folder / "a.yaml").chmod(0o644)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_a_folder_that_may_not_be_written_to_is_named(read_only_folder) -> None:
    with pytest.raises(UnwritableError, match="it is read-only; nothing was written") as caught:
        edit_file(read_only_folder / "a.yaml", lambda _: b"a: 2\n")
    assert caught.value.filename == str(read_only_folder)
    assert names(read_only_folder) == ["a.yaml"]


def test_a_disk_that_fails_leaves_the_old_file_and_no_other(tmp_path, monkeypatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no room left"):
        edit_file(path, lambda _: b"a: 2\n")
    assert path.read_bytes() == b"a: 1\n"
    assert names(tmp_path) == ["a.yaml"]


def test_a_lock_that_is_held_is_waited_for_and_then_refused(tmp_path) -> None:
    with start(HOLD, tmp_path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        began = time.monotonic()
        with pytest.raises(FolderBusyError, match="try again"), hold_lock(tmp_path, wait=0.2):
            raise AssertionError("two holders of one lock")
        assert 0.2 <= time.monotonic() - began < 5
        holder.kill()
    with hold_lock(tmp_path, wait=0), hold_lock(tmp_path, wait=0) as is_new:
        assert not is_new
    assert names(tmp_path) == []


HOLD = """
import sys, time
from pathlib import Path
from npa_cli.store.folder_lock import hold_lock
with hold_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_the_lock_of_a_killed_process_locks_nobody_out(tmp_path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")
    with start(HOLD, tmp_path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(FolderBusyError), hold_lock(tmp_path, wait=0.05):
            raise AssertionError("two holders of one lock")
        holder.kill()
    (tmp_path / LEFT).mkdir()
    (tmp_path / LEFT / "0").write_bytes(b"left behind, half wri")
    assert edit_file(path, lambda _: b"a: 2\n") == (b"a: 1\n", b"a: 2\n")
    assert names(tmp_path) == ["a.yaml"]


def test_a_folder_that_anybody_may_write_to_is_locked_elsewhere_and_nothing_stays_in_it(tmp_path) -> None:
    tmp_path.chmod(0o1777)
    replace_file(tmp_path / "b.yaml", b"b: 1\n", expected=None)
    with hold_lock(tmp_path, wait=0):
        pass
    assert names(tmp_path) == ["b.yaml"]


def test_a_change_to_several_files_is_made_to_all_or_none(tmp_path, monkeypatch) -> None:
    from npa_cli.store import replace_file as module

    for name in "abc":
        (tmp_path / name).write_bytes(b"old")
    changes = {name: Change(b"old", b"new") for name in "abc"} | {"d/d": Change(None, b"new")}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(module, "_take_free_name", full)
        with pytest.raises(OSError, match="no room left"):
            replace_files(tmp_path, changes)
    assert [(tmp_path / name).read_bytes() for name in "abc"] == [b"old"] * 3
    (tmp_path / "c").write_bytes(b"by an editor")
    with pytest.raises(FileChangedError):
        replace_files(tmp_path, changes)
    assert [(tmp_path / name).read_bytes() for name in "abc"] == [b"old", b"old", b"by an editor"]
    (tmp_path / "c").write_bytes(b"old")
    replace_files(tmp_path, changes)
    assert [(tmp_path / name).read_bytes() for name in (*"abc", "d/d")] == [b"new"] * 4
    assert names(tmp_path) == ["a", "b", "c", "d"]


DIE = """
import os, sys
from pathlib import Path
from npa_cli.store import replace_file as module
steps = int(sys.argv[2])
take = os.replace
def replace(*names, **folders):
    global steps
    steps -= 1
    if steps < 0:
        os._exit(9)
    take(*names, **folders)
os.replace = replace
root = Path(sys.argv[1])
names = ("changes.yaml", "partners.yaml", "workplan.yaml")
module.replace_files(root, {name: module.Change(b"old", b"new") for name in names})
"""


@pytest.mark.parametrize(("steps", "is_made"), [(0, False), (1, True), (2, True), (3, True), (4, True)])
def test_a_change_that_was_cut_short_is_finished_or_thrown_away_by_the_next_that_writes(
    tmp_path, steps, is_made
) -> None:
    listed = ("changes.yaml", "partners.yaml", "workplan.yaml")
    for name in listed:
        (tmp_path / name).write_bytes(b"old")
    with start(DIE, tmp_path, steps) as writer:
        writer.communicate(timeout=60)
    with hold_folder(tmp_path):
        found = {(tmp_path / name).read_bytes() for name in listed}
    assert found == {b"new" if is_made else b"old"}
    assert names(tmp_path) == sorted(listed)


def test_a_file_that_was_edited_since_is_left_alone_when_a_change_is_finished(tmp_path) -> None:
    for name in ("changes.yaml", "partners.yaml", "workplan.yaml"):
        (tmp_path / name).write_bytes(b"old")
    with start(DIE, tmp_path, 2) as writer:
        writer.communicate(timeout=60)
    (tmp_path / "workplan.yaml").write_bytes(b"by an editor")
    with hold_folder(tmp_path):
        pass
    assert [(tmp_path / name).read_bytes() for name in ("partners.yaml", "workplan.yaml")] == [b"new", b"by an editor"]


@pytest.mark.parametrize("room", [".npa", LEFT])
@pytest.mark.parametrize(
    "name", ["../out.yaml", ".github/workflows/x.yml", "partners.yaml", "\ud800", "a\x00", "a" * 300]
)
def test_a_journal_that_came_with_a_strangers_plan_is_none(tmp_path, room: str, name: str) -> None:
    root = tmp_path / "plan"
    (root / room).mkdir(parents=True)
    (root / "partners.yaml").write_bytes(b"as signed")
    (root / room / "0").write_bytes(b"- code: X")
    digests = {key: sha256(raw).hexdigest() for key, raw in (("before", b"as signed"), ("after", b"- code: X"))}
    said = json.dumps({"room": room, "entries": [{"name": name, **digests}]})
    (root / room / "journal.json").write_text(said, encoding="utf-8")
    with hold_folder(root):
        pass
    assert (root / "partners.yaml").read_bytes() == b"as signed"
    assert names(root) == sorted(["partners.yaml", *([room] if room == ".npa" else [])])
    assert names(tmp_path) == ["plan"]


def test_what_somebody_keeps_in_a_hidden_folder_stays(tmp_path) -> None:
    for folder in (".npa", ".npa-half-made-mine"):
        (tmp_path / folder / "keys").mkdir(parents=True)
        (tmp_path / folder / "keys" / "id").write_text("secret")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a").write_text("kept")
    (tmp_path / LEFT).symlink_to(tmp_path / "elsewhere")
    replace_files(tmp_path, {"a.yaml": Change(None, b"a"), "b.yaml": Change(None, b"b")})
    assert names(tmp_path / "elsewhere") == ["a"]
    assert [(tmp_path / each / "keys" / "id").read_text() for each in (".npa", ".npa-half-made-mine")] == ["secret"] * 2


COUNT = """
import sys
from pathlib import Path
from npa_cli.edit import data_of, set_value
from tests.store_edit.test_replace_file import edit_file
path, key = Path(sys.argv[1]), sys.argv[2]
for number in range(50):
    edit_file(path, lambda raw: set_value(raw, (key,), (data_of(raw).get(key) or 0) + 1))
    edit_file(path, lambda raw: set_value(raw, (f"{key}{number}",), number))
"""


@pytest.mark.slow
def test_two_writers_at_once_lose_nothing(tmp_path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"# counted by two\na: 0  # one\nb: 0  # other\n")
    writers = [start(COUNT, path, key) for key in "ab"]
    for writer in writers:
        _, errors = writer.communicate(timeout=120)
        assert writer.returncode == 0, errors
    data = data_of(path.read_bytes())
    assert data == {"a": 50, "b": 50} | {f"{key}{number}": number for key in "ab" for number in range(50)}
    assert path.read_bytes().startswith(b"# counted by two\na: 50  # one\nb: 50  # other\n")
    assert names(tmp_path) == ["a.yaml"]


FLIP = """
import sys
from pathlib import Path
from tests.store_edit.test_replace_file import edit_file
path = Path(sys.argv[1])
print("ready", flush=True)
while True:
    edit_file(path, lambda raw: (b"b" if raw.startswith(b"a") else b"a") * 300_000)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_kill_at_any_moment_leaves_the_old_file_or_the_new_one(tmp_path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a" * 300_000)
    seen = set()
    for turn in range(12):
        with start(FLIP, path) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            time.sleep(0.01 + turn * 0.0037)
            writer.send_signal(signal.SIGKILL)
        found = path.read_bytes()
        assert found in (b"a" * 300_000, b"b" * 300_000)
        seen.add(found[:1])
    edit_file(path, lambda _: b"whole\n")
    assert path.read_bytes() == b"whole\n"
    assert names(tmp_path) == ["a.yaml"]
