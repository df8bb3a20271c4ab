"""Whole commands on whole plans that are spoiled in any way: no traceback, exit codes 0 to 3, and reading never writes."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.counts import examples
from tests.fuzz.whole_plans import whole_plan


@settings(max_examples=examples(1_000, least=20), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(min_size=16, max_size=40))
def test_whatever_the_plan_and_the_command(data: bytes) -> None:
    whole_plan(data)
