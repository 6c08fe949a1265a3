"""Names by the thousand, from a file, against sanctions lists: read, looked up and told piece by piece."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bongsu.model.designation import Designation, Match, Screened, Subject
from bongsu.model.errors import Problem
from bongsu.pipeline.indexing import index_of
from bongsu.pipeline.loading import ListChoice
from bongsu.pipeline.outcome import Progress
from bongsu.pipeline.screening import chosen_lists
from bongsu.screen import HINT


def _silent(_what: str, _done: int, _total: int) -> None:
    """Tell nobody how far it is."""


@dataclass(slots=True)
class FileScreening:
    """A file of names held against lists; iterating over it screens it.

    Attributes:
        path: CSV, JSON Lines, Parquet, or a text with one name a line.
        lists: files, and short names of lists on the shelf; without any, every list on the shelf.
        on: the day on which a match should have been listed.
        at_least: matches with a lower score are left out; None for what is worth a look.
        limit: at most so many matches a name.
        screened: how many names were looked up so far.
        met: how many of them met any designation.
        problems: rows that could not be screened so far.
    """

    path: Path
    lists: Sequence[ListChoice] = ()
    on: date | None = None
    at_least: float | None = None
    limit: int = 10
    progress: Progress = _silent
    screened: int = 0
    met: int = 0
    problems: tuple[Problem, ...] = field(default=())

    def __iter__(self) -> Iterator[Screened]:
        """Yield each match of each row in turn.

        Raises:
            EvidenceError: the file is not there, or has no names.
            ListError: a list cannot be read, or there is none.
        """
        from bongsu.sources import open_subjects

        subjects = open_subjects(self.path)
        index = index_of(chosen_lists(self.lists, self.on), self.on)
        waiting: deque[Subject] = deque()

        def asked() -> Iterator[Subject]:
            for subject in subjects:
                waiting.append(subject)
                yield subject

        at_least = HINT if self.at_least is None else self.at_least
        for matches in index.search_many(asked(), limit=self.limit, at_least=at_least):
            subject = waiting.popleft()
            self.screened += 1
            self.met += bool(matches)
            self.progress(f"screening {self.path.name}", subjects.done, subjects.total)
            for match in matches:
                entry = index.designation(match.designation)
                if entry is not None:
                    yield screened(subject, match, entry)
        self.problems = subjects.problems


def screened(subject: Subject, match: Match, entry: Designation) -> Screened:
    """Return a match with what is needed to read it alone."""
    return Screened(subject.reference, match, entry.name, entry.list, entry.programme)
