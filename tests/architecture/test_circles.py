"""No two files import each other, by whatever way round: at their top, inside functions, or for types alone.

An import for types alone is counted too. It never runs, but the two files can't be read one after the other either.
"""

from __future__ import annotations

from tests.architecture.imports import circles, files_imported


def test_no_files_import_each_other_in_a_ring() -> None:
    found = [" → ".join(ring) for ring in circles(files_imported())]
    assert found == []


def test_a_ring_is_found_and_named() -> None:
    graph = {"a": {"b"}, "b": {"c", "d"}, "c": {"a"}, "d": set(), "e": {"f"}, "f": {"e"}}
    assert circles(graph) == [["a", "b", "c", "a"], ["e", "f", "e"]]
    assert circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []
