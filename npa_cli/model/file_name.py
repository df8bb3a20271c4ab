"""What of a plan's own data may be the name of a file, and the names made of it. Nothing else makes names of data."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_LONGEST: Final = 100  # bytes of one name; file systems take 255, with what npa puts before and behind it
_NEVER: Final = re.compile(r'[/\\:*?"<>|\x00-\x1f\x7f]')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_SLUG: Final = 40  # characters of a title in a file's name


class NotAFileNameError(ValueError):
    """Words that can't be the name of a file on every system. The message says which, and why."""


def why_no_file_name(words: str) -> str | None:
    """Why words can't be the name of a file on Linux, macOS and Windows alike; None if they can.

    What Windows refuses: https://learn.microsoft.com/windows/win32/fileio/naming-a-file.
    """
    never = _NEVER.search(words)
    if never is not None:
        shown = never.group() if never.group().isprintable() else f"U+{ord(never.group()):04X}"
        return f"no file's name can hold `{shown}`"
    if not words.strip(". "):
        return "nothing but dots and spaces is no name of a file"
    if words[0] in ". -" or words[-1] in ". ":
        return "a file's name does not begin with a dot, space or hyphen, nor end with a dot or space"
    if _RESERVED.fullmatch(words):
        return "Windows keeps this name for a device"
    if len(words.encode("utf-8", "surrogatepass")) > _LONGEST:
        return f"it is longer than {_LONGEST} letters"
    return None


def return_name(partner: str, quarter: str) -> str:
    """The file of a partner's return for a round, as `FY18-19-Q3`, relative to the plan's folder.

    Raises NotAFileNameError.
    """
    return f"returns/{_plain(quarter)}/{_plain(partner)}.yaml"


def entry_name(of_all: str, entry: str) -> str:
    """The file of one entry alone, where `of_all`, such as `changes.yaml`, would be that of all its kind.

    Raises NotAFileNameError.
    """
    return f"{of_all.removesuffix('.yaml')}/{_plain(entry)}.yaml"


def page_names(plans: Sequence[str]) -> list[str]:
    """The files of the pages of plans, by their ids, beside an `index.html` over all. Raises NotAFileNameError."""
    taken = {"index"}
    for each in plans:
        if _plain(each).casefold() in taken:
            raise NotAFileNameError(f"`{each}`: another page here has that name")
        taken.add(each.casefold())
    return [f"{each}.html" for each in plans]


def priority_name(number: int, title: str) -> str:
    """The file of a new priority, relative to the plan's folder: its number and its title in plain small letters."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_SLUG].rstrip("-")
    return f"priorities/{number:02d}-{slug or 'priority'}.yaml"


def _plain(words: str) -> str:
    why = why_no_file_name(words)
    if why is not None:
        raise NotAFileNameError(f"`{words}`: {why}")
    return words
