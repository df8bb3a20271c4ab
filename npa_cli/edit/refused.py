"""What every edit raises rather than guess."""

from __future__ import annotations


class EditRefusedError(Exception):
    """An edit that can't be made for certain. Nothing was changed; the message says why and what to do by hand."""
