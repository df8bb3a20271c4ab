"""What is wrong with a request."""


class UsageFault(Exception):  # noqa: N818  # a fault in the request, not in npa
    """What was asked for can't be meant. The message says why and what to ask instead."""


class UnsoundFileError(Exception):
    """A file that was to be edited can't be read as what it is. The message says where and why: it comes first."""


class NotComparedError(Exception):
    """What was asked to be compared can't be. The message says why and what to do about it."""


def refuse_bundled(is_bundled: bool) -> None:  # it is all there is to say
    """Raises UsageFault if the plan that was to be written to is the one that comes with npa."""
    if is_bundled:
        raise UsageFault("the plan that comes with npa is never written to; copy it, or name yours with --data")
