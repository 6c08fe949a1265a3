"""A file fetched from the network onto the disk: only over https, only if it is another than the one at hand."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from bongsu.model.errors import EvidenceError
from bongsu.sources.custody import MEGABYTE
from bongsu.sources.fetching import Limits, Request, ask, check_status, chunks

# The largest list known to the field has some 120 MB, which takes ten minutes at 200 KB a second.
LIMITS = Limits(seconds=600, bytes=200 * MEGABYTE, redirects=5, silence=30)

Tell = Callable[[int, int], None]
"""Told how many bytes have arrived, and of how many (0 where the server does not say)."""

_ADVICE = "or download it by hand and put it on the shelf with `bongsu lists add FILE`"
# What a server calls its version is sent back to it; whatever else it writes there is not.
_VALIDATOR = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,255}")


@dataclass(frozen=True, slots=True)
class Validators:
    """A server calls the version at hand by these names; none of them where it gave none."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """Return what asks for another version only."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file arrived whole, with this hash and size, and the server calls its version so."""

    sha256: str
    bytes: int
    validators: Validators


def download(
    address: str, target: Path, *, at_hand: Validators, limits: Limits = LIMITS, tell: Tell | None = None
) -> Delivery | None:
    """Write what is at an address to a new file; return None where it is the version at hand.

    Raises:
        EvidenceError: not to be reached in time, refused, led on without https, too large, cut off, or a web page
            where none was asked for; the sentence starts with the address.
    """
    headers = {"Accept": "*/*", **at_hand.headers()}

    def receive(response: httpx.Response, deadline: float) -> Delivery | None:
        if response.status_code == httpx.codes.NOT_MODIFIED and at_hand.headers():
            return None
        check_status(response)
        _check_kind(response, target)
        return _write(response, target, limits, deadline, tell or _nobody)

    return ask(address, limits, Request(headers, encrypted=True, advice=_ADVICE), receive)


def _check_kind(response: httpx.Response, target: Path) -> None:
    """Refuse a page that stands in for a file: a notice, a form to log in, "not found" that says it was found."""
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().casefold()
    if kind in {"text/html", "application/xhtml+xml"} and target.suffix.casefold() not in {".html", ".htm"}:
        raise EvidenceError(f"was answered with a web page ({kind}) instead of the list; check the address")


def _write(response: httpx.Response, target: Path, limits: Limits, deadline: float, tell: Tell) -> Delivery:
    digest, size = hashlib.sha256(), 0
    packed = "Content-Encoding" in response.headers  # then the length is not that of what is written
    expected = 0 if packed else int(response.headers.get("Content-Length", "0"))
    with target.open("xb") as file:
        for chunk in chunks(response, limits, deadline, "which no list has"):
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
            tell(size, expected)
    return Delivery(
        digest.hexdigest(), size, Validators(_validator(response, "ETag"), _validator(response, "Last-Modified"))
    )


def _validator(response: httpx.Response, name: str) -> str | None:
    value = response.headers.get(name, "").strip()
    return value if _VALIDATOR.fullmatch(value) else None


def _nobody(_received: int, _expected: int) -> None:
    """Tell nobody."""
