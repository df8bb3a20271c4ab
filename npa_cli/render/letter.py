"""A letter with files attached, as a draft that a mail program opens and a person sends. npa itself sends nothing."""

from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import Final

from npa_cli.render.safe_text import one_line, visible

_KINDS: Final = {
    ".xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".ods": ("application", "vnd.oasis.opendocument.spreadsheet"),
}


def render_letter(subject: str, paragraphs: tuple[str, ...], attached: Mapping[str, bytes]) -> bytes:
    """The bytes of an .eml file: plain text, no recipient, and the files by their names. Equal ones for equal input."""
    letter = EmailMessage(SMTP)
    letter["Subject"] = one_line(subject)
    letter["X-Unsent"] = "1"  # by which Outlook opens it as a draft
    letter.set_content("\n\n".join(map(visible, paragraphs)) + "\n", cte="quoted-printable")
    for name, content in attached.items():
        main, sub = _KINDS[name[name.rindex(".") :]]
        letter.add_attachment(content, maintype=main, subtype=sub, filename=name)
    # Made of all that is in it, so that equal letters are equal, and no words in it can begin a part of their own.
    letter.set_boundary("npa")
    letter.set_boundary(f"npa-{sha256(letter.as_bytes()).hexdigest()[:32]}")
    return letter.as_bytes()
