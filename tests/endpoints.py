"""A small server for tests that speaks the chat completions protocol, well or badly, on this machine."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler], over: threading.Event | None = None) -> Iterator[str]:
    """Run a web server on this machine and yield its address; at the end `over` is set, by which answers stop."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        if over:
            over.set()
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(frozen=True)
class Reply:
    """What the server answers: the model's words, or a raw body where one is given; None of both hangs.

    Attributes:
        trickles: blanks come without end.
    """

    content: str | None = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    trickles: bool = False

    def written(self) -> bytes | None:
        """Return the body that goes over the wire."""
        if self.body is not None or self.content is None:
            return self.body
        message = {"role": "assistant", "content": self.content}
        return json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}).encode()


@dataclass
class Endpoint:
    """A running server: its address, and every request it got."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def endpoint(reply: Callable[[dict[str, Any]], Reply]) -> Iterator[Endpoint]:
    """Run a server that answers each request as `reply` says."""
    over = threading.Event()

    class Speaker(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            served.asked.append(request)
            served.headers.append({name.lower(): value for name, value in self.headers.items()})
            served.paths.append(self.path)
            said = reply(request)
            body = said.written()
            if body is None:
                over.wait()
                return
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            if said.trickles:
                self.end_headers()
                self.trickle()
                return
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def trickle(self) -> None:
            with suppress(OSError):
                while not over.wait(0.02):
                    self.wfile.write(b" ")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with serving(Speaker, over) as address:
        served = Endpoint(f"{address}/v1")
        yield served


def one_by_one(*replies: Reply) -> Callable[[dict[str, Any]], Reply]:
    """Answer with these in turn, and with the last of them from then on."""
    left = list(replies)
    return lambda _request: left.pop(0) if len(left) > 1 else left[0]
