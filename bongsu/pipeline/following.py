"""A watch that is followed: articles are read and judged as they arrive, beside all that is held."""

import threading
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu.model.errors import Problem
from bongsu.model.evidence import Reading
from bongsu.model.finding import Fires
from bongsu.pipeline.gathering import Readings, read_evidence
from bongsu.pipeline.outcome import Outcome, Progress, quietly
from bongsu.pipeline.running import Session, session
from bongsu.pipeline.screening import screen_parties
from bongsu.pipeline.telling import changes_told, findings_told
from bongsu.regimes import Listing

if TYPE_CHECKING:
    from bongsu.store import Watch

LOOK = 1.0
"""Seconds from one look into the evidence folder to the next; a file is read once two looks find it the same."""

SETTLED = 60.0
"""Seconds without anything new after which the report is written and others are told."""

Files = dict[Path, tuple[int, int]]
"""Files with their size and the time of their last change."""


@dataclass(frozen=True)
class Arrival:
    """What arrived, and what follows from it; the report and the alerts wait until no more arrives.

    Attributes:
        files: by their place in the evidence folder.
        claims: so many are new.
        findings: what was found, is graded otherwise, or holds no more, a sentence each.
        changed: of each incident that was known before, how it changed and since what.
        problems: what could not be read.
    """

    files: tuple[str, ...]
    claims: int
    findings: tuple[str, ...]
    changed: tuple[str, ...]
    fires: Fires
    problems: tuple[Problem, ...]


def follow(
    folder: Path, stop: threading.Event, progress: Progress = quietly, settled: float = SETTLED
) -> Iterator[Outcome | Arrival]:
    """Run a watch, then yield what each further file brings, and the outcome of each run between.

    Articles and tables of events are judged at once. What decides on more than its own claims (a list, tracks, trade
    figures, evidence that was read before) takes a whole run. One also follows when nothing new came for a while, and
    at the end.

    Args:
        folder: of the watch.
        stop: set, it ends the following.
        progress: told what whole runs do.
        settled: seconds without anything new, after which a whole run writes the report.

    Raises:
        WatchError, StoreError: as `run` does.
    """
    from bongsu.store import open_watch

    watch = open_watch(folder)
    done, held = _files(watch), session(folder, progress)
    yield held.outcome
    before, waiting, last = done, False, time.monotonic()
    while not stop.wait(LOOK):
        now = _files(watch)
        came = sorted(path for path, state in now.items() if before.get(path) == state != done.get(path))
        before = now
        arrival = arrive(held, came) if came else None
        if arrival:
            yield arrival
            done |= {path: now[path] for path in came}
            waiting, last = True, time.monotonic()
        elif came or (waiting and time.monotonic() - last >= settled):
            done, held, waiting = now, session(folder, progress), False
            yield held.outcome
    if waiting:
        yield session(folder, progress).outcome


def arrive(held: Session, paths: Sequence[Path]) -> Arrival | None:
    """Read files that came to a watch, and judge what they say; None where that takes a whole run.

    Raises:
        StoreError: the store cannot be used.
    """
    from bongsu.store import Ledger

    if _touches_more(paths):
        return None
    with Ledger.open(held.watch.store_url) as ledger:
        noted = _Noted(ledger)
        _, problems = read_evidence(held.watch, noted, held.names, quietly, frozenset(paths).__contains__)
    evidence = {reading.evidence.id: reading.evidence for reading in noted.readings}
    if not held.evidence.isdisjoint(evidence):
        return None
    claims = [claim for reading in noted.readings for claim in reading.claims]
    _, listings = screen_parties(claims, held.ready, held.law)
    held.listings = {name: _both(held.listings.get(name), listed) for name, listed in listings.items()}
    held.book.relist(held.listings)
    held.book.add(claims, evidence)
    held.evidence |= evidence.keys()
    before, held.assessment = held.assessment, held.book.assessment()
    return Arrival(
        tuple(path.relative_to(held.watch.evidence_folder).as_posix() for path in paths),
        len(claims),
        findings_told(before, held.assessment, held.law),
        changes_told(before, held.assessment, ()),
        held.assessment.fires,
        tuple(problem for problem in problems if problem not in held.outcome.problems),
    )


def _touches_more(paths: Collection[Path]) -> bool:
    """Say whether a file decides on more than its own claims."""
    from bongsu.sources import holds_list, holds_reports, holds_trade

    return any(holds_list(path) or holds_reports(path) or holds_trade(path) for path in paths)


def _both(before: Listing | None, more: Listing) -> Listing:
    if before is None:
        return more
    parties = before.measures.keys() | more.measures.keys()
    none: frozenset[str] = frozenset()
    measures: Mapping[str, frozenset[str]] = {
        party: before.measures.get(party, none) | more.measures.get(party, none) for party in parties
    }
    return Listing(before.designated | more.designated, measures)


class _Noted:
    """A store, and the readings that were added to it."""

    def __init__(self, kept: Readings) -> None:
        self._kept = kept
        self.readings: list[Reading] = []

    def has(self, evidence_id: str, reader: str) -> bool:
        """Return whether this version of the reader was the last to read this evidence."""
        return self._kept.has(evidence_id, reader)

    def add(self, reading: Reading) -> bool:
        """Keep a reading; return False if it is the latest already."""
        added = self._kept.add(reading)
        if added:
            self.readings.append(reading)
        return added

    def problems(self) -> tuple[tuple[str, Problem], ...]:
        """Return the problems of the latest readings, each with the id of its evidence."""
        return self._kept.problems()


def _files(watch: "Watch") -> Files:
    """Return the files in the evidence folder of a watch; one that goes away meanwhile is not there."""
    from bongsu.store import evidence_files

    found = {}
    for path in evidence_files(watch):
        try:
            state = path.stat()
        except OSError:
            continue
        found[path] = (state.st_size, state.st_mtime_ns)
    return found
