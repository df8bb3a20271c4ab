"""The cache can't lie: an answer found is the answer a run would give, whatever was done to the files or to the cache."""

from __future__ import annotations

import _thread
import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npa_cli.cli.command_table import COMMANDS
from npa_cli.cli.only_reads import READING_COMMANDS
from npa_cli.speed import answers, folder
from npa_cli.speed import fingerprint as question
from npa_cli.store.file_kinds import FILE_KINDS
from tests.conftest import REPOSITORY
from tests.counts import examples
from tests.forked import npa

RIVERSIDE = REPOSITORY / "examples" / "riverside"
ASKED = (
    "status --as-at 2019-07-01",
    "status -p 1 --as-at 2019-07-01 --why",
    "status --as-at 2019-07-01 --format json",
    "list deliverables --as-at 2019-07-01 --partner RHT",
    "show P1.1.1 --as-at 2019-07-01",
    "show RHT --as-at 2019-07-01",
    "due --as-at 2019-07-01",
    "find night cover",
    "log P1.1.1 --as-at 2019-07-01",
    "slippage --as-at 2019-07-01",
    "plans",
    "measures --as-at 2019-07-01",
    "trace P1",
    "coverage",
    "boards --as-at 2019-07-01",
    "risks --as-at 2019-07-01",
    "issues --as-at 2019-07-01",
    "decisions --as-at 2019-07-01",
    "actions --as-at 2019-07-01",
    "dependencies --as-at 2019-07-01",
    "escalations --as-at 2019-07-01",
    "timeline --as-at 2019-07-01",
    "validate",
    "validate --format json",
    "status --plan all --as-at 2019-07-01",
)


def ask(words: str, place: Path, kept: Path | None, first: str = "", **more: str) -> tuple[bytes, bytes, int]:
    """What a process of its own answers, with a cache folder or none."""
    env = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NPA_DATA", "GITHUB_ACTIONS")}
    env |= {"NPA_CACHE_DIR": str(kept)} if kept else {"NPA_NO_CACHE": "1"}
    return npa(*words.split(), folder=place, env=env | more, first=first)[:3]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(RIVERSIDE, tmp_path / "plan")
    return tmp_path / "plan"


def kept_in(cache: Path) -> int:
    return len(list((cache / "answers").iterdir())) if (cache / "answers").is_dir() else 0


def test_every_command_that_is_kept_is_asked_here() -> None:
    commands = {name: import_module(f"npa_cli.cli.commands.{module}").command for name, (module, _) in COMMANDS.items()}
    assert {each.split()[0] for each in ASKED} == {name for name, each in commands.items() if each in READING_COMMANDS}


@pytest.mark.table
@pytest.mark.parametrize("words", ASKED)
def test_the_second_answer_is_the_first_and_that_of_no_cache(place: Path, tmp_path: Path, words: str) -> None:
    cache = tmp_path / "cache"
    first = ask(words, place, cache)
    assert kept_in(cache) == 1
    assert ask(words, place, cache) == first == ask(words, place, None)
    assert kept_in(cache) == 1


# A model of every change that could be missed: each step alters something, and the fingerprint has to follow it.

EDITS = st.lists(
    st.tuples(
        st.sampled_from(["priorities/01-home.yaml", "workplan.yaml", "returns/FY18-19-Q3/CF.yaml", "links.yaml"]),
        st.sampled_from(["set", "same length", "touch", "remove", "back in time"]),
        st.integers(0, 3),
    ),
    max_size=6,
)


@settings(max_examples=examples(600), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=EDITS)
def test_fingerprints_are_the_same_only_where_the_files_are(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[str, str, int]]
) -> None:
    root = tmp_path_factory.mktemp("plan")
    (root / "workplan.yaml").write_text("id: a\n")
    monkeypatch.chdir(root)
    monkeypatch.setenv("NPA_CACHE_DIR", str(root / "none"))
    seen: dict[bytes, dict[str, bytes]] = {}
    for name, what, number in steps:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.stat() if path.exists() else None
        if what == "remove" and name != "workplan.yaml":
            path.unlink(missing_ok=True)
        elif what == "touch" and before:
            os.utime(path)
        else:
            path.write_text(f"id: a{number}\n")
            if what == "back in time" and before:
                os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        found = question.fingerprint(["status"])
        assert found is not None
        state = {each.relative_to(root).as_posix(): each.read_bytes() for each in root.rglob("*") if each.is_file()}
        folders = {f"{each.relative_to(root).as_posix()}/": b"" for each in root.rglob("*") if each.is_dir()}
        assert seen.setdefault(found, state | folders) == state | folders
    assert len(seen) == len({tuple(sorted(state.items())) for state in seen.values()})


@pytest.mark.slow
@settings(
    max_examples=examples(60, least=6), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    edits=st.lists(
        st.tuples(st.sampled_from(["on_hold", "complete", "in_progress"]), st.sampled_from(["red", "green", "amber"])),
        min_size=2,
        max_size=3,
    )
)
def test_random_edits_cached_is_cold(tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, str]]) -> None:
    base = tmp_path_factory.mktemp("edits")
    place, cache = base / "plan", base / "cache"
    shutil.copytree(RIVERSIDE, place)
    path = next((place / "returns").glob("*/RHT.yaml"))
    words = path.read_text(encoding="utf-8")
    for status, rag in [*edits, edits[0]]:
        path.write_text(words.replace("in_progress", status, 1).replace("amber", rag, 1), encoding="utf-8")
        for asked in ("status --as-at 2019-07-01", "validate"):
            cold = ask(asked, place, None)
            assert ask(asked, place, cache) == cold
            assert ask(asked, place, cache) == cold


@pytest.mark.parametrize("threads", ["two", "none to be had", "one"])
def test_two_threads_look_at_the_files_as_one_does(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threads: str
) -> None:
    def no_more(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    before = list(question.contents(str(place)))
    question.known_files.clear()
    monkeypatch.setattr(question, "_WORTH_SHARING", 0)
    monkeypatch.setattr(question, "_cores", lambda: 1 if threads == "one" else 2)
    if threads == "none to be had":
        monkeypatch.setattr(_thread, "start_new_thread", no_more)
    assert list(question.contents(str(place))) == before
    question.known_files.clear()
    read = question._content

    def gone(path: str, about: os.stat_result) -> bytes:
        if path.endswith("partners.yaml"):
            raise FileNotFoundError(path)
        return read(path, about)

    monkeypatch.setattr(question, "_content", gone)
    with pytest.raises(FileNotFoundError):
        list(question.contents(str(place)))


def test_a_nearer_plan_that_comes_later_is_the_one_that_answers(place: Path, tmp_path: Path) -> None:
    cache, below = tmp_path / "cache", place / "below"
    below.mkdir()
    before = ask("status --as-at 2019-07-01", below, cache)
    shutil.copytree(REPOSITORY / "data" / "plans" / "south-west-2020", below / "data")
    after = ask("status --as-at 2019-07-01", below, cache)
    assert before != after == ask("status --as-at 2019-07-01", below, None)


@pytest.mark.table
@pytest.mark.parametrize(
    "words",
    [
        "status -o paper.txt",
        "status --output=paper.txt",
        "validate --base HEAD",
        "validate --fix",
        "validate priorities",
        "status --no-cache",
        "--no-cache status",
        "list -",
        "status --help",
        "status --theme --data",
        "validate --fix --diff",
        "when Ongoing",
        "cache clear",
        "report board --period FY19/20-Q1",
        "update P1.1.1 --status complete",
    ],
)
def test_what_reads_or_writes_more_than_the_plan_is_never_kept(place: Path, tmp_path: Path, words: str) -> None:
    cache = tmp_path / "cache"
    ask(words, place, cache)
    assert kept_in(cache) == 0


def test_a_stray_file_whose_name_begins_like_a_folder_of_the_plan_is_looked_into(place: Path, tmp_path: Path) -> None:
    stray, kept = place / "returns-old.yaml.bak", tmp_path / "cache"
    stray.write_text("notes: none\n", encoding="utf-8")
    ask("validate", place, kept)
    stray.write_text("partner: RHT\nperiod: FY18/19 Q3\n", encoding="utf-8")
    assert ask("validate", place, kept) == ask("validate", place, None)


@pytest.mark.parametrize("with_", ["GITHUB_ACTIONS", "NPA_DEBUG", "NPA_NO_CACHE"])
def test_nor_where_the_surroundings_ask_for_more(place: Path, tmp_path: Path, with_: str) -> None:
    ask("status", place, tmp_path / "cache", **{with_: "true"})
    assert kept_in(tmp_path / "cache") == 0


@pytest.mark.parametrize("what", ["link", "pipe", "large"])
def test_nor_what_can_not_be_told_for_certain(place: Path, tmp_path: Path, what: str) -> None:
    path = place / "priorities" / "99-odd.yaml"
    if what == "link":
        path.symlink_to(place / "workplan.yaml")
    elif what == "pipe":
        os.mkfifo(path)
    else:
        path.write_bytes(b"#" * (9 * 1024 * 1024))
    ask("status --as-at 2019-07-01", place, tmp_path / "cache")
    assert kept_in(tmp_path / "cache") == 0


def test_a_fault_is_not_kept(place: Path, tmp_path: Path) -> None:
    assert ask("show P99", place, tmp_path / "cache")[2] == 2
    (place / "priorities" / "98-broken.yaml").write_text("id: [\n")
    assert ask("status", place, tmp_path / "cache")[2] == 3
    assert kept_in(tmp_path / "cache") == 0


@pytest.mark.table
@pytest.mark.parametrize(
    "spoil", ["empty", "torn", "one byte", "another answer", "foreign", "folder", "read only", "no folder"]
)
def test_a_cache_that_is_spoilt_only_costs_time(place: Path, tmp_path: Path, spoil: str) -> None:
    cache, words = tmp_path / "cache", "status --as-at 2019-07-01"
    right = ask(words, place, cache)
    other = ask("plans", place, cache)
    mine, theirs = sorted((cache / "answers").iterdir(), key=lambda each: right[0] not in each.read_bytes())
    raw = mine.read_bytes()
    if spoil == "empty":
        mine.write_bytes(b"")
    elif spoil == "torn":
        mine.write_bytes(raw[: len(raw) // 2])
    elif spoil == "one byte":
        mine.write_bytes(raw[:-9] + bytes([raw[-9] ^ 1]) + raw[-8:])
    elif spoil == "another answer":
        mine.write_bytes(theirs.read_bytes())
    elif spoil == "foreign":
        mine.write_bytes(b"\x80\x04cos\nsystem\n(S'touch pwned'\ntR.")
    elif spoil == "folder":
        mine.unlink()
        mine.mkdir()
    elif spoil == "read only":
        shutil.rmtree(cache)
        cache.write_text("a file where the folder should be")
    else:
        shutil.rmtree(cache)
    assert ask(words, place, cache) == right
    assert ask("plans", place, cache) == other
    assert not list(place.glob("pwned*"))


@pytest.mark.table
@pytest.mark.skipif(os.name == "nt", reason="needs POSIX rights")
@pytest.mark.parametrize(
    ("made", "is_kept"), [("open to read", True), ("open to write", False), ("a link", False), ("a pipe", False)]
)
@pytest.mark.parametrize("which", ["", "answers"])
def test_nothing_is_kept_where_others_could_put_it(
    place: Path, tmp_path: Path, made: str, which: str, is_kept: bool
) -> None:
    cache, elsewhere = tmp_path / "cache", tmp_path / "elsewhere"
    folder = cache / which
    folder.parent.mkdir(exist_ok=True)
    if made == "a link":
        (elsewhere / "answers").mkdir(parents=True)
        folder.symlink_to(elsewhere / which)
    elif made == "a pipe":
        os.mkfifo(folder)
    else:
        (cache / "answers").mkdir(parents=True)
        folder.chmod(0o755 if made == "open to read" else 0o777)
    right = ask("status --as-at 2019-07-01", place, None)
    assert ask("status --as-at 2019-07-01", place, cache) == right
    assert kept_in(elsewhere) == 0
    if made in ("open to read", "open to write"):
        assert kept_in(cache) == is_kept
    if is_kept:
        assert (cache / "answers").stat().st_mode & 0o777 == 0o700
    assert ask("status --as-at 2019-07-01", place, cache) == right


def test_two_at_once_each_get_their_answer(place: Path, tmp_path: Path) -> None:
    cache, words = tmp_path / "cache", [sys.executable, "-m", "npa_cli", "status", "--as-at", "2019-07-01"]
    env = {**os.environ, "PYTHONPATH": str(REPOSITORY), "NPA_CACHE_DIR": str(cache)}
    started = [subprocess.Popen(words, cwd=place, env=env, stdout=subprocess.PIPE) for _ in range(4)]
    assert len({each.communicate()[0] for each in started}) == 1
    assert not list((cache / "answers").glob("*.part"))


def test_only_so_much_is_kept_and_clear_drops_ours_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NPA_CACHE_DIR", str(tmp_path))
    monkeypatch.setitem(folder._SHELVES, "answers", (5, 10**6))
    for number in range(49):  # one in sixteen has the shelf looked through, the last among them
        folder._tidied.clear()  # as in a run of its own
        folder.put("answers", bytes([number]) * 32, b"x" * 10)
        assert len(list(folder.kept_files())) <= 5 + 16
    assert len(list(folder.kept_files())) == 5
    (tmp_path / "answers" / "mine.txt").write_text("not npa's")
    assert folder.clear()[0] == 5
    assert [each.name for each in (tmp_path / "answers").iterdir()] == ["mine.txt"]


def test_an_answer_comes_back_as_it_was(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NPA_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(place)
    pieces = [(1, "é▼\n"), (2, "npa: said\n"), (1, "")]

    def ask_again(*words: str, of: str | None = None, code: int = 1) -> answers.Answer | None:
        cache = answers.Cache(words)
        assert cache.find() is None
        cache.remember(of, pieces, code)
        return answers.Cache(words).find()

    assert ask_again("one") == (tuple(pieces), 1)
    assert ask_again("two", code=3) is None
    assert ask_again("three", "--data", ".", of=".") == (tuple(pieces), 1)
    assert ask_again("four", "--theme", "--data", of="elsewhere") is None
    assert ask_again("five", "--theme", "--data", "nowhere", of=None) is None


# A command or an option that says nothing of the cache is not kept: it does again what it did the first time.

SCRIPT = """
from pathlib import Path
from typing import Annotated
from typer import Option
from npa_cli.cli import options
from npa_cli.cli.only_reads import only_reads
from npa_cli.cli.commands import plans

listed = plans.command

{declared}
def command(
    save: Annotated[str | None, Option("--save")] = None,
    plain: Annotated[bool, Option("--plain"), only_reads] = False,
    data: options.Data = None,
) -> object:
    if save:
        with Path(save).open("a") as file:
            file.write("saved\\n")
    return listed(data=data, form=options.TextJsonOrCsv())

plans.command = command
"""


@pytest.mark.parametrize(
    ("declares", "words", "answers_kept"),
    [
        ("@only_reads", "plans", 1),
        ("@only_reads", "plans --plain", 1),
        ("@only_reads", "plans --save saved.txt", 0),
        ("@only_reads", "plans --plain --save=saved.txt", 0),
        ("", "plans", 0),
        ("", "plans --plain", 0),
    ],
)
def test_only_what_is_declared_is_kept(
    place: Path, tmp_path: Path, declares: str, words: str, answers_kept: int
) -> None:
    said = [ask(words, place, tmp_path / "cache", first=SCRIPT.format(declared=declares)) for _ in range(2)]
    assert said[0] == said[1]
    assert said[0][0] and said[0][2] == 0
    assert kept_in(tmp_path / "cache") == answers_kept
    if "save" in words:
        assert (place / "saved.txt").read_text() == "saved\nsaved\n"


def test_every_folder_that_a_plan_keeps_files_in_is_looked_at() -> None:
    patterns = [each for kind in FILE_KINDS.values() for each in kind.patterns]
    folders = {each.split("/")[0] for each in patterns if "/" in each}
    assert folders | {"plans"} == set(question.PLAN_FOLDERS)
    assert all(each.endswith((".yaml", ".csv")) for each in patterns)


def test_a_checkout_keeps_nothing(place: Path, tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    env.pop("NPA_CACHE_DIR", None)
    assert npa("status", folder=place, env=env).code == 0
    assert not (tmp_path / "npa").exists()


def test_the_version_is_the_one_the_command_line_says(run, place: Path) -> None:
    assert ask("--version", place, None) == (run("--version").out.encode(), b"", 0)
