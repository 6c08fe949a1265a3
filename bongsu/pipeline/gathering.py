"""What is new among the evidence of a watch: received, read, and stored with its claims in one step."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu import extract
from bongsu.model.designation import Designation
from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.evidence import Reading
from bongsu.pipeline.outcome import Progress
from bongsu.pipeline.reading import claims_of
from bongsu.pipeline.rereading import SecondReader, second_reader
from bongsu.pipeline.tracking import gap_hours_of

if TYPE_CHECKING:
    from bongsu.sources import Received
    from bongsu.store import Ledger, Watch


def read_evidence(
    watch: "Watch", ledger: "Ledger", listed: Sequence[Designation], progress: Progress
) -> tuple[list[Designation], tuple[Problem, ...]]:
    """Read what is new, and return the lists found among the evidence and all that could not be read.

    Lists come first: texts are read with their names in mind, and with those of `listed`, which the watch brings.
    """
    from bongsu.sources import holds_list
    from bongsu.store import evidence_files, evidence_problems

    files = evidence_files(watch)
    lists = [path for path in files if holds_list(path)]
    with second_reader(watch) as second:
        desk = _Desk(watch, ledger, second, problems=list(evidence_problems(watch)))
        for done, path in enumerate([*lists, *(path for path in files if path not in set(lists))]):
            progress(f"reading {path.name}", done, len(files))
            if done == len(lists):
                desk.known = extract.known_names([*listed, *desk.designations])
            desk.read(path)
        return desk.designations, (*desk.all_problems(), *(second.problems() if second else ()))


@dataclass
class _Desk:
    """Where the files of a watch are read, one after the other.

    Attributes:
        known: names that the lists give; lists themselves are read without.
        refused: problems of files of which nothing could be used, with their evidence.
        present: the evidence that lies in the watch now.
    """

    watch: "Watch"
    ledger: "Ledger"
    second: SecondReader | None
    problems: list[Problem]
    known: extract.KnownNames = extract.NONE_KNOWN
    designations: list[Designation] = field(default_factory=list)
    refused: list[tuple[str, Problem]] = field(default_factory=list)
    present: dict[str, None] = field(default_factory=dict)

    def read(self, path: Path) -> None:
        """Read one file, if this version of the readers has not read these bytes."""
        from bongsu.sources import holds_list, identify, receive

        try:
            key = identify(path)
            if not self.ledger.has(key, self._name) or holds_list(path):
                received = receive(path, self.watch.evidence_folder, self.watch.sources)
                key = received.evidence.id
                self.designations += received.designations
                if any(problem.fatal for problem in received.problems):
                    # under a name of its own: once the file is renamed, the same bytes are read after all
                    self.ledger.add(self._reading(received, f"{self._name} refused"))
                    self.refused += [(key, problem) for problem in received.problems]
                    return
                reading = self._reading(received, self._name)
                document = received.document
                self.ledger.add(self.second.read(reading, document) if self.second and document else reading)
        except EvidenceError as error:
            self.problems.append(_unread(path, self.watch, error))
            return
        self.present[key] = None

    def all_problems(self) -> list[Problem]:
        """Return what could not be read of the files that lie in the watch now, old and new."""
        refused = [problem for key, problem in self.refused if key not in self.present]
        held = [problem for key, problem in self.ledger.problems() if key in self.present]
        return [*self.problems, *refused, *held]

    @property
    def _name(self) -> str:
        return _reader(gap_hours_of(self.watch), self.second, self.known)

    def _reading(self, received: "Received", reader: str) -> Reading:
        text = received.document.text if received.document else None
        claims = claims_of(received, self.watch.engine, gap_hours_of(self.watch), self.known)
        return Reading(received.evidence, reader, text, claims, received.problems)


def _reader(gap_hours: float, second: SecondReader | None, known: extract.KnownNames) -> str:
    """Name the readers and what their results depend on: where it changes, evidence is read anew."""
    from bongsu.detect.ships import RULES

    rules = f"{extract.reader_version()} {RULES} gap_hours={gap_hours:g} names={known.version}"
    return f"{rules} {second.name}" if second else rules


def _unread(path: Path, watch: "Watch", error: EvidenceError) -> Problem:
    """Return the error as a problem, which names the file once."""
    where = path.relative_to(watch.evidence_folder).as_posix()
    return Problem(where, str(error).removeprefix(f"{where}: ").removeprefix(f"{path.name}: "), fatal=True)
