"""Which file draws which picture of a document."""

from __future__ import annotations

from npa_cli.document.blocks import Grid, Picture, Plot
from npa_cli.render.draw.grid import draw_grid
from npa_cli.render.draw.marks import Drawing
from npa_cli.render.draw.plot import draw_plot
from npa_cli.render.draw.timeline import draw_timeline


def drawing_of(picture: Picture) -> Drawing:
    """The marks of a picture: a grid, a plot, or a chart of days. Its title and how to read it are words beside it."""
    if isinstance(picture, Grid):
        return draw_grid(picture)
    return draw_plot(picture) if isinstance(picture, Plot) else draw_timeline(picture)
