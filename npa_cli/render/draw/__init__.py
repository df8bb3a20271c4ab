"""The drawing room: pictures of a document become a few marks, and marks become SVG."""

from npa_cli.render.draw.drawing import drawing_of, drawings_of
from npa_cli.render.draw.marks import Drawing
from npa_cli.render.draw.svg import svg

__all__ = ["Drawing", "drawing_of", "drawings_of", "svg"]
