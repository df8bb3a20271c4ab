"""`npa git install`: git merges the plan's files by entry, and two halves of one update never go together clean."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from npa_cli.edit.split_entries import split_entries
from npa_cli.work.git_set_up import _DRIVER
from npa_cli.work.merge_files import merge_files
from tests.conftest import REPOSITORY, Ran
from tests.counts import examples
from tests.history.conftest import Made

Run = Callable[..., Ran]
RETURN, CHANGES = "returns/FY18-19-Q2/NHSE.yaml", "changes.yaml"
REPORT = """\
partner: NHSE
period: FY18/19 Q2
updates:
  P1.1.1:
    status: in_progress

    # what a year will bring
    rag: green

    narrative: Nothing has started.
"""


def change(number: int, to: str = "by 2020") -> str:
    words = f"- id: CHG-{number:03d}\n  item: P1.1.1\n  field: timeframe\n  to: {to}\n"
    return f"# number {number}\n{words}  reason: scope\n  status: proposed\n"


def merged(made: Made, run: Run, base: dict[str, str], ours: dict[str, str], theirs: dict[str, str]) -> bool:
    """Whether git merges two branches clean, in a clone where npa is installed."""
    made.commit(base)
    ran = run("git", "install", folder=made.root)
    assert ran.code == 0, ran.err
    made.git("checkout", "--quiet", "-b", "theirs")
    made.commit(theirs)
    made.git("checkout", "--quiet", "main")
    made.commit(ours)
    try:
        made.git("merge", "--quiet", "--no-edit", "theirs")
    except subprocess.CalledProcessError:
        return False
    return True


def test_both_sides_add_to_one_list(repository: Callable[..., Made], run: Run) -> None:
    made, first = repository(), change(1)
    sides = {CHANGES: first + change(2)}, {CHANGES: first + change(3)}
    assert merged(made, run, {CHANGES: first}, *sides)
    assert (made.root / CHANGES).read_text(encoding="utf-8") == first + change(2) + change(3)


def test_two_fields_of_one_update_conflict_in_words(repository: Callable[..., Made], run: Run) -> None:
    made = repository()
    sides = {RETURN: REPORT.replace("in_progress", "complete")}, {RETURN: REPORT.replace("Nothing", "Nothing at all")}
    assert not merged(made, run, {RETURN: REPORT}, *sides)
    text = (made.root / RETURN).read_text(encoding="utf-8")
    assert "# npa: both sides changed P1.1.1, which speaks of one state: keep one" in text
    assert "<<<<<<< ours\n  P1.1.1:\n    status: complete\n" in text and text.endswith(">>>>>>> theirs\n")


def test_one_new_id_on_both_sides_conflicts(repository: Callable[..., Made], run: Run) -> None:
    made, first = repository(), change(1)
    sides = {CHANGES: first + change(2)}, {CHANGES: first + change(2, "by 2021")}
    assert not merged(made, run, {CHANGES: first}, *sides)
    assert "both sides have a new CHG-002: give one of them another id" in (made.root / CHANGES).read_text("utf-8")


@pytest.mark.parametrize("name", [RETURN, CHANGES, "changes/CHG-002.yaml"])
def test_one_new_file_on_both_sides_conflicts_in_words(name: str, repository: Callable[..., Made], run: Run) -> None:
    made = repository()
    sides = {RETURN: (REPORT, REPORT.replace("green", "amber"))}.get(name, (change(2), change(2, "by 2021")))
    assert not merged(made, run, {}, *({name: each} for each in sides))
    found = (made.root / name).read_text(encoding="utf-8")
    assert found.startswith(
        "# npa: both sides have a new file of this name: keep one, or write what holds\n<<<<<<< ours"
    )
    assert all(side in found for side in sides)


def test_an_update_on_one_side_and_no_change_on_the_other_conflict() -> None:
    base = "partner: NHSE\nperiod: FY18/19 Q2\nno_change: [P1.1.2]\nupdates:\n  P1.1.3: {status: complete}\n"
    theirs = base.replace("[P1.1.2]", "[P1.1.2, P1.1.1]")
    made = merge_files(RETURN, base.encode(), f"{base}  P1.1.1: {{status: complete}}\n".encode(), theirs.encode())
    assert made is not None and made.apart
    assert b"<<<<<<< ours\n" in made.raw


def test_where_it_fails_git_merges_as_text(repository: Callable[..., Made], run: Run) -> None:
    made, lists = repository(), "[]\n"
    assert merged(made, run, {CHANGES: lists}, {CHANGES: "# ours\n" + lists}, {CHANGES: "# theirs\n" + lists}) is False
    text = (made.root / CHANGES).read_text(encoding="utf-8")
    assert "# ours\n=======\n# theirs\n" in text and "# npa:" not in text


def test_it_is_installed_once_and_taken_out_whole(repository: Callable[..., Made], run: Run) -> None:
    made = repository(folder="some plan")
    attributes, settings = (made.top / ".git" / each for each in ("info/attributes", "config"))
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text("*.png binary\n")
    before = settings.read_text()
    for _ in range(2):
        assert run("git", "install", folder=made.root).code == 0
    assert attributes.read_text().count('"/some plan/changes.yaml" merge=npa diff=npa\n') == 1
    assert run("git", "install", "--uninstall", folder=made.root).code == 0
    assert (attributes.read_text(), settings.read_text()) == ("*.png binary\n", before)
    assert "nothing was installed" in run("git", "install", "--uninstall", folder=made.root).err


@pytest.mark.parametrize(
    "own", [b"a text\r\nb\x0cc text\n", b"a\xe9 text\n", b"\xe2\x80\xa8* text\rb text\n", b"# end of npa git install\n"]
)
def test_the_user_s_own_attributes_stay_byte_for_byte(repository: Callable[..., Made], run: Run, own: bytes) -> None:
    made = repository()
    attributes = made.top / ".git/info/attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_bytes(own)
    assert [run("git", "install", folder=made.root).code for _ in range(2)] == [0, 0]
    begin, first = attributes.read_bytes().removeprefix(own).splitlines(keepends=True)[:2]
    attributes.write_bytes(own + begin + first + own)  # somebody cut the rest away, and wrote on
    assert run("git", "install", "--uninstall", folder=made.root).code == 0
    assert attributes.read_bytes() == own + own.removeprefix(b"# end of npa git install\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no such names of folders")
@pytest.mark.parametrize("folder", ["plan [2018]", "a\n* text=npa-told", 'the "best" \\ plan*', "tab\tbed", "#é"])
def test_a_folder_of_any_name_is_that_folder_alone(repository: Callable[..., Made], run: Run, folder: str) -> None:
    made = repository(folder=folder)
    assert run("git", "install", folder=made.root).code == 0
    ask = ("check-attr", "-z", "merge", "text", "--")
    told = made.git(*ask, f"{folder}/{CHANGES}", f"other/{CHANGES}").split("\0")[2::3]
    assert told == ["npa", "unspecified", "unspecified", "unspecified"]


def test_what_git_compares_is_not_obeyed(repository: Callable[..., Made], run: Run) -> None:
    made = repository({CHANGES: change(1)})
    run("git", "install", folder=made.root)
    hostile = '- id: "A\\n::error::x"\n  "k\\n::warning::y": 1\n  to: "\\e]0;owned\\a\\e[2J\\u202e##[error]"\n'
    for words in (hostile, f"{hostile}  - not: yaml\n\x9b2J\n::error::z\n"):
        made.write({CHANGES: words})
        told = made.git("diff"), run("git", "text", str(made.root / CHANGES)).out
        for lines in (text.split("\n") for text in told):
            assert any("A" in line for line in lines)
            assert not any(re.search(r"[\x00-\x1f\x7f-\x9f\u202e]|^[+ -]?\s*::[a-z]|##\[", line) for line in lines), (
                lines
            )


def test_git_compares_by_field(repository: Callable[..., Made], run: Run) -> None:
    made = repository({CHANGES: change(1)})
    run("git", "install", folder=made.root)
    made.write({CHANGES: change(1).replace("status: proposed", "status:   withdrawn")})
    lines = made.git("diff").splitlines()
    assert "-CHG-001 status: proposed" in lines and "+CHG-001 status: withdrawn" in lines


@pytest.mark.parametrize("folder", ["examples/riverside", "data"])
def test_every_file_here_that_is_cut_is_the_same_joined(folder: str) -> None:
    for path in sorted((REPOSITORY / folder).rglob("*.yaml")):
        cut = split_entries(path.relative_to(REPOSITORY / folder).as_posix(), path.read_bytes())
        assert cut is None or "".join(cut.values()).encode() == path.read_bytes()


Entries = dict[str, str]  # the number of each change, and its words


def written(entries: Entries) -> bytes:
    return "".join(change(int(number), words) for number, words in entries.items()).encode()


def edited(base: Entries, chance: random.Random, new: int) -> Entries:
    side = dict(base)
    for _ in range(chance.randrange(4)):
        match chance.randrange(3):
            case 0:
                items = list(side.items())
                items.insert(
                    chance.randrange(len(items) + 1), (str(new + chance.randrange(3)), f"by {chance.randrange(4)}")
                )
                side = dict(items)
            case 1 if len(side) > 1:
                del side[chance.choice(list(side))]
            case _:
                side[chance.choice(list(side))] = f"by {chance.randrange(3)}"
    return side


def test_random_edits_of_three_sides_equal_a_reference() -> None:
    """Entry by entry: what one side alone did is done, what both did apart conflicts, and no line of either is lost."""
    for seed in range(examples(10_000)):
        chance = random.Random(seed)
        base = {str(number): "by 2020" for number in range(1, chance.randrange(2, 7))}
        ours, theirs = edited(base, chance, 20), edited(base, chance, chance.choice((20, 40)))
        keys = {*base, *ours, *theirs}
        apart = {
            each for each in keys if len({ours.get(each), theirs.get(each)}) == 2 and base.get(each) not in
            (ours.get(each), theirs.get(each))
        }  # fmt: skip
        made = merge_files(CHANGES, written(base), written(ours), written(theirs))
        assert made is not None, seed
        lines = made.raw.decode()
        if apart:
            assert made.apart, seed
            for side in (ours, theirs):
                for each in apart & side.keys():
                    assert change(int(each), side[each]) in lines, seed
            continue
        wanted = {each: (theirs if ours.get(each) == base.get(each) else ours).get(each) for each in keys}
        if not any(
            wanted.values()
        ):  # each side took away what the other left: a list of nothing is for people to write
            assert made.apart, seed
            continue
        assert not made.apart, seed
        cut = split_entries(CHANGES, made.raw)
        assert cut is not None
        held = {int(path[0].removeprefix("CHG-")): words for path, words in cut.items() if path}
        assert held == {int(each): change(int(each), words) for each, words in wanted.items() if words}, seed
        assert sum(map(len, held.values())) == len(lines), seed


@pytest.mark.slow
def test_a_kill_inside_leaves_what_git_itself_would_make(tmp_path: Path) -> None:
    """At whatever moment npa is killed, the file is npa's whole result or that of git's own text merge."""
    names = {"%O": "base", "%A": "ours", "%B": "theirs"}
    sides = {"base": change(1), "ours": change(1) + change(2), "theirs": change(1) + change(3)}

    def ran(npa: str) -> tuple[int, str]:
        folder = tmp_path / "run"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, text in sides.items():
            (folder / name).write_text(text, encoding="utf-8")
        command = _DRIVER.format(npa=npa)
        for sign, name in {**names, "%P": CHANGES, "%L": "7"}.items():
            command = command.replace(sign, name)
        code = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, check=False).returncode
        assert {path.name for path in folder.iterdir()} == set(sides)
        return code, (folder / "ours").read_text(encoding="utf-8")

    python = f"{sys.executable} -m npa_cli"
    right, of_git = ran(python), ran("false-program")
    assert right == (0, change(1) + change(2) + change(3)) and of_git[0] == 1
    moments = random.Random(0).choices(range(1, 60), k=examples(100, least=5))
    assert all(ran(f"timeout -s KILL {moment / 100} {python}") in (right, of_git) for moment in moments)
