"""The whole page: a template with document, style and script in it, and a policy that lets nothing else run."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from string import Template

from npa_cli.document.blocks import Document, Heading
from npa_cli.render.html.blocks import draw, escape
from npa_cli.render.office.page_layout import ON_ITS_SIDE, sheet_for


@dataclass(frozen=True, slots=True)
class Page:
    """What a page is made of besides the document: each the text of a file of `templates/`, or of a house's own.

    A template holds `$$title`, `$$header`, `$$body`, `$$footer`, `$$style`, `$$script` and `$$policy`; a dollar sign
    of its own is written twice.
    """

    template: str
    style: str
    script: str
    header: str  # plain words above the document
    footer: str  # plain words below it


def render_html(documents: Sequence[Document], page: Page) -> str:
    """The page, with one document after the other; a link leads to a place of its own document.

    Words of a document can't become markup, and the browser is told to run no script but `script`.

    Raises KeyError or ValueError where the template holds a placeholder there is no such thing for.
    """
    title = next((block.text for each in documents for block in each.blocks if isinstance(block, Heading)), "Report")
    firsts = accumulate((len(each.blocks) for each in documents), initial=0)
    drawn = (_drawn(each, first) for each, first in zip(documents, firsts, strict=False))
    return Template(page.template).substitute(
        title=escape(title),
        header=escape(page.header),
        body="\n".join(drawn),
        footer=escape(page.footer),
        style=page.style,
        script=page.script,
        policy=policy_of(page.style, page.script),
    )


def _drawn(document: Document, first: int) -> str:
    """A document's words; one that is to be on one sheet says which that is."""
    drawn = "\n".join(draw(document, first=first))
    if not document.on_one_sheet:
        return drawn
    sheet = "a4" if sheet_for(document) == ON_ITS_SIDE else "a3"
    return f'<div class="{sheet}">\n{drawn}\n</div>'


def policy_of(style: str, script: str) -> str:
    """What a browser is told to keep to: this style and this script, pictures in the page itself, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"
