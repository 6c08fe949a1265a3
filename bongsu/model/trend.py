"""Whether something happens more often than before: counts, ratios with their intervals, and when it changed."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bongsu.model.record import INLINE

WINDOW, BASELINE = 90, 730
"""Days that are looked at, and days before them that they are held against, unless somebody asks for others."""
LAG = 14
"""Days after an event that still count as near it, unless somebody asks for others."""


class Verdict(StrEnum):
    """What a ratio and its interval show; nothing rises or falls whose interval holds 1."""

    RISING = "rising"
    FALLING = "falling"
    NO_CHANGE = "no change shown"
    TOO_LITTLE = "too little to say"


@dataclass(frozen=True, slots=True)
class Counted:
    """So many incidents on so many collected days between two days.

    Attributes:
        first, last: both included.
        days: how many of them were collected; the others are unknown, not zero.
        count: incidents on collected days.
    """

    first: date
    last: date
    days: int
    count: int


@dataclass(frozen=True, slots=True)
class Month:
    """How many incidents a month had.

    Attributes:
        month: ``2024-10``.
        count: None where the month was not collected in full.
    """

    month: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Interval:
    """A ratio of rates with the interval in which it lies with 95 percent confidence.

    Attributes:
        ratio: None where the rate that it is measured by is zero.
        low: None where nothing is known.
        high: None where it has no upper end, or nothing is known.
        dispersion: how many times the variance of independent events the counts have, at least 1.
        method: how the interval was made, in words.
    """

    ratio: float | None
    low: float | None
    high: float | None
    dispersion: float
    method: str

    @property
    def excludes_one(self) -> bool:
        """Whether the interval is known and lies above or below 1."""
        return self.low is not None and (self.low > 1 or (self.high is not None and self.high < 1))


@dataclass(frozen=True, slots=True)
class Change:
    """The rate changed once between two months, given what is known of both sides.

    Attributes:
        earliest, latest: months within which the first month of the new rate lies with 95 percent probability.
        likeliest: the first month of the new rate, by likelihood.
        before, after: incidents a month on either side, to the next change.
        chance: how often months in random order show as great a change.
    """

    earliest: str
    latest: str
    likeliest: str
    before: float
    after: float
    chance: float


@dataclass(frozen=True, slots=True)
class Trend:
    """One series: what is counted, how often in the window and before, and what follows.

    Attributes:
        series: what is counted, in words: ``missile launch by North Korea``.
        kinds: the kinds of events that are counted.
        party: whose part is counted; None for everybody.
        reasons: why the verdict is not more, in words.
        months: the counts by month, from the first collected one on.
        left_out: incidents of the series without a date, or dated no more closely than a month.
    """

    series: str
    kinds: tuple[str, ...]
    party: str | None
    window: Counted
    baseline: Counted
    rate: Interval = field(metadata=INLINE)
    verdict: Verdict
    reasons: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    months: tuple[Month, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Association:
    """How often one series happens near another, beside how often elsewhere: an association, not a cause.

    Attributes:
        action, reaction: what is counted, in words.
        lag: days after an action that still count as near it.
        near, elsewhere: the reaction's incidents on days near an action, and on the other collected days.
        chance: how often the actions, moved together to other days, have as great a ratio; None where not known.
    """

    action: str
    reaction: str
    lag: int
    near: Counted
    elsewhere: Counted
    rate: Interval = field(metadata=INLINE)
    chance: float | None
    verdict: str
