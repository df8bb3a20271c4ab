"""Which file draws which picture of a document."""

from collections.abc import Iterator

from npa_cli.document.blocks import Chart, Grid, Picture, Plot
from npa_cli.render.draw.grid import draw_grid
from npa_cli.render.draw.marks import Drawing
from npa_cli.render.draw.plot import draw_plot
from npa_cli.render.draw.timeline import draw_timeline, on_pages


def drawing_of(picture: Picture) -> Drawing:
    """The marks of a picture: a grid, a plot, or a chart of days. Its title and how to read it are words beside it."""
    if isinstance(picture, Grid):
        return draw_grid(picture)
    return draw_plot(picture) if isinstance(picture, Plot) else draw_timeline(picture)


def drawings_of(picture: Picture) -> Iterator[Drawing]:
    """The marks of a picture on pages: of a chart of days that is too tall for one, in several drawings."""
    yield from map(drawing_of, on_pages(picture) if isinstance(picture, Chart) else (picture,))
