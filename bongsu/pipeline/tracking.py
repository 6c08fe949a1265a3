"""The reports of several files as one sea of tracks, on an engine, and what they show."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bongsu.model.claim import Claim

if TYPE_CHECKING:
    from bongsu.detect.ships import Scene
    from bongsu.sources import Received
    from bongsu.store import Engine, Watch


def sightings(received: Sequence["Received"], engine_name: str, gap_hours: float) -> tuple[Claim, ...]:
    """Return what the reports of these files, which all hold some, show together."""
    from bongsu.detect.ships import sightings as seen

    with opened(received, engine_name, gap_hours) as scene:
        return tuple(seen(scene))


@contextmanager
def opened(received: Sequence["Received"], engine_name: str, gap_hours: float) -> Iterator["Scene"]:
    """Open an engine with the reports of these files, which all hold some, as the tracks of one sea.

    Raises:
        StoreError: the engine is not known or cannot be had.
    """
    from bongsu.detect.ships import Scene, parameters
    from bongsu.store import open_engine

    engine = open_engine(engine_name)
    try:
        evidence = tuple(item.evidence for item in received)
        yield Scene(engine, _reports(engine, received), evidence, parameters().with_gap_hours(gap_hours))
    finally:
        engine.close()


def gap_hours_of(watch: "Watch | None") -> float:
    """Return from how many hours on a silence counts in this watch, or where no watch says so."""
    from bongsu.detect.ships import parameters

    return parameters().with_gap_hours(watch.gap_hours if watch else None).gaps.min_hours


def _reports(engine: "Engine", received: Sequence["Received"]) -> object:
    """Return the reports of all files as one table, each with the place of its file among them."""
    import ibis

    parts = []
    for number, item in enumerate(received):
        if item.reports is not None:
            table = engine.parquet([item.reports.path], f"reports_{number}")
            parts.append(table.mutate(file=ibis.literal(number, "int16")))
    return parts[0] if len(parts) == 1 else ibis.union(*parts)
