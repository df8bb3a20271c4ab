"""The whole page: a template with document, style and script in it, and a policy that lets nothing else run."""

import base64
from collections.abc import Sequence
from hashlib import sha256
from itertools import accumulate
from string import Template
from typing import NamedTuple

from npa_cli.document.blocks import Document, Heading
from npa_cli.render.html.blocks import draw, escape
from npa_cli.render.office.page_layout import ON_ITS_SIDE, sheet_for


class PageTemplate(NamedTuple):
    """The texts that a page is made of besides its words: those of files of `templates/`, or of a house's own.

    `html` holds `$$title`, `$$header`, `$$body`, `$$footer`, `$$style`, `$$script` and `$$policy`; a dollar sign of its
    own is written twice.
    """

    html: str
    style: str
    script: str

    @property
    def policy(self) -> str:
        """What a browser keeps to: this style and this script, pictures in the page itself, and nothing else."""
        return (
            f"default-src 'none'; style-src '{_hash(self.style)}'; script-src '{_hash(self.script)}'; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        )


def render_html(documents: Sequence[Document], template: PageTemplate, *, header: str, footer: str) -> str:
    """The page, with one document after the other between two lines of words; links lead to places of their document.

    Words of a document can't become markup, and the browser is told to run no script but the template's.

    Raises KeyError or ValueError where the template holds a placeholder there is no such thing for.
    """
    title = next((block.text for each in documents for block in each.blocks if isinstance(block, Heading)), "Report")
    firsts = accumulate((len(each.blocks) for each in documents), initial=0)
    drawn = (_drawn(each, first) for each, first in zip(documents, firsts, strict=False))
    return Template(template.html).substitute(
        title=escape(title),
        header=escape(header),
        body="\n".join(drawn),
        footer=escape(footer),
        style=template.style,
        script=template.script,
        policy=template.policy,
    )


def _drawn(document: Document, first: int) -> str:
    """A document's words; one that is to be on one sheet says which that is."""
    drawn = "\n".join(draw(document, first=first))
    if not document.on_one_sheet:
        return drawn
    sheet = "a4" if sheet_for(document) == ON_ITS_SIDE else "a3"
    return f'<div class="{sheet}">\n{drawn}\n</div>'


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"
