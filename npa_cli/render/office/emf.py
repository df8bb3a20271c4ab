"""Marks as an Enhanced Metafile ([MS-EMF]): the picture that every Word shows, also one that can't show SVG."""

import struct
from collections.abc import Iterator
from itertools import pairwise
from math import hypot
from typing import Final

from npa_cli.render.draw.marks import Bar, Cell, Drawing, Label, Line, Mark, Point
from npa_cli.render.office.office_file import ground_of
from npa_cli.render.office.page_layout import width_of
from npa_cli.render.safe_text import one_line
from npa_cli.render.tones import INK, INKS, QUIET, STROKES

_UNITS: Final = 10  # of the metafile in a pixel
_DOT: Final = 0.264583  # millimetres of a pixel
_LETTERS: Final = 12  # pixels
_DASH, _BREAK = 4, 3  # pixels of a broken line
_HEADER, _POLYGON, _POLYLINE, _WINDOW_EXTENT, _WINDOW_ORIGIN, _VIEWPORT_EXTENT, _END = 1, 3, 4, 9, 10, 11, 14
_MAP_MODE, _BACKGROUND_MODE, _TEXT_ALIGN, _TEXT_COLOUR, _SELECT, _PEN, _BRUSH = 17, 18, 22, 24, 37, 38, 39
_DELETE, _ELLIPSE, _RECTANGLE, _FONT, _TEXT = 40, 42, 43, 82, 84
_BASELINE: Final = 24
_ANISOTROPIC: Final = 8
_NULL_PEN, _NULL_BRUSH = 0x80000008, 0x80000005  # objects that every program has


def emf(drawing: Drawing) -> bytes:
    """The picture as a metafile; the same bytes for the same marks."""
    width, height = round(drawing.width), round(drawing.height)
    size = struct.pack("<2i", width * _UNITS, height * _UNITS)
    records = [
        _record(_MAP_MODE, struct.pack("<I", _ANISOTROPIC)),
        _record(_WINDOW_ORIGIN, struct.pack("<2i", 0, 0)),
        _record(_WINDOW_EXTENT, size),
        _record(_VIEWPORT_EXTENT, struct.pack("<2i", width, height)),
        _record(_BACKGROUND_MODE, struct.pack("<I", 1)),
        _record(_TEXT_ALIGN, struct.pack("<I", _BASELINE)),
        *(record for mark in drawing.marks for record in _drawn(mark)),
        _record(_END, struct.pack("<3I", 0, 16, 20)),
    ]
    body = b"".join(records)
    millimetres = (round(width * _DOT), round(height * _DOT))
    frame = (0, 0, round(width * _DOT * 100), round(height * _DOT * 100))
    header = struct.pack("<8i", 0, 0, width - 1, height - 1, *frame) + struct.pack(
        "<4s3I2H3I4i", b" EMF", 0x10000, 88 + len(body), 1 + len(records), 3, 0, 0, 0, 0, width, height, *millimetres
    )
    return _record(_HEADER, header) + body


def _drawn(mark: Mark) -> Iterator[bytes]:
    match mark:
        case Cell():
            ground = ground_of(mark.tone) if mark.text else ""
            yield from _boxed(mark, ground, INKS.get(mark.tone, QUIET) if mark.text else "#d8dadb")
            if mark.text:
                x, y = mark.x + mark.width / 2, mark.y + mark.height / 2 + _LETTERS * 0.35
                yield from _words(Label(x, y, mark.text, anchor="middle"), INKS.get(mark.tone, INK))
        case Bar():
            yield from _boxed(mark, ground_of(mark.tone) or "#f3f2f1", INKS.get(mark.tone, QUIET))
        case Line():
            colour, width, dashes = STROKES[mark.look]
            strokes = _dashes(mark.points) if dashes else (mark.points,)
            yield from _with(_pen(colour, width), *(_shape(_POLYLINE, each) for each in strokes))
        case Point():
            yield from _sign(mark)
        case Label():
            yield from _words(mark, INKS.get(mark.tone, INK))


def _boxed(box: Cell | Bar, ground: str, ink: str) -> Iterator[bytes]:
    shape = struct.pack("<4i", *map(_units, (box.x, box.y, box.x + box.width, box.y + box.height)))
    yield from _with(_pen(ink, 1), *_filled(ground, _record(_RECTANGLE, shape)))


def _sign(mark: Point) -> Iterator[bytes]:
    x, y = mark.x, mark.y
    if mark.sign in ("ring", "dot"):
        reach = 5.5 if mark.sign == "ring" else 3
        shape = struct.pack("<4i", *map(_units, (x - reach, y - reach, x + reach, y + reach)))
        ground, ink = ("#ffffff", INK) if mark.sign == "ring" else (INKS["done"], INKS["done"])
        yield from _with(_pen(ink, 2), *_filled(ground, _record(_ELLIPSE, shape)))
    elif mark.sign == "diamond":
        corners = ((x, y - 6.5), (x + 6.5, y), (x, y + 6.5), (x - 6.5, y))
        yield from _with(_pen(INK, 1), *_filled(INK, _shape(_POLYGON, corners)))
    elif mark.sign == "stroke":
        yield from _with(_pen(QUIET, 2.5), _shape(_POLYLINE, ((x, y - 9), (x, y + 9))))
    else:
        strokes = (((x - 4, y - 4), (x + 4, y + 4)), ((x + 4, y - 4), (x - 4, y + 4)))
        yield from _with(_pen(INKS["bad"], 2.5), *(_shape(_POLYLINE, each) for each in strokes))


def _words(label: Label, colour: str) -> Iterator[bytes]:
    """A line of words, each letter as wide as it is in Arial."""
    text = one_line(label.text)
    is_bold = label.tone in ("strong", "done")
    steps = [_units(width_of(each, _LETTERS * 0.75, is_bold=is_bold) / _DOT) for each in text]
    steps += [0] * (len(text.encode("utf-16-le")) // 2 - len(text))
    start = _units(label.x) - {"start": 0, "middle": sum(steps) // 2, "end": sum(steps)}[label.anchor]
    words = text.encode("utf-16-le")
    held = words + bytes(-len(words) % 4)
    place = struct.pack("<4iIff2i", 0, 0, -1, -1, 1, 1.0, 1.0, start, _units(label.y))
    about = struct.pack("<3I4iI", len(steps), 76, 0, 0, 0, -1, -1, 76 + len(held))
    yield _record(_TEXT_COLOUR, struct.pack("<I", _colour(colour)))
    face = "Arial".encode("utf-16-le").ljust(64, b"\0")
    font = struct.pack("<5i8B", -_LETTERS * _UNITS, 0, 0, 0, 700 if is_bold else 400, 0, 0, 0, 1, 0, 0, 0, 0) + face
    made = _record(_FONT, struct.pack("<I", 1) + font.ljust(320, b"\0"))
    yield from _with(made, _record(_TEXT, place + about + held + struct.pack(f"<{len(steps)}I", *steps)))


def _with(made: bytes, *used: bytes, number: int = 1) -> Iterator[bytes]:
    """An object, what is drawn with it, and that it is needed no more."""
    yield made
    yield _record(_SELECT, struct.pack("<I", number))
    yield from used
    yield _record(_SELECT, struct.pack("<I", _NULL_PEN if number == 1 else _NULL_BRUSH))
    yield _record(_DELETE, struct.pack("<I", number))


def _filled(ground: str, shape: bytes) -> Iterator[bytes]:
    """A shape on a ground; on none if that is empty."""
    brush = struct.pack("<4I", 2, 0 if ground else 1, _colour(ground or "#ffffff"), 0)
    return _with(_record(_BRUSH, brush), shape, number=2)


def _dashes(points: tuple[tuple[float, float], ...]) -> Iterator[tuple[tuple[float, float], ...]]:
    """A broken line, dash by dash: a metafile's own pens are broken only where they are a dot wide."""
    for (x, y), (right, low) in pairwise(points):
        length = hypot(right - x, low - y)
        along = 0.0
        while along < length:
            ends = (along / length, min(along + _DASH, length) / length)
            yield tuple((x + (right - x) * at, y + (low - y) * at) for at in ends)
            along += _DASH + _BREAK


def _pen(colour: str, width: float) -> bytes:
    return _record(_PEN, struct.pack("<2I2iI", 1, 0, _units(width), 0, _colour(colour)))


def _shape(kind: int, points: tuple[tuple[float, float], ...]) -> bytes:
    places = [_units(each) for point in points for each in point]
    return _record(kind, struct.pack(f"<4iI{len(places)}i", 0, 0, -1, -1, len(points), *places))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<2I", kind, 8 + len(content)) + content


def _units(pixels: float) -> int:
    return round(pixels * _UNITS)


def _colour(words: str) -> int:
    """`#rrggbb` as a metafile has it: blue first."""
    red, green, blue = bytes.fromhex(words.lstrip("#"))
    return blue << 16 | green << 8 | red
