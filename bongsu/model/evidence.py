"""What was received, from whom, and what stands in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bongsu.model.claim import Claim
from bongsu.model.errors import Problem
from bongsu.model.grade import Handling, Reliability


class SourceKind(StrEnum):
    """What kind of thing a source is."""

    PUBLISHER = "publisher"
    AGENCY = "agency"
    OFFICE = "office"
    SENSOR = "sensor"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Rating:
    """From this day on, this source was rated so reliable, for this reason."""

    since: date
    reliability: Reliability
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher, office, sensor or register, how reliable it has been, and where its own interest lies.

    Attributes:
        id: the key under ``sources:`` in watch.yml, else a slug of the name.
        reliability: the rating in force where no dated one is.
        interest: ids of the parties that the source speaks for (``state:kp`` for a DPRK agency).
        ratings: dated ratings, oldest first.
    """

    id: str
    name: str
    kind: SourceKind = SourceKind.PUBLISHER
    reliability: Reliability = Reliability.F
    interest: tuple[str, ...] = ()
    ratings: tuple[Rating, ...] = ()

    def reliability_on(self, day: date) -> Reliability:
        """Return the rating in force on a day."""
        held = [rating for rating in self.ratings if rating.since <= day]
        return max(held, key=lambda rating: rating.since).reliability if held else self.reliability


@dataclass(frozen=True, slots=True)
class Evidence:
    """These bytes were received from this source at this time, to be handled so.

    Attributes:
        id: SHA-256 of the bytes, 64 hex digits.
        source: id of the source.
        path: where the bytes lie, relative to the watch's evidence folder; their address where they were fetched.
        published: the day the source gives; None when it gives none.
        retrieved: when Bongsu first saw it (UTC); for a file, its modification time.
        media_type: ``text/html``, ``text/plain``, ``text/markdown``, ``application/json``, ``text/csv``, ...
        language: two-letter code as far as known.
    """

    id: str
    source: str
    path: str
    media_type: str
    url: str | None = None
    title: str | None = None
    published: date | None = None
    retrieved: datetime | None = None
    handling: Handling = Handling.CLEAR
    language: str | None = None


def last_published(evidence: Iterable[Evidence]) -> date | None:
    """Return the last day on which any of it was published; None where none bears a day."""
    return max((item.published for item in evidence if item.published), default=None)


def closest_mark(evidence: Iterable[Evidence]) -> Handling:
    """Return the closest of the handling marks: what is made of all this is to be handled so."""
    return max((item.handling for item in evidence), key=list(Handling).index, default=Handling.CLEAR)


@dataclass(frozen=True, slots=True)
class Document:
    """The text that was read out of a piece of evidence; claims count their offsets in it.

    Attributes:
        text: the text, with newlines as a line feed; offsets are Python characters.
        publisher: the publisher as the document itself names it.
    """

    evidence: Evidence
    text: str
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """This version of the reader drew these claims from this evidence, and could not read that.

    Attributes:
        reader: name and version of what read it; another version may read it anew.
        text: the text that the claims' offsets count in; None for tables and lists.
    """

    evidence: Evidence
    reader: str
    text: str | None = None
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
