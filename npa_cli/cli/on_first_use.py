"""Modules that are executed when something is first asked of them.

A Tab and a help page load a command's file for its options alone. What the command does stands in other rooms, which
would take most of their time. So a command's file is loaded `with on_first_use():`, and what it imports at its top in
whole modules (`from npa_cli.work import change`) is found, but only executed once an attribute is used
(`change.proposal`). A name taken out of a module (`from npa_cli.work.change import proposal`) is such a use.

The work is done by `importlib.util.LazyLoader`; the idea is that of Mercurial's demandimport. It holds within the
`with` and for this package alone: whatever is imported after that, or by another program, is imported as ever.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import LazyLoader
from types import ModuleType

import npa_cli

cut_short: list[BaseException] = []
"""What ended the execution of a module. Python loses it where an import statement is what first uses the module."""


class _Loader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        """Execute a module, and keep what ends that."""
        try:
            super().exec_module(module)
        except BaseException as error:
            cut_short.append(error)
            raise


class _Finder:
    """Finds the modules of this package, and puts off executing them. Packages are executed: theirs is a docstring."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None = None, _: object = None) -> ModuleSpec | None:
        """What the import system asks each finder for; None for what is left to the others."""
        if not name.startswith(f"{npa_cli.__name__}."):
            return None
        spec = PathFinder.find_spec(name, path)
        if spec is not None and spec.submodule_search_locations is None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = LazyLoader(_Loader(name, spec.loader.path))
        return spec


@contextmanager
def on_first_use() -> Iterator[None]:
    """Within it, modules of this package that are imported are executed when an attribute of theirs is first used."""
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
