"""What a shell offers at a Tab: commands, options, their values, and the plan's own ids, partners and periods.

The shells' scripts are Typer's (`npa --install-completion`), and so are the forms they expect; what is offered is read
from the commands' declarations and the plan, without Typer.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from shlex import shlex
from typing import Any, Final

from npa_cli.cli.command_table import COMMANDS, GROUPS
from npa_cli.cli.direct import NotPlainError, Parameter, parameters_of

Offer = tuple[str, str]
"""A word to type, and what it is."""

_EVERYWHERE: Final[tuple[Offer, ...]] = (("--help", "Show this message and exit."),)
_AT_THE_TOP: Final[tuple[Offer, ...]] = (
    ("--version", "Show npa's version and exit."),
    ("--no-cache", "Work the answer out anew."),
    *_EVERYWHERE,
)
# What a parameter takes, by the word its help shows for it; `names.py` has the plan's own of each kind.
_TAKES: Final = {
    "N": "priorities", "CODE": "partners", "QUARTER": "periods", "CHANGE": "changes",
    "RULE": "rules", "[RULE]": "rules", "ID": "items", "[ID]...": "items",
    "PRIORITY": "priorities", "ACTIVITY": "activities",
}  # fmt: skip


def completed() -> str | None:
    """The answer to a shell, in its own form; None where it asks for something else, or for more than is known here."""
    shell = os.environ.get("_NPA_COMPLETE", "").removeprefix("complete_")
    if shell not in _FORMS:
        return None
    try:
        words, begun = _typed(shell)
        offers = tuple(each for each in offered(words, begun) if each[0].casefold().startswith(begun.casefold()))
    except NotPlainError:
        return None
    except Exception:  # noqa: BLE001  # at a Tab there is nobody to tell
        return ""
    return _FORMS[shell](offers)


def offered(words: Sequence[str], begun: str) -> Iterator[Offer]:
    """What may follow the words typed, of which `begun` is the beginning of the next; some may not begin so."""
    words = [word for word in words if word != "--no-cache"]
    name = next((each for each in (" ".join(words[:2]), words[0] if words else "") if each in COMMANDS), None)
    if name is None:
        yield from _AT_THE_TOP if begun.startswith("-") else _commands(words)
        return
    from importlib import import_module

    parameters = parameters_of(import_module(f"npa_cli.cli.commands.{COMMANDS[name][0]}").command)
    after = words[len(name.split()) :]
    waiting = _waiting(parameters, after)
    if waiting is not None:
        yield from _values(waiting, after)
    elif begun.startswith("-"):
        for each in parameters:
            for spelled in each.names if each.is_option else ():
                yield spelled, each.declared.help
        yield from _EVERYWHERE
    else:
        places = [each for each in parameters if not each.is_option]
        given = _given(parameters, after)
        if places:
            yield from _values(places[min(given, len(places) - 1)], after)


def _commands(words: Sequence[str]) -> Iterator[Offer]:
    if not words:
        told = {name.split()[0]: GROUPS.get(name.split()[0], line) for name, (_, line) in COMMANDS.items()}
        yield from told.items()
    elif words[0] in GROUPS and len(words) == 1:
        for name, (_, line) in COMMANDS.items():
            group, _, rest = name.partition(" ")
            if group == words[0]:
                yield rest, line


def _waiting(parameters: Sequence[Parameter], words: Sequence[str]) -> Parameter | None:
    """The option whose value comes next."""
    last = words[-1] if words else ""
    return next((each for each in parameters if each.is_option and last in each.names and not each.is_flag), None)


def _given(parameters: Sequence[Parameter], words: Sequence[str]) -> int:
    """How many words stand for themselves, and are no option's value."""
    valued = {name for each in parameters if each.is_option and not each.is_flag for name in each.names}
    return sum(
        not word.startswith("-") and (place == 0 or words[place - 1] not in valued) for place, word in enumerate(words)
    )


def _values(parameter: Parameter, words: Sequence[str]) -> Iterator[Offer]:
    for choice in parameter.choices:
        yield str(choice), ""
    kind = "plans" if "--plan" in parameter.names else _TAKES.get(parameter.declared.metavar or "")
    if "--status" in parameter.names or "--rating" in parameter.names:
        from npa_cli.model.vocabulary import RATINGS, STATUSES

        yield from ((each, "") for each in (STATUSES if "--status" in parameter.names else RATINGS))
    elif kind:
        from npa_cli.cli.names import names_of

        yield from ((value, told) for value, told in names_of(words).get(kind, ()))


def _typed(shell: str) -> tuple[list[str], str]:
    """The whole words after `npa`, and the beginning of the next, as the shell's script hands them over."""
    if shell == "bash":
        words = _split(os.environ.get("COMP_WORDS", ""))
        at = int(os.environ.get("COMP_CWORD") or 0)
        return words[1:at], words[at] if at < len(words) else ""
    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    words = _split(line)[1:]
    if shell in ("powershell", "pwsh"):
        begun = os.environ.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
        return (words[:-1] if begun else words), begun
    return (words[:-1], words[-1]) if words and not line.endswith(" ") else (words, "")


def _split(line: str) -> list[str]:
    """The words of a line that may end inside a quotation."""
    lexer = shlex(line, posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    words: list[str] = []
    try:
        for word in lexer:
            words.append(word)  # kept up to where it stops
    except ValueError:
        words.append(lexer.token)
    return words


def _plain(told: str) -> str:
    """Words that no shell takes for anything but words; what a plan says must never run."""
    return " ".join(re.sub(r"[^\w .,;()/+-]", " ", told).split())[:80]


def _escaped(value: str) -> str:
    return re.sub(r"([^\w.,/:@%+=-])", r"\\\1", value)


def _for_bash(offers: Sequence[Offer]) -> str:
    return "\n".join(_escaped(value) for value, _ in offers)


def _for_zsh(offers: Sequence[Offer]) -> str:
    """A call of _arguments, which the script evaluates: only plain words are put in it."""
    lines = [f'"{_plain(value)}":"{_plain(told)}"' if told else f'"{_plain(value)}"' for value, told in offers]
    return f"_arguments '*: :(({chr(10).join(lines)}))'" if lines else "_files"


def _for_fish(offers: Sequence[Offer]) -> str:
    return "\n".join(f"{value}\t{_plain(told)}" if told else value for value, told in offers)


def _for_powershell(offers: Sequence[Offer]) -> str:
    return "\n".join(f"{value}:::{_plain(told) or ' '}" for value, told in offers)


_FORMS: Final[dict[str, Callable[[Any], str]]] = {
    "bash": _for_bash,
    "zsh": _for_zsh,
    "fish": _for_fish,
    "powershell": _for_powershell,
    "pwsh": _for_powershell,
}
