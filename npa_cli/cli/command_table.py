"""The one list of commands: what `npa --help` shows, and where each is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# Each command: its module in commands/, and a line about it. A name of two words belongs to the group that is its
# first word. A new command is a file and a line here, and its name under a heading of HEADINGS.
COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "status": ("status", "Show how the plan stands."),
    "show": ("show", "Show one thing in full."),
    "list": ("list_", "List the things of one kind."),
    "due": ("due", "List what is overdue or due soon."),
    "find": ("find", "Find words."),
    "log": ("log", "Tell one deliverable's story."),
    "diff": ("diff", "Tell what is different between two versions of the plan."),
    "since": ("since", "Tell what changed since a board last met."),
    "slippage": ("slippage", "Show what has slipped."),
    "plans": ("plans", "List the plans there are."),
    "measures": ("measures", "Show how success is measured."),
    "trace": ("trace", "Trace an item to what it serves and what serves it."),
    "coverage": ("coverage", "List what nothing serves and what serves nothing."),
    "boards": ("boards", "Show who governs the plan."),
    "risks": ("risks", "List the open risks."),
    "issues": ("issues", "List the open issues."),
    "decisions": ("decisions", "List the decisions taken."),
    "actions": ("actions", "List the open actions."),
    "dependencies": ("dependencies", "List what waits for what."),
    "escalations": ("escalations", "List what has been taken up."),
    "timeline": ("timeline", "Draw when everything is due."),
    "when": ("when", "Read words for dates."),
    "report": ("report", "Write one of the board's papers."),
    "init": ("init", "Start a new plan."),
    "add priority": ("add_priority", "Add a priority, under the next free id."),
    "add activity": ("add_activity", "Add an activity, under the next free id."),
    "add deliverable": ("add_deliverable", "Add a deliverable, under the next free id."),
    "update": ("update", "Report on one deliverable."),
    "return pack": ("return_pack", "Write a form for each partner to fill in."),
    "return take": ("return_take", "Take answers back from workbooks."),
    "return chase": ("return_chase", "Write a second letter to partners whose return lacks something."),
    "return new": ("return_new", "Write a return for a partner to fill in."),
    "return check": ("return_check", "Say what a return still lacks or contradicts."),
    "return status": ("return_status", "Show who has reported on what."),
    "change propose": ("change_propose", "Propose a change to the signed plan."),
    "change approve": ("change_approve", "Approve a proposed change."),
    "change reject": ("change_reject", "Reject a proposed change."),
    "change withdraw": ("change_withdraw", "Withdraw a proposed change."),
    "change list": ("change_list", "List the changes to the signed plan."),
    "board close": ("board_close", "Close a board's meeting."),
    "sql": ("sql", "Ask the plan in SQL."),
    "export sqlite": ("export_sqlite", "Write the plan as a SQLite file."),
    "export parquet": ("export_parquet", "Write plans as Parquet files."),
    "export ics": ("export_ics", "Write due days for a diary."),
    "estate status": ("estate_status", "Show how many plans stand."),
    "estate validate": ("estate_validate", "Check the files of many plans."),
    "validate": ("validate", "Check every file of the plan."),
    "guard": ("guard", "Say whether a partner may make a change."),
    "fmt": ("fmt", "Lay out files in one form."),
    "explain": ("explain", "Explain a rule of validate, or a word."),
    "schema": ("schema", "Print the JSON Schema of a kind of file."),
    "git install": ("git_install", "Have git merge and compare the plan's files by entry."),
    "git merge": ("git_merge", "Merge one file of a plan, for git."),
    "git text": ("git_text", "Write one file of a plan, a field a line, for git."),
    "cache clear": ("cache_clear", "Drop all that is kept to save time."),
    "doctor": ("doctor", "Say what npa runs on here."),
}
HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "Each day": ("status", "due", "show", "find", "list", "log", "since", "diff", "timeline", "slippage"),
    "Each quarter": ("return", "update", "report", "board", "change"),
    "The board's registers": ("risks", "issues", "decisions", "actions", "dependencies", "escalations"),
    "The plan": ("init", "add", "validate", "fmt", "when", "measures", "boards", "trace", "coverage", "plans"),
    "For engineers": (),  # and whatever stands under no other heading
}
"""What `npa --help` lists under each heading, in this order."""

MEANT: Final[Mapping[str, str]] = {
    **dict.fromkeys(("check", "lint", "verify", "test"), "validate"),
    **dict.fromkeys(("tasks", "todo", "items", "ls", "deliverables"), "list"),
    **dict.fromkeys(("history", "story", "blame"), "log"),
    **dict.fromkeys(("compare", "differences"), "diff"),
    **dict.fromkeys(("overdue", "late", "next", "upcoming", "deadlines"), "due"),
    **dict.fromkeys(("dashboard", "summary", "overview", "progress", "rag"), "status"),
    **dict.fromkeys(("view", "get", "info", "details"), "show"),
    **dict.fromkeys(("gantt", "chart", "roadmap", "calendar"), "timeline"),
    **dict.fromkeys(("paper", "papers", "board-paper", "publish"), "report"),
    **dict.fromkeys(("new", "create", "start"), "init"),
    **dict.fromkeys(("format", "tidy"), "fmt"),
    **dict.fromkeys(("set", "edit", "complete", "done"), "update"),
    **dict.fromkeys(("submit", "returns", "pack", "chase"), "return"),
    **dict.fromkeys(("amend", "propose", "approve", "changes"), "change"),
    **dict.fromkeys(("query", "select", "db"), "sql"),
    **dict.fromkeys(("ics", "sqlite", "parquet", "csv"), "export"),
    **dict.fromkeys(("rule", "rules", "why", "glossary", "key"), "explain"),
    **dict.fromkeys(("kpi", "kpis", "indicators", "metrics"), "measures"),
    **dict.fromkeys(("delays", "slipped", "moved"), "slippage"),
    **dict.fromkeys(("date", "parse"), "when"),
    **dict.fromkeys(("governance", "meetings"), "boards"),
    **dict.fromkeys(("links", "thread"), "trace"),
    **dict.fromkeys(("gaps", "orphans"), "coverage"),
}
"""What people type who mean a command by another word, and the command."""

GROUPS: Final[Mapping[str, str]] = {
    "git": "What git does with a plan: install, merge, text.",
    "board": "A board's meeting: close.",
    "add": "New parts of the plan: priority, activity, deliverable.",
    "return": "Quarterly returns: pack, take, chase, new, check, status.",
    "export": "Exports to other programs: ics, parquet, sqlite.",
    "cache": "Answers kept to save time: clear.",
    "estate": "Many plans at once: status, validate.",
    "change": "Change control: propose, approve and so on.",
}
