"""A workbook as .ods, by odfdo: the government's standard for spreadsheets that people edit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from npa_cli.render.office.office_file import moment, odf_style, saved
from npa_cli.render.office.sheet import GROUNDS, Book, Cell, Limit, Sheet
from npa_cli.render.safe_text import visible
from npa_cli.render.tones import LOOKS

_BLANK: Final = re.compile("^ | $|(?<= ) ")
_CHARACTER: Final = 2.1  # millimetres, of the body's letters


def render_ods(book: Book, styles: str) -> bytes:
    """The bytes of the workbook; equal ones for an equal book. `styles` is the text of templates/workbook_styles.xml.

    Raises ModuleNotFoundError without odfdo.
    """
    import odfdo

    made: Any = odfdo.Document("spreadsheet")
    parent = ' style:parent-style-name="words"'
    tones = "".join(
        odf_style(tone, "table-cell", f'fo:background-color="{GROUNDS[tone]}"', more=parent)
        for tone in (*LOOKS, "quiet")
    )
    made.set_part(
        "styles.xml", styles.replace("$tones", tones).replace("$footer", escape(visible(book.footer))).encode()
    )
    made.set_part("settings.xml", _settings(book).encode())
    body = made.body
    body.clear()
    automatic = made.get_part("content.xml").get_element("//office:automatic-styles")
    automatic.clear()
    for text in _automatic(book):
        automatic.append(odfdo.Element.from_tag(text))
    limits = [_limit(name, limit) for at, sheet in enumerate(book.sheets) for name, limit in _named(at, sheet).items()]
    names = [_range(name, sheet) for name, sheet in book.names.items()]
    filters = [_filter(number, sheet) for number, sheet in enumerate(book.sheets) if sheet.filters]
    for part in (
        *_together("content-validations", limits),
        *(_table(number, sheet) for number, sheet in enumerate(book.sheets)),
        *_together("named-expressions", names),
        *_together("database-ranges", filters),
    ):
        body.append(odfdo.Element.from_tag(part))
    made.meta.title = visible(book.title)
    made.meta.language = "en-GB"
    made.meta.creation_date = made.meta.date = moment(book.as_at)
    for name, value in book.properties.items():
        made.meta.set_user_defined_metadata(name, value)
    return saved(made)


def _automatic(book: Book) -> Iterator[str]:
    """The styles of sheets and columns, which have no names of their own in an office program."""
    for shown in ("true", "false"):
        master = ' style:master-page-name="Default"'
        yield odf_style(f"sheet-{shown}", "table", f'table:display="{shown}"', more=master)
    for width in sorted({width for sheet in book.sheets for width in sheet.widths}):
        yield odf_style(f"wide-{width}", "table-column", f'style:column-width="{width * _CHARACTER:.1f}mm"')
    yield odf_style("tall", "table-row", 'style:use-optimal-row-height="true"')


def _together(tag: str, parts: Sequence[str]) -> Iterator[str]:
    if parts:
        yield f"<table:{tag}>{''.join(parts)}</table:{tag}>"


def _table(number: int, sheet: Sheet) -> str:
    """A sheet, written as text: the library takes ten times as long to make each of its cells."""
    kind = f"sheet-{'false' if sheet.is_hidden else 'true'}"
    printed = ""
    if sheet.printed:
        last = f"{_quoted(sheet.name)}.{_letters(sheet.printed)}{len(sheet.rows)}"
        printed = f" table:print-ranges={quoteattr(f'{_quoted(sheet.name)}.A1:{last}')}"
    limits = {limit.column: name for name, limit in _named(number, sheet).items()}
    rows = []
    for at, cells in enumerate(sheet.rows):
        limited = limits if sheet.head is not None and at > sheet.head else {}
        row = f'<table:table-row table:style-name="tall">{"".join(_cells(cells, limited))}</table:table-row>'
        rows.append(f"<table:table-header-rows>{row}</table:table-header-rows>" if at == sheet.head else row)
    return (
        f'<table:table table:name={quoteattr(sheet.name)} table:style-name="{kind}"{printed}'
        + (' table:protected="true">' if sheet.is_protected else ">")
        + "".join(f'<table:table-column table:style-name="wide-{width}"/>' for width in sheet.widths)
        + "".join(rows)
        + "</table:table>"
    )


def _cells(cells: tuple[Cell, ...], limits: Mapping[int, str]) -> Iterator[str]:
    """A row's cells; `limits` are the names of those of its columns."""
    for column, cell in enumerate(cells):
        kind, words = _value(cell.value)
        if column in limits:
            kind += f" table:content-validation-name={quoteattr(limits[column])}"
        yield f'<table:table-cell table:style-name="{cell.style}"{kind}>{words}</table:table-cell>'


def _value(value: str | int | float | date | None) -> tuple[str, str]:
    """The attributes that say what a value is, and how it is shown: of words a paragraph a line."""
    if value is None or value == "":
        return "", ""
    if isinstance(value, str):  # line ends inside a paragraph are spaces to an office program
        return ' office:value-type="string"', "".join(
            f"<text:p>{_escaped(line)}</text:p>" for line in value.split("\n")
        )
    if isinstance(value, date):
        return f' office:value-type="date" office:date-value="{value.isoformat()}"', f"<text:p>{value}</text:p>"
    return f' office:value-type="float" office:value="{value}"', f"<text:p>{value}</text:p>"


def _escaped(line: str) -> str:
    """A line as content of a paragraph: blanks that a program would take for one, or for none, stay."""
    return _BLANK.sub("<text:s/>", escape(line)).replace("\t", "<text:tab/>")


def _named(number: int, sheet: Sheet) -> dict[str, Limit]:
    """The limits of the sheet of a number, each with a name that no other of the workbook has."""
    return {f"limit-{number}-{at}": limit for at, limit in enumerate(sheet.limits)}


def _limit(name: str, limit: Limit) -> str:
    if limit.days is None:
        words = ";".join('"' + word.replace('"', '""') + '"' for word in limit.words)
        condition, why = f"of:cell-content-is-in-list({words})", "Please choose one from the list."
    else:
        first, last = limit.days
        condition = f"of:cell-content-is-date() and cell-content-is-between({_serial(first)};{_serial(last)})"
        why = f"Please write a day, such as 30/06/{first.year}."
    return (
        f"<table:content-validation table:name={quoteattr(name)} table:condition={quoteattr(condition)} "
        'table:allow-empty-cell="true" table:display-list="unsorted">'
        f'<table:error-message table:display="true" table:message-type="stop"><text:p>{why}</text:p>'
        "</table:error-message></table:content-validation>"
    )


def _range(name: str, sheet: str) -> str:
    place = quoteattr(f"${_quoted(sheet)}.$A$1")
    return (
        f"<table:named-range table:name={quoteattr(name)} table:base-cell-address={place} "
        f"table:cell-range-address={place}/>"
    )


def _filter(number: int, sheet: Sheet) -> str:
    last = f"{_letters(len(sheet.widths))}{len(sheet.rows)}"
    place = f"{_quoted(sheet.name)}.A{(sheet.head or 0) + 1}:{_quoted(sheet.name)}.{last}"
    return (
        f'<table:database-range table:name="filter-{number}" table:target-range-address={quoteattr(place)} '
        'table:display-filter-buttons="true"/>'
    )


def _settings(book: Book) -> str:
    """What is frozen in each sheet, as an office program keeps it."""
    views = "".join(_view(sheet) for sheet in book.sheets)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-settings office:version="1.3" '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" xmlns:ooo="http://openoffice.org/2004/office">'
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f'<config:config-item-map-named config:name="Tables">{views}</config:config-item-map-named>'
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>"
        "</office:document-settings>"
    )


def _view(sheet: Sheet) -> str:
    frozen = {"Horizontal": sheet.frozen, "Vertical": 0 if sheet.head is None else sheet.head + 1}
    sides = {"Horizontal": "PositionRight", "Vertical": "PositionBottom"}
    items = "".join(
        f'<config:config-item config:name="{way}SplitMode" config:type="short">2</config:config-item>'
        f'<config:config-item config:name="{way}SplitPosition" config:type="int">{count}</config:config-item>'
        f'<config:config-item config:name="{sides[way]}" config:type="int">{count}</config:config-item>'
        for way, count in frozen.items()
        if count
    )
    zeros = '<config:config-item config:name="ShowZeroValues" config:type="boolean">true</config:config-item>'
    entry = f"<config:config-item-map-entry config:name={quoteattr(sheet.name)}>"
    return f"{entry}{items}{zeros}</config:config-item-map-entry>"


def _letters(count: int) -> str:
    """The name of a column, counted from 1: A, Z, AA."""
    before, at = divmod(count - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + at)


def _quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"


def _serial(day: date) -> int:
    """A day as spreadsheets count them, from 30 December 1899."""
    return (day - date(1899, 12, 30)).days
