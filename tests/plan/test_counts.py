"""How much the signed plan holds: counted once by hand, here, so that no file and no row can go missing unseen."""

from __future__ import annotations

from collections import Counter

from tests.plan.plan_files import activities, deliverables, priorities
from tests.plan.source_table import WORKPLAN, rows, sections

LEADS = {"HMPPS": 20, "NHSE": 17, "Joint": 14, "MoJ": 14, "PHE": 8, "DHSC": 7, "Secretariat": 1}

TIMEFRAMES = {
    "Ongoing": 26,
    "FY19/20 Q1": 17,
    "by 2021": 16,
    "FY18/19 Q4": 15,
    "FY18/19 Q3": 11,
    "by 2020": 10,
    "FY19/20 Q4": 7,
    "FY18/19 Q2": 5,
    "FY19/20 Q3": 4,
    "FY19/20 Q2": 3,
    "FY20/21 Q4": 3,
    "As necessary": 2,
    "Feed into quarterly HJPB meetings": 2,
    "by 2023": 2,
    "As required": 1,
    "As required (quarterly NPHB)": 1,
    "FY17/18 Q4": 1,
    "FY18/19 Q1": 1,
    "FY18/19 Q4 (then Annually)": 1,
    "FY19/20 Q3 (and thereafter)": 1,
    "Ongoing (business as usual)": 1,
    "Ongoing (quarterly RRB)": 1,
    "Quarterly": 1,
    "by 2022": 1,
    "by 2025": 1,
}


def test_levels() -> None:
    assert len(priorities()) == 10
    assert sum(len(priority["themes"]) for priority in priorities()) == 31
    assert len(activities()) == 53
    assert len(deliverables()) == 134


def test_levels_of_the_source() -> None:
    assert len(sections()) == 10
    assert sum(len(section.themes) for section in sections()) == 31
    assert len(rows()) == 53
    assert sum(len(row.entries) for row in rows()) == 134


def test_leads_by_row() -> None:
    assert Counter(lead for activity in activities() for lead in activity["leads"]) == LEADS
    assert Counter(lead for row in rows() for lead in row.leads) == LEADS


def test_timeframes() -> None:
    assert len(TIMEFRAMES) == 25
    assert Counter(deliverable["timeframe"] for deliverable in deliverables()) == TIMEFRAMES


def test_the_last_row_ends_without_a_newline() -> None:
    """Which is how a reader of lines loses three deliverables; they are P10.5's."""
    assert not WORKPLAN.read_bytes().endswith(b"\n")
    assert rows()[-1].line == 307
    assert [each["id"] for each in activities()[-1]["deliverables"]] == ["P10.5.1", "P10.5.2", "P10.5.3"]


def test_deliverables_without_words_of_their_own() -> None:
    without = [each["id"] for each in deliverables() if "text" not in each]
    assert without == ["P1.4.2", "P1.12.1", "P5.2.1", "P7.5.1", "P9.1.2", "P9.3.1"]


def test_one_row_holds_a_timeframe_after_a_semicolon() -> None:
    texts = {each["id"]: (each["text"], each["timeframe"]) for each in deliverables() if "text" in each}
    assert texts["P2.1.2"] == ("Drugs diagnostics visits for the 10 most challenging prisons complete", "FY17/18 Q4")
    assert texts["P2.1.3"] == ("Implementation", "FY18/19 Q4")


def test_rows_of_several_statements() -> None:
    several = {
        activity["id"]: activity["text"].count("\n") + 1 for activity in activities() if "\n" in activity["text"]
    }
    assert several == {"P4.3": 2, "P6.8": 3, "P8.2": 2}
