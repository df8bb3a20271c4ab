"""The three-way merge of an entry's fields, held against a reference of one line a field."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from npa_cli.model.pack import COLUMNS
from npa_cli.progress.merge import merge
from tests.counts import examples

FIELDS = [column.field for column in COLUMNS if column.is_free]
VALUES = st.one_of(
    st.sampled_from(["in_progress", "complete", "green", "amber"]),
    st.dates(date(2019, 1, 1), date(2019, 1, 3)),
    st.tuples(st.sampled_from(["a", "b"])),
)
ENTRIES = st.dictionaries(st.sampled_from(FIELDS), VALUES)


@settings(max_examples=examples(1_000, least=200))
@given(ENTRIES, ENTRIES, ENTRIES, st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(["ours", "theirs"])))
def test_what_one_side_changed_is_taken_and_what_both_changed_apart_is_a_conflict(base, ours, theirs, prefer):  # type: ignore[no-untyped-def]
    merged = merge(base, ours, theirs)
    apart = {
        field
        for field in FIELDS
        if ours.get(field) != theirs.get(field) and base.get(field) not in (ours.get(field), theirs.get(field))
    }
    assert {each.field for each in merged.conflicts} == apart
    for field in FIELDS:
        stays = field in apart or theirs.get(field) == base.get(field)
        assert merged.values.get(field) == (ours if stays else theirs).get(field)
    assert set(merged.taken) == {field for field in FIELDS if merged.values.get(field) != ours.get(field)}
    chosen = merge(base, ours, theirs, prefer)
    assert {each.field for each in chosen.conflicts} == apart - prefer.keys()
    for field in apart & prefer.keys():
        assert chosen.values.get(field) == (theirs if prefer[field] == "theirs" else ours).get(field)


@settings(max_examples=examples(1_000, least=200))
@given(ENTRIES, ENTRIES, ENTRIES)
def test_which_side_is_called_ours_changes_nothing_but_who_stands_in_a_conflict(base, ours, theirs):  # type: ignore[no-untyped-def]
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    apart = {each.field for each in one.conflicts}
    assert apart == {each.field for each in other.conflicts}
    assert {field: value for field, value in one.values.items() if field not in apart} == {
        field: value for field, value in other.values.items() if field not in apart
    }
    assert merge(base, ours, base).values == ours and merge(base, ours, ours).values == ours


@settings(max_examples=examples(1_000, least=200))
@given(ENTRIES, ENTRIES)
def test_without_a_base_every_difference_is_asked(ours, theirs):  # type: ignore[no-untyped-def]
    merged = merge(None, ours, theirs)
    assert {each.field for each in merged.conflicts} == {f for f in FIELDS if ours.get(f) != theirs.get(f)}
    assert merged.values == ours and merged.taken == ()
