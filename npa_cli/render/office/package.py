"""What office files have in common: a package, of which the same parts give the same bytes, and days as moments."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile, ZipInfo


def moment(day: date) -> datetime:
    """The start of a day, as the libraries of office formats want their days."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 (days, not moments)


def repacked(raw: bytes) -> bytes:
    """The package without times of writing, so that a file made twice gives equal bytes."""
    held = BytesIO()
    with ZipFile(BytesIO(raw)) as old, ZipFile(held, "w") as new:
        for entry in old.infolist():  # the type of the package has to stay its first entry
            if not entry.is_dir():
                fresh = ZipInfo(entry.filename, date_time=(1980, 1, 1, 0, 0, 0))
                fresh.compress_type = entry.compress_type
                new.writestr(fresh, old.read(entry))
    return held.getvalue()
