"""What was wrong with lines or rows: each reason once, with how many there are and which is the first."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bongsu.model.errors import Problem

Numbers = NDArray[np.int64] | Sequence[int]


@dataclass(slots=True)
class Tally:
    """Counts by reason; of each the lowest number, so that the order of counting does not matter."""

    counts: dict[str, int] = field(default_factory=dict)
    firsts: dict[str, int] = field(default_factory=dict)

    def add(self, reason: str, numbers: Numbers) -> None:
        """Count these rows or lines for a reason, a sentence in which ``{count}`` stands for how many."""
        if len(numbers):
            self.counts[reason] = self.counts.get(reason, 0) + len(numbers)
            lowest = int(np.min(numbers))
            self.firsts[reason] = min(lowest, self.firsts.get(reason, lowest))

    def merge(self, other: "Tally") -> None:
        """Take over what another one counted."""
        for reason, count in other.counts.items():
            self.counts[reason] = self.counts.get(reason, 0) + count
            self.firsts[reason] = min(other.firsts[reason], self.firsts.get(reason, other.firsts[reason]))

    def problems(self, where: str, unit: str) -> tuple[Problem, ...]:
        """Return one problem for each reason.

        Args:
            where: the file.
            unit: what is numbered: row or line.
        """
        return tuple(
            Problem(
                where,
                f"{reason.format(count=self.counts[reason])}, first {unit} {self.firsts[reason]}.",
                self.counts[reason],
            )
            for reason in self.counts
        )
