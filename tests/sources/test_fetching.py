"""The page that the user names, fetched from a small server of the test's own."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from bongsu.model.errors import EvidenceError
from bongsu.pipeline import read
from bongsu.sources import fetching
from bongsu.sources.fetching import Limits, fetch, receive_address

WORDS = "North Korea sent troops to Russia, the ministry said on Friday."
PAGE = f"<html><head><title>Troops</title></head><body><article><p>{WORDS}</p></article></body></html>"
HANGUL = "국방부는 금요일에 미사일 발사를 확인했다."
SMALL = Limits(seconds=20, bytes=1_000, redirects=3)
SHORT = Limits(seconds=0.5, bytes=1_000, redirects=3)

Answer = tuple[int, dict[str, str], bytes]
ANSWERS: dict[str, Answer] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/plain": (200, {"Content-Type": "text/plain"}, WORDS.encode()),
    "/a.md": (200, {"Content-Type": "text/plain"}, f"---\ntitle: Told\n---\n{WORDS}".encode()),
    "/article": (200, {"Content-Type": "application/json"}, f'{{"text": "{WORDS}", "title": "Told"}}'.encode()),
    "/bare.txt": (200, {}, WORDS.encode()),
    "/korean": (200, {"Content-Type": "text/plain; charset=euc-kr"}, HANGUL.encode("euc-kr")),
    "/nonsense": (200, {"Content-Type": "text/plain; charset=klingon"}, "Seoul caf\xe9.".encode("latin-1")),
    "/zipped": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, b"no gzip at all"),
    "/moved": (302, {"Location": "/page#top"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/away": (302, {"Location": "file:///etc/passwd"}, b""),
    "/inside": (302, {"Location": "http://10.0.0.1/"}, b""),
    "/lost": (302, {}, b""),
    "/gone": (404, {"Content-Type": "text/html"}, b"Not here."),
    "/broken": (500, {"Content-Type": "text/html"}, b""),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/unsaid": (200, {}, b"?"),
    "/binary": (200, {"Content-Type": "text/plain"}, b"\0" * 100),
    "/empty": (200, {"Content-Type": "text/plain"}, b""),
    "/large": (200, {"Content-Type": "text/plain"}, b"x" * 5_000),
    "/endless": (200, {"Content-Type": "text/plain"}, b"x" * 5_000),
    "/cut": (200, {"Content-Type": "text/plain", "Content-Length": "900"}, b"short"),
}


class Server(BaseHTTPRequestHandler):
    """Answers from the table; ``/hang`` never does, ``/drip`` does one byte at a time."""

    asked: list[tuple[str, dict[str, str]]]
    closing: threading.Event

    def do_GET(self) -> None:
        """Answer."""
        self.asked.append((self.path, dict(self.headers)))
        if self.path == "/hang":
            self.closing.wait(20)
        elif self.path == "/drip":
            self._drip()
        else:
            self._answer(*ANSWERS[self.path])

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers and self.path != "/endless":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        for byte in b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nX-Long: " + b"x" * 1_000:
            if self.closing.wait(0.05):
                return
            try:
                self.wfile.write(bytes([byte]))
            except OSError:  # the reader has gone, as it should
                return

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """Run the server, and return its address without a path."""
    Server.asked, Server.closing = [], threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    Server.closing.set()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/page", "text/html"),
        ("/plain", "text/plain"),
        ("/a.md", "text/markdown"),
        ("/article", "application/json"),
        ("/bare.txt", "text/plain"),
    ],
)
def test_a_page_is_read_as_a_file_is(site: str, path: str, media_type: str) -> None:
    """Each kind of text gives the same claim, and evidence that knows its address."""
    document, claims, _ = read(site + path)
    evidence = document.evidence
    assert (evidence.media_type, evidence.url, evidence.path) == (media_type, site + path, site + path)
    assert evidence.retrieved is not None
    assert [claim.quote for claim in claims] == [WORDS]


def test_what_is_asked_is_one_page_in_our_name(site: str) -> None:
    """One request, with our name and version, no cookie and no fragment."""
    receive_address(site + "/page#part")
    ((path, headers),) = Server.asked
    assert path == "/page"
    assert headers["User-Agent"].startswith("bongsu/")
    assert "Cookie" not in headers


def test_the_address_is_where_the_page_was_found(site: str) -> None:
    """After a redirect, the last address is kept."""
    assert receive_address(site + "/moved").evidence.url == site + "/page"


def test_the_server_says_what_the_text_is_written_in(site: str) -> None:
    """Korean in its old encoding is read as the server says."""
    document = receive_address(site + "/korean").document
    assert document is not None
    assert document.text == HANGUL


def test_an_unknown_encoding_is_guessed_and_told(site: str) -> None:
    """As with a file: what was guessed is a problem."""
    received = receive_address(site + "/nonsense")
    assert any("was read as" in problem.what for problem in received.problems)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/hang", "no whole answer within 0.5 seconds"),
        ("/drip", "no whole answer within 0.5 seconds"),
        ("/large", "more than 0.001 MB"),
        ("/endless", "more than 0.001 MB"),
        ("/loop", "another address more than 3 times"),
        ("/away", "only http:// and https://"),
        ("/inside", "private network"),
        ("/lost", "302"),
        ("/gone", "404 Not Found"),
        ("/broken", "500 Internal Server Error"),
        ("/picture", "is image/png"),
        ("/unsaid", "of no stated kind"),
        ("/cut", "cannot be fetched"),
        ("/zipped", "cannot be fetched"),
    ],
)
def test_each_failure_is_one_sentence(site: str, path: str, reason: str) -> None:
    """It starts with the address, says what happened, and what to do."""
    with pytest.raises(EvidenceError) as caught:
        fetch(site + path, SHORT if path in {"/hang", "/drip"} else SMALL)
    sentence = str(caught.value)
    assert sentence.startswith(f"{site}{path}: ")
    assert reason in sentence
    assert sentence.endswith("save the page and read the file.")
    assert "\n" not in sentence


@pytest.mark.parametrize("path", ["/binary", "/empty"])
def test_what_holds_no_text_is_refused_as_a_file_is(site: str, path: str) -> None:
    """The bytes are judged by the same reader."""
    (problem,) = receive_address(site + path).problems
    assert (problem.fatal, problem.where) == (True, site + path)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/a.txt", "only http:// and https://"),
        ("http:///a", "only http:// and https://"),
        ("http://[::1", "is no address"),
        ("http://user:secret@127.0.0.1/", "user name or password"),
        ("http://192.168.0.1/", "private network"),
        ("http://169.254.169.254/latest/meta-data", "private network"),
        ("http://[fd00::1]/", "private network"),
        ("http://[::ffff:10.0.0.1]/", "private network"),
        ("http://0.0.0.0/", "private network"),
        (f"http://{'a' * 300}.example/", "cannot be fetched"),
    ],
)
def test_what_is_no_public_page_is_not_asked_for(address: str, reason: str) -> None:
    """Other schemes, private networks and passwords are refused before anything is sent."""
    with pytest.raises(EvidenceError, match=reason):
        fetch(address, Limits(seconds=20))


def test_a_closed_port_is_one_sentence() -> None:
    """Nobody answers there."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{held.getsockname()[1]}/"
        with pytest.raises(EvidenceError, match=r"cannot be fetched \(connection refused\)"):
            fetch(address, SMALL)


def test_a_public_page_may_not_lead_to_this_machine(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only who names this machine reaches it."""
    port = site.rpartition(":")[2]
    monkeypatch.setitem(ANSWERS, "/back", (302, {"Location": f"http://127.0.0.1:{port}/page"}, b""))
    truth = fetching._addresses
    # the server stands for one out in the world
    monkeypatch.setattr(
        fetching, "_addresses", lambda host: [ip_address("8.8.8.8")] if host == "localhost" else truth(host)
    )
    monkeypatch.setenv("NO_PROXY", "localhost")
    with pytest.raises(EvidenceError, match="this machine itself"):
        fetch(f"http://localhost:{port}/back", SMALL)
