"""The numbers of a round's papers as the public fields of JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from npa_cli.progress.assess import Assessed
from npa_cli.views.field import items_of
from npa_cli.views.own_columns import deliverable_columns
from npa_cli.views.papers.asks import asks
from npa_cli.views.papers.position import position_sentence
from npa_cli.views.papers.round_view import RoundView
from npa_cli.views.rating_summary import counts_payload, words_payload


def round_payload(view: RoundView, told: Sequence[Assessed] | None = None) -> dict[str, Any]:
    """Everything the papers about a round count, and the deliverables they tell of: `told`, else all it is about."""
    moved = view.movement
    return {
        "plan": view.plan.workplan.id,
        "period": view.round.label,
        "as_at": view.as_at,
        "tracked": view.summary.tracked,
        **view.period.payload(),
        "position": position_sentence(view),
        "decisions": list(asks(view)),
        "headline": counts_payload(view.summary.counts),
        **words_payload(view.summary.scale),
        "priorities": [
            {"id": each.id, "title": each.title, **counts_payload(each.counts)} for each in view.summary.groups
        ],
        "overdue": _ids(view.overdue),
        "date_passed": _ids(view.date_passed),
        "without_recovery_date": _ids(view.unrecovered),
        "exceptions": _ids(view.exceptions),
        "due_next": _ids(view.coming),
        "since_last_quarter": {
            "delivered": _ids(moved.delivered),
            "off_track": _ids(moved.off_track),
            "at_risk": _ids(moved.at_risk),
            "recovered": _ids(moved.recovered),
            "verified": _ids(moved.verified),
            "verification_withdrawn": _ids(moved.withdrawn),
            "moved": _ids(moved.moved),
            "closed": _ids(moved.closed),
        },
        "returns": view.returns.payload()["items"],
        "items": items_of(deliverable_columns(view.plan.workplan.fields), view.assessed if told is None else told),
    }


def _ids(found: Sequence[Assessed]) -> list[str]:
    return [each.commitment.id for each in found]
