"""A file's data kept is what reading it gives, whatever the file says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from npa_cli.speed import folder as cache_folder
from npa_cli.store.kept_file import read_once
from npa_cli.store.load import load
from npa_cli.store.read_yaml import read_yaml
from tests.conftest import REPOSITORY

FILES = sorted(path for room in ("data", "examples", "tests/fuzz/corpus") for path in (REPOSITORY / room).rglob("*"))
FILES = [path for path in FILES if path.is_file() and path.suffix != ".csv"]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NPA_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("NPA_NO_CACHE", raising=False)
    return tmp_path / "cache" / "files"


def places(document) -> list:
    return list(document.marks)


def same(raw: bytes) -> None:
    plain, faults = read_yaml("a.yaml", raw)
    for _ in range(2):
        kept, found = read_once("a.yaml", raw)
        assert found == faults
        assert (kept is None) == (plain is None)
        if plain is not None:
            assert repr(kept.data) == repr(plain.data)  # also nan, and 1 from 1.0
            assert places(kept) == places(plain)
            assert kept.doubtful == plain.doubtful
            assert kept.raw == plain.raw


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_of_every_file_there_is(path: Path) -> None:
    same(path.read_bytes())


LINE = st.sampled_from(
    ["a: 1", "b: 1.10", "c: No", "d: .nan", "e: .inf", "f: 'x # y'", "g: [1, {h: ~}]", "- i", "  j: é", "k: |", "   l",
     "m: \"\\ud800\"", "n: 0x1F", "# npa: ignore[NPA203] why", "o: &x 1", "p: *x", "q: 1e400", "a: 2", "? r", ""]
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LINE, max_size=8).map("\n".join))
def test_of_any_file(text: str) -> None:
    same(text.encode())


def test_only_the_file_that_was_edited_is_read_again(kept: Path, plan, monkeypatch: pytest.MonkeyPatch) -> None:
    root = plan()
    load(root)
    read: list[str] = []

    def reading(path: str, raw: bytes):
        read.append(path)
        return read_yaml(path, raw)

    monkeypatch.setattr("npa_cli.store.kept_file._read", reading)
    assert load(root).unread == ()
    assert read == []
    path = root / "priorities" / "01-first.yaml"
    path.write_bytes(path.read_bytes() + b"# edited\n")
    load(root)
    assert read == ["priorities/01-first.yaml"]


def test_a_file_with_a_fault_is_never_kept(kept: Path) -> None:
    read_once("a.yaml", b"a: [\n")
    assert not kept.exists()


@pytest.mark.parametrize("spoilt", [b"", b"\x00" * 100, b"[[],[]]"])
def test_what_is_spoilt_is_read_anew(kept: Path, spoilt: bytes) -> None:
    right = read_once("a.yaml", b"a: 1\n")[0]
    (only,) = kept.iterdir()
    name = bytes.fromhex(only.name)
    only.write_bytes(spoilt)
    assert read_once("a.yaml", b"a: 1\n")[0] == right
    cache_folder.put("files", name, spoilt, most=9, most_bytes=10**6)  # sealed, and still no data of a file
    assert read_once("a.yaml", b"a: 1\n")[0] == right
