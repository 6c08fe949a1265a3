"""Documents for the reader's tests."""

from datetime import date

from bongsu.extract import read_claims
from bongsu.model.claim import Claim
from bongsu.model.event import EventKind
from bongsu.model.evidence import Document, Evidence

PUBLISHED = date(2024, 10, 18)  # a Friday


def document(text: str, publisher: str | None = None, published: date | None = PUBLISHED) -> Document:
    """Return a document with this text."""
    return Document(Evidence("e" * 64, "desk", "a.txt", "text/plain", published=published), text, publisher)


def read(text: str, publisher: str | None = None) -> tuple[Claim, ...]:
    """Return the claims of a text published on 18 October 2024."""
    return read_claims(document(text, publisher))


def only(text: str, kind: EventKind, publisher: str | None = None) -> Claim:
    """Return the one claim of this kind in a text."""
    (claim,) = [claim for claim in read(text, publisher) if claim.event.kind is kind]
    return claim
