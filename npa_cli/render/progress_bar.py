"""How far long work is, on a terminal's standard error; nothing in a pipe."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO


@contextmanager
def progress_bar(what: str, total: int, stream: TextIO) -> Iterator[Callable[[], Any]]:
    """A call for each piece that is done. The bar is gone when the work is: what it leaves is the answer alone."""
    if not stream.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=stream), transient=True) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
