"""Files made to break a reader: each is a finding, quickly and in little memory, and the other files are still checked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from tests.forked import Ended, npa

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(12)
)
FIRST = MINIMAL_PLAN["priorities/01-first.yaml"]

HOSTILE: dict[str, bytes] = {
    "alias bomb": BOMB.encode(),
    "ten thousand lists in lists": b"[" * 10_000,
    "ten thousand mappings in mappings": b"{a: " * 10_000,
    "block nesting": "".join(" " * i + "a:\n" for i in range(2_000)).encode(),
    "a hundred thousand keys": "".join(f"k{i}: v\n" for i in range(100_000)).encode(),
    "one very long line": b"id: " + b"x" * 5_000_000 + b"\n",
    "one very long number": b"id: " + b"9" * 100_000 + b"\n",
    "NUL bytes": b"id: P2\x00\n",
    "invalid UTF-8": b"id: \xff\xfe\xfd\n",
    "UTF-16": FIRST.encode("utf-16"),
    "UTF-32": FIRST.encode("utf-32"),
    "an encoded lone surrogate": b"id: \xed\xa0\x80\n",
    "escape sequences": b"id: \x1b]0;owned\x07\n",
    "an escape in quotes": b'id: "\\e[2J\\u202e\\a"\n',
    "a tag that would build an object": b"!!python/object/apply:os.system ['touch owned']\n",
    "merge keys": b"a: &a {b: 1}\nc:\n  <<: *a\n",
    "only a comment": b"# nothing\n",
    "nothing": b"",
    "a list": b"- a\n- b\n",
    "conflict marks": b"<<<<<<< HEAD\nid: P2\n=======\nid: P3\n>>>>>>> other\n",
    "a directive": b"%YAML 9.9\n---\nid: P2\n",
    "many documents": b"---\n" * 5_000,
    "percent signs and colons": b"id: '::error::%0A'\n",
}


# Of address space, far above what is used.
LIMIT_MEMORY = "import resource; resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))"


def check(root: Path) -> Ended:
    return npa("validate", folder=root, env=os.environ, first=LIMIT_MEMORY, seconds=20)


@pytest.mark.table
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_a_finding_and_the_others_are_still_checked(name: str, plan, tmp_path: Path) -> None:
    second = FIRST.replace("P1", "P3").replace("[NHSE]", "[NHSX]")
    root = plan({"priorities/02-hostile.yaml": HOSTILE[name], "priorities/03-other.yaml": second})
    done = check(root)
    assert done.code in (1, 3)
    out, err = done.out.decode("utf-8"), done.err.decode("utf-8")
    assert "priorities/02-hostile.yaml:" in out
    assert "no partner `NHSX`" in out
    assert "Traceback" not in err
    assert "fault in npa itself" not in err
    assert not any(ord(letter) < 32 and letter != "\n" for letter in out + err)
    assert "\u202e" not in out
    assert not (tmp_path / "owned").exists()
    assert len(out) < 2_000_000


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX files")
def test_files_that_are_no_files(plan) -> None:
    root = plan()
    priorities = root / "priorities"
    os.mkfifo(priorities / "02-pipe.yaml")
    (priorities / "03-folder.yaml").mkdir()
    (priorities / "04-null.yaml").symlink_to("/dev/zero")
    (priorities / "05-loop.yaml").symlink_to(priorities / "05-loop.yaml")
    (priorities / "06-gone.yaml").symlink_to(priorities / "nowhere.yaml")
    with (priorities / "07-huge.yaml").open("wb") as huge:
        huge.truncate(1_000_000_000)  # a gigabyte of holes
    done = check(root)
    assert done.code == 3
    lines = done.out.decode().splitlines()
    assert [line.split(":")[0] for line in lines] == [
        f"priorities/{name}.yaml" for name in ("02-pipe", "03-folder", "04-null", "05-loop", "06-gone", "07-huge")
    ]
    assert all(" NPA001 " in line for line in lines)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the super-user may read anything")
def test_a_file_that_may_not_be_read(plan) -> None:
    root = plan()
    path = root / "priorities" / "02-secret.yaml"
    path.write_text(FIRST.replace("P1", "P2"))
    path.chmod(0)
    assert b"can't be opened: permission denied" in check(root).out
