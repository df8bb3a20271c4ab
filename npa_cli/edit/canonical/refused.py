"""When a file is better left alone."""

from __future__ import annotations


class FormatRefusedError(Exception):
    """The file can't be put in canonical form for certain. The message says why and what to do by hand."""
