"""What trade figures come to beside a cap of the law."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CappedSum:
    """What the figures of one basis come to in one window of a limit.

    Attributes:
        limit: the limit's name in the law; ``provision`` its paragraph, with the caution that belongs to it.
        unit: barrel, tonne or usd; ``cap`` in it, None for a year before the cap or after it.
        first, last: days of the window, both included.
        basis: recorded, notified or estimated; sums of different bases are never added.
        usual, low, high: None where no figure has an amount.
        parties: who reported, by name.
        unknown: figures without an amount, which are in no sum.
    """

    limit: str
    provision: str
    unit: str
    cap: float | None
    first: date
    last: date
    basis: str
    usual: float | None
    low: float | None
    high: float | None
    parties: tuple[str, ...]
    figures: int
    unknown: int
