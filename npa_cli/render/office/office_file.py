"""What office files have in common: what they say of themselves, their styles, and equal bytes for equal parts."""

from datetime import date, datetime
from io import BytesIO
from typing import Any, Final, Literal, NamedTuple
from zipfile import ZipFile, ZipInfo

from npa_cli.document.blocks import Column, Tone
from npa_cli.render.office.sheet import GROUNDS
from npa_cli.render.tones import LOOKS

STYLES: Final = (
    "npa cell", "npa number", "npa head", "npa number head", "npa fact", "npa code", "npa note", "npa small",
)  # fmt: skip
"""npa's own styles of paragraphs: what stands in cells, facts under each other, lines of a file, and small print."""
TONES: Final[tuple[Tone, ...]] = (*LOOKS, "quiet")
"""Tones with a style of letters of their own: `npa good`."""


def style_of(column: Column, *, is_head: bool) -> str:
    """The style of the words in a column's cells, or of its heading."""
    if column.align == "right":
        return "npa number head" if is_head else "npa number"
    return "npa head" if is_head else "npa cell"


def ground_of(tone: Tone | Literal[""], *, is_head: bool = False) -> str:
    """The colour behind a cell's words, such as `#d9ead3`; empty for none. What is quiet has none."""
    if is_head:
        return GROUNDS["quiet"]
    return LOOKS[tone].paper if tone and tone in LOOKS else ""


class PaperFile(NamedTuple):
    """A paper's title, the day it is as at, and the words at the foot of each of its pages.

    The file says them of itself as its subject, and its footers show that: in a house's own document too.
    """

    title: str
    as_at: date
    footer: str


class UnfitTemplateError(Exception):
    """A template is no document of the format that is to be written."""


def moment(day: date) -> datetime:
    """The start of a day, as the libraries of office formats want their days."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 (days, not moments)


def saved(made: Any) -> bytes:
    """A library's document as bytes, without times of writing, so that a file made twice gives equal ones."""
    raw, held = BytesIO(), BytesIO()
    made.save(raw)
    with ZipFile(raw) as old, ZipFile(held, "w") as new:
        for entry in old.infolist():  # the type of the package has to stay its first entry
            if not entry.is_dir():
                fresh = ZipInfo(entry.filename, date_time=(1980, 1, 1, 0, 0, 0))
                fresh.compress_type = entry.compress_type
                new.writestr(fresh, old.read(entry))
    return held.getvalue()


def odf_style(name: str, family: str, properties: str = "", *, more: str = "") -> str:
    """A style of OpenDocument's as XML: the attributes of its family's `properties`, and `more` of its own."""
    held = f"<style:{family}-properties {properties}/>" if properties else ""
    return f'<style:style style:name="{name}" style:family="{family}"{more}>{held}</style:style>'
