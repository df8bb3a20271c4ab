"""npa: a partnership's workplan as plain text, answered from, checked and reported on the command line.

From Python, `import npa_cli as npa; npa.open("data").status()`: docs/python.md. All that is named here is public, and
stays; everything else in the package may change.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from npa_cli.work.interface import Fault, OpenPlan, open, when  # noqa: A004  # as files are

__version__ = "0.1.0"  # The one place the version is written: reading package metadata costs four interpreter starts.
__all__ = ["Fault", "OpenPlan", "__version__", "open", "when"]


def __getattr__(name: str) -> Any:
    """The public interface, loaded on first use: the command line needs none of it."""
    if name in __all__:
        return getattr(import_module("npa_cli.work.interface"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
