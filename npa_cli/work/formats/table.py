"""The one list of formats: what writes a view in each, and how a file in it is called."""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path, PurePath
from typing import Final, NamedTuple

from npa_cli.render.terminal import Screen
from npa_cli.views.several_plans import SeveralPlans
from npa_cli.views.view import View
from npa_cli.work.faults import UsageFault
from npa_cli.work.missing_extra import how_to_get


class Setting(NamedTuple):
    """How an answer is to look, and in which format."""

    form: str = "text"
    screen: Screen = Screen()
    template: str | None = None  # a file: the page or the styles of a paper
    excerpts: bool = False  # source lines under findings


class Format(NamedTuple):
    """One format. `writer` is a file of this folder, which several may share.

    Its function `render` takes a View and a Setting, gives words or bytes, and raises UsageFault for a view it can't
    hold.
    """

    writer: str
    endings: tuple[str, ...] = ()  # a file with one of these is this format, where a command offers it
    also: tuple[str, ...] = ()  # it may have one of these too: where it is asked for, or nothing nearer is offered
    is_binary: bool = False  # no terminal can show it
    takes_template: bool = False
    holds_one_plan: bool = False  # the answers of several plans can't stand in one file of it


_PLAIN: Final = (".txt", ".log", ".text")
_MARKED: Final = (".md", ".markdown")

FORMATS: Final[Mapping[str, Format]] = {
    "markdown": Format("markdown", _MARKED, _PLAIN),
    "text": Format("text", _PLAIN, _MARKED),
    "html": Format("page", (".html", ".htm"), takes_template=True),
    "odt": Format("office", (".odt",), is_binary=True, takes_template=True, holds_one_plan=True),
    "docx": Format("office", (".docx",), is_binary=True, takes_template=True, holds_one_plan=True),
    "pdf": Format("office", (".pdf",), is_binary=True, takes_template=True, holds_one_plan=True),
    "ods": Format("office", (".ods",), is_binary=True, holds_one_plan=True),
    "xlsx": Format("office", (".xlsx",), is_binary=True, holds_one_plan=True),
    "csv": Format("data", (".csv",)),
    "json": Format("data", (".json",)),
    "svg": Format("picture", (".svg",), holds_one_plan=True),
    "mermaid": Format("picture", (".mmd", ".mermaid"), _MARKED, holds_one_plan=True),  # fenced, as in markdown
    "ics": Format("diary", (".ics",)),
    "sqlite": Format("database", (".db", ".sqlite", ".sqlite3"), is_binary=True, holds_one_plan=True),
    "concise": Format("text", also=_PLAIN),
    "github": Format("forge", also=_PLAIN),
    "gitlab": Format("forge", also=(".json",)),
    "junit": Format("forge", (".xml",)),
    "sarif": Format("forge", (".sarif",), (".json",)),
    "rdjson": Format("forge", (".rdjson",), (".json",)),
}
"""Every format by name. Which of them a command offers is in its `--format`."""


def format_of(form: str | None, output: str | None, offered: Sequence[str]) -> str:
    """The format to write in, of those that a command offers, of which the first is its usual one.

    `form` is what --format asks for, `output` the file to write (None or `-` for standard output). A file is what its
    name ends in. One whose name has no ending is what was asked for, else text. Raises UsageFault for an ending of none
    of the formats, or of another than was asked for.
    """
    if output is None or output == "-":
        return form or offered[0]
    ending = ending_of(output)
    fitting = formats_with(ending, offered if form is None else (form,))
    if fitting:
        return fitting[0]
    if not ending:
        return form or ("text" if "text" in offered else offered[0])
    there_is = ", ".join(dict.fromkeys(one for name in offered for one in FORMATS[name].endings))
    if form is None or not formats_with(ending, offered):
        raise UsageFault(f"`{output}`: npa makes no {ending} here; there is: {there_is}")
    own = ", ".join((*FORMATS[form].endings, *FORMATS[form].also))
    raise UsageFault(
        f"`{output}` does not end as {form} does ({own}); end it so, or leave out --format (there is: {there_is})"
    )


def formats_with(ending: str, among: Iterable[str] = FORMATS) -> tuple[str, ...]:
    """The formats, of some, whose files may end so: first those whose own ending it is."""
    names = tuple(among)
    own = [name for name in names if ending in FORMATS[name].endings]
    return (*own, *(name for name in names if ending in FORMATS[name].also))


def ending_of(path: str) -> str:
    """The ending of a file's name in small letters, with its dot; empty if it has none."""
    return PurePath(path).suffix.lower()


def render(view: View, setting: Setting) -> str | bytes:
    """A view in the format of the setting: words, or bytes where the format is binary.

    Raises UsageFault if the format can't hold the view, its library is missing, or the template does not fit.
    """
    chosen = FORMATS[setting.form]
    if isinstance(view, SeveralPlans) and chosen.holds_one_plan:
        raise UsageFault(f"a file of {setting.form} holds one plan; name it: --plan ID (`npa plans` lists them)")
    if setting.template is not None and not chosen.takes_template:
        takers = ", ".join(name for name, each in FORMATS.items() if each.takes_template)
        raise UsageFault(f"--template is for {takers}; this is {setting.form}")
    if setting.template is not None and not Path(setting.template).is_file():
        raise UsageFault(f"--template `{setting.template}`: no such file")
    try:
        written: str | bytes = import_module(f"npa_cli.work.formats.{chosen.writer}").render(view, setting)
        return written
    except ModuleNotFoundError as missing:
        raise UsageFault(
            f"{setting.form} needs {missing.name}, which is not installed: {how_to_get('office')}"
        ) from None
