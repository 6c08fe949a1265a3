"""How positions that no ship keeps are told, whichever detector saw them: one ship, one time, and its ways."""

from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import party
from bongsu.detect.ships.wording import Row, between, cited
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
    evidence, rows, beside = cited(
        scene.evidence, [(row["start_file"], row["start_row"]), (row["end_file"], row["end_row"])]
    )
    measures = tuple(Measure(name, value, unit) for name, (value, unit) in row["measures"].items() if value is not None)
    sighting = Sighting(form, observed, inferred, otherwise, strength, measures, path, beside)
    event = Event(
        EventKind.POSITION_SPOOFING,
        agents=(party(row),),
        place=Place(lat=round(float(row["lat"]), 5), lon=round(float(row["lon"]), 5)),
        when=between(row),
    )
    return Claim(event, Stance.ASSERTED, evidence, observed, rule, row=rows, sighting=sighting)
