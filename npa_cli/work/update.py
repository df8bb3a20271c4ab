"""What was typed about one deliverable, as an edit to the return it belongs in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from npa_cli.edit import append_item, remove, set_value
from npa_cli.progress.reported import known_entries, last_of, reports_on
from npa_cli.progress.select import read_id
from npa_cli.progress.who_reports import WhoReports
from npa_cli.timeframe import Conventions, Quarter
from npa_cli.work.faults import UsageFault
from npa_cli.work.revise import Revision, data_of
from npa_cli.work.session import Session, day_typed

# The order in which a return gives them, so that a new line stands where a reader looks for it.
_ORDER: Final = (
    "status", "rag", "forecast", "actual", "occurrence", "narrative", "path_to_green", "ask", "evidence",
)  # fmt: skip
_TOP: Final = ("partner", "period", "submitted_by", "approved_by", "approved_on", "updates", "no_change", "note")


def read_entry(
    *,
    forecast: str | None,
    actual: str | None,
    occurrence: str | None,
    evidence: Sequence[str] | None,
    **words: str | None,
) -> dict[str, Any]:
    """The fields that were given, dates as days. Raises UsageFault for what is not a day."""
    days = {"forecast": forecast, "actual": actual, "occurrence": occurrence}
    given: dict[str, Any] = {key: text for key, text in words.items() if text is not None}
    given |= {key: day_typed(key, text) for key, text in days.items() if text is not None}
    if evidence:
        given["evidence"] = list(evidence)
    return {key: given[key] for key in _ORDER if key in given}


def entry_revision(
    session: Session, what: str, entry: dict[str, Any], *, no_change: bool, partner: str | None, period: str | None
) -> Revision:
    """The edit that puts an entry into the right return: the reporting partner's, for the quarter."""
    if no_change == bool(entry):
        raise UsageFault("say what to report, such as --status in_progress, or --no-change; not both")
    item = read_id(session.plan, what)
    chosen = session.under(item)
    if item.count(".") != 2 or len(chosen) != 1:
        raise UsageFault(f"`{what}` is not one deliverable; give an id such as {item}.1")
    quarter = session.quarter(period) if period else _current(session)
    commitment, who = chosen[0].commitment, WhoReports(session.plan)
    reporters = who.during(commitment, quarter)
    code = session.partner(partner) if partner else next(iter(reporters.asked), None)
    if code is None:
        raise UsageFault(
            f"the plan does not say who reports on {item}; give --partner, or say it under `reporting` in workplan.yaml"
        )
    before = reports_on(commitment, known_entries(session.plan, quarter.start).get(item, ()), who)
    if no_change and last_of(before, code, reports_on_it=reporters.place_of(code) is not None) is None:
        raise UsageFault(f"{code} has not reported on {item} before, so there is nothing it could be unchanged from")
    name = f"returns/{quarter.file_name}/{code}.yaml"
    start = f"partner: {code}\nperiod: {quarter.label}\n"
    return Revision(name, lambda raw: _edited(name, raw, item, entry), start)


def _edited(name: str, text: bytes, item: str, entry: dict[str, Any]) -> bytes:
    data = data_of(name, text) or {}
    updates = data.get("updates") or {}
    unchanged = data.get("no_change") or []
    if not entry:
        if item in updates and (updates[item] or {}).get("status") is not None:
            raise UsageFault(f"{item} is already reported on in this return; edit that entry, or remove it first")
        if item in updates:
            text = remove(text, ("updates", item))
        if item in unchanged:
            return text
        if data.get("no_change") is None:
            return set_value(text, ("no_change",), [item], order=_TOP)
        return append_item(text, ("no_change",), item)
    if item in unchanged:
        text = remove(text, ("no_change", unchanged.index(item)))
    if not updates:
        return set_value(text, ("updates",), {item: entry}, order=_TOP)
    if not updates.get(item):
        return set_value(text, ("updates", item), entry)
    for key, value in entry.items():
        text = set_value(text, ("updates", item, key), value, order=_ORDER)
    return text


def _current(session: Session) -> Quarter:
    conventions = session.plan.conventions or Conventions()
    return Quarter.of(session.as_at, conventions.financial_year_start_month)
