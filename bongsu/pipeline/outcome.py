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
class Telling:
    """What came of telling others in one run.

    Attributes:
        sent: alerts that their receivers took; feeds that were written count too.
        waiting: alerts that nobody took yet.
        troubles: why not, a sentence a receiver; nothing of it stops a run.
    """

    sent: int = 0
    waiting: int = 0
    troubles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a run did and found.

    Attributes:
        new: what this run added to the store.
        held: what the store holds after it.
        problems: what could not be read of the files that lie in the watch now, old and new.
        changed: of each incident that was found before, how it changed and since what.
        told: what came of telling others; None where the watch tells nobody.
    """

    title: str
    new: "Counts"
    held: "Counts"
    changes: "Changes"
    fires: Fires
    problems: tuple[Problem, ...]
    report: Path
    changed: tuple[str, ...] = ()
    told: Telling | None = None

    @property
    def refused(self) -> tuple[Problem, ...]:
        """The files of which nothing could be used."""
        return tuple(problem for problem in self.problems if problem.fatal)


def quietly(_what: str, _done: int, _all: int) -> None:
    """Tell nobody."""
