"""Views on the tables of `npa sql`: the questions that are asked most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

VIEWS: Final[Sequence[tuple[str, str, str]]] = (
    (
        "ratings",
        "every deliverable with its words, date and rating",
        "select d.id, d.priority, d.activity, d.text, d.timeframe, s.baseline as due, s.schedule, s.days_late, "
        "s.rating, s.reason, s.rag as reported, s.adjusted from deliverable d join standing s on s.deliverable = d.id",
    ),
    (
        "slippage",
        "what is late against the date as signed, the worst first",
        "select d.id, d.priority, d.text, s.original, s.baseline, s.expected, s.basis, s.days_on_original, "
        "s.days_on_baseline, s.times_moved from slip s join deliverable d on d.id = s.deliverable "
        "where s.days_on_original > 0 or s.times_moved > 0 order by s.days_on_original desc",
    ),
    (
        "returns",
        "what each partner reported for each quarter, counted",
        "select period, partner, count(*) as entries, sum(unchanged) as unchanged, "
        "sum(status = 'complete') as complete, "
        "sum(rag = 'red') as red, sum(rag = 'amber') as amber from report group by period_end, partner",
    ),
)
