"""A workbook as .xlsx, by XlsxWriter: words stay words, whatever they begin with."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any, Final

from npa_cli.render.office.office_file import moment
from npa_cli.render.office.sheet import GROUNDS, Book, Cell, Limit, Sheet, Style, lines_of
from npa_cli.render.safe_text import is_formula, visible

_LETTERS: Final = {"font_name": "Arial", "font_size": 10}  # as wide in every office program: columns are measured by it
_CALM: Final = {
    "in_memory": True,
    **dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False),
}
_LINE: Final = 13  # points
_DAY: Final = "d mmm yyyy"
_A4: Final = 9  # as Excel numbers its papers
_LOOKS: Final[Mapping[Style, Mapping[str, Any]]] = {
    "title": {"bold": True, "font_size": 14},
    "head": {"bold": True, "font_color": "#ffffff"},
    "day": {"num_format": _DAY, "align": "left"},
    "number": {"num_format": "#,##0"},
    "fixed": {"locked": True},
    "free": {"locked": False},
    "free_day": {"locked": False, "num_format": _DAY, "align": "left"},
    "free_text": {"locked": False, "num_format": "@"},
}
_MAY: Final = (  # what a protected sheet still lets people do
    "select_locked_cells", "select_unlocked_cells", "format_cells", "format_columns", "format_rows", "sort",
    "autofilter",
)  # fmt: skip


def render_xlsx(book: Book) -> bytes:
    """The bytes of the workbook; equal ones for an equal book. Raises ModuleNotFoundError without XlsxWriter."""
    import xlsxwriter  # type: ignore[import-untyped]

    held = BytesIO()
    calm = {**_CALM, "default_format_properties": dict(_LETTERS)}  # anew each time, since the library writes into it
    with xlsxwriter.Workbook(held, calm) as made:
        made.set_properties({"title": visible(book.title), "created": moment(book.as_at), "company": ""})
        for name, value in book.properties.items():
            made.set_custom_property(name, value, "text")
        looks: dict[tuple[Style, bool, bool], Any] = {}
        for sheet in book.sheets:
            _write_sheet(made, made.add_worksheet(sheet.name), sheet, looks, book.footer)
        for name, sheet_name in book.names.items():
            quoted = sheet_name.replace("'", "''")
            made.define_name(name, f"='{quoted}'!$A$1")
    return held.getvalue()


def _write_sheet(made: Any, page: Any, sheet: Sheet, looks: dict[tuple[Style, bool, bool], Any], footer: str) -> None:
    for at, width in enumerate(sheet.widths):
        page.set_column(at, at, width)
    for row, cells in enumerate(sheet.rows):
        page.set_row(row, _LINE * lines_of(sheet, cells) + 3)
        for column, cell in enumerate(cells):
            _write_cell(page, row, column, cell, _look(made, looks, cell))
    if sheet.head is not None:
        page.freeze_panes(sheet.head + 1, sheet.frozen)
        page.repeat_rows(sheet.head)
        if sheet.filters:
            page.autofilter(sheet.head, 0, len(sheet.rows) - 1, len(sheet.widths) - 1)
        for limit in sheet.limits:
            page.data_validation(sheet.head + 1, limit.column, len(sheet.rows) - 1, limit.column, _rule(limit))
    if sheet.printed:
        page.print_area(0, 0, len(sheet.rows) - 1, sheet.printed - 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)  # inches
    page.fit_to_pages(1, 0)
    page.set_footer(f"&L{visible(footer).replace('&', '&&')}&RPage &P of &N")
    if sheet.is_protected:
        page.protect("", dict.fromkeys(_MAY, True))
    if sheet.is_hidden:
        page.hide()


def _write_cell(page: Any, row: int, column: int, cell: Cell, look: Any) -> None:
    if isinstance(cell.value, date):
        page.write_datetime(row, column, moment(cell.value), look)
    elif isinstance(cell.value, int | float):
        page.write_number(row, column, cell.value, look)
    elif cell.value:
        page.write_string(row, column, cell.value, look)
    else:
        page.write_blank(row, column, None, look)


def _look(made: Any, looks: dict[tuple[Style, bool, bool], Any], cell: Cell) -> Any:
    quoted = isinstance(cell.value, str) and is_formula(cell.value)  # so that it stays words also once it is edited
    is_number = isinstance(cell.value, int | float)  # not hard against the words in the next column
    if (cell.style, quoted, is_number) not in looks:
        look = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#b5b5b5"}
        if cell.style in ("title", "title_line"):
            look = {"valign": "top"}
        if cell.style in GROUNDS:
            look["bg_color"] = GROUNDS[cell.style]
        if quoted:
            look["quote_prefix"] = True
        if is_number:
            look |= {"align": "right", "indent": 1}
        looks[cell.style, quoted, is_number] = made.add_format({**look, **_LOOKS.get(cell.style, {})})
    return looks[cell.style, quoted, is_number]


def _rule(limit: Limit) -> dict[str, Any]:
    if limit.days is None:
        return {
            "validate": "list",
            "source": list(limit.words),
            "error_title": "Not on the list",
            "error_message": "Please choose one from the list.",
        }
    first, last = limit.days
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": first,
        "maximum": last,
        "error_title": "Not a day",
        "error_message": f"Please write a day, such as 30/06/{(first.year + last.year) // 2}.",
    }
