"""The error of every edit, and of laying a file out."""

from __future__ import annotations


class EditRefusedError(Exception):
    """A change that can't be made for certain. Nothing was changed; the message says why and what to do by hand."""
