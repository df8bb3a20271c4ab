"""The plan as a file of SQLite's, for datasette and other programs."""

from __future__ import annotations

from npa_cli.store.database import database_file
from npa_cli.views.tables import DatabaseView
from npa_cli.views.view import View
from npa_cli.work.database import tables_of
from npa_cli.work.formats.setting import Setting


def render(view: View, _: Setting) -> bytes:
    """A database file with the tables of npa sql."""
    assert isinstance(view, DatabaseView), f"{view.kind} is no database"
    return database_file(*tables_of(view))
