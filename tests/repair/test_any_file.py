"""Whatever a file looks like and whatever is wrong in it: a repair is that repair, and not a byte more."""

from __future__ import annotations

import copy
from pathlib import Path as Folder
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from npa_cli.edit import data_of
from npa_cli.edit.change import same
from npa_cli.edit.mend import apply_fixes, edits_of
from npa_cli.model.fix import Quote, Rename, Replace
from npa_cli.model.located import Edit
from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.rules.selection import Selection
from npa_cli.store.text import LINE_BREAK
from npa_cli.work.repair import work_out
from tests.counts import examples
from tests.store_edit.test_minimal_edits import assert_kept, bracketed, numbers, value_at
from tests.store_edit.yaml_files import KEYS, YamlFile, yaml_files

WORDS = st.sampled_from(["in_progress", "PHE", "FY18/19 Q3", "1.10", "No", "2019-03-31", "a: b", "x # y", "Tŷ", "- z"])
FIXES = st.one_of(
    WORDS.map(Replace),
    st.just(Quote()),
    st.one_of(st.sampled_from(KEYS), WORDS).map(lambda key: Rename(key.strip("'\""))),
)


@settings(max_examples=examples(1_000), deadline=None, report_multiple_bugs=False)
@given(yaml_files(), st.data())
def test_repairs_change_what_they_name_and_nothing_else(file: YamlFile, data) -> None:
    paths = sorted((each for each in file.paths if each), key=str)
    chosen = data.draw(st.lists(st.sampled_from(paths), min_size=1, max_size=4, unique=True))
    fixes = {path: data.draw(FIXES) for path in chosen}
    before = data_of(file.raw)
    done = apply_fixes(file.raw, fixes)
    assert set(done.mended) | set(done.refused) == set(fixes)
    event(f"{len(done.mended)} mended, {len(done.refused)} refused")
    after = data_of(done.raw)
    expected = copy.deepcopy(before)
    # As `repaired` does it: keys last, the deepest first.
    for path in sorted(done.mended, key=lambda each: (isinstance(fixes[each], Rename), -len(each))):
        if isinstance(fixes[path], Replace):
            value_at(expected, path[:-1])[path[-1]] = fixes[path].words
    for path in sorted(done.mended, key=lambda each: -len(each)):
        if isinstance(fixes[path], Rename):
            holder = value_at(expected, path[:-1])
            for key, value in list(holder.items()):
                del holder[key]
                holder[fixes[path].key if key == path[-1] else key] = value
    assert same(after, expected)
    may: set[int] = set()  # never a remark on a line of its own
    for path in done.mended:
        own = numbers(file, bracketed(file, path))
        may |= {
            number for number in range(min(own), max(own) + 1) if file.lines[number].owner is not None or number in own
        }
    assert_kept(file, done.raw, may)


# Each field of a return as it should be, and as people write it; the last ones take a person.
FAULTS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "partner": ("NHSE", ("nhse", "“NHSE”", "NH\u00adSE", "'NHSE '", "‘nhse’"), ("NHS-E",)),
    "period": ("FY18/19 Q1", ("FY18-19-Q1", "2018/19 Q1", "FY18/19\u00a0Q1", "“FY18/19 Q1”"), ("FY18/20 Q1",)),
    "approved_on": ("2018-07-31", ("31/07/2018", "31 July 2018", "2018\u201107-31".replace("\u2011", "-\u200b"), "“2018-07-31”"),
                    ("05/06/2018", "July")),
}  # fmt: skip
ENTRY: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "status": ("in_progress", ("In Progress", "in-progress", "“in_progress”", "in_\u200bprogress"), ("started",)),
    "rag": ("green", ("GREEN", "‘green’", "Green"), ("blue", "gold")),
    "forecast": ("2018-09-30", ("30/09/2018", "30th Sept 2018", "2018/09/30"), ("09/10/2018",)),
    "ask": ("'No'", ("No",), ()),
    "narrative": ("'1.10'", ("1.10",), ()),
}
SPELT: dict[str, tuple[str, ...]] = {
    "approved_on": ("aproved_on", "approved-on", "“approved_on”"),
    "narrative": ("narative", "Narrative"),
    "forecast": ("forcast", "forecast\u00a0"),
}
REMARKS = ("", "", "", "  # “as” sent\u00a0in", " #No: 1.10")
BETWEEN = ("", "# status: In Progress", "  # a remark", "#")


@st.composite
def returns(draw: Any) -> tuple[str, str]:
    """A return with faults, and the same once all that is safe is mended."""
    wrong: list[str] = []
    right: list[str] = []

    def put(one: str, other: str) -> None:
        while draw(st.integers(0, 3)) == 3:
            between = draw(st.sampled_from(BETWEEN))
            wrong.append(between)
            right.append(between)
        wrong.append(one)
        right.append(other)

    def field(name: str, fields: Any, indent: str) -> None:
        good, mendable, hopeless = fields[name]
        kind = draw(st.sampled_from(("right", "mendable", "mendable", "hopeless")))
        options = {"right": (good,), "mendable": mendable, "hopeless": hopeless or (good,)}[kind]
        written = draw(st.sampled_from(options))
        spelling = name
        if name in SPELT and draw(st.booleans()):
            spelling = draw(st.sampled_from(SPELT[name]))
        mended = written if kind == "hopeless" else good
        if mended == good and written.startswith(("'", '"')) and kind == "mendable":
            mended = f"'{good}'"  # what stands in quotes stays in them
        remark = draw(st.sampled_from(REMARKS))
        put(f"{indent}{spelling}: {written}{remark}", f"{indent}{name}: {mended}{remark}")

    for name in draw(st.permutations(sorted(FAULTS))):
        field(name, FAULTS, "")
    put("updates:", "updates:")
    if draw(st.booleans()):
        put("  P1.1.1:", "  P1.1.1:")
    else:
        put("  “P1.1.1”:", "  P1.1.1:")
    for name in draw(st.permutations(sorted(ENTRY))):
        field(name, ENTRY, "    ")
    line_break = draw(st.sampled_from(("\n", "\r\n")))
    return "".join(line + line_break for line in wrong), "".join(line + line_break for line in right)


@settings(max_examples=examples(1_200), deadline=None)
@given(returns())
def test_every_fault_that_is_safe_to_mend_is_and_no_other_line_changes(given_files: tuple[str, str]) -> None:
    wrong, right = given_files
    name = "returns/FY18-19-Q1/NHSE.yaml"
    with TemporaryDirectory() as folder:
        root = Folder(folder)
        for each, text in {**MINIMAL_PLAN, name: wrong}.items():
            (root / each).parent.mkdir(parents=True, exist_ok=True)
            (root / each).write_bytes(text.encode())
        repairs = work_out(root, None, Selection())
        after = repairs[name].after if name in repairs else wrong.encode()
        assert after.decode() == right
        assert set(repairs) <= {name}
        (root / name).write_bytes(after)
        assert all(each.before == each.after for each in work_out(root, None, Selection()).values())


def edited(raw: bytes, edits: tuple[Edit, ...]) -> bytes:
    """The file after these edits, as whoever reads a form of findings would make them."""
    text = raw.decode().removeprefix("\ufeff")
    starts = [0, *(each.end() for each in LINE_BREAK.finditer(text))]
    for edit in reversed(edits):
        start, end = (starts[point.line - 1] + point.column - 1 for point in (edit.start, edit.end))
        text = text[:start] + edit.text + text[end:]
    return (b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b"") + text.encode()


@settings(max_examples=examples(1_000), deadline=None, report_multiple_bugs=False)
@given(yaml_files(), st.data())
def test_the_edits_of_each_fix_alone_come_to_what_is_written(file: YamlFile, data) -> None:
    path = data.draw(st.sampled_from(sorted((each for each in file.paths if each), key=str)))
    fixes = {path: data.draw(FIXES)}
    done, edits = apply_fixes(file.raw, fixes), edits_of(file.raw, fixes)
    assert set(edits) == set(done.mended)
    if path in edits:
        assert edited(file.raw, edits[path]) == done.raw
