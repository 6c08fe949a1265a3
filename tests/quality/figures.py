"""What a measure returns: figures with their baselines, and counts by kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """So much was right, over so many items.

    Attributes:
        value: a share from 0 to 1, or a correlation; where ``error`` is set, a distance, of which less is better.
        items: how many judgements it rests on.
        trivial: what one gets without reading, by how ("all certain"); empty where nothing trivial exists.
    """

    value: float
    items: int
    trivial: Mapping[str, float] = field(default_factory=dict)
    error: bool = False


@dataclass(frozen=True)
class Count:
    """How many were there and found, there and missed, and found without being there."""

    hit: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def there(self) -> int:
        """How many there were to find."""
        return self.hit + self.missed

    @property
    def recall(self) -> float | None:
        """Return the share that was found; None where there was nothing to find."""
        return self.hit / self.there if self.there else None

    @property
    def precision(self) -> float | None:
        """Return the share of findings that were there; None where nothing was found."""
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else None

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.hit / max(1, 2 * self.hit + self.missed + self.extra)


@dataclass(frozen=True)
class Measured:
    """What was measured on one set.

    Attributes:
        kinds: by kind of event, what was hit, missed and read without being labelled.
        classes: by fit and class of a foreign scheme, how many records were answered as they should, and not.
        alarms: kinds that were read where nothing of our field is coded, and how often.
    """

    figures: Mapping[str, Figure]
    kinds: Mapping[str, Count] = field(default_factory=dict)
    classes: Mapping[tuple[str, str], Count] = field(default_factory=dict)
    alarms: Mapping[str, int] = field(default_factory=dict)


def share(right: int, asked: int, **trivial: float) -> Figure:
    """Return the figure of so many right ones, and what a trivial reader gets; nothing asked is nothing right."""
    named = {how.replace("_", " "): value for how, value in trivial.items()}
    return Figure(right / asked if asked else 0.0, asked, named)
