"""How positions that no ship keeps are told, whichever detector saw them: of one ship, or of many that show it."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bongsu.detect.detector import Row, cited
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import party
from bongsu.detect.ships.wording import between, middle
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place
from bongsu.model.sighting import Measure, Point, Sighting

Words = tuple[str, str, str, tuple[str, ...]]
"""Form, what was received, what would follow, and what else would explain it."""


def false_places(row: Row, words: Words, strength: float, path: tuple[Point, ...], scene: Scene, rule: str) -> Claim:
    """Return the claim of a row of events with start_second, end_second, their files and rows, lat, lon, and measures.

    Args:
        row: with ``measures``, a mapping of names to figures with their units, None for those that are unknown.
        words: see `Words`.
        strength: see `Sighting`.
        path: see `Sighting`.
        scene: whose evidence the rows stand in.
        rule: of the detector.
    """
    form, observed, inferred, otherwise = words
    measures = tuple(Measure(name, value, unit) for name, (value, unit) in row["measures"].items() if value is not None)
    sighting = Sighting(form, observed, inferred, otherwise, strength, measures, path)
    return spoofed((row,), middle(row), sighting, scene, rule)


def spoofed(
    rows: Sequence[Row],
    place: Place,
    sighting: Sighting,
    scene: Scene,
    rule: str,
    *,
    ends: Sequence[str] = ("start", "end"),
) -> Claim:
    """Return the claim that ships' positions are false.

    Args:
        rows: events with start_second, end_second, and what `party` needs.
        place: where that was.
        sighting: of them all, without what is beside it.
        scene: whose evidence the rows stand in.
        rule: of the detector.
        ends: prefixes of the columns file and row that are cited.
    """
    said = [(row[f"{end}_file"], row[f"{end}_row"]) for row in rows for end in ends]
    evidence, numbers, beside = cited(scene.evidence, said)
    start, end = min(row["start_second"] for row in rows), max(row["end_second"] for row in rows)
    event = Event(
        EventKind.POSITION_SPOOFING,
        agents=tuple(dict.fromkeys(party(row) for row in rows)),
        place=place,
        when=between({"start_second": start, "end_second": end}),
    )
    told = replace(sighting, beside=beside)
    return Claim(event, Stance.ASSERTED, evidence, sighting.observed, rule, row=numbers, sighting=told)


def crowds(rows: Iterable[Row], together: Callable[[Row, Row], bool]) -> list[list[Row]]:
    """Return the events in groups: each in turn joins the first group with one that it belongs to.

    Args:
        rows: events.
        together: whether two of them show one thing.
    """
    found: list[list[Row]] = []
    for row in rows:
        crowd = next((each for each in found if any(together(one, row) for one in each)), None)
        if crowd is None:
            found.append([row])
        else:
            crowd.append(row)
    return found


def apart_nm(one: Row, other: Row, prefix: str = "") -> float:
    """Return about how far the places in the columns lat and lon, with this prefix, are from each other."""
    north, east = other[f"{prefix}lat"] - one[f"{prefix}lat"], abs(other[f"{prefix}lon"] - one[f"{prefix}lon"])
    east = min(east, 360 - east) * math.cos(math.radians(one[f"{prefix}lat"]))
    return math.hypot(north, east) * 60
