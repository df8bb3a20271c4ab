"""What is no ordinary file or folder: told, waited for by no command, and never taken for the plan itself."""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest

from npa_cli.store import replace_file
from tests.hostile.limited import assert_well_behaved, npa

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX files")
RETURN = "returns/FY18-19-Q1/NHSE.yaml"
COMMANDS = [
    ("validate",), ("status",), ("status", "--plan", "zz"), ("show", "P1"), ("list", "deliverables"), ("fmt", "--check"),
    ("report", "board", "--period", "FY18/19-Q1"), ("log", "P1.1.1"), ("change", "list"), ("return", "check", RETURN),
    ("return", "status", "--period", "FY18/19-Q1"), ("return", "new", "--partner", "NHSE", "--period", "FY18/19-Q1"),
    ("update", "P1.1.1", "--partner", "NHSE", "--period", "FY18/19-Q1", "--narrative", "x", "--dry-run"),
    ("change", "propose", "P1.1.1", "--field", "timeframe", "--to", "FY19/20 Q1", "--reason", "scope", "--dry-run"),
    ("validate", "--diff"), ("validate", "--base", "HEAD"), ("validate", "returns"),
]  # fmt: skip


def pipes_and_sockets(root: Path) -> None:
    for name in ("changes.yaml", "priorities/02.yaml", RETURN, "plans/x/workplan.yaml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(root / name)
    (root / "plans" / "y").mkdir()
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX) as held:
        held.bind(f"{short}/s")  # the name of a socket may not be long
        shutil.move(f"{short}/s", root / "links.yaml")
    (root / "plans" / "y" / "workplan.yaml").symlink_to("/dev/zero")


def loops(root: Path) -> None:
    (root / "returns").mkdir()
    for name, leads_to in (("returns/up", ".."), ("returns/self", "self"), ("plans", "."), ("priorities/02.yaml", "02.yaml"),
                           ("priorities/03.yaml", "04.yaml"), ("priorities/04.yaml", "03.yaml"), ("changes.yaml", "/etc/passwd")):  # fmt: skip
        (root / name).symlink_to(leads_to)


@pytest.mark.table
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("make", [pipes_and_sockets, loops])
def test_no_command_waits_for_a_pipe_or_runs_round_a_loop(make, words, plan) -> None:
    root = plan()
    make(root)
    assert_well_behaved(npa(*words, folder=root))


@pytest.mark.parametrize("what", ["pipe", "folder", "link to nothing", "huge"])
def test_a_workplan_that_is_no_file_makes_no_other_plan_the_one_meant(what: str, plan) -> None:
    root = plan()
    manifest = root / "workplan.yaml"
    manifest.unlink()
    if what == "pipe":
        os.mkfifo(manifest)
    elif what == "folder":
        manifest.mkdir()
    elif what == "huge":
        with manifest.open("wb") as huge:
            huge.truncate(1_000_000_000)
    else:
        manifest.symlink_to("nowhere")
    took = npa("validate", folder=root)
    assert_well_behaved(took)
    assert took.code == 3
    assert took.out.startswith("workplan.yaml:1:1: NPA001 ")


def test_folders_that_are_files_or_elsewhere(plan, tmp_path: Path) -> None:
    root = plan()
    shutil.move(root / "priorities", tmp_path / "outside")
    (root / "priorities").symlink_to(tmp_path / "outside")
    (root / "returns").write_text("x")
    took = npa("validate", folder=root)
    assert_well_behaved(took)
    assert [line.split(" (")[0] for line in took.out.splitlines()] == [
        "priorities/01-first.yaml:1:1: NPA001 a link that leaves the plan's folder",
        "returns:1:1: NPA001 not a folder",
    ]


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="the super-user may look anywhere")
@pytest.mark.parametrize("folder", ["priorities", "returns", "returns/FY18-19-Q1"])
def test_a_folder_that_may_not_be_looked_into(folder: str, plan) -> None:
    root = plan({RETURN: "partner: NHSE\n"})
    (root / folder).chmod(0)
    try:
        took = npa("validate", folder=root)
    finally:
        (root / folder).chmod(0o700)
    assert took.code == 3
    assert f"{folder}:1:1: NPA001 can't be opened: permission denied" in took.out


def test_a_folder_that_can_not_be_listed_is_a_finding(plan, run, monkeypatch) -> None:
    root = plan()
    listing = os.listdir

    def refuse(path):
        if str(path).rstrip("/").endswith("priorities"):
            raise PermissionError(13, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "listdir", refuse)
    ran = run("validate", "--data", str(root), folder=root)
    assert ran.code == 3
    assert "priorities:1:1: NPA001 can't be opened: permission denied" in ran.out
    ran = run("fmt", "--check", "--data", str(root), folder=root)
    assert ran.code == 3
    assert "priorities:1:1: NPA001 can't be opened: permission denied" in ran.err


@pytest.mark.parametrize("swapped", ["the folder it writes to", "its own hidden folder"])
def test_a_folder_swapped_for_a_link_while_npa_writes_leads_nowhere(swapped, plan, run, tmp_path, monkeypatch) -> None:
    root, outside = plan({RETURN: "partner: NHSE\nperiod: FY18/19 Q1\n"}), tmp_path / "outside"
    outside.mkdir()
    (outside / "theirs").write_text("kept")
    write_new = replace_file.write_new

    def write_then_swap(path: Path, *words, **more) -> None:
        write_new(path, *words, **more)
        folder = (root / RETURN).parent if swapped == "the folder it writes to" else path.parent
        folder.rename(tmp_path / "moved")
        folder.symlink_to(outside)

    monkeypatch.setattr(replace_file, "write_new", write_then_swap)
    words = ("--partner", "NHSE", "--period", "FY18/19-Q1", "--narrative", "x", "--status", "on_hold")
    ran = run("update", "P1.1.1", *words, folder=root)
    assert ran.code in (1, 2), ran.err
    assert "fault in npa" not in ran.err
    assert {each.name: each.read_text() for each in outside.iterdir()} == {"theirs": "kept"}


DEVICES = ["/dev/zero", "/dev/full", "/dev/null", "/dev/stdin"]
FILES = ["workplan.yaml", "partners.yaml", "priorities/01-first.yaml", RETURN, "changes.yaml", "readings/a.csv"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no such device")
@pytest.mark.parametrize("device", DEVICES)
def test_a_link_to_a_device_in_place_of_a_file_is_told_and_not_read(device: str, plan, run) -> None:
    for name in FILES:
        root = plan({RETURN: "partner: NHSE\nperiod: FY18/19 Q1\n"})
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.unlink(missing_ok=True)
        path.symlink_to(device)
        ran = run("validate", folder=root)
        assert ran.code == 3
        assert f"{name}:1:1: NPA001 " in ran.out
        assert "a link that leaves the plan's folder" in ran.out
        shutil.rmtree(root)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no such device")
def test_a_device_that_is_full_is_no_room_left(plan, run) -> None:
    root = plan()
    for words in (
        ("report", "board", "-o"),
        ("status", "-f", "json", "-o"),
        ("export", "sqlite"),
        ("export", "ics", "-o"),
    ):
        ran = run(*words, "/dev/full", folder=root)
        assert ran.code == 2
        assert "can't write `/dev/full`: there is no room left for it" in ran.err
    assert not list(root.rglob(".npa*"))
