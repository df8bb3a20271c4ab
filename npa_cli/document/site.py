"""The page of a whole plan between views and formats: its pages, the rows of its one table, and what filters them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from npa_cli.document.blocks import Block, Document, Text


class SitePage(NamedTuple):
    """One page. `name` is its address, `title` what leads to it, and `above` the page in whose list it stands.

    With `has_table` the one table follows, of the rows that `priority` and `partner` choose, or of all.
    """

    name: str
    title: str
    document: Document
    above: str = ""
    has_table: bool = False
    priority: str = ""
    partner: str = ""


class SiteRow(NamedTuple):
    """One deliverable: a cell for each column of the one table, what the row is filtered by, and all of it in full.

    `partners` lead it or are asked about it. `period` is its column in the grid, `changed` the last day on which
    anything about it was said or decided, `also` more words it is found by, and `more` its blocks. `number` is the
    plan's own.
    """

    id: str
    cells: tuple[Text, ...]
    priority: str
    partners: tuple[str, ...]
    rating: str
    period: str
    changed: date | None
    also: str
    more: tuple[Block, ...]
    number: str = ""


class SiteFilter(NamedTuple):
    """One filter: its name in the address, its label, and its choices as value and words; without any, a field."""

    name: str
    label: str
    choices: Sequence[tuple[str, str]] = ()
    kind: str = "search"  # of the field
