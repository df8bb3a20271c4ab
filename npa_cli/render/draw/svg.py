"""Marks as SVG. Colours stand on the marks themselves, so that a file looks the same whoever opens it.

A page may give other colours to the classes, as ours does where its reader's screen is dark.
"""

from collections.abc import Iterator
from html import escape as _escape
from typing import Final

from npa_cli.render.draw.marks import Bar, Cell, Drawing, Label, Line, Mark, Point
from npa_cli.render.safe_text import one_line
from npa_cli.render.tones import INK, INKS, LOOKS, QUIET, STROKES, Look, Stroke

_OTHER: Final = Look(QUIET, "#f3f2f1", "")  # what says nothing of how work stands
_SIGNS: Final = {
    "ring": f'<circle class="ring" cx="0" cy="0" r="5.5" fill="#fff" stroke="{INK}" stroke-width="2"/>',
    "stroke": f'<path class="stroke" d="M0 -9v18" stroke="{QUIET}" stroke-width="2.5"/>',
    "diamond": f'<path class="ink" d="M0 -6.5l6.5 6.5l-6.5 6.5l-6.5 -6.5z" fill="{INK}"/>',
    "cross": f'<path class="overdue" d="M-4 -4l8 8m0 -8l-8 8" stroke="{INKS["bad"]}" stroke-width="2.5"/>',
    "dot": f'<circle class="dot" cx="0" cy="0" r="3" fill="{INKS["done"]}"/>',
}


def svg(drawing: Drawing, name: str, *, ground: bool = False) -> Iterator[str]:
    """The SVG element, line by line. `name` is its own among those of a page; with `ground` it has a white one."""
    width, height = _px(drawing.width), _px(drawing.height)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-words" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'font-family="Arial, Liberation Sans, sans-serif" font-size="12">'
    )
    yield f'<title id="{name}-title">{escape(drawing.title)}</title>'
    yield f'<desc id="{name}-words">{escape(drawing.description)}</desc>'
    if ground:
        yield f'<rect width="{width}" height="{height}" fill="#fff"/>'
    yield f'<g id="{name}-marks">'
    for mark in drawing.marks:
        yield _drawn(mark)
    yield "</g></svg>"


def svg_in_sight(drawing: Drawing, name: str) -> Iterator[str]:
    """What stays in sight of the picture called `name` where it is scrolled: its head, its ids, and their corner."""
    left, top = drawing.stays
    if not top:
        return
    for kind, width, height in (("head", drawing.width, top), ("ids", left, drawing.height), ("corner", left, top)):
        box = f'width="{_px(width)}" height="{_px(height)}" viewBox="0 0 {_px(width)} {_px(height)}"'
        ground = f'<rect class="ground" width="{_px(width)}" height="{_px(height)}" fill="#fff"/>'
        yield f'<svg class="{kind}" aria-hidden="true" {box}>{ground}<use href="#{name}-marks"/></svg>'


def svg_file(drawing: Drawing) -> str:
    """The picture as a file of its own, on a white ground."""
    return "\n".join(svg(drawing, "picture", ground=True)) + "\n"


def escape(text: str) -> str:
    """Words as text of an SVG element, or of a quoted attribute."""
    return _escape(one_line(text), quote=True)


def _drawn(mark: Mark) -> str:
    match mark:
        case Cell():
            return _cell(mark)
        case Bar():
            ink, ground, _ = LOOKS.get(mark.tone, _OTHER)
            box = f'<rect class="bar {mark.tone}" {_box(mark)} rx="2" fill="{ground}" stroke="{ink}" stroke-width="1.2"'
            return f"<g>{_told(mark.told)}{box}/></g>" if mark.told else f"{box}/>"
        case Line():
            path = "M" + " L".join(f"{_px(x)} {_px(y)}" for x, y in mark.points)
            return f'<path class="line {mark.look}" d="{path}" fill="none" {_stroke(STROKES[mark.look])}/>'
        case Point():
            return f'<g transform="translate({_px(mark.x)} {_px(mark.y)})">{_SIGNS[mark.sign]}</g>'
        case Label():
            weight = ' font-weight="700"' if mark.tone in ("strong", "done") else ""
            anchor = f' text-anchor="{mark.anchor}"' if mark.anchor != "start" else ""
            return (
                f'<text class="{mark.tone}" x="{_px(mark.x)}" y="{_px(mark.y)}"{anchor}{weight} '
                f'fill="{INKS.get(mark.tone, INK)}">{escape(mark.text)}</text>'
            )


def _stroke(stroke: Stroke) -> str:
    width = f' stroke-width="{stroke.width:g}"' if stroke.width != 1 else ""
    dashes = f' stroke-dasharray="{stroke.dashes}"' if stroke.dashes else ""
    return f'stroke="{stroke.colour}"{width}{dashes}'


def _cell(cell: Cell) -> str:
    if not cell.text:
        return f'<rect class="frame" {_box(cell)} fill="none" stroke="#e4e6e7"/>'
    look = LOOKS.get(cell.tone, _OTHER)
    x, y = _px(cell.x + cell.width / 2), _px(cell.y + cell.height / 2 + 4)
    words = INK if look is _OTHER else look.ink
    return (
        f"<g>{_told(cell.told)}"
        f'<rect class="bar {cell.tone}" {_box(cell)} fill="{look.screen}" stroke="{look.ink}" stroke-width="1.2"/>'
        f'<text class="on {cell.tone}" x="{x}" y="{y}" text-anchor="middle" fill="{words}">'
        f"{escape(cell.text)}</text></g>"
    )


def _told(words: str) -> str:
    return f"<title>{escape(words)}</title>" if words else ""


def _box(mark: Cell | Bar) -> str:
    return f'x="{_px(mark.x)}" y="{_px(mark.y)}" width="{_px(mark.width)}" height="{_px(mark.height)}"'


def _px(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
