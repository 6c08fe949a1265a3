"""A publisher of lists on this machine, for tests: what it answers is set by the test, what it was asked is kept."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from http.server import BaseHTTPRequestHandler

import pytest

from bongsu.sources.lists import ListFile, ListSettings
from tests.endpoints import serving


@dataclass(frozen=True)
class Served:
    """An answer: its status, headers and body.

    Attributes:
        etag: with one, a request that names it is answered with 304.
        length: what Content-Length says; None leaves it out.
        hangs: whether the body's second half never comes.
    """

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/xml"),)
    etag: str | None = None
    length: int | None = -1
    hangs: bool = False


@dataclass
class Site:
    """Answers by path, and the requests that came, each with its headers."""

    address: str = ""
    answers: dict[str, Served] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    half: threading.Event = field(default_factory=threading.Event)
    """Set once half of a hanging body has been sent."""


@contextmanager
def publishing() -> Iterator[Site]:
    """Run a publisher, whose small UN list is the only list that is known meanwhile."""
    site = Site()

    class Publisher(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            served = site.answers.get(self.path, Served(status=404))
            if served.etag and self.headers.get("If-None-Match") == served.etag:
                served = replace(served, status=304, body=b"", length=None)
            self._send(served)

        def _send(self, served: Served) -> None:
            self.send_response(served.status)
            for name, value in served.headers:
                self.send_header(name, value)
            if served.etag:
                self.send_header("ETag", served.etag)
            if served.length is not None:
                self.send_header("Content-Length", str(len(served.body) if served.length == -1 else served.length))
            self.end_headers()
            half = len(served.body) // 2 if served.hangs else len(served.body)
            self.wfile.write(served.body[:half])
            if served.hangs:
                self.wfile.flush()
                site.half.set()
                site.closing.wait(30)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with serving(Publisher, site.closing) as site.address, pytest.MonkeyPatch.context() as patched:
        patched.setattr("bongsu.sources.lists.settings", lambda: {"un": un_settings(site)})
        yield site


def un_settings(site: Site, expected: int = 4, name: str = "un") -> ListSettings:
    """Return settings for a small UN list at this site."""
    return ListSettings(
        name, "Consolidated List", "Security Council", "https://example.org",
        (ListFile("un.xml", f"{site.address}/un"),), "free", "XML", expected, date(2026, 1, 1), 0.5,
    )  # fmt: skip


def un_list(*people: str, day: str = "2026-02-27") -> bytes:
    """Return a UN list of a day that names these people, each as ``number|name|listed on|alias``."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><CONSOLIDATED_LIST dateGenerated="{day}T00:00:09.554Z"><INDIVIDUALS>'
        f"{''.join(map(_person, people))}</INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>"
    ).encode()


def _person(words: str) -> str:
    number, name, listed, alias = (*words.split("|"), "", "")[:4]
    return (
        f"<INDIVIDUAL><FIRST_NAME>{name}</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>"
        f"<REFERENCE_NUMBER>KPi.{number}</REFERENCE_NUMBER><LISTED_ON>{listed or '2016-03-02'}</LISTED_ON>"
        f"<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>{alias}</ALIAS_NAME></INDIVIDUAL_ALIAS></INDIVIDUAL>"
    )


def edited_un(text: str) -> str:
    """Return the real UN list of a later day, with a person removed, one added, and KPi.033 under another name."""
    for before, after in (
        ("<REFERENCE_NUMBER>CDi.001<", "<REFERENCE_NUMBER>KPi.999<"),
        ("<FIRST_NAME>ERIC<", "<FIRST_NAME>YUN<"),
        ("<SECOND_NAME>BADEGE<", "<SECOND_NAME>TAE GUK<"),
        ("<SECOND_NAME>WON HO<", "<SECOND_NAME>WON HAK<"),
        ('dateGenerated="2026-02-27', 'dateGenerated="2026-03-05'),
    ):
        assert before in text
        text = text.replace(before, after, 1)
    return text
