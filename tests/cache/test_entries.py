"""What is kept of each file makes no difference: a plan checked again is found to be what it is when all of it is read."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from inspect import signature
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npa_cli.model.finding import Finding, Point, Related
from npa_cli.model.fix import Quote, Rename, Replace
from npa_cli.model.located import Located
from npa_cli.progress.assess import assess
from npa_cli.rules import discover, engine, worker_processes
from npa_cli.rules.discover import all_rules
from npa_cli.rules.minimal_plan import MINIMAL_PLAN, return_of
from npa_cli.rules.rule import Example, ItemCheck, plan_rule
from npa_cli.speed import folder as cache_folder
from npa_cli.store import entries, plan_files
from npa_cli.store.load import load
from npa_cli.work.check import check
from tests.conftest import REPOSITORY
from tests.counts import examples

RIVERSIDE = REPOSITORY / "examples" / "riverside"
DAY = date(2019, 7, 1)
WAYS = ("one", "several")  # processes: of a large plan, one for each core


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NPA_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("NPA_NO_CACHE", raising=False)
    return tmp_path / "cache"


def as_if(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "WORTH_SHARING", 0 if way == "several" else 10**9)
    monkeypatch.setattr(worker_processes, "free_cores", lambda: 2)


def found(root: Path) -> tuple[tuple[Located, ...], tuple[Located, ...]]:
    checked = check(root)
    return checked.found, checked.ignored


def cold(root: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[tuple[Located, ...], tuple[Located, ...]]:
    """What is found where nothing was kept and the plan is read whole."""
    with monkeypatch.context() as alone:
        alone.setenv("NPA_NO_CACHE", "1")
        as_if("one", alone)
        return found(root)


def write(root: Path, example: Example | None) -> None:
    shutil.rmtree(root, ignore_errors=True)
    files = {**MINIMAL_PLAN, **(example.files if example else {}), **({example.path: example.text} if example else {})}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())


@pytest.mark.table
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_finds_with_a_cache_what_it_finds_without(
    rule, way: str, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_if(way, monkeypatch)
    root = tmp_path / "plan"
    for example in (rule.good, rule.bad, None, rule.bad, rule.good, rule.bad):
        write(root, example)
        expected = cold(root, monkeypatch)
        for _ in range(3):  # as first read, as kept, and as found clean
            assert found(root) == expected


LINKS = """\
- {from: P1.1.1, relation: continues, to: P2.1, basis: same_words}
- {from: P3.1.1, relation: continues, to: P2, basis: same_words}
"""

# Edits of a plan that has everything, each of which some rule or paper notices somewhere else than where it is.
FIRST, SECOND = "priorities/01-home.yaml", "priorities/02-*.yaml"
EDITS = (
    (FIRST, "id: P1.1.1", "id: P1.1.2"),
    (FIRST, "id: P1.1.1", "id: P2.1.1"),
    (FIRST, "id: P1.1.1", "id: P1.1.99"),
    (FIRST, "timeframe: ", "timeframe: not "),
    (FIRST, "leads: [", "leads: [XXX, "),
    (FIRST, "text: ", "text: \u200b"),
    (FIRST, "title: ", "ttile: "),
    (FIRST, "id: P1\n", "id: P1  # npa: ignore[NPA102] for a reason\n"),
    (FIRST, "themes:", "themes: [\nx:"),
    (FIRST, "statement: ", "note: words of ours\nstatement: "),
    (SECOND, "id: P2.1.1", "id: P1.1.1"),
    (SECOND, "leads: [", "leads: [XXX, "),
    ("partners.yaml", "code: RHT", "code: RHX"),
    ("workplan.yaml", "title: ", "expect: {deliverables: 3}\ntitle: "),
    ("workplan.yaml", "title: ", "expect: {themes: 5, every_activity_has: [leads, note]}\ntitle: "),
    ("links.yaml", "to: P2.1", "to: P2.7"),
    ("links.yaml", "from: P1.1.1", "from: P1 > Home"),
    ("workplan.yaml", "title: ", "conventions: {year_deadline: never}\ntitle: "),
    ("returns/FY18-19-Q3/*.yaml", "P1.1.1", "P1.1.7"),
    ("returns/FY18-19-Q3/*.yaml", "in_progress", "complete"),
)


def edited(root: Path, place: str, old: str, new: str) -> None:
    for path in sorted(root.glob(place)):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new, 1) if old in text else text.replace(new, old, 1), encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
@settings(
    max_examples=examples(100, least=8), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=5))
def test_random_edits_cached_is_cold(
    way: str, cache: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, edits: list
) -> None:
    as_if(way, monkeypatch)
    root = tmp_path_factory.mktemp("edits") / "plan"
    shutil.copytree(RIVERSIDE, root)
    (root / "links.yaml").write_text(LINKS, encoding="utf-8")
    assert found(root) == cold(root, monkeypatch)
    for edit in edits:
        edited(root, *edit)
        expected = cold(root, monkeypatch)
        with monkeypatch.context() as alone:
            alone.setenv("NPA_NO_CACHE", "1")
            whole = load(root)
        kept = load(root)
        assert found(root) == expected
        assert assess(kept.plan, DAY) == assess(whole.plan, DAY)
        assert kept.plan == whole.plan
        assert kept.unread == whole.unread
        assert found(root) == expected


PLACES = st.lists(st.text() | st.integers(0, 99)).map(tuple) | st.builds(Point, st.integers(1, 9), st.integers(1, 9))


def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are parsed from now on."""
    names: list[str] = []
    read = plan_files.parse

    def parse(name: str, raw: bytes):
        names.append(name)
        return read(name, raw)

    for module in ("npa_cli.rules.documents", "npa_cli.store.load", "npa_cli.store.open_priorities"):
        monkeypatch.setattr(f"{module}.parse", parse)
    return names


def plain_data(folder: Path) -> Path:
    """The Workplan alone, with what it expects of all its items, and without the plans that its links lead to."""
    root = folder / "data"
    shutil.copytree(REPOSITORY / "data", root)
    shutil.rmtree(root / "plans")
    (root / "links.yaml").write_text(LINKS, encoding="utf-8")
    return root


def priorities(names: list[str]) -> list[str]:
    return [each for each in names if each.startswith("priorities/")]


def test_after_an_edit_only_that_file_is_opened(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = plain_data(tmp_path)
    files = sorted((root / "priorities").iterdir())
    for each in files[4:8]:  # something is wrong in each
        each.write_text(each.read_text(encoding="utf-8").replace("timeframe: ", "timeframe: Easter or ", 1), "utf-8")
    report = root / "returns" / "FY18-19-Q1" / "HMPPS.yaml"
    report.parent.mkdir(parents=True)
    said = return_of("status: in_progress, rag: green", partner="HMPPS")
    report.write_text(said, encoding="utf-8")
    check(root)
    assert {each.finding.path for each in check(root).found} >= {f"priorities/{each.name}" for each in files[4:8]}
    names = opened(monkeypatch)
    files[2].write_bytes(files[2].read_bytes() + b"# edited\n")
    expected = found(root)
    assert {Path(each).name for each in priorities(names)} == {files[2].name}
    assert expected == cold(root, monkeypatch)
    names.clear()
    report.write_text(f"{said}# edited\n", encoding="utf-8")
    assert found(root) == expected
    assert not priorities(names)


def test_for_a_register_only_files_with_something_late_are_opened(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = plain_data(tmp_path)
    for name, text in {
        "returns/FY18-19-Q1/HMPPS.yaml": return_of("status: in_progress, rag: green", partner="HMPPS"),
        "registers/risks.yaml": "[]\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    expected = cold(root, monkeypatch)
    late = {each.finding.path for each in expected[0] if each.finding.code == "NPA238"}
    assert found(root) == expected
    names = opened(monkeypatch)
    assert found(root) == expected
    assert 0 < len(late) == len(set(priorities(names))) < 10
    assert late == set(priorities(names))


@given(finding=st.builds(
    Finding, st.just("NPA301"), st.just("priorities/x.yaml"), PLACES, st.text(), st.none() | st.text(),
    st.sampled_from(["error", "warning", "note"]), st.booleans(), st.none() | st.text(),
    st.sampled_from([None, Quote(), Rename("id"), Replace("FY18/19 Q3")]), st.booleans(),
    st.lists(st.builds(Related, st.text(), PLACES, st.text(), st.booleans()), max_size=2).map(tuple),
))  # fmt: skip
def test_a_finding_comes_back_as_it_was(finding: Finding) -> None:
    kept = json.loads(json.dumps(entries._plain_finding(finding)))
    assert entries._finding(kept) == finding


def test_one_priority_is_loaded_by_opening_that_one_alone(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = REPOSITORY / "data"
    whole = load(root).plan
    names = opened(monkeypatch)
    assert load(root, ["P3"]).plan == whole  # nothing is known of the others yet
    check(root)
    names.clear()
    (third,) = (each for each in whole.priorities if each.id == "P3")
    assert load(root, ["P3"]).plan == replace(whole, priorities=(third,))
    assert [each[:14] for each in priorities(names)] == ["priorities/03-"]
    assert load(root, ["P3", "P99"]).plan == whole


def test_no_fault_of_another_priority_is_passed_over(cache: Path, tmp_path: Path) -> None:
    root = plain_data(tmp_path)
    path = next((root / "priorities").glob("05-*"))
    path.write_text(path.read_text(encoding="utf-8").replace("leads: [", "leads: 5 # [", 1), encoding="utf-8")
    check(root)
    assert load(root, ["P3"]) == load(root)
    assert load(root).unread


def test_a_file_that_changes_while_it_is_read_is_said(cache: Path, tmp_path: Path) -> None:
    root = tmp_path / "plan"
    write(root, None)
    check(root)
    checked = check(root)
    path = next((root / "priorities").iterdir())
    path.write_bytes(path.read_bytes() + b"# later\n")
    with pytest.raises(OSError, match="changed while it was being read") as caught:
        checked.plan.index.items(["P1.1"])
    assert caught.value.filename == str(path)


@pytest.mark.parametrize(
    "spoilt",
    [
        b"", b"[]", b"{}", b"\x00", b"{\"found\": 1, \"line\": null, \"data\": null}",
        b"{\"found\": [[1]], \"line\": [], \"data\": 5}", b"{\"found\": [], \"line\": [1, 2], \"data\": 5}",
    ],
)  # fmt: skip
def test_an_entry_that_is_spoilt_only_costs_time(spoilt: bytes, cache: Path, tmp_path: Path) -> None:
    root = tmp_path / "plan"
    write(root, None)
    right = found(root)
    for path in (cache / "entries").iterdir():
        cache_folder.put("entries", bytes.fromhex(path.name), spoilt)
    assert found(root) == right


def test_an_empty_file_is_never_taken_for_one_that_was_read(cache: Path, tmp_path: Path) -> None:
    root = tmp_path / "plan"
    write(root, None)
    check(root)
    next((root / "priorities").iterdir()).write_bytes(b"")
    assert load(root, ["P1"]).plan.priorities == ()


def test_nothing_is_kept_where_nothing_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NPA_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("NPA_NO_CACHE", "1")
    root = tmp_path / "plan"
    write(root, None)
    check(root)
    assert not (tmp_path / "cache").exists()


def test_when_a_process_dies_the_rest_is_done_by_the_one_that_is_left() -> None:
    from npa_cli.rules.worker_processes import each_on_some_core

    mine = os.getpid()

    def of(name: str) -> str:
        if name == "7" and os.getpid() != mine:
            os._exit(9)
        return name * 2

    names = [str(number) for number in range(20)]
    assert list(each_on_some_core(of, names, 2)) == [name * 2 for name in names]


_ASLEEP = """
import time
from npa_cli.rules.worker_processes import each_on_some_core
list(each_on_some_core(lambda name: time.sleep(60), ["a", "b", "c"], 2))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not copy processes")
def test_when_the_first_process_is_killed_none_is_left() -> None:
    first = subprocess.Popen([sys.executable, "-c", _ASLEEP], cwd=REPOSITORY)
    listed = Path(f"/proc/{first.pid}/task/{first.pid}/children")

    def waited_for(done) -> bool:
        return any(done() or time.sleep(0.1) for _ in range(200))

    assert waited_for(lambda: len(listed.read_text().split()) == 2)
    others = [Path(f"/proc/{each}") for each in listed.read_text().split()]
    first.kill()
    first.wait()
    assert waited_for(lambda: not any(each.exists() for each in others))


def test_several_cores_find_what_one_finds(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = plain_data(tmp_path)
    as_if("several", monkeypatch)
    several = found(root)
    shutil.rmtree(cache)
    as_if("one", monkeypatch)
    assert found(root) == several


WORDS = """\
id: P{number}
title: Priority {number}
statement: One of twelve.
themes:
  - title: Only theme
    activities:
      - id: P{number}.1
        text: {text}
        leads: [NHSE]
        deliverables:
          - {{id: P{number}.1.1, text: {text}, timeframe: Ongoing}}
"""


def test_a_rule_that_remembers_words_over_two_files_finds_the_same_warm_and_cold(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an item rule it can't be written: its check is given one item and the frame. As a plan rule it asks the index."""

    @plan_rule(
        "NPA299", title="The same words twice", why="A made-up rule.",
        bad=Example("", ""), good=Example("", ""), severity="warning",
    )  # fmt: skip
    def repeated_words(index, frame):
        first: dict[str, str] = {}
        for item in index.items(index.ids("activity")).values():
            words = item.data["text"]
            if words in first:
                yield item.finding(("text",), f"as {first[words]} has")
            first.setdefault(words, item.id)

    rules = (*all_rules(), repeated_words)
    monkeypatch.setattr(discover, "all_rules", lambda: rules)
    monkeypatch.setattr(engine, "checks_of", discover.checks_of.__wrapped__)
    root = tmp_path / "plan"
    write(root, None)
    for number in range(1, 13):
        text = "The same words" if number in (3, 7, 11) else f"Words of {number}"
        path = root / "priorities" / f"{number:02d}-first.yaml"
        path.write_text(WORDS.format(number=number, text=text), encoding="utf-8")
    expected = cold(root, monkeypatch)
    assert [each.finding.item for each in expected[0]] == ["P7.1", "P11.1"]
    assert found(root) == found(root) == expected
    edited(root, "priorities/07-*", "title: ", "note: looked at\ntitle: ")
    assert found(root) == cold(root, monkeypatch) != expected  # a line further down
    assert list(signature(rules[-1].checks[0].find).parameters) == ["index", "frame"]
    of_items = [each.find for rule in rules for each in rule.checks if isinstance(each, ItemCheck)]
    assert {tuple(signature(each).parameters) for each in of_items} == {("item", "frame")}
