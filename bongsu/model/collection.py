"""How the collecting of evidence went: when nothing came in, so that silence is not taken for news."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Outage:
    """Collection failed from start to end: what no report of this time says, says nothing about ships.

    ``end`` is None while it still lasts; the same outage is told again, with its end, when something comes in.
    """

    start: datetime
    end: datetime | None
    why: str
