"""What the phrases of one cell mean together, and that every word of it is accounted for."""

from __future__ import annotations

import re

from npa_cli.timeframe.conventions import DEFAULT, Conventions
from npa_cli.timeframe.grammar.dates import dates
from npa_cli.timeframe.grammar.periods import periods, whole
from npa_cli.timeframe.grammar.tokens import tokenise
from npa_cli.timeframe.grammar.wording import wording
from npa_cli.timeframe.reading import Alternative, Reading


def read(expression: str, conventions: Conventions = DEFAULT) -> Reading:
    """What a timeframe's words mean. Never raises: what can't be read for certain is refused, with the reason."""
    items = periods.run(dates.run(wording.run(tokenise(expression), conventions), conventions), conventions)
    kinds = " ".join(item.kind for item in items)
    value = items[0].value if items else None
    if kinds == "SPAN":
        return Reading(
            expression,
            "dated",
            value.unit,
            value.start,
            value.due,
            rule=items[0].rule,
            confidence="certain",
            convention=value.convention,
            alternatives=value.alternatives,
        )
    if kinds in ("SPAN ( then REPEAT )", "SPAN ( thereafter )"):
        kind, recurrence = ("recurring", items[3].value) if "REPEAT" in kinds else ("dated", "thereafter")
        return Reading(
            expression, kind, value.unit, value.start, value.due, recurrence, rule=items[0].rule, confidence="certain"
        )
    if kinds == "REPEAT":
        return Reading(expression, "recurring", recurrence=value, rule="recurrence", confidence="certain")
    if kinds.startswith("MARKER"):
        match = re.fullmatch(r".*\(quarterly (\w+)\)", expression)
        return Reading(
            expression,
            value,
            recurrence="quarterly" if match else None,
            body=match[1] if match else None,
            rule=value,
            confidence="certain",
        )
    if match := re.fullmatch(r"Feed into quarterly (\w+) meetings", expression):
        return Reading(
            expression, "recurring", recurrence="quarterly", body=match[1], rule="meetings", confidence="certain"
        )
    if kinds == "by YEAR":
        year = items[1].value
        window = whole(year, conventions)
        from datetime import date

        dues = {
            "calendar_year_end": date(year, 12, 31),
            "calendar_year_start": date(year - 1, 12, 31),
            "financial_year_end": date(year, 3, 31),
        }
        due = dues.pop(conventions.year_deadline, None)
        if due and window:
            return Reading(
                expression,
                "dated",
                "year",
                None,
                due,
                rule="by year",
                convention="year_deadline",
                confidence="by_convention",
                alternatives=tuple(Alternative(k, None, v) for k, v in dues.items()),
                stated="year_deadline" in conventions.stated,
            )
    return Reading(
        expression, error="these words can't be read as a timeframe", hint="write a quarter such as `FY18/19 Q2`"
    )
