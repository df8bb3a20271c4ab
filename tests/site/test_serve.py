"""`npa serve`: the newest good page, and a server that only reads and answers to its own name alone."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.request import urlopen

import pytest

from npa_cli.serve.latest import Latest, Made
from npa_cli.serve.living_page import LivingPage
from npa_cli.serve.server import PageServer
from npa_cli.store.find_plan import PlanFolder
from tests.papers.test_audience import FILES, SECRETS

DAY = date(2018, 10, 1)
Asked = Callable[..., http.client.HTTPResponse]


@pytest.fixture
def served() -> Iterator[PageServer]:
    server = PageServer(0, {"/": Latest(lambda: "v1", lambda version: Made(f"<p>{version}", is_whole=True))})
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def ask(server: PageServer, method: str, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    connection.putrequest(method, path, skip_host=True)
    for name, value in {"Host": f"127.0.0.1:{server.port}", **headers}.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body


def test_it_gives_the_page_and_its_version(served) -> None:
    status, headers, body = ask(served, "GET", "/")
    assert (status, body) == (200, b"<p>v1")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert ask(served, "GET", "/?whatever", If_None_Match=headers["ETag"])[0] == 304
    assert json.loads(ask(served, "GET", "/?version")[2]) == {"version": "v1", "words": "", "findings": []}
    assert ask(served, "HEAD", "/")[::2] == (200, b"")
    for path in ("/../../etc/passwd", "/version", "/index.html", "*"):
        assert ask(served, "GET", path)[0] == 404, path


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_it_answers_nothing_that_could_write(served, method: str) -> None:
    status, headers, _ = ask(served, method, "/")
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8018", "127.0.0.1", "localhost:1", ""])
def test_a_page_of_another_name_is_told_nothing(served, host: str) -> None:
    status, _, body = ask(served, "GET", "/?version", Host=host)
    assert status == 421
    assert b"v1" not in body


def test_it_listens_on_this_machine_alone(served) -> None:
    assert served.server_address[0] == "127.0.0.1"
    assert ask(served, "GET", "/", Host=f"LocalHost:{served.port}")[0] == 200


def test_a_port_in_use_is_said_with_what_to_type(run, plan) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = run("serve", "--data", str(plan()), "--port", str(port))
    assert ran.code == 2
    assert f"port {port} is in use" in ran.err
    assert f"npa serve --port {port + 1}" in ran.err


@contextmanager
def serving(*words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """`npa serve` in a program of its own, and the address that it says."""
    heeds = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # also where a job ignores it
    npa = [sys.executable, "-c", f"{heeds}; from npa_cli.__main__ import main; main()"]
    npa += ["serve", "--as-at", "2018-10-01", "--port", "0", *words]
    served = subprocess.Popen(npa, stderr=subprocess.PIPE, text=True)
    assert served.stderr is not None
    try:
        yield re.findall(r"at (http://127\.0\.0\.1:\d+/)", served.stderr.readline())[0], served
    finally:
        served.kill()
        served.wait()
        served.stderr.close()


def got(address: str) -> str:
    with urlopen(address, timeout=5) as answer:
        return str(answer.read().decode())


def until(address: str, words: str) -> float:
    """Seconds until a browser that asks again and again has the words."""
    began = time.monotonic()
    while words not in got(address):
        assert time.monotonic() - began < 5, words
        time.sleep(0.05)
    return time.monotonic() - began


def test_whoever_serves_a_plan_edits_breaks_and_corrects_it_and_stops(plan) -> None:
    root = plan()
    file = root / "priorities" / "01-first.yaml"
    text = file.read_text()
    with serving("--data", str(root)) as (address, served):
        for number, save in enumerate((rename, truncate, swap)):
            save(file, text.replace("The deliverable", f"Saved {number}"))
            assert until(address, f"Saved {number}") < 2  # one of them for this test's own asking on a busy machine
        file.write_text(f"{text}  : [")
        until(f"{address}?version", "NPA002")
        assert "Saved 2" in got(address)
        file.write_text(text)
        until(address, "The deliverable")
        until(f"{address}?version", '"findings": []')
        served.send_signal(signal.SIGINT)
        assert (served.wait(timeout=10), served.stderr and served.stderr.read()) == (130, "")


@pytest.mark.slow
def test_all_plans_are_served_a_page_each_and_one_over_all() -> None:
    with serving("--data", "data", "--plan", "all", "--audience", "public") as (address, _):
        over_all = got(address)
        assert "4 plans, " in over_all
        links = re.findall(r'<a href="([^"]+\.html)">', over_all)
        assert set(links) == {"npa-2018.html", "npa-2013.html", "south-west-2020.html", "west-midlands-2010.html"}
        for each in ("", *set(links)):
            own = got(f"{address}{each}")
            assert f'data-version="{json.loads(got(f"{address}{each}?version"))["version"]}"' in own
            assert ('<li><a href="/">All plans</a></li>' in own) == bool(each)
        assert "1  Self-harm and self-inflicted deaths" in got(f"{address}npa-2018.html")


def test_what_others_may_not_see_is_not_served(plan) -> None:
    with serving("--data", str(plan(FILES)), "--audience", "public") as (address, _):
        served = got(address) + got(f"{address}?version")
    assert "Open thing" in served
    assert not [word for word in (*SECRETS["internal"], *SECRETS["board"]) if word in served]


def latest_of(root: Path) -> Latest:
    living = LivingPage([PlanFolder(root)], "internal", None, None)
    return Latest(lambda: living.version(DAY), lambda version: living.make(version, DAY))


def rename(file: Path, text: str) -> None:
    aside = file.with_suffix(".new")
    aside.write_text(text)
    aside.replace(file)


def truncate(file: Path, text: str) -> None:
    file.write_text("")
    file.write_text(text)


def swap(file: Path, text: str) -> None:
    old = file.with_name(f"{file.name}~")
    file.rename(old)
    file.write_text(text)
    old.unlink()


@pytest.mark.parametrize("save", [rename, truncate, swap])
def test_it_follows_an_edit_however_the_editor_saves(plan, save) -> None:
    root = plan()
    file, latest = root / "priorities" / "01-first.yaml", latest_of(root)
    before, stat = latest.newest(), file.stat()
    save(file, file.read_text().replace("The deliverable", "The delivered.."))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # as long and as old as before: its bytes tell
    began = time.monotonic()
    while (now := latest.newest()).version == before.version and time.monotonic() - began < 1:
        time.sleep(0.05)
    assert b"The delivered.." in now.page
    assert now.findings == ()


def test_a_broken_file_is_told_and_the_page_stays_as_it_was(plan) -> None:
    root = plan()
    file, latest = root / "priorities" / "01-first.yaml", latest_of(root)
    before, text = latest.newest(), file.read_text()
    file.write_text(f"{text}  : [")
    time.sleep(0.25)
    broken = latest.newest()
    assert (broken.version, broken.page) == (before.version, before.page)
    assert "the page stays as it was" in broken.words
    assert "01-first.yaml:" in broken.findings[0] and "NPA002" in broken.findings[0]
    file.write_text(text)
    time.sleep(0.25)
    mended = latest.newest()
    assert (mended.version, mended.words, mended.findings) == (before.version, "", ())


def test_what_others_may_not_see_is_not_told_of_a_broken_file_either(plan) -> None:
    root = plan()
    (root / "priorities" / "01-first.yaml").write_text("id: P1\ntitle: Secret title\nsecret_key: 1\n")
    living = LivingPage([PlanFolder(root)], "public", None, None)
    made = living.make("v", DAY)
    assert made.words and not made.findings
