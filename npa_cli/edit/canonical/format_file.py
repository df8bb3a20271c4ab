"""One file put in canonical form, and checked to hold the same data and comments as before.

The keys and their comments are put in order by parts.py and not by ruamel.yaml's round trip, which holds a comment by
the key before it: of the lines `name: b`, `# about id` and `id: a`, with `id` put first, the comment would come last.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Final

from npa_cli.edit.canonical.key_order import FilePlace, top_of
from npa_cli.edit.canonical.layout import lay_out
from npa_cli.edit.canonical.parts import comments_of, parts_of
from npa_cli.edit.change import same
from npa_cli.edit.refused import EditRefusedError
from npa_cli.edit.tree import read_tree

_OTHER_BREAKS: Final = re.compile("[\x85\u2028\u2029]")


def canonical_form(raw: bytes, kind: str | None) -> bytes:
    """The file's bytes in canonical form: UTF-8 without byte order mark, lines ended by line feeds.

    `kind` is the kind of file, which gives the order of its keys; None keeps them as they are. The bytes returned
    say the same (but for the order of what has none) and hold every comment. Raises EditRefusedError if that
    can't be had for certain, and where the file can't be read.
    """
    before = read_tree(raw)
    if before.text.startswith("%") or "\n%" in before.text[: before.root.start if before.root else None]:
        raise EditRefusedError("it starts with a `%` line, which npa does not lay out; remove that line")
    unusual = _OTHER_BREAKS.search(before.text)
    if unusual:
        line = before.text.count("\n", 0, unusual.start()) + 1
        raise EditRefusedError(
            f"line {line}: a line break that editors don't show (U+{ord(unusual.group()):04X}); delete it"
        )
    top = top_of(kind)
    new = lay_out(before.text, *parts_of(before, top)).encode()
    if new == raw:
        return raw
    try:
        after = read_tree(new)
    except EditRefusedError as fault:
        raise _doubt(str(fault)) from None
    if not same(_ordered(before.data, top), after.data):
        raise _doubt("its data would not be the same")
    if Counter(comments_of(before)) != Counter(comments_of(after)):
        raise _doubt("a comment would not be the same")
    return new


def _doubt(why: str) -> EditRefusedError:
    return EditRefusedError(f"npa can't lay it out for certain ({why}); lay it out by hand")


def _ordered(data: Any, place: FilePlace) -> Any:
    """The data with its lists in canonical order; the order of keys is none."""
    if isinstance(data, list):
        order = place.in_order(data)
        return [_ordered(data[index], place.inside(index)) for index in order]
    if isinstance(data, dict):
        return {key: _ordered(value, place.inside(key)) for key, value in data.items()}
    return data
