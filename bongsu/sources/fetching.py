"""What is fetched from the network, one address at a time: bounded in time, size, kind and place.

Only the page itself is asked for: no scripts, pictures or cookies, and no page of a private network.
"""

import queue
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TypeVar

import httpx

from bongsu.model.errors import EvidenceError
from bongsu.sources.articles import LARGEST
from bongsu.sources.custody import MEGABYTE, printable, take
from bongsu.sources.formats import READERS
from bongsu.sources.intake import receive_exhibit
from bongsu.sources.received import Received

SUFFIXES = {kind: suffix for suffix, (kind, _) in reversed(READERS.items())} | {"application/xhtml+xml": ".html"}
"""The ending that a file of each media type has."""

Taken = TypeVar("Taken")
_ERROR_NUMBER = re.compile(r"^\[Errno -?\d+\] ")


@dataclass(frozen=True, slots=True)
class Limits:
    """A page is given up after so many seconds in all or of silence, more bytes or more redirects than these."""

    seconds: float = 30
    bytes: int = LARGEST
    redirects: int = 5
    silence: float = 30

    @property
    def patience(self) -> float:
        """For how many seconds a server may say nothing."""
        return min(self.seconds, self.silence)


@dataclass(frozen=True, slots=True)
class Page:
    """These bytes came from this address, after all redirects; the ending says how they are read."""

    address: str
    suffix: str
    content: bytes
    charset: str | None


@dataclass(frozen=True, slots=True)
class Request:
    """An address is asked with these headers.

    Attributes:
        headers: beside our name and version.
        encrypted: whether only https may be asked, and led on to; this machine's own pages may be asked without.
        advice: what else the user can do when it fails, the end of the sentence: ``or save the page``.
    """

    headers: Mapping[str, str]
    encrypted: bool = False
    advice: str = "or try again later"


def receive_address(address: str, limits: Limits | None = None) -> Received:
    """Return what the page at an address holds, read as a file of its kind is.

    Raises:
        EvidenceError: the page cannot be fetched; the sentence starts with the address.
    """
    page = fetch(address, limits or Limits())
    with TemporaryDirectory(prefix="bongsu-") as folder:
        path = Path(folder) / f"page{page.suffix}"
        path.write_bytes(page.content)
        exhibit = replace(take(path, path.parent), where=page.address, address=page.address, charset=page.charset)
        return receive_exhibit(exhibit, page.suffix)


def fetch(address: str, limits: Limits) -> Page:
    """Return the page at an address.

    Raises:
        EvidenceError: no address of the web, of a private network, not to be reached in time, too large, no text.
    """
    asked = Request({"Accept": f"{', '.join(SUFFIXES)}, */*;q=0.1"}, advice="or save the page and read the file")
    return ask(address, limits, asked, lambda response, deadline: _page(response, limits, deadline))


def ask(address: str, limits: Limits, request: Request, receive: Callable[[httpx.Response, float], Taken]) -> Taken:
    """Return what is taken from the answer at an address.

    Args:
        address: what is asked for.
        limits: within these.
        request: how it is asked for.
        receive: makes of an answer, whose body it streams, what is wanted, until this point of the monotonic clock.

    Raises:
        EvidenceError: no address of the web, of a private network, not to be reached in time, or not to be taken; the
            sentence starts with the address.
    """
    answer: queue.SimpleQueue[Taken | EvidenceError] = queue.SimpleQueue()
    # a server can draw out its answer in many ways; whatever it does, nobody waits for longer than the limit
    threading.Thread(target=lambda: answer.put(_attempt(address, limits, request, receive)), daemon=True).start()
    try:
        found = answer.get(timeout=limits.seconds)
    except queue.Empty:
        found = _too_slow(limits.seconds)
    if isinstance(found, EvidenceError):
        raise EvidenceError(f"{printable(address)}: {printable(str(found))}, {request.advice}.")
    return found


def _too_slow(seconds: float) -> EvidenceError:
    return EvidenceError(f"gave no whole answer within {seconds:g} seconds; try again later")


def _attempt(
    address: str, limits: Limits, request: Request, receive: Callable[[httpx.Response, float], Taken]
) -> Taken | EvidenceError:
    try:
        return _follow(address, limits, request, receive)
    except httpx.InvalidURL as error:
        return EvidenceError(f"is no address ({error}); check it")
    except httpx.TimeoutException:
        return _too_slow(limits.patience)
    except (httpx.HTTPError, OSError) as error:
        reason = _ERROR_NUMBER.sub("", str(error)) or type(error).__name__
        return EvidenceError(f"cannot be fetched ({reason[:1].lower()}{reason[1:]}); check the address")
    except EvidenceError as error:
        return error
    except Exception as error:  # whatever a server did, it must not end in the thread, where nobody sees it
        return EvidenceError(f"cannot be fetched ({type(error).__name__}); check the address")


def _follow(address: str, limits: Limits, request: Request, receive: Callable[[httpx.Response, float], Taken]) -> Taken:
    """Ask, and ask anew where the answer points elsewhere; each address is checked before it is asked."""
    url = httpx.URL(address).copy_with(fragment=None)
    at_home = _is_allowed(url)
    if request.encrypted and url.scheme != "https" and not at_home:
        raise EvidenceError("is not encrypted; only https:// is asked for this; check the address")
    deadline = time.monotonic() + limits.seconds
    with httpx.Client(
        headers={"User-Agent": f"bongsu/{version('bongsu')}", **request.headers},
        timeout=limits.patience,
        trust_env=not at_home,  # a proxy knows nothing of this machine's own pages
    ) as client:
        for _ in range(limits.redirects + 1):
            with client.stream("GET", url) as response:
                if response.next_request is None:
                    return receive(response, deadline)
                url = response.next_request.url.copy_with(fragment=None)
            client.cookies.clear()
            _check_next(url, request, at_home=at_home)
    raise EvidenceError(f"leads on to another address more than {limits.redirects} times; check the address")


def _check_next(url: httpx.URL, request: Request, *, at_home: bool) -> None:
    if _is_allowed(url) and not at_home:
        raise EvidenceError(f"leads on to {url.host}, this machine itself, which is refused; check the address")
    if request.encrypted and url.scheme != "https":
        raise EvidenceError(f"leads on to {url.host} without encryption, which is refused; check the address")


def _page(response: httpx.Response, limits: Limits, deadline: float) -> Page:
    check_status(response)
    suffix = _suffix(response)
    content = b"".join(chunks(response, limits, deadline, "which no article has"))
    return Page(str(response.url), suffix, content, response.charset_encoding)


def check_status(response: httpx.Response) -> None:
    """Refuse any answer but 200.

    Raises:
        EvidenceError: says what was answered.
    """
    if response.status_code != httpx.codes.OK:
        reason = f"{response.status_code} {response.reason_phrase}".strip()
        raise EvidenceError(f"was answered with {reason}; check the address")


def chunks(response: httpx.Response, limits: Limits, deadline: float, why: str) -> Iterator[bytes]:
    """Yield the body piece by piece, as long as it keeps to the limits.

    Raises:
        EvidenceError: it has more bytes than allowed (`why` says why that cannot be right), or the time is over.
    """
    most = EvidenceError(f"has more than {limits.bytes / MEGABYTE:g} MB, {why}; check the address")
    if int(response.headers.get("Content-Length", "0")) > limits.bytes:
        raise most
    received = 0
    for chunk in response.iter_bytes(MEGABYTE):
        received += len(chunk)
        if received > limits.bytes:
            raise most
        if time.monotonic() > deadline:
            raise _too_slow(limits.seconds)
        yield chunk


def _suffix(response: httpx.Response) -> str:
    """Return the ending for the answer's media type; plain text may be of the kind that its address ends in."""
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
    named = PurePosixPath(response.url.path).suffix.casefold()
    if kind in {"", "text/plain"} and named in READERS:
        return named
    if kind not in SUFFIXES:
        raise EvidenceError(
            f"is {kind or 'of no stated kind'}; only {', '.join(SUFFIXES)} are read; give the address of a text"
        )
    return SUFFIXES[kind]


def is_at_home(address: str) -> bool:
    """Return whether an address is this machine's own; the rules are those for what is fetched.

    Raises:
        EvidenceError: no address of the web, one with a password, or one of a private network.
    """
    try:
        return _is_allowed(httpx.URL(address))
    except httpx.InvalidURL as error:
        raise EvidenceError("is no address; check it") from error


def _is_allowed(url: httpx.URL) -> bool:
    """Refuse what is no public page; return whether it is this machine's own."""
    if url.scheme not in {"http", "https"} or not url.host:
        raise EvidenceError("is no address of the web; only http:// and https:// are fetched; check it")
    if url.userinfo:
        raise EvidenceError("holds a user name or password, which would be kept with the evidence; leave it out")
    found = _addresses(url.host)
    at_home = bool(found) and all(item.is_loopback for item in found)
    if not at_home and any(not item.is_global for item in found):
        raise EvidenceError(f"lies in a private network ({url.host}), where nothing is fetched; check the address")
    return at_home


def _addresses(host: str) -> list[IPv4Address | IPv6Address]:
    """Return the numbers that a name stands for; none where only a proxy knows them."""
    try:
        found = [ip_address(host)]
    except ValueError:
        try:
            found = [ip_address(str(entry[4][0]).partition("%")[0]) for entry in socket.getaddrinfo(host, None)]
        except (OSError, UnicodeError):
            return []
    return [getattr(item, "ipv4_mapped", None) or item for item in found]
