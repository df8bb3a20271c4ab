"""The fuzz targets in CI: on everything that was ever found, and on a bounded number of inputs, the same each time."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.counts import examples
from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
PLAN_FILES = sorted((Path(__file__).parents[2] / "examples" / "riverside").rglob("*.yaml"))

PIECES = ["a: ", "- ", "\n", "  ", "b", "# npa: ignore[NPA203] x", "#", ": ", "? ", "[", "]", "{", "}", ",", "'", '"', "|\n",
          ">-\n", "\\x", "\r\n", "\t", "---", "...", "%", "1.10", "No", "&a", "*a", "!t", "<<: ", "é", "\u2028", "\ufeff", "\x85",
          "by ", "March", "2019", "FY18/19", "Q3", "/", "then ", "annually", "31", "TBC", "ongoing", " (", ")"]  # fmt: skip
INPUTS = (
    st.lists(st.sampled_from(PIECES), max_size=14).map(lambda pieces: "".join(pieces).encode())
    | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.binary(max_size=120)
)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_ever_found_stays_mended(path: Path) -> None:
    for target in TARGETS.values():
        target(path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=examples(20_000), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=INPUTS)
def test_whatever_the_bytes(name: str, data: bytes) -> None:
    TARGETS[name](data)


@settings(max_examples=examples(5_000), deadline=None)
@given(st.sampled_from(PLAN_FILES), st.data())
def test_a_file_of_a_plan_with_a_piece_put_in_or_cut_out(path: Path, data) -> None:
    raw = path.read_bytes()[:3_000]
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, min(len(raw), start + 40)))
    piece = data.draw(st.sampled_from(PIECES)).encode()
    for name in ("reader", "edits"):
        TARGETS[name](raw[:start] + piece + raw[end:])
