"""Whose word that work is done is their own, and so verifies nothing: that of who leads it or reports on it."""

from __future__ import annotations

from collections.abc import Iterable

from npa_cli.model.content import content_of
from npa_cli.model.partner import Partner


def is_own_word(by: str, codes: Iterable[str], partners: Iterable[Partner]) -> bool:
    """Whether `by` is one of these partners, by code or name, or a member of one that is a group."""
    known, own = tuple(partners), set(codes)
    own |= {member for each in known if each.code in own for member in each.members}
    names = (*own, *(each.name for each in known if each.code in own))
    return by.casefold() in {each.casefold() for each in names}


def verifies(by: str | None, codes: Iterable[str], partners: Iterable[Partner]) -> bool:
    """Whether somebody is named as having verified work, who is none of the partners that lead or report on it."""
    named = content_of(by)
    return named is not None and not is_own_word(named, codes, partners)
