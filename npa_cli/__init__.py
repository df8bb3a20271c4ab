"""npa: a partnership's workplan as plain text, answered from, checked and reported on the command line.

From Python, `import npa_cli as npa; npa.open("data").status()`: docs/python.md. All that is named here is public, and
stays; everything else in the package may change.
"""

__version__ = "0.1.0"  # The one place the version is written: reading package metadata costs four interpreter starts.
__all__ = ["Fault", "OpenPlan", "__version__", "explain", "open", "when"]


def __getattr__(name: str) -> object:
    """The public interface, loaded on first use; its types are in __init__.pyi."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("npa_cli.interface.open_plan"), name)
