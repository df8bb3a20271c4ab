"""`npa source check`: whether each signed word still stands in the text that is kept of its document."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from npa_cli.history.repository import top_of
from npa_cli.intake.foreign import NotReadableError, words_of
from npa_cli.intake.package import LARGEST
from npa_cli.intake.plain_text import decode_text, read_text
from npa_cli.model.base import Place
from npa_cli.model.plan import Plan
from npa_cli.store.find_plan import family_root
from npa_cli.store.replace_file import read_file
from npa_cli.store.unwritable import UnwritableError
from npa_cli.views.source_check import SourceCheck, Strayed, Unkept

_SIGNED: Final = {
    0: ("statement", "measure"),
    1: ("number", "text", "leads_as_printed", "lead_note", "note", "measure"),
    2: ("number", "text", "timeframe", "note", "measure"),
}

_ON_ITS_LINE: Final = ("text", "timeframe")


class _Kept:
    """A kept text as its words in order, with their lines."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self.lines: list[int] = []
        self.starts: dict[str, list[int]] = defaultdict(list)
        for block in read_text(text).blocks:
            for word in words_of(block.text):
                self.starts[word].append(len(self.words))
                self.words.append(word)
                self.lines.append(block.line)

    def lines_with(self, words: Sequence[str]) -> Iterator[int]:
        """The lines on which these words begin, one after another."""
        for start in self.starts.get(words[0], ()):
            if self.words[start : start + len(words)] == words:
                yield self.lines[start]


def check_sources(plan: Plan, root: Path) -> SourceCheck:
    """Look for the words of every priority, activity and deliverable in the kept text of its document.

    What npa read out of words (`inferred`) is not looked for. What an activity or deliverable says begins on its line;
    further paragraphs, and all that a priority says, stand there or below.
    """
    named = {each.id: each.kept for each in plan.workplan.sources}
    kept: dict[str, _Kept | None] = {}
    strayed: list[Strayed] = []
    unkept: dict[str, int] = defaultdict(int)
    stands = 0
    for item, field, source in _signed(plan):
        document = source.document if source is not None else ""
        if document not in kept:
            kept[document] = _read(root, named.get(document))
        text = kept[document]
        parts = getattr(item, field).split(", " if field == "number" else "\n")
        for part, paragraph in enumerate(parts):
            words = words_of(paragraph)
            if not words:
                continue
            if text is None or source is None:
                unkept[document] += 1
                continue
            lines = list(text.lines_with(words))
            begins = field in _ON_ITS_LINE and "." in item.id and part == 0
            if source.line in lines or (not begins and any(line >= source.line for line in lines)):
                stands += 1
            else:
                _, at = min(((abs(line - source.line), line) for line in lines), default=(0, None))
                strayed.append(Strayed(item.id, field, paragraph, document, source.line, at))
    lost = tuple(Unkept(document, named.get(document) or "", amount) for document, amount in unkept.items())
    return SourceCheck(stands, tuple(strayed), lost)


def _read(root: Path, name: str | None) -> _Kept | None:
    """A kept text; None if none is named, it is not there, or it is none of the plan's, also by a link.

    Those of a plan are in its repository, or, where there is none, in the folder of its family, and not hidden.
    """
    if name is None:
        return None
    try:
        here, path = root.resolve(), (root / name).resolve()
        within = top_of(here) or family_root(here).resolve()
        way = path.relative_to(here if path.is_relative_to(here) else within)
        if any(part.startswith(".") for part in way.parts):
            return None
        raw = read_file(path, within=within) if path.is_file() and path.stat().st_size <= LARGEST else None
        return _Kept(decode_text(raw)) if raw is not None else None
    except (UnwritableError, NotReadableError, OSError, ValueError, RuntimeError):  # no path, no text, a ring
        return None


def _signed(plan: Plan) -> Iterator[tuple[Any, str, Place | None]]:
    """Each item and field that has signed words, and the line on which they, or a priority's heading, were found."""
    for priority in plan.priorities:
        yield from _fields(priority, 0, None)
        for activity in priority.activities:
            yield from _fields(activity, 1, priority.source)
            for deliverable in activity.deliverables:
                yield from _fields(deliverable, 2, activity.source or priority.source)


def _fields(item: Any, level: int, above: Place | None) -> Iterator[tuple[Any, str, Place | None]]:
    for field in _SIGNED[level]:
        if getattr(item, field, None) and field not in item.inferred:
            yield item, field, item.source or above
