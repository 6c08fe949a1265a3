"""What ships' tracks show: the reports of all files together, since a ship's voyage does not end with a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu.model.claim import Claim
from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.event import EventKind
from bongsu.model.evidence import Evidence
from bongsu.model.listing import ListedClaim, ShipListing
from bongsu.pipeline.listing import ship_listings
from bongsu.pipeline.loading import ListChoice, choose_lists
from bongsu.pipeline.outcome import Progress, quietly
from bongsu.pipeline.reading import received_from
from bongsu.pipeline.tracking import gap_hours_of, opened, parts_of

if TYPE_CHECKING:
    from bongsu.detect.ships import Scene
    from bongsu.report.ships import Fix
    from bongsu.sources import Received


@dataclass(frozen=True, slots=True)
class Sea:
    """What was seen in the tracks of some files.

    Attributes:
        evidence: each file that could be read.
        claims: what the tracks show, detector by detector.
        problems: what was doubtful in reading them; a file that could not be read at all has a fatal one.
        listings: what lists say of the claims' ships, as of each event's day.
        ways: positions of the claims' ships, by ship and time, where they were asked for.
        lists: names of the lists on which ships were looked up; none where no list is held.
        left_out: how many claims of little weight are not among these.
    """

    evidence: tuple[Evidence, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    listings: tuple[ShipListing, ...] = ()
    ways: tuple["Fix", ...] = ()
    lists: tuple[str, ...] = ()
    left_out: int = 0

    def weighty(self) -> "Sea":
        """Return what was seen without events of little weight."""
        kept = tuple(claim for claim in self.claims if not is_faint(claim))
        return replace(self, claims=kept, left_out=self.left_out + len(self.claims) - len(kept))

    def listed(self) -> tuple[ListedClaim, ...]:
        """Return each claim with what lists say of its ships."""
        said: dict[str, list[ShipListing]] = {}
        for listing in self.listings:
            said.setdefault(listing.claim, []).append(listing)
        return tuple(ListedClaim(claim, tuple(said.get(claim.id, ()))) for claim in self.claims)


FAINT = 0.25
"""Below this strength an event hardly bears anything out: ships at one berth, a wait at a port's anchorage."""


def is_faint(claim: Claim) -> bool:
    """Return whether an event has little weight; a silence is shown whatever lies behind it."""
    sighting = claim.sighting
    return sighting is not None and sighting.strength < FAINT and claim.event.kind is not EventKind.AIS_GAP


def ships(
    *places: Path | str,
    gap_hours: float | None = None,
    engine: str = "duckdb",
    lists: Sequence[ListChoice] = (),
    ways: bool = False,
    since: datetime | None = None,
    progress: Progress = quietly,
) -> Sea:
    """Return what the tracks in these files show, all of them read as one sea.

    Args:
        places: files of ship reports, and folders of them.
        gap_hours: report silences from so many hours on.
        engine: where the tables are kept and searched: duckdb, or Spark as ``local[2]`` or ``spark://host:port``.
        lists: files, and short names of lists on the shelf; without any, every list on the shelf.
        ways: whether positions are wanted too, for a map.
        since: when files of AIS sentences begin that do not say so.
        progress: told which file is read.

    Raises:
        EvidenceError: none of the files can be read as ship reports.
        StoreError: the engine is not known or cannot be had.
        ListError: a list cannot be read.
    """
    from bongsu.detect.ships import sightings

    chosen = tuple(one.held.list if one.held else one.path.name for one in choose_lists(lists))
    files = [file for place in places for file in _files(Path(place))]
    held, problems = [], []
    for done, (file, root) in enumerate(files):
        progress(f"reading {file.name}", done, len(files))
        try:
            held.append(_received(file, root, since))
        except EvidenceError as error:
            problems.append(Problem(file.name, str(error).removeprefix(f"{file.name}: "), fatal=True))
    if not held:
        raise EvidenceError(
            f"{problems[0].where}: {problems[0].what}" if problems else "no files of ship reports are there."
        )
    progress("making tracks", 0, 1)
    with opened(parts_of(held), engine, gap_hours or gap_hours_of(None)) as scene:
        claims = tuple(sightings(scene, lambda at, every: progress("looking at tracks", at, every)))
        fixes = _ways(scene, claims) if ways else ()
    problems += [problem for received in held for problem in received.problems]
    listings = ship_listings(claims, lists, progress)
    return Sea(tuple(received.evidence for received in held), claims, tuple(problems), listings, fixes, chosen)


def _ways(scene: "Scene", claims: Iterable[Claim]) -> tuple["Fix", ...]:
    """Return the positions of the ships that claims name, as a map takes them."""
    from bongsu.detect.ships import ways
    from bongsu.report.ships import Fix

    numbers = {ship.identifiers.mmsi for claim in claims for ship in claim.event.agents}
    found = scene.engine.arrow(ways(scene, {int(number) for number in numbers if number})).to_pylist()
    return tuple(
        Fix(f"{row['mmsi']:09d}", f"{row['mmsi']:09d}", row["segment"], row["second"], row["lat"], row["lon"])
        for row in found
    )


def _files(place: Path) -> list[tuple[Path, Path]]:
    """Return a file, or the files of reports in a folder, each with the folder that its evidence is named from."""
    from bongsu.sources import track_files

    return [(file, place) for file in track_files(place)] if place.is_dir() else [(place, place.parent)]


def _received(file: Path, root: Path, since: datetime | None) -> "Received":
    received = received_from(file, root, since)
    if received.reports is None:
        if received.events:
            raise EvidenceError(f"{file.name}: is a table of events; put it among the evidence of a watch.")
        verb = "screen --lists" if received.designations else "read"
        raise EvidenceError(f"{file.name}: holds no ship positions; it is a file for `bongsu {verb}`.")
    return received
