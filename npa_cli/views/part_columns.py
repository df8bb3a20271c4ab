"""The table of columns of the smaller parts of a plan: members, meetings, steps up, paragraphs, links and changes."""

from typing import Final

from npa_cli.model.change import Change
from npa_cli.model.link import Link
from npa_cli.model.register import Escalation
from npa_cli.model.section import Section, SectionParagraph
from npa_cli.model.workplan import Beyond
from npa_cli.progress.meetings import Meeting
from npa_cli.views.field import Field, Fields, fields_of

MEMBER: Final[Fields[tuple[str, str]]] = (
    Field("of", "words", "the group's code", lambda each: each[0]),
    Field("partner", "words", "the member's code", lambda each: each[1]),
)
MEETING: Final[Fields[tuple[str, Meeting]]] = (
    Field("board", "words", "its code", lambda each: each[0]),
    Field("first", "day", "the day, or the first it may be on", lambda each: each[1].start),
    Field("last", "day", "the day, or the last", lambda each: each[1].end),
)
BEYOND: Final[Fields[tuple[str, Beyond]]] = (
    Field("relation", "words", "serves or replaces", lambda each: each[0]),
    *fields_of(Beyond, lambda each: each[1]),
)
STEP: Final[Fields[tuple[str, Escalation]]] = (
    Field("entry", "words", "id of the risk or issue", lambda each: each[0]),
    *fields_of(Escalation, lambda each: each[1]),
)
PARAGRAPH: Final[Fields[tuple[Section, SectionParagraph]]] = (
    Field("section", "words", "the section's short name", lambda each: each[0].id),
    Field("document", "words", "which document has it", lambda each: each[0].source and each[0].source.document),
    *fields_of(SectionParagraph, lambda each: each[1]),
)
LINK: Final[Fields[Link]] = (
    *fields_of(Link),
    Field("stated", "truth", "whether the documents state it; else it is our reading", lambda each: each.is_stated),
)
CHANGE: Final[Fields[Change]] = fields_of(Change)
