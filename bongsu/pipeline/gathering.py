"""What is new among the evidence of a watch: received, read, and stored with its claims in one step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bongsu import extract
from bongsu.detect.recorded import RULE, recorded_claims
from bongsu.model.claim import Claim
from bongsu.model.designation import Designation
from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.evidence import Reading
from bongsu.model.record import content_id
from bongsu.pipeline.figures import figures_show, sought_by
from bongsu.pipeline.lawbook import watch_regimes
from bongsu.pipeline.outcome import Progress
from bongsu.pipeline.rereading import SecondReader, second_reader
from bongsu.pipeline.tracking import gap_hours_of, sightings

if TYPE_CHECKING:
    from bongsu.sources import Received
    from bongsu.store import Watch


class Readings(Protocol):
    """Where what was read is kept: the store of a watch, or an excerpt of it."""

    def has(self, evidence_id: str, reader: str) -> bool:
        """Return whether this version of the reader was the last to read this evidence."""

    def add(self, reading: Reading) -> bool:
        """Keep a reading; return False if it is the latest already."""

    def problems(self) -> tuple[tuple[str, Problem], ...]:
        """Return the problems of the latest readings, each with the id of its evidence."""


def read_evidence(
    watch: "Watch",
    ledger: Readings,
    listed: Sequence[Designation],
    progress: Progress,
    chosen: Callable[[Path], bool] = lambda _: True,
) -> tuple[list[Designation], tuple[Problem, ...]]:
    """Read what is new, and return the lists found among the evidence and all that could not be read.

    Files that are not chosen are left alone, as if they were not there.

    Lists come first: texts are read with their names in mind, and with those of `listed`, which the watch brings.
    Files of ship reports and of trade figures come last, each kind all together: a ship's voyage does not end with a
    file, and files of figures repeat each other.
    """
    from bongsu.sources import holds_events, holds_list, holds_reports, holds_trade
    from bongsu.store import evidence_files, evidence_problems

    files = [path for path in evidence_files(watch) if chosen(path)]
    lists = [path for path in files if holds_list(path)]
    tracks = [path for path in files if holds_reports(path) and path not in set(lists)]
    trade = [path for path in files if holds_trade(path)]
    events = [path for path in files if holds_events(path)]
    texts = [path for path in files if path not in {*lists, *tracks, *trade, *events}]
    with second_reader(watch) as second:
        desk = _Desk(watch, ledger, second, problems=list(evidence_problems(watch)))
        for done, path in enumerate([*lists, *texts]):
            progress(f"reading {path.name}", done, len(files))
            if done == len(lists):
                desk.known = extract.known_names([*listed, *desk.designations])
            desk.read(path)

        for path in events:
            desk.read_events(path)

        def left(path: Path, done: int) -> None:
            progress(f"reading {path.name}", len(files) - done, len(files))

        desk.read_tracks(tracks, left)
        desk.read_figures(trade, left)
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
    ledger: Readings
    second: SecondReader | None
    problems: list[Problem]
    known: extract.KnownNames = extract.NONE_KNOWN
    designations: list[Designation] = field(default_factory=list)
    refused: list[tuple[str, Problem]] = field(default_factory=list)
    present: dict[str, None] = field(default_factory=dict)

    def read(self, path: Path) -> None:
        """Read one file, if this version of the readers has not read these bytes."""
        from bongsu.sources import holds_list, identify

        try:
            key = identify(path)
            if not self.ledger.has(key, self._name) or holds_list(path):
                received = self._received(path)
                key = received.evidence.id
                self.designations += received.designations
                if self._refuses(received, self._name):
                    return
                reading = self._reading(received)
                document = received.document
                self.ledger.add(self.second.read(reading, document) if self.second and document else reading)
        except EvidenceError as error:
            self.problems.append(_unread(path, self.watch, error))
            return
        self.present[key] = None

    def read_events(self, path: Path) -> None:
        """Read a table of events, if this version has not read these bytes."""
        from bongsu.sources import identify

        try:
            key = identify(path)
            if not self.ledger.has(key, RULE):
                received = self._received(path)
                key = received.evidence.id
                if self._refuses(received, RULE):
                    return
                claims = recorded_claims(received.events, received.evidence)
                self.ledger.add(Reading(received.evidence, RULE, None, claims, received.problems))
        except EvidenceError as error:
            self.problems.append(_unread(path, self.watch, error))
            return
        self.present[key] = None

    def read_tracks(self, paths: Sequence[Path], progress: Callable[[Path, int], None]) -> None:
        """Read files of ship reports together, if these readers have not read just these of them."""
        self._read_together(
            paths, self._rules, progress, lambda held: sightings(held, self.watch.engine, gap_hours_of(self.watch))
        )

    def read_figures(self, paths: Sequence[Path], progress: Callable[[Path, int], None]) -> None:
        """Read files of trade figures together, if these readers have not read just these of them."""
        if not paths:
            return
        from bongsu.detect.trade import RULES

        sought = sought_by(watch_regimes(self.watch))
        aims = [[one.target, *one.codes] for one in sought]
        rules = f"{RULES} {content_id('sought', aims)}"
        self._read_together(paths, rules, progress, lambda held: figures_show(held, self.watch.engine, sought))

    def _read_together(
        self,
        paths: Sequence[Path],
        rules: str,
        progress: Callable[[Path, int], None],
        seen: Callable[[Sequence["Received"]], Sequence[Claim]],
    ) -> None:
        keys = self._identified(paths)
        name = f"{rules} with={content_id('tracks', sorted(keys))}"
        if all(self.ledger.has(key, name) for key in keys):
            self.present |= dict.fromkeys(keys)
            return
        received = []
        for left, path in zip(range(len(keys), 0, -1), keys.values(), strict=True):
            progress(path, left)
            try:
                found = self._received(path)
            except EvidenceError as error:
                self.problems.append(_unread(path, self.watch, error))
                continue
            if not self._refuses(found, name):
                received.append(found)
        claims = seen(received) if received else ()
        for item in received:
            own = tuple(claim for claim in claims if claim.evidence == item.evidence.id)
            self.ledger.add(Reading(item.evidence, name, None, own, item.problems))
            self.present[item.evidence.id] = None

    def _identified(self, paths: Sequence[Path]) -> dict[str, Path]:
        """Return the files by the ids of what they hold; the same bytes count once."""
        from bongsu.sources import identify

        found: dict[str, Path] = {}
        for path in paths:
            try:
                found.setdefault(identify(path), path)
            except EvidenceError as error:
                self.problems.append(_unread(path, self.watch, error))
        return found

    def _received(self, path: Path) -> "Received":
        from bongsu.sources import receive

        return receive(path, self.watch.evidence_folder, self.watch.sources)

    def _refuses(self, received: "Received", reader: str) -> bool:
        """Return whether nothing of a file can be used, and keep it as evidence with its problems if so."""
        if not any(problem.fatal for problem in received.problems):
            return False
        # under a name of its own: once the file is renamed, the same bytes are read after all
        self.ledger.add(Reading(received.evidence, f"{reader} refused", None, (), received.problems))
        self.refused += [(received.evidence.id, problem) for problem in received.problems]
        return True

    def all_problems(self) -> list[Problem]:
        """Return what could not be read of the files that lie in the watch now, old and new."""
        refused = [problem for key, problem in self.refused if key not in self.present]
        held = [problem for key, problem in self.ledger.problems() if key in self.present]
        return [*self.problems, *refused, *held]

    @property
    def _name(self) -> str:
        """Name the readers of texts and what their results depend on: where it changes, evidence is read anew."""
        rules = f"{extract.reader_version()} names={self.known.version}"
        return f"{rules} {self.second.name}" if self.second else rules

    @property
    def _rules(self) -> str:
        """Name the detectors and what their results depend on but the files that are read together."""
        from bongsu.detect.ships import RULES

        return f"{RULES} gap_hours={gap_hours_of(self.watch):g}"

    def _reading(self, received: "Received") -> Reading:
        document = received.document
        claims = extract.read_claims(document, self.known) if document else ()
        text = document.text if document else None
        return Reading(received.evidence, self._name, text, claims, received.problems)


def _unread(path: Path, watch: "Watch", error: EvidenceError) -> Problem:
    """Return the error as a problem, which names the file once."""
    where = path.relative_to(watch.evidence_folder).as_posix()
    return Problem(where, str(error).removeprefix(f"{where}: ").removeprefix(f"{path.name}: "), fatal=True)
