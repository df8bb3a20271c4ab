"""Two people's versions of a file of the plan merged with what both began from: by entry, by copying lines.

Two sides that changed one entry conflict, whichever fields they touched: an update, a change or a risk speaks of one
state, and half of one beside half of another is nobody's word. Nothing is written anew: lines are copied, or stand
between markers.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from npa_cli.edit.split_entries import HEAD, Path, split_entries
from npa_cli.progress.merge import Conflict, merge

MARKER: Final = 7  # characters of a marker, as git has them unless it is told otherwise
BOTH_NEW: Final = "both sides have a new file of this name"
_WHOLE: Final = "the two sides do not go together, entry by entry: keep one, or write what holds"


class MergedFile(NamedTuple):
    """The file as it is to be, and what people have to decide in it: of which entry (empty: the whole), in words."""

    raw: bytes
    apart: tuple[tuple[str, str], ...] = ()


def merge_files(name: str, base: bytes, ours: bytes, theirs: bytes, marker: int = MARKER) -> MergedFile | None:
    """Merge `theirs` into `ours`. None if a side can't be cut into entries: the lines are to be merged as text.

    `name` is the file's, for its kind; `marker` the length of a conflict marker.
    """
    cut = [split_entries(name, each) for each in (base, ours, theirs)]
    was, mine, other = cut
    if not base.strip() and mine is not None and other is not None:
        return _apart(f"{BOTH_NEW}: keep one, or write what holds", ours, theirs, marker)
    if was is None or mine is None or other is None:
        return None
    keys = {path: str(number) for number, path in enumerate(dict.fromkeys((*was, *mine, *other)))}
    # Compared without the empty lines around an entry: those move as its neighbours come and go.
    before, here, there = (
        {keys[path]: lines.strip("\n") for path, lines in each.items()} for each in (was, mine, other)
    )
    merged = merge(before, here, there)
    kept = {path: merged.values.get(keys[path]) for path in (*mine, *other)}
    lines = {
        path: next(one[path] for one in (mine, other) if path in one and one[path].strip("\n") == said)
        for path, said in kept.items()
        if said is not None
    }
    conflicts = {each.field: each for each in merged.conflicts}
    order = [path for path in _order(mine, other) if path in lines or keys[path] in conflicts]
    if not conflicts:
        raw = "".join(lines[path] for path in order).encode()
        again = split_entries(name, raw)
        is_as_meant = again is not None and [*again] == order and not _is_said_twice(again)
        if is_as_meant and not _is_emptied((*mine, *other), order):
            return MergedFile(raw)
        return _apart(_WHOLE, ours, theirs, marker)
    parts: list[str] = []
    apart: list[tuple[str, str]] = []
    for path in order:
        conflict = conflicts.get(keys[path])
        if conflict is None:
            parts.append(lines[path])
            continue
        why = _why(path, conflict)
        words = f"{why}; then delete the lines of the markers and this one"
        parts.append(_markers(words, conflict.ours, conflict.theirs, marker))
        apart.append((path[-1] if path else "", why))
    return MergedFile("".join(parts).encode(), tuple(apart))


def _apart(why: str, ours: bytes, theirs: bytes, marker: int) -> MergedFile:
    """The two files whole, between markers."""
    return MergedFile(_markers(why, ours.decode(), theirs.decode(), marker).encode(), (("", why),))


def _order(mine: Mapping[Path, str], other: Mapping[Path, str]) -> list[Path]:
    """Ours, and each of theirs that we lack behind the entry that it stands behind there."""
    order, place = list(mine), 0
    for path in other:
        if path in mine:
            place = order.index(path) + 1
        else:
            while place < len(order) and order[place] not in other and order[place][:-1] == path[:-1]:
                place += 1  # ours that are new there too come first
            order.insert(place, path)
            place += 1
    return order


def _is_emptied(before: Iterable[Path], order: Sequence[Path]) -> bool:
    """Whether a key is left that held entries and holds none: what is to stand there is for people to write."""
    held = {path[:-1] for path in before if len(path) > 1}
    return any(key in order and not any(path[:-1] == key and path != HEAD for path in order) for key in held)


def _is_said_twice(entries: Mapping[Path, str]) -> bool:
    """Whether a deliverable of a return has an update and is confirmed as unchanged too."""
    confirmed = entries.get(("no_change",), "")
    words = confirmed.replace("[", " ").replace("]", " ").replace(",", " ").replace('"', " ").replace("'", " ").split()
    return any(len(path) == 2 and path[0] == "updates" and path[1] in words for path in entries)


def _why(path: Path, conflict: Conflict[str]) -> str:
    what = path[-1] if path != HEAD else "the first lines"
    where = f" of {path[-2]}" if len(path) > 1 and path[0] != "updates" else ""
    if conflict.base is None:
        return f"both sides have a new {what}{where}: give one of them another id, or keep one"
    if conflict.ours is None or conflict.theirs is None:
        return f"one side took {what}{where} away and the other changed it: keep it or leave it out"
    return f"both sides changed {what}{where}, which speaks of one state: keep one, or write what holds"


def _markers(why: str, ours: str | None, theirs: str | None, marker: int) -> str:
    """What each side has, nothing for one that has none, between markers that say what is to be decided."""
    mine, other = (f"{each}\n" if each and not each.endswith("\n") else each or "" for each in (ours, theirs))
    return f"# npa: {why}\n{'<' * marker} ours\n{mine}{'=' * marker}\n{other}{'>' * marker} theirs\n"
