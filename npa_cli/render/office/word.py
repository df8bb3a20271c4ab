"""A document as ODT or DOCX, by pandoc: real headings, header rows that repeat, named styles and a language."""

from __future__ import annotations

from typing import Literal

from npa_cli.document.blocks import Document
from npa_cli.render.office.pandoc_tree import pandoc_tree


def write_word(document: Document, form: Literal["odt", "docx"], target: str, *, reference: str | None = None) -> None:
    """Write the document to the file `target`, in the styles of the `reference` document where one is given.

    Raises ModuleNotFoundError where pypandoc is not installed, and RuntimeError with pandoc's words.
    """
    import pypandoc  # type: ignore[import-untyped]

    extra = [f"--reference-doc={reference}"] if reference else []
    pypandoc.convert_text(pandoc_tree(document), form, format="json", outputfile=target, extra_args=extra)
