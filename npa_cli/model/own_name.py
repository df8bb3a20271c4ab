"""What a field of a plan's own may be called: nothing that is a key or a column already, in any file or table."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import islice
from typing import Final, Literal

from npa_cli.model.key_types import fields_by_key
from npa_cli.model.own_field import TAKEN, OwnField, OwnFields
from npa_cli.model.priority import Activity, Deliverable, Priority, Theme

MOST: Final = 500  # fields of one plan; a table of SQLite's has two thousand columns at most
_NAME: Final = re.compile("[a-z][a-z0-9_]{0,39}")


def unfit_name(name: str) -> Literal["form", "taken"] | None:
    """Why a field can't be called so: by its letters, or because npa has one of that name; None if it can."""
    if not _NAME.fullmatch(name):
        return "form"
    return "taken" if name in _keys() else None


def fit_fields(declared: Mapping[str, OwnField]) -> OwnFields:
    """Of the fields that a plan declares, those that can be: the first of so many, each with a name that fits."""
    return dict(islice(((name, each) for name, each in declared.items() if not unfit_name(name)), MOST))


@cache
def _keys() -> frozenset[str]:
    from npa_cli.model.partner_return import Update  # late: a plan without returns has no other use for its models

    return TAKEN.union(*(fields_by_key(each) for each in (Priority, Theme, Activity, Deliverable, Update)))
