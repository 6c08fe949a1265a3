"""Names by the thousand, from a file, against sanctions lists: read, looked up and told piece by piece."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bongsu.model.designation import Screened, Subject
from bongsu.model.errors import Problem
from bongsu.pipeline.grouping import Party
from bongsu.pipeline.indexing import lookup
from bongsu.pipeline.loading import ListChoice
from bongsu.pipeline.outcome import Progress, quietly
from bongsu.pipeline.screening import chosen_lists, parties_met, screened
from bongsu.screen import HINT


@dataclass(slots=True)
class FileScreening:
    """A file of names held against lists; iterating over it screens it.

    Attributes:
        path: CSV, JSON Lines, Parquet, or a text with one name a line.
        lists: files, and short names of lists on the shelf; without any, every list on the shelf.
        on: the day on which a match should have been listed.
        at_least: matches with a lower score are left out; None for what is worth a look.
        limit: at most so many parties a name; of one that stands on several lists each entry is a match.
        screened: how many names were looked up so far.
        met: how many of them met any designation.
        problems: rows that could not be screened so far.
    """

    path: Path
    lists: Sequence[ListChoice] = ()
    on: date | None = None
    at_least: float | None = None
    limit: int = 10
    progress: Progress = quietly
    screened: int = 0
    met: int = 0
    problems: tuple[Problem, ...] = field(default=())

    def __iter__(self) -> Iterator[Screened]:
        """Yield each match of each row in turn: see `parties`."""
        return (one for _, some in self.parties() for one in some)

    def parties(self) -> Iterator[tuple[Party, tuple[Screened, ...]]]:
        """Yield each party that each row meets in turn, with its matches, the surest first.

        Raises:
            EvidenceError: the file is not there, or has no names.
            ListError: a list cannot be read, or there is none.
        """
        from bongsu.sources import open_subjects

        subjects = open_subjects(self.path)
        ready = lookup(chosen_lists(self.lists, self.on), self.on, self.progress)
        waiting: deque[Subject] = deque()

        def asked() -> Iterator[Subject]:
            for subject in subjects:
                waiting.append(subject)
                yield subject

        at_least = HINT if self.at_least is None else self.at_least
        for found in ready.search_many(asked(), limit=self.limit, at_least=at_least):
            subject = waiting.popleft()
            self.screened += 1
            self.met += bool(found)
            self.progress(f"screening {self.path.name}", subjects.done, subjects.total)
            for party, some in parties_met(found, self.limit):
                yield party, tuple(screened(one, party, subject.reference) for one in some)
        self.problems = subjects.problems
