"""What ships' tracks show: the reports of all files together, since a ship's voyage does not end with a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu.model.claim import Claim
from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.evidence import Evidence
from bongsu.pipeline.outcome import Progress, quietly
from bongsu.pipeline.reading import received_from

if TYPE_CHECKING:
    from bongsu.sources import Received
    from bongsu.store import Engine, Watch


@dataclass(frozen=True, slots=True)
class Sea:
    """What was seen in the tracks of some files.

    Attributes:
        evidence: each file that could be read.
        claims: what the tracks show, detector by detector.
        problems: what was doubtful in reading them; a file that could not be read at all has a fatal one.
    """

    evidence: tuple[Evidence, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


def ships(
    *places: Path | str, gap_hours: float | None = None, engine: str = "duckdb", progress: Progress = quietly
) -> Sea:
    """Return what the tracks in these files show, all of them read as one sea.

    Args:
        places: files of ship reports, and folders of them.
        gap_hours: report silences from so many hours on.
        engine: where the tables are kept and searched: duckdb, or Spark as ``local[2]`` or ``spark://host:port``.
        progress: told which file is read.

    Raises:
        EvidenceError: none of the files can be read as ship reports.
        StoreError: the engine is not known or cannot be had.
    """
    files = [file for place in places for file in _files(Path(place))]
    held, problems = [], []
    for done, (file, root) in enumerate(files):
        progress(f"reading {file.name}", done, len(files))
        try:
            held.append(_received(file, root))
        except EvidenceError as error:
            problems.append(Problem(file.name, str(error).removeprefix(f"{file.name}: "), fatal=True))
    if not held:
        raise EvidenceError(
            f"{problems[0].where}: {problems[0].what}" if problems else "no files of ship reports are there."
        )
    progress("looking at the tracks", 0, 1)
    claims = sightings(held, engine, gap_hours or gap_hours_of(None))
    problems += [problem for received in held for problem in received.problems]
    return Sea(tuple(received.evidence for received in held), claims, tuple(problems))


def sightings(received: Sequence["Received"], engine_name: str, gap_hours: float) -> tuple[Claim, ...]:
    """Return what the reports of these files, which all hold some, show together."""
    from bongsu.detect.ships import parameters, watch
    from bongsu.store import open_engine

    engine = open_engine(engine_name)
    try:
        reports = _reports(engine, received)
        evidence = tuple(item.evidence for item in received)
        return tuple(watch(engine, reports, evidence, parameters().with_gap_hours(gap_hours)))
    finally:
        engine.close()


def gap_hours_of(watch: "Watch | None") -> float:
    """Return from how many hours on a silence counts in this watch, or where no watch says so."""
    from bongsu.detect.ships import parameters

    return parameters().with_gap_hours(watch.gap_hours if watch else None).gaps.min_hours


def _files(place: Path) -> list[tuple[Path, Path]]:
    """Return a file, or the files of reports in a folder, each with the folder that its evidence is named from."""
    from bongsu.sources import track_files

    return [(file, place) for file in track_files(place)] if place.is_dir() else [(place, place.parent)]


def _received(file: Path, root: Path) -> "Received":
    received = received_from(file, root)
    if received.reports is None:
        verb = "screen --lists" if received.designations else "read"
        raise EvidenceError(f"{file.name}: holds no ship positions; it is a file for `bongsu {verb}`.")
    return received


def _reports(engine: "Engine", received: Sequence["Received"]) -> object:
    """Return the reports of all files as one table, each with the place of its file among them."""
    import ibis

    parts = []
    for number, item in enumerate(received):
        if item.reports is not None:
            table = engine.parquet([item.reports.path], f"reports_{number}")
            parts.append(table.mutate(file=ibis.literal(number, "int16")))
    return parts[0] if len(parts) == 1 else ibis.union(*parts)
