"""One door for documents of every kind: what a file is, and its paragraphs and rows, each word counted twice."""

from collections.abc import Mapping
from typing import Final

from npa_cli.intake.documents import count_document, read_document
from npa_cli.intake.foreign import Foreign, NotReadableError, with_unread
from npa_cli.intake.package import kind_of_package
from npa_cli.intake.plain_text import count_text, decode_text, read_csv, read_text
from npa_cli.intake.workbook import count_sheets, read_sheets

_PDF: Final = (
    "it is a PDF, which holds letters on a page and no tables; ask for the document it was made from, or take its text "
    "out (`pdftotext -layout FILE`, or copy its tables into a sheet) and import that"
)
TEXTS: Final = ("txt", "text", "md", "markdown", "csv", "tsv", "html", "htm")


def open_document(raw: bytes, ending: str, environment: Mapping[str, str]) -> Foreign:
    """What a document says, whatever it is called; `ending` tells apart what is text.

    A second reader, which knows only a file's own marks, counts the words: those that the first one did not give stand
    in paragraphs of their own, so that they are missed. Raises NotReadableError, and ModuleNotFoundError where the
    library for a workbook is not installed.
    """
    if raw.startswith(b"%PDF-"):
        raise NotReadableError(_PDF)
    kind = kind_of_package(raw)
    if kind in ("xlsx", "ods"):
        return with_unread(read_sheets(raw), count_sheets(raw))
    if kind is not None:
        return with_unread(read_document(raw, kind, environment), count_document(raw, kind))
    if ending not in TEXTS:
        raise NotReadableError(
            f"npa reads .docx, .odt, .xlsx, .ods and text ({', '.join(f'.{each}' for each in TEXTS)})"
        )
    text = decode_text(raw)
    if ending in ("html", "htm"):
        return with_unread(read_document(text.encode(), "html", environment), count_document(text.encode(), "html"))
    read = read_csv if ending in ("csv", "tsv") else read_text
    return with_unread(read(text), [("what the file holds", count_text(text))])
