"""What a run tells while it goes on, and what it leaves behind."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu.model.errors import Problem
from bongsu.model.finding import Fires

if TYPE_CHECKING:
    from bongsu.store import Changes, Counts

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True)
class Outcome:
    """What a run did and found.

    Attributes:
        new: what this run added to the store.
        held: what the store holds after it.
        problems: what could not be read of the files that lie in the watch now, old and new.
        told: of each incident that was found before, how it changed and since what.
    """

    title: str
    new: "Counts"
    held: "Counts"
    changes: "Changes"
    fires: Fires
    problems: tuple[Problem, ...]
    report: Path
    told: tuple[str, ...] = ()

    @property
    def refused(self) -> tuple[Problem, ...]:
        """The files of which nothing could be used."""
        return tuple(problem for problem in self.problems if problem.fatal)


def quietly(_what: str, _done: int, _all: int) -> None:
    """Tell nobody."""
