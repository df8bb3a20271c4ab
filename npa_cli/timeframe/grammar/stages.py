"""The stages in their order, each with every rule that belongs to it."""

from __future__ import annotations

from typing import Final

from npa_cli.timeframe.conventions import Conventions
from npa_cli.timeframe.grammar import financial_years, lengths, quarters, years
from npa_cli.timeframe.grammar import plan_years as steps
from npa_cli.timeframe.grammar.bounds import bounds
from npa_cli.timeframe.grammar.dates import dates
from npa_cli.timeframe.grammar.events import with_events
from npa_cli.timeframe.grammar.joins import join
from npa_cli.timeframe.grammar.parts import parts
from npa_cli.timeframe.grammar.periods import periods
from npa_cli.timeframe.grammar.phrases import phrases
from npa_cli.timeframe.grammar.rule import Item, Stage
from npa_cli.timeframe.grammar.tokens import tokenise
from npa_cli.timeframe.window import Partial

STAGES: Final[tuple[Stage, ...]] = (dates, periods, parts, phrases, bounds)
ADDED_TO: Final = (financial_years, quarters, steps, lengths)  # rules of these stages in files of their own


def stages(expression: str, conventions: Conventions) -> list[Item]:
    """The items of a cell after every stage."""
    items = dates.run(tokenise(expression), conventions)
    items = join(parts.run(periods.run(items, conventions), conventions), conventions)
    items = phrases.run(items, conventions)
    if conventions.anchor:
        items = [
            item if i and items[i - 1].kind == "each" else _anchored(item, conventions) for i, item in enumerate(items)
        ]
    return with_events(bounds.run(items, conventions), expression)


def _anchored(item: Item, conventions: Conventions) -> Item:
    """A span without a year, as the first that is not over on the day of the document."""
    anchor = conventions.anchor
    if anchor is None or item.kind not in ("PARTIAL", "PARTIALS"):
        return item
    values: tuple[Partial, ...] = (item.value,) if item.kind == "PARTIAL" else item.value
    window = years.near(values[-1], anchor, conventions)
    if window is None:
        return item
    if len(values) > 1:
        first = years.before(values[0], window, conventions)
        if first is None:
            return item
        window = window._replace(start=first.start, unit="range")
    return item._replace(kind="SPAN", value=window._replace(convention=window.convention or "anchor"))
