"""Returns joined to a deliverable: what counts when several partners speak, or fall silent."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from npa_cli.model.partner_return import Update
from npa_cli.model.vocabulary import STATUSES
from npa_cli.progress.position import position
from npa_cli.progress.reported import Report
from npa_cli.timeframe import Round, quarters

AS_AT = date(2019, 7, 1)
NOW, BEFORE, LONG_AGO = (quarters().called(f"FY{label}") for label in ("19/20 Q1", "18/19 Q4", "18/19 Q3"))
ORDER = {None: -1, "green": 0, "amber": 1, "red": 2}


def said(partner: str, quarter: Round, status: str = "in_progress", rag: str | None = None, **more) -> Report:
    return Report("P1.1.1", partner, quarter, Update(status=status, rag=rag, **more))


def held(*reports: Report, reporter: str | None = "A"):
    placed = tuple(each._replace(place=0 if each.partner == reporter else None) for each in reports)
    return position(placed, AS_AT, 92, anybody=reporter is None)


def test_nothing_said_is_no_position() -> None:
    assert held() is None
    assert held(reporter=None) is None


def test_the_last_word_counts_and_speaks_for_its_quarter() -> None:
    found = held(said("A", BEFORE, rag="red"), said("A", NOW, rag="green"))
    assert (found.update.rag, found.confirmed_on, found.disputed) == ("green", NOW.end, False)


def test_of_two_that_differ_the_worse_shows_and_both_are_kept() -> None:
    found = held(
        said("A", NOW, rag="green", forecast=date(2019, 9, 1)), said("B", NOW, rag="amber", forecast=date(2019, 8, 1))
    )
    assert (found.update.rag, found.update.forecast, found.disputed) == ("amber", date(2019, 9, 1), True)
    assert [each.partner for each in found.said] == ["A", "B"]


def test_not_done_beats_done() -> None:
    found = held(said("A", NOW, "complete", actual=date(2019, 6, 1)), said("B", NOW, rag="green"))
    assert (found.update.status, found.update.actual, found.disputed) == ("in_progress", None, True)


def test_only_the_reporting_partner_can_say_that_it_is_done_or_on_track() -> None:
    assert held(said("B", NOW, "complete")) is None
    assert held(said("B", NOW, rag="green")) is None
    stale = held(said("A", LONG_AGO, rag="green"), said("B", NOW, rag="green"))
    assert stale.confirmed_on == LONG_AGO.end


@pytest.mark.parametrize("rag", ["amber", "red"])
def test_anothers_warning_shows_though_the_reporting_partner_is_silent(rag: str) -> None:
    for reports in ((said("B", NOW, rag=rag),), (said("A", LONG_AGO, rag="green"), said("B", NOW, rag=rag))):
        found = held(*reports)
        assert (found.update.rag, found.confirmed_on) == (rag, NOW.end)


def test_a_stale_word_of_another_counts_for_nothing() -> None:
    assert held(said("A", NOW, rag="green"), said("B", LONG_AGO, rag="red")).update.rag == "green"


def test_without_a_reporting_partner_the_worst_of_the_live_shows() -> None:
    found = held(said("A", NOW, rag="green"), said("B", NOW, rag="red"), said("C", LONG_AGO, rag="red"), reporter=None)
    assert found.update.rag == "red"
    assert {each.partner for each in found.said} == {"A", "B"}


def test_no_other_partner_ever_makes_it_better() -> None:
    quarters, rags = (NOW, LONG_AGO), (None, "green", "amber", "red")
    for status, other_status, rag, other_rag, quarter in itertools.product(STATUSES, STATUSES, rags, rags, quarters):
        mine = said("A", quarter, status, rag)
        alone, both = held(mine), held(mine, said("B", NOW, other_status, other_rag))
        done = ("complete", "business_as_usual")
        assert both.update.status not in done or alone.update.status in done
        if both.confirmed_on == alone.confirmed_on and both.update.status == alone.update.status:
            assert ORDER[both.update.rag] >= ORDER[alone.update.rag]
        if quarter is LONG_AGO and both.confirmed_on == NOW.end:
            assert both.update.rag in ("amber", "red")
