"""The kinds of file a plan has: where they are, and what each holds. A new kind is a line here."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from npa_cli.store.plan_folder import MANIFEST
from npa_cli.store.plan_names import KIND_FOLDERS


class FileKind(NamedTuple):
    """`pattern` is relative to the plan's folder; one without `*` is a single file, which may be `required`.

    `holds` names the model, as `module:class` in npa_cli.model; with `many`, the file is a list of them. It is
    imported when such a file is first met: a kind costs nothing to a plan that has none of it. With `splits`, an entry
    may also stand in a file of its own, a list of it alone, in the folder of the single file's name.
    """

    pattern: str
    holds: str
    many: bool = False
    required: bool = False
    splits: bool = False

    @property
    def patterns(self) -> tuple[str, ...]:
        """Where files of this kind stand: `pattern`, and that of the files of single entries where there may be any."""
        return (self.pattern, f"{self.pattern.removesuffix('.yaml')}/*.yaml") if self.splits else (self.pattern,)

    @property
    def model(self) -> Any:
        """What one file of this kind holds, as a type."""
        module, _, name = self.holds.partition(":")
        each: Any = getattr(import_module(f"npa_cli.model.{module}"), name)
        return tuple[each, ...] if self.many else each

    @property
    def is_table(self) -> bool:
        """Whether it is CSV: rows of cells under headings, without comments, that nothing but a person mends."""
        return self.pattern.endswith(".csv")


FILE_KINDS: Final[Mapping[str, FileKind]] = {
    "workplan": FileKind("workplan.yaml", "workplan:Workplan", required=True),
    "partners": FileKind("partners.yaml", "partner:PartnersFile", required=True),
    "priority": FileKind("priorities/*.yaml", "priority:Priority"),
    "return": FileKind("returns/*/*.yaml", "partner_return:Return"),
    "changes": FileKind("changes.yaml", "change:Change", many=True, splits=True),
    "measures": FileKind("measures.yaml", "measure:Measure", many=True),
    "readings": FileKind("readings/*.csv", "measure:Reading", many=True),
    "sections": FileKind("sections.yaml", "section:Section", many=True),
    "links": FileKind("links.yaml", "link:Link", many=True),
    "guard": FileKind("guard.yaml", "guard:Guard"),
    "risks": FileKind("registers/risks.yaml", "register:Risk", many=True, splits=True),
    "issues": FileKind("registers/issues.yaml", "register:Issue", many=True, splits=True),
    "dependencies": FileKind("registers/dependencies.yaml", "register:Dependency", many=True, splits=True),
    "decisions": FileKind("registers/decisions.yaml", "register:Decision", many=True, splits=True),
    "actions": FileKind("registers/actions.yaml", "register:Action", many=True, splits=True),
}


def is_place_of_plan_files(place: Path) -> bool:
    """Whether a place, behind any links, is a plan's file or its folder, or in one of the folders for its files.

    What a plan's folder holds beside those is nobody's business: papers may be written there.
    """
    home = next((each for each in (place, *place.parents) if (each / MANIFEST).is_file()), None)
    if home is None:
        return False
    name = place.relative_to(home)
    return place == home or name.parts[0] in KIND_FOLDERS or kind_of(name.as_posix()) is not None


def kind_of(name: str) -> str | None:
    """The kind of file that has this name, relative to the plan's folder with `/`; None if it is none of them."""
    path = PurePosixPath(name)
    for kind, each in FILE_KINDS.items():
        if any(len(path.parts) == one.count("/") + 1 and path.match(one) for one in each.patterns):
            return kind
    return None
