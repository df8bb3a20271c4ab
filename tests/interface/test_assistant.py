"""`npa mcp`, asked over standard input and output by the protocol's own client."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from npa_cli.interface import assistant
from tests.conftest import REPOSITORY, Ran

RIVERSIDE = "examples/riverside"
DAY = "2019-07-01"


def test_each_tool_answers_and_cites_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    tools = assistant.Tools(RIVERSIDE)
    due = tools.due(within_days=0, as_at=DAY)
    assert [each["id"] for each in due["answer"]["items"]] == ["P1.1.4", "P3.2.1", "P1.1.3", "P2.2.1"]
    for item, places in due["cited"].items():
        for place in places:
            path, _, line = place.rpartition(":")
            assert item in Path(path).read_text(encoding="utf-8").splitlines()[int(line) - 1], place
    assert any("/returns/FY19-20-Q1/RHT.yaml:" in place for place in due["cited"]["P1.1.4"])
    assert "items" not in tools.status(as_at=DAY)["answer"]
    assert len(tools.status(rating="off_track", as_at=DAY)["answer"]["items"]) == 5
    assert tools.find(["night", "cover"])["answer"]["items"][0]["line"] > 0
    assert tools.findings()["answer"]["items"] is not None
    assert tools.sql("select count(*) as n from deliverable")["answer"]["items"] == [{"n": 23}]
    assert tools.slippage(as_at=DAY)["cited"]["P1.1.4"]
    assert tools.when("by 2021")["answer"]["due"] == "2021-12-31"
    assert "more than 92 days late" in tools.explain("off_track")["answer"]


def asked_over_stdio(*calls: tuple[str, dict[str, Any]], data: str = RIVERSIDE) -> tuple[list[Any], list[Any]]:
    """The tools that a server offers, and what it answers to some calls, by the client of the protocol's own SDK."""
    mcp = pytest.importorskip("mcp")

    async def talk() -> tuple[list[Any], list[Any]]:
        server = mcp.StdioServerParameters(
            command=sys.executable,
            args=["-m", "npa_cli", "mcp", "--data", data],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            cwd=REPOSITORY,
        )
        async with mcp.stdio_client(server) as (reads, writes), mcp.ClientSession(reads, writes) as session:
            await session.initialize()
            return (await session.list_tools()).tools, [await session.call_tool(*each) for each in calls]

    return asyncio.run(talk())


def test_over_standard_input_and_output() -> None:
    tools, (status, refused, sql) = asked_over_stdio(
        ("status", {"as_at": DAY}),
        ("show", {"what": "P99.1"}),
        ("sql", {"select": "delete from deliverable"}),
    )
    assert {each.name for each in tools} == {
        "status", "due", "slippage", "show", "find", "findings", "sql", "when", "explain",
    }  # fmt: skip
    assert all(each.annotations.read_only_hint for each in tools)
    assert status.structured_content["answer"]["headline"]["ratings"]["off_track"] == 5
    assert status.structured_content["cited"]["P1"][0].startswith(f"{RIVERSIDE}/priorities/")
    assert refused.is_error and "`P99.1`" in refused.content[0].text
    assert sql.is_error and "npa sql only reads" in sql.content[0].text


def test_a_missing_extra_is_told_as_this_installation_gets_it(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    told = run("mcp")
    assert told.code == 2
    assert "npa mcp needs mcp 2, which is not installed: " in told.err
    assert "[mcp]" in told.err
