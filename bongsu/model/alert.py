"""Who is told of what changes, up to which handling mark, and what waits to be told."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bongsu.model.grade import Handling
from bongsu.model.record import content_id


class Security(StrEnum):
    """How a mail server is spoken to: encrypted from the first byte, encrypted before anything is said, or not."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Webhook:
    """Alerts are posted as JSON to this address.

    Attributes:
        url: None where the environment gives it, as many such addresses are secrets themselves.
        url_from: name of the environment variable that holds the address.
        token_from: name of the environment variable that holds a bearer token.
    """

    url: str | None = None
    url_from: str | None = None
    token_from: str | None = None


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Alerts are mailed from this address to these, over this server.

    Attributes:
        password_from: name of the environment variable that holds the password.
    """

    host: str
    port: int
    security: Security
    sender: str
    to: tuple[str, ...]
    user: str | None = None
    password_from: str | None = None


@dataclass(frozen=True, slots=True)
class FeedFile:
    """Findings are kept in an Atom feed in this file, whose path counts from the watch."""

    path: str


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody of this name is told what evidence up to the ceiling shows.

    Attributes:
        seconds: for which one alert may take.
    """

    name: str
    way: Webhook | Mailbox | FeedFile
    ceiling: Handling = Handling.CLEAR
    seconds: float = 30.0

    @property
    def key(self) -> str:
        """What was told is remembered by this: with another address or ceiling it is somebody else, told anew."""
        way = self.way
        if isinstance(way, Webhook):
            place = ["webhook", way.url or "", way.url_from or ""]
        elif isinstance(way, Mailbox):
            place = ["mail", way.host, str(way.port), way.sender, *sorted(way.to)]
        else:
            place = ["feed", way.path]
        return content_id("receiver", [self.name, self.ceiling.value, *place])


@dataclass(frozen=True, slots=True)
class Alerting:
    """These are told of findings that are new, changed or gone, and of fires that reach or leave a level."""

    fires: int = 3
    receivers: tuple[Receiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What a receiver was last told of a finding or of the fires, or what waits to be told.

    Attributes:
        state: what of it counts as news: another state is told again.
        title: how it was called.
        number: the how manieth telling it is.
    """

    state: str
    title: str
    number: int


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell: a finding's id or ``fires``, its new state, and the text of the alert's part on it, as JSON.

    Attributes:
        evidence: ids of the evidence behind it; empty where nothing of it is told any more.
    """

    subject: str
    told: Told
    part: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alert:
    """This body waits for, or went to, this receiver.

    Attributes:
        id: the same however often it is sent: by it a receiver knows a double.
        receiver: `Receiver.key`.
        name: the receiver's name when it was written.
        items: how many things it tells.
        body: JSON.
        evidence: ids of the evidence behind it.
        tries: how often it was sent without being taken.
        trouble: why it was not taken the last time.
    """

    id: str
    receiver: str
    name: str
    items: int
    body: str
    evidence: tuple[str, ...]
    queued: datetime
    tries: int = 0
    sent: datetime | None = None
    trouble: str | None = None
