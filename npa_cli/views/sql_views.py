"""Views on the tables of `npa sql`: the questions that are asked most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

# In a database of several plans, `{plan}` is a column in front and `{same_plan}` keeps rows of one plan together.
_VIEWS: Final[Sequence[tuple[str, str, str]]] = (
    (
        "ratings",
        "every deliverable with its words, date and rating",
        "select {plan}d.id, d.priority, d.activity, d.text, d.timeframe, s.baseline as due, s.schedule, s.days_late, "
        "s.rating, s.reason, s.rag as reported, s.rag_meaning, s.adjusted from deliverable d "
        "join standing s on s.deliverable = d.id{same_plan}",
    ),
    (
        "slippage",
        "what is late against the date as signed, the worst first",
        "select {plan}d.id, d.priority, d.text, s.original, s.baseline, s.expected, s.basis, s.days_on_original, "
        "s.days_on_baseline, s.times_moved from slip s join deliverable d on d.id = s.deliverable{same_plan} "
        "where s.days_on_original > 0 or s.times_moved > 0 order by s.days_on_original desc",
    ),
    (
        "returns",
        "what each partner reported for each round, counted",
        "select {plan}period, partner, count(*) as entries, sum(unchanged) as unchanged, "
        "sum(status = 'complete') as complete, "
        "sum(rag_meaning = 'off_track') as red, sum(rag_meaning = 'at_risk') as amber "
        "from report d group by {plan}period_end, partner",
    ),
)


def views(*, of_several: bool = False) -> Sequence[tuple[str, str, str]]:
    """Each view's name, what it shows, and its select; of several plans with the column `plan` in front."""
    plan, same_plan = ("d.plan, ", " and s.plan = d.plan") if of_several else ("", "")
    return [(name, about, select.format(plan=plan, same_plan=same_plan)) for name, about, select in _VIEWS]


VIEWS: Final = views()
