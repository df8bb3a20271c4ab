"""Whatever the files hold, a check ends with findings and never raises: bad data is a value."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from npa_cli.rules.minimal_plan import MINIMAL_PLAN
from npa_cli.work.check import check
from tests.counts import examples

SCALARS = st.none() | st.booleans() | st.integers(-9, 9) | st.sampled_from(
    ["", " ", "NHSE", "Joint", "P1", "P1.1", "P1.1.1", "P9.9.9", "FY18/19 Q1", "FY9998/99 Q4", "FY18/19 Q2 (then Annually)",
     "2018-06-21", "9999-12-31", "0001-01-01", "complete", "in_progress", "superseded", "approved", "timeframe", "leads",
     "green", "amber", "group", "words of any kind"]
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["P1.1.1", "x"]), inner, max_size=2),
    max_leaves=4,
)


def mapping_of(*keys: str) -> st.SearchStrategy[object]:
    """Keys of the format, each there or not, with any value, and often the one that fits."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(keys, VALUES)) | VALUES


ENTRY = mapping_of("status", "rag", "forecast", "actual", "occurrence", "narrative", "evidence", "superseded_by")
RETURN = st.fixed_dictionaries(
    {},
    optional={
        "partner": st.just("NHSE") | VALUES,
        "period": st.sampled_from(["FY18/19 Q1", "FY18/19 Q2", "FY20/21 Q4"]) | VALUES,
        "approved_on": VALUES,
        "updates": st.dictionaries(st.sampled_from(["P1.1.1", "P1.1", "?"]), ENTRY, max_size=2) | VALUES,
        "no_change": st.lists(st.just("P1.1.1") | VALUES, max_size=3) | VALUES,
    },
)
CHANGES = st.lists(
    mapping_of("id", "item", "field", "to", "status", "proposed_on", "decided_by", "decided_on"), max_size=3
)
PARTNER = mapping_of("code", "name", "kind", "members", "predecessors", "successors")


@settings(max_examples=examples(1_500), deadline=None)
@given(
    first=RETURN, second=RETURN | VALUES, changes=CHANGES | VALUES, reporting=VALUES,
    partners=st.lists(st.just({"code": "NHSE", "name": "N", "kind": "organisation"}) | PARTNER, max_size=3) | VALUES,
)  # fmt: skip
def test_no_data_makes_a_rule_raise(first, second, changes, reporting, partners) -> None:
    workplan = {
        "id": "small",
        "title": "A",
        "period": {"text": "2018 - 2021", "start": "2018-04-01", "end": "2021-03-31"},
    }
    files = {
        **MINIMAL_PLAN,
        "workplan.yaml": json.dumps({**workplan, "reporting": reporting}),
        "partners.yaml": json.dumps({"partners": partners}),
        "returns/FY18-19-Q1/NHSE.yaml": json.dumps(first),
        "returns/FY18-19-Q2/NHSE.yaml": json.dumps(second),
        "changes.yaml": json.dumps(changes),
    }
    with TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        located = check(Path(folder)).found
    assert all(each.finding.path in files and each.point.line >= 1 for each in located)
