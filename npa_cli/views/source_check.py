"""`npa source check`: which signed words stand in the text that is kept of their document, and which do not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Final, NamedTuple

from npa_cli.document.blocks import Block, Heading, Lines, Paragraph, Text
from npa_cli.views.view import InBlocks
from npa_cli.views.wording import counted

_ADVICE: Final = (
    "Correct the words, or the line in their `source`. What was added since, and says none, is looked for where what "
    "it stands under is: give it a `source` of its own, in a document that workplan.yaml names under `sources`."
)


class Strayed(NamedTuple):
    """Words that do not stand on their line. `found` is the nearest line on which they do, None if there is none."""

    item: str
    field: str
    words: str
    document: str
    line: int
    found: int | None


class Unkept(NamedTuple):
    """How many texts can't be looked for, since the text of their document is not here."""

    document: str  # empty where they say none
    file: str  # empty where the plan names none
    texts: int


@dataclass(frozen=True, slots=True)
class SourceCheck(InBlocks):
    """What was found of the signed words of a plan."""

    kind: ClassVar[str] = "source_check"

    stands: int
    strayed: tuple[Strayed, ...]
    unkept: tuple[Unkept, ...]

    def blocks(self) -> Iterator[Block]:
        """How many texts stand, then those that do not, then those that can't be looked for."""
        yield Heading(1, "Signed words in their source")
        amount = counted(self.stands, "text")
        yield Paragraph(f"{amount} stand where the plan says, word for word." if self.stands else "No text was found.")
        if self.strayed:
            yield Heading(2, "Not where the plan says")
            yield Paragraph(_ADVICE)
            yield Lines(tuple(Text(_strayed(each)) for each in self.strayed))
        if self.unkept:
            yield Heading(2, "Not looked for")
            yield Lines(tuple(Text(_unkept(each)) for each in self.unkept))

    def payload(self) -> dict[str, Any]:
        return {
            "stands": self.stands,
            "strayed": [each._asdict() for each in self.strayed],
            "not_kept": [each._asdict() for each in self.unkept],
        }


def _strayed(each: Strayed) -> str:
    where = f"{each.document}, line {each.line}"
    what = "not in the text at all" if each.found is None else f"on line {each.found}, not on {where}"
    return f"{each.item} {each.field}, {where}: `{each.words}`: {what}"


def _unkept(each: Unkept) -> str:
    texts = counted(each.texts, "text")
    if not each.document:
        return f"{texts} say no source: write `source: {{document: ID, line: NUMBER}}` beside them, as under `sources`"
    why = (
        f"`{each.file}` is not here, can't be read, or is no file of this repository or plan"
        if each.file
        else "`sources` names no file under `kept`"
    )
    return f"{texts} of {each.document}: {why}"
