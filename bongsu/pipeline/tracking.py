"""The reports of several files as one sea of tracks, on an engine, and what they show."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bongsu.model.claim import Claim
from bongsu.model.collection import Outage
from bongsu.model.evidence import Evidence

if TYPE_CHECKING:
    from bongsu.detect.ships import Scene
    from bongsu.sources import Received
    from bongsu.store import Engine, Watch


def sightings(received: Sequence["Received"], engine_name: str, gap_hours: float) -> tuple[Claim, ...]:
    """Return what the reports of these files, which all hold some, show together."""
    from bongsu.detect.ships import sightings as seen

    with opened(parts_of(received), engine_name, gap_hours) as scene:
        return tuple(seen(scene))


class Part(NamedTuple):
    """Reports of one piece of evidence, in Parquet files with the columns of reports."""

    evidence: Evidence
    paths: tuple[Path, ...]


def parts_of(received: Iterable["Received"]) -> tuple[Part, ...]:
    """Return the reports of files that hold some."""
    return tuple(Part(item.evidence, (item.reports.path,)) for item in received if item.reports)


@contextmanager
def opened(
    parts: Sequence[Part], engine_name: str, gap_hours: float, outages: Sequence[Outage] = ()
) -> Iterator["Scene"]:
    """Open an engine with these reports as the tracks of one sea.

    Args:
        parts: at least one.
        engine_name: as `bongsu.store.open_engine` takes it.
        gap_hours: a silence counts from so many hours on.
        outages: when nothing was collected; one that lasts still, to now.

    Raises:
        StoreError: the engine is not known or cannot be had.
    """
    from bongsu.detect import ships
    from bongsu.store import open_engine

    engine = open_engine(engine_name)
    now = datetime.now(UTC)
    try:
        yield ships.Scene(
            engine,
            _reports(engine, parts),
            tuple(part.evidence for part in parts),
            ships.parameters().with_gap_hours(gap_hours),
            [ships.Outage(int(one.start.timestamp()), int((one.end or now).timestamp())) for one in outages],
        )
    finally:
        engine.close()


def gap_hours_of(watch: "Watch | None") -> float:
    """Return from how many hours on a silence counts in this watch, or where no watch says so."""
    from bongsu.detect.ships import parameters

    return parameters().with_gap_hours(watch.gap_hours if watch else None).gaps.min_hours


def _reports(engine: "Engine", parts: Sequence[Part]) -> object:
    """Return all reports as one table, each with the place of its evidence among the parts."""
    import ibis

    tables = [
        engine.parquet(list(part.paths), f"reports_{number}").mutate(file=ibis.literal(number, "int16"))
        for number, part in enumerate(parts)
    ]
    return tables[0] if len(tables) == 1 else ibis.union(*tables)
