"""What a command answers, as data. A view knows no format: renderers take from it what theirs needs."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, runtime_checkable

from npa_cli.document.blocks import Block, Document


class Rows(NamedTuple):
    """A table for programs: the names of its columns in order, and each row's values by column."""

    columns: Sequence[str]
    items: Sequence[Mapping[str, Any]]


@runtime_checkable
class View(Protocol):
    """An answer that programs can read."""

    @property
    def kind(self) -> str:
        """What JSON calls it, such as `status`."""

    def payload(self) -> Mapping[str, Any]:
        """Its public fields in JSON; fields are only ever added."""


@runtime_checkable
class DocumentView(View, Protocol):
    """An answer that people can read too."""

    def document(self) -> Document:
        """What it says, in reading order, in the plan's own words for its levels and columns."""


@runtime_checkable
class TableView(DocumentView, Protocol):
    """An answer that is also one table, as CSV needs."""

    def rows(self) -> Rows:
        """Its table."""


@runtime_checkable
class SetView(DocumentView, Protocol):
    """An answer that several plans give in one table, with a column for the plan and one total."""

    @classmethod
    def of_plans(cls, answers: Sequence[tuple[str, Any]]) -> Document:
        """What the plans say together: each plan's id, with its answer of this class."""


def fields_named(names: str, thing: Any) -> dict[str, Any]:
    """What a thing has under each of these names, with blanks between them, as public fields of the same names."""
    return {name: getattr(thing, name) for name in names.split()}


class InBlocks(ABC):
    """What a view whose document is written block by block has in common with the others."""

    __slots__ = ()

    @abstractmethod
    def blocks(self) -> Iterator[Block]:
        """What it says, in reading order."""

    def document(self) -> Document:
        """The blocks as one document."""
        return Document(tuple(self.blocks()))
