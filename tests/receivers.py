"""Receivers of alerts on this machine: a web server and a mail server that take, refuse, or say nothing."""

import email
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler

from tests.endpoints import serving

Answer = Callable[[int], int | None]
"""Given how many requests came before, the status to answer; None says nothing until the test is over."""


@dataclass
class Hook:
    """A running web server: its address, and every request it got."""

    url: str
    bodies: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        """The idempotency key of each request."""
        return [headers["idempotency-key"] for headers in self.headers]


@contextmanager
def hook(answer: Answer = lambda _: 204, location: str | None = None) -> Iterator[Hook]:
    """Run a web server that answers each POST as told."""
    over = threading.Event()

    class Speaker(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            served.paths.append(self.path)
            served.headers.append({name.lower(): value for name, value in self.headers.items()})
            served.bodies.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            status = answer(len(served.bodies) - 1)
            if status is None:
                over.wait()
                return
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with serving(Speaker, over) as address:
        served = Hook(f"{address}/alerts")
        yield served


@dataclass
class Post:
    """A running mail server: its port, every letter it took, and what it was told.

    Attributes:
        says: replies that differ from the usual, by the command's first word: ``{"RCPT": "550 nobody"}``.
    """

    port: int = 0
    says: dict[str, str] = field(default_factory=dict)
    letters: list[EmailMessage] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)


class _Session(socketserver.StreamRequestHandler):
    server: "_MailServer"

    def handle(self) -> None:
        """Speak enough SMTP (RFC 5321) to take a letter."""
        post, recipients = self.server.post, list[str]()
        self._say("220 ready")
        while line := self.rfile.readline():
            words = line.decode("utf-8", "replace").strip()
            post.commands.append(words)
            verb = words.partition(" ")[0].upper()
            reply = post.says.get(words.upper()) or post.says.get(verb) or _USUAL.get(verb, "502 not known")
            if verb == "RCPT" and reply.startswith("250"):
                recipients.append(words.partition(":")[2].strip("<> "))
            self._say(reply)
            if verb == "DATA" and reply.startswith("354"):
                self._take(post, recipients)
            if verb == "QUIT":
                return

    def _take(self, post: Post, recipients: list[str]) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.removeprefix(b"."))
        post.letters.append(email.message_from_bytes(b"".join(lines), policy=default))
        post.recipients.append(list(recipients))
        self._say(post.says.get("END", "250 taken"))

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


_USUAL = {
    "EHLO": "250 here",
    "HELO": "250 here",
    "MAIL": "250 ok",
    "RCPT": "250 ok",
    "DATA": "354 go on",
    "RSET": "250 ok",
    "QUIT": "221 bye",
}


class _MailServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    post: Post


@contextmanager
def post_office(**says: str) -> Iterator[Post]:
    """Run a mail server that replies as told."""
    server = _MailServer(("127.0.0.1", 0), _Session)
    server.post = Post(server.server_address[1], dict(says))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.post
    finally:
        server.shutdown()
        server.server_close()
