"""The one list of formats: what writes a view in each, and how a file in it is called."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path, PurePath
from typing import Final, NamedTuple

from npa_cli.views.several_plans import SeveralPlans
from npa_cli.views.view import View
from npa_cli.work.faults import UsageFault
from npa_cli.work.formats.setting import Setting


class Format(NamedTuple):
    """One format. `writer` is a file of this folder, which several may share.

    Its function `render` takes a View and a Setting, gives words or bytes, and raises UsageFault for a view it can't
    hold.
    """

    writer: str
    endings: tuple[str, ...] = ()  # of files that are read as this format
    is_binary: bool = False  # no terminal can show it
    takes_template: bool = False
    holds_one_plan: bool = False  # the answers of several plans can't stand in one file of it


FORMATS: Final[Mapping[str, Format]] = {
    "markdown": Format("markdown", (".markdown", ".md")),
    "text": Format("text", (".text", ".txt")),
    "html": Format("page", (".html", ".htm"), takes_template=True, holds_one_plan=True),
    "odt": Format("office", (".odt",), is_binary=True, takes_template=True, holds_one_plan=True),
    "docx": Format("office", (".docx",), is_binary=True, takes_template=True, holds_one_plan=True),
    "ods": Format("office", (".ods",), is_binary=True, holds_one_plan=True),
    "xlsx": Format("office", (".xlsx",), is_binary=True, holds_one_plan=True),
    "csv": Format("csv_table", (".csv",)),
    "json": Format("json_payload", (".json",)),
    "svg": Format("picture", holds_one_plan=True),
    "mermaid": Format("picture", holds_one_plan=True),
    "ics": Format("diary"),
    "concise": Format("text"),
    "github": Format("forge"),
    "gitlab": Format("forge"),
    "junit": Format("forge"),
    "sarif": Format("forge"),
    "rdjson": Format("forge"),
}
"""Every format by name. Which of them a command offers is in its `--format`."""


def format_of(form: str | None, output: str | None) -> str:
    """The format that was asked for, else the one that a file's name ends in, else markdown."""
    ending = PurePath(output).suffix.lower() if output else ""
    return form or next((name for name, each in FORMATS.items() if ending in each.endings), "markdown")


def render(view: View, setting: Setting) -> str | bytes:
    """A view in the format of the setting: words, or bytes where the format is binary.

    Raises UsageFault where the format can't hold the view, its library is missing, or the template does not fit.
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
            f"{setting.form} needs {missing.name}, which is not installed: pip install 'npa-cli[office]'"
        ) from None
