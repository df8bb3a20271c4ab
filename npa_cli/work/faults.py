"""What is wrong with a request, and what is to be told beside its answer."""

from __future__ import annotations

from typing import Literal, NamedTuple

NoticeKind = Literal[
    "left_out",
    "also_called",
    "heard_today",
    "plan_below",
    "cut_short",
    "group_leads",
    "posts_lead",
    "succession",
    "not_compared",
    "defaults_used",
    "ids_not_known",
    "commit_not_known",
    "undecided",
    "posts",
]


class UsageFault(Exception):  # noqa: N818  # a fault in the request, not in npa
    """What was asked for can't be meant. The message says why and what to ask instead."""


class UnsoundFileError(Exception):
    """A file that was to be edited can't be read as what it is. The message says where and why: it comes first."""


class NotComparedError(Exception):
    """What was asked to be compared can't be. The message says why and what to do about it."""


class Notice(NamedTuple):
    """Something a reader has to know beside an answer, such as a file that is left out of it."""

    kind: NoticeKind
    words: str


def refuse_bundled(is_bundled: bool) -> None:  # it is all there is to say
    """Raises UsageFault if the plan that was to be written to is the one that comes with npa."""
    if is_bundled:
        raise UsageFault("the plan that comes with npa is never written to; copy it, or name yours with --data")
