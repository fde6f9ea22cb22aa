"""The server: one browser on this machine, let in by a token that works once."""

import hmac
import json
import secrets
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from dedupe_paragraphs.report.words import review
from dedupe_paragraphs.review.web.session import BadRequestError, Session

HOST = "127.0.0.1"
"""Nothing beyond this machine can reach it."""
_LARGEST = 4_000_000
"""Bytes of a question; the text of an edited passage is in it."""
_SECONDS = 60
"""After which a browser that holds a connection and asks nothing is let go."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class ReviewServer(ThreadingHTTPServer):
    """Serves one session; browsers hold connections open, so each has a thread."""

    daemon_threads = True

    def __init__(self, session: Session) -> None:
        super().__init__((HOST, 0), Handler)
        self.session = session
        self.lock = Lock()
        """One question at a time: all are about the same files."""
        self.token = secrets.token_urlsafe(32)
        """Lets the first browser in."""
        self.used = False
        """Whether it did; then it lets nobody in any more."""
        self.ticket = secrets.token_urlsafe(32)
        """What that browser shows from then on."""
        self.name = f"{HOST}:{self.server_port}"
        """The host and the port as a browser names them."""
        self.url = f"http://{self.name}/?token={self.token}"
        """The address that lets one browser in."""
        self.cookie = f"dedupe-{self.server_port}"
        """The name of the ticket; browsers do not tell the cookies of two ports apart."""


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: ReviewServer
    protocol_version = "HTTP/1.1"
    timeout = _SECONDS

    def do_GET(self) -> None:
        """Give out the page; with the token, the ticket."""
        parts = urlsplit(self.path)
        if not self._is_for_us():
            return
        if parts.path != "/":
            self._refuse(HTTPStatus.NOT_FOUND)
        elif parts.query:
            self._let_in(parse_qs(parts.query).get("token", [""])[0])
        elif not self._is_let_in():
            self._turn_away()
        else:
            with self.server.lock:
                page = "".join(self.server.session.page())
            self._send(HTTPStatus.OK, page.encode("utf-8", "replace"), "text/html; charset=utf-8")

    def do_POST(self) -> None:
        """Do what the page asks."""
        if not (self._is_for_us() and self._is_from_us()):
            return
        try:
            asked = self._asked()
            with self.server.lock:
                told = self.server.session.answer(self.path, asked)
        except BadRequestError:
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        self._send(HTTPStatus.OK, json.dumps(told).encode(), "application/json")
        if self.server.session.over:
            Thread(target=self.server.shutdown).start()  # it waits for this very request

    def log_message(self, *_: Any, **__: Any) -> None:
        """Say nothing: stderr is for what goes wrong."""

    def _is_for_us(self) -> bool:
        """Refuse names that a foreign site may have let point here."""
        return self.headers.get("Host") == self.server.name or self._refuse(HTTPStatus.FORBIDDEN)

    def _is_from_us(self) -> bool:
        """Refuse what the page of another site sends, or a browser without the ticket."""
        ours = self.headers.get("Origin") == f"http://{self.server.name}"
        plain = self.headers.get_content_type() == "application/json"
        return (ours and plain and self._is_let_in()) or self._refuse(HTTPStatus.FORBIDDEN)

    def _is_let_in(self) -> bool:
        try:
            shown = SimpleCookie(self.headers.get("Cookie", "")).get(self.server.cookie)
        except CookieError:
            shown = None
        return shown is not None and hmac.compare_digest(
            shown.value.encode(), self.server.ticket.encode()
        )

    def _turn_away(self) -> None:
        self.close_connection = True
        text = f"{review.used_address()}\n".encode()
        kind, closing = "text/plain; charset=utf-8", {"Connection": "close"}
        self._send(HTTPStatus.FORBIDDEN, text, kind, closing)

    def _let_in(self, token: str) -> None:
        with self.server.lock:
            fits = hmac.compare_digest(token.encode(), self.server.token.encode())
            is_first = fits and not self.server.used
            self.server.used |= fits
        if fits and not is_first and self._is_let_in():  # the same address in a second tab
            self._send(HTTPStatus.SEE_OTHER, b"", "text/plain", {"Location": "/"})
            return
        if not is_first:
            self._turn_away()
            return
        ticket = f"{self.server.cookie}={self.server.ticket}; Path=/; HttpOnly; SameSite=Strict"
        extra = {"Location": "/", "Set-Cookie": ticket}
        self._send(HTTPStatus.SEE_OTHER, b"", "text/plain", extra)

    def _asked(self) -> dict[str, object]:
        try:
            size = int(self.headers.get("Content-Length", ""))
            if not 0 <= size <= _LARGEST:
                raise BadRequestError("too long")
            asked = json.loads(self.rfile.read(size))
        except ValueError as error:
            raise BadRequestError("no JSON") from error
        if not isinstance(asked, dict):
            raise BadRequestError("no question")
        return asked

    def _refuse(self, status: HTTPStatus) -> bool:
        """Refuse a request, close its connection, and return false."""
        self.close_connection = True
        self._send(status, f"{status.phrase}\n".encode(), "text/plain", {"Connection": "close"})
        return False

    def _send(
        self, status: HTTPStatus, data: bytes, kind: str, extra: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        headers = {**_HEADERS, "Content-Type": kind, "Content-Length": str(len(data))}
        for name, value in {**headers, **(extra or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)
