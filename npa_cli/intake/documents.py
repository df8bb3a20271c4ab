"""Word files, ODT and HTML as a document, by pandoc: it alone keeps what was tracked in them, with its dates.

What was typed into a box, a header or a comment is not in what pandoc tells of the text; `count_document` finds it.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import chain, groupby
from typing import Any, Final, NamedTuple
from zipfile import ZipFile

from npa_cli.intake.foreign import Block, Cell, Foreign, NotReadableError, Run, with_lines, words_of
from npa_cli.intake.package import count_pictures, part_text
from npa_cli.intake.plain_text import between, count_text, unescape, without
from npa_cli.render.office.programs import PANDOCS, ProgramRefusedError, find_program, read_with_pandoc

_NO_PANDOC: Final = (
    "npa reads {form} files by pandoc, which is not installed here: get it from https://pandoc.org/installing.html "
    "(`apt install pandoc`, `brew install pandoc`, `winget install pandoc`), or save the document as text or .xlsx"
)
_TRACKED: Final = (
    "`{old}` was struck out and `{new}` put in, and nobody accepted or refused that; do so in the document"
)
_NESTED: Final = "a table stands in it; give its rows a place of their own in the document"
_CHANGES: Final = ("deletion", "insertion")  # pandoc's names for what was tracked
_BLANKS: Final = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
_QUOTES: Final = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
_DEEPEST: Final = 100
_MOST_CELLS: Final = 100_000
_TOO_MANY: Final = "its tables have more cells than any plan; leave out what is no part of it"
_CHANGED_ODT: Final = (re.compile(r"<text:changed-region\b"), re.compile(r"</text:changed-region>"))
_INSERTED_ODT: Final = (re.compile(r"<text:change-start\b[^<>]*/>"), re.compile(r"<text:change-end\b"))
_PARAGRAPH_ODT: Final = (re.compile(r"<text:[ph]\b[^<>]*(?<!/)>"), re.compile(r"</text:[ph]>"))
_HEAD_ROWS_ODT: Final = re.compile(rb"</?table:table-header-rows\b[^<>]*>")
_FALLBACK: Final = (re.compile(r"<mc:Fallback\b"), re.compile(r"</mc:Fallback>"))
_PART: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")


def read_document(raw: bytes, form: str, environment: Mapping[str, str]) -> Foreign:
    """The paragraphs and tables of a .docx, .odt or .html file. Raises NotReadableError."""
    pandoc = find_program(PANDOCS, environment)
    if pandoc is None:
        raise NotReadableError(_NO_PANDOC.format(form=f".{form}"))
    if form == "odt":
        _refuse_tracked_odt(raw)
        raw = _with_heads_as_rows(raw)
    try:
        reader = _TreeReader(json.loads(read_with_pandoc(pandoc, raw, form)))
    except ProgramRefusedError as error:
        raise NotReadableError(str(error)) from None
    except RecursionError:
        raise NotReadableError("it is nested too deep") from None
    pictures = reader.pictures if form == "html" else count_pictures(raw)
    return with_lines([*reader.blocks, *reader.notes], pictures)


def count_document(raw: bytes, form: str) -> Iterator[tuple[str, list[str]]]:
    """The words in a document's own XML, part by part, found without pandoc."""
    if form == "html":
        yield "what the page holds", count_text(raw.decode("utf-8", "replace"))
        return
    with ZipFile(BytesIO(raw)) as package:
        for name in package.namelist():
            if form == "odt" and name in ("content.xml", "styles.xml"):
                found = between(*_PARAGRAPH_ODT, part_text(package, name))
                yield name, [word for _, each, _ in found for word in _odt_words(each)]
            elif _PART.fullmatch(name):
                part = without(*_FALLBACK, part_text(package, name))
                text = re.sub(r"<w:(?:br|tab|cr)\b[^<>]*/>|</w:p>", " ", part)
                runs = re.findall(r"<w:(?:t|delText)(?: [^<>]*)?>([^<]*)<|( )(?=<)", text)
                yield name, words_of(unescape("".join(one or other for one, other in runs)))


def _odt_words(marked: str) -> list[str]:
    spaced = re.sub(r"<text:(?:s|tab|line-break)\b[^<>]*/>", " ", marked)
    return words_of(unescape(re.sub(r"<[^<>]*>", "", spaced)))


def _refuse_tracked_odt(raw: bytes) -> None:
    """Pandoc passes over what was tracked in an .odt in silence, so such a document is not read at all."""
    with ZipFile(BytesIO(raw)) as package:
        part = part_text(package, "content.xml")
    if _CHANGED_ODT[0].search(part):
        regions = " ".join(region for _, region, _ in between(*_CHANGED_ODT, part))
        struck = " ".join(each for _, each, _ in between(*_PARAGRAPH_ODT, regions))
        put_in = " ".join(each for _, each, _ in between(*_INSERTED_ODT, part))
        raise NotReadableError(_TRACKED.format(old=" ".join(_odt_words(struck)), new=" ".join(_odt_words(put_in))))


def _with_heads_as_rows(raw: bytes) -> bytes:
    """The .odt with the rows that repeat at the top of a page as rows like any other: pandoc loses them in silence."""
    made = BytesIO()
    with ZipFile(BytesIO(raw)) as before, ZipFile(made, "w") as after:
        for each in before.infolist():
            part = before.read(each)
            after.writestr(each, _HEAD_ROWS_ODT.sub(b"", part) if each.filename == "content.xml" else part)
    return made.getvalue()


class _Leaf(NamedTuple):
    """A paragraph of pandoc's tree, with the level of a heading, or a table."""

    inlines: Sequence[Any] = ()
    level: int = 0
    table: Sequence[Any] | None = None


def _string(text: str) -> dict[str, str]:
    return {"t": "Str", "c": text}


_PARAGRAPHS: Final[Mapping[str, Callable[[Any], _Leaf]]] = {
    "Header": lambda inner: _Leaf(inner[2], inner[0]),
    "Para": _Leaf,
    "Plain": _Leaf,
    "CodeBlock": lambda inner: _Leaf([_string(inner[1])]),
    "LineBlock": lambda inner: _Leaf([each for line in inner for each in (*line, _string(" "))]),
    "Table": lambda inner: _Leaf(table=inner),
}
"""What a block says, by pandoc's name for its kind."""
_HOLDERS: Final[Mapping[str, Callable[[Any], Iterable[Sequence[Any]]]]] = {
    "BlockQuote": lambda inner: [inner],
    "BulletList": lambda inner: inner,
    "OrderedList": lambda inner: inner[1],
    "Div": lambda inner: [inner[-1]],
    "Figure": lambda inner: [inner[-1]],
    "DefinitionList": lambda inner: ([{"t": "Plain", "c": term}, *chain(*meanings)] for term, meanings in inner),
}
"""The lists of blocks that a block of another kind holds."""


def _leaves(nodes: Sequence[Any], depth: int = 0) -> Iterator[_Leaf]:
    """The paragraphs and tables of a document, a cell or a footnote, whatever lists and quotations they stand in."""
    if depth > _DEEPEST:
        raise RecursionError
    for node in nodes:
        kind, inner = node["t"], node.get("c")
        if kind in _PARAGRAPHS:
            yield _PARAGRAPHS[kind](inner)
        elif kind in _HOLDERS:
            for each in _HOLDERS[kind](inner):
                yield from _leaves(each, depth + 1)


def _strings(node: Any) -> Iterator[str]:
    """The words below a node of pandoc's tree, whatever holds them."""
    if isinstance(node, dict) and node.get("t") == "Str":
        yield node["c"]
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _strings(each)


class _TreeReader:
    """What pandoc's tree says: its paragraphs and rows in `blocks`, its footnotes in `notes`."""

    def __init__(self, tree: Mapping[str, Any]) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self.tables = 0
        self.cells = 0
        self.pictures = 0
        for key in ("title", "subtitle", "author", "date"):  # what pandoc takes out of the text, as being about it
            found = tree["meta"].get(key, {"t": "MetaList", "c": []})
            for each in found["c"] if found["t"] == "MetaList" else [found]:
                if each["t"] == "MetaInlines":
                    self._paragraph(_Leaf(each["c"]), key)
        for leaf in _leaves(tree["blocks"]):
            if leaf.table is not None:
                self._table(leaf.table)
            else:
                self._paragraph(leaf, f"paragraph {len(self.blocks) + 1}")

    def _paragraph(self, leaf: _Leaf, place: str) -> None:
        cell = self._cell([leaf])
        if cell.runs:
            self.blocks.append(Block(place, 0, (cell,), level=leaf.level))

    def _table(self, parts: Sequence[Any]) -> None:
        self.tables += 1
        _, _, _, head, bodies, foot = parts
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        hanging: dict[int, int] = {}  # columns that a cell of a row above still hangs into, and for how many rows
        for number, (_, cells) in enumerate(rows, 1):
            told: list[Cell] = []
            for _, _, down, across, blocks in cells:
                while hanging.get(len(told), 0):
                    hanging[len(told)] -= 1
                    told.append(Cell())
                    self._count(1)
                self._count(across)
                for column in range(len(told), len(told) + across):
                    hanging[column] = down - 1
                told += [self._cell(_leaves(blocks), across), *[Cell()] * (across - 1)]
            if any(cell.runs or cell.doubt for cell in told):
                place = f"table {self.tables}, row {number}"
                self.blocks.append(Block(place, 0, tuple(told), self.tables))

    def _count(self, cells: int) -> None:
        self.cells += cells
        if self.cells > _MOST_CELLS:  # a few bytes that say how many columns they lie over
            raise NotReadableError(_TOO_MANY)

    def _cell(self, leaves: Iterable[_Leaf], across: int = 1) -> Cell:
        words, doubt = _Words(), ""
        for leaf in leaves:
            if leaf.table is not None:
                doubt = _NESTED
                words.runs.append(Run(" ".join(_strings(leaf.table))))  # they are counted, and never placed
            else:
                words.take(leaf.inlines, bold=False)
                words.runs.append(Run("\n"))
        self.pictures += words.pictures
        for note in words.notes:
            self.notes.append(Block(f"footnote {len(self.notes) + 1}", 0, (self._cell(_leaves(note)),)))
        return Cell(words.joined(), words.tracked() or doubt, across)


class _Words:
    """The words of one cell or paragraph."""

    def __init__(self) -> None:
        self.runs: list[Run] = []
        self.notes: list[list[Any]] = []
        self.pictures = 0
        self._changed: dict[str, str] = {}

    def joined(self) -> tuple[Run, ...]:
        """Its runs; neighbours that look alike are one."""
        alike = groupby((run for run in self.runs if run.text), key=lambda run: run.bold)
        found = tuple(Run("".join(run.text for run in runs), bold) for bold, runs in alike)
        return found if any(run.text.strip() for run in found) else ()

    def tracked(self) -> str:
        """What was changed in it and never accepted, in words; empty if nothing was."""
        old, new = (self._changed.get(change, "").strip() for change in _CHANGES)
        return _TRACKED.format(old=old, new=new) if self._changed else ""

    def take(self, inlines: Sequence[Any], *, bold: bool) -> None:
        """Take the words of a paragraph."""
        for node in inlines:
            kind, inner = node["t"], node.get("c")
            if kind == "Str" or kind in _BLANKS:
                self.runs.append(Run(_BLANKS.get(kind, inner), bold))
            elif kind in ("Code", "Math", "RawInline"):
                self.runs.append(Run(inner[1], bold))
            elif kind == "Note":
                self.notes.append(inner)
            elif kind == "Image":
                self.pictures += 1
            elif kind == "Span":
                self._span(*inner, bold=bold)
            elif kind == "Quoted":
                opening, closing = _QUOTES[inner[0]["t"]]
                self.take([_string(opening), *inner[1], _string(closing)], bold=bold)
            elif isinstance(inner, list):
                self.take(inner[1] if kind in ("Link", "Cite") else inner, bold=bold or kind == "Strong")

    def _span(self, looks: Sequence[Any], inlines: Sequence[Any], *, bold: bool) -> None:
        if "comment-start" in looks[1]:
            return  # its words are found by the second reader, in the part of the file that holds comments
        start = len(self.runs)
        self.take(inlines, bold=bold)
        text = "".join(run.text for run in self.runs[start:])
        for change in _CHANGES:
            if change in looks[1]:
                self._changed[change] = f"{self._changed.get(change, '')} {text}"
