"""A server for browsers on this machine alone: a route for each page, which is only read.

It listens on 127.0.0.1 and answers only to that name and `localhost`, so that a page of somebody else's, whose name was
made to lead here, is told nothing. https://owasp.org/www-community/attacks/DNS_Rebinding says how that is tried.
"""

import json
import os
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from typing import Final, cast

from npa_cli.serve.latest import Latest

HOST: Final = "127.0.0.1"
_HEADERS: Final = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class PageServer(ThreadingTCPServer):
    """Serves the newest pages on a port of this machine; 0 takes one that is free. Raises OSError if it is taken.

    `pages` are known by their paths; each path with `?version` tells of its page's version.
    """

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two programs have one port

    def __init__(self, port: int, pages: Mapping[str, Latest]) -> None:
        self.pages = pages
        super().__init__((HOST, port), _Answer)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.server_address[1])

    @property
    def names(self) -> frozenset[str]:
        """What a browser on this machine calls it."""
        return frozenset(f"{name}:{self.port}" for name in (HOST, "localhost"))

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away in the middle of an answer."""


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "npa"
    sys_version = ""
    timeout = 30  # seconds for a browser to say something

    def do_GET(self) -> None:
        """Answer with a page, or with its version and what is to be told of the files."""
        server = cast("PageServer", self.server)
        path, _, query = self.path.partition("?")
        latest = server.pages.get(path)
        if self.headers.get("Host", "").lower() not in server.names:
            self._give(HTTPStatus.MISDIRECTED_REQUEST, b"This address is not for that name.\n")
        elif latest is None:
            self._give(HTTPStatus.NOT_FOUND, b"There is no such page here: begin at /\n")
        elif query == "version":
            now = latest.newest()
            told = {"version": now.version, "words": now.words, "findings": now.findings}
            self._give(HTTPStatus.OK, json.dumps(told).encode(), "application/json")
        else:
            now = latest.newest()
            tag = f'"{now.version}"'
            if self.headers.get("If-None-Match") == tag:
                self._give(HTTPStatus.NOT_MODIFIED, b"", tag=tag)
            else:
                self._give(HTTPStatus.OK, now.page, "text/html", tag=tag)

    do_HEAD = do_GET  # noqa: N815  # as the library calls it

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what the library can't make anything of, such as a method that is not of this class."""
        del message, explain
        self.close_connection = True  # what else was sent is not read
        no_method = code == HTTPStatus.NOT_IMPLEMENTED
        status = HTTPStatus.METHOD_NOT_ALLOWED if no_method else HTTPStatus(code)
        self._give(status, b"This page can only be read.\n" if no_method else b"")

    def _give(self, status: HTTPStatus, body: bytes, kind: str = "text/plain", *, tag: str = "") -> None:
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        if tag:
            self.send_header("ETag", tag)
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
            self.send_header("Connection", "close")
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        if status != HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as the library calls it
        """Keep no record of who looked at what."""
