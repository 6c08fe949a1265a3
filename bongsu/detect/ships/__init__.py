"""What ships' tracks show: each detector a small module, an expression with what its rows mean."""

from collections.abc import Callable, Iterator

from bongsu.detect.detector import Engine, watched
from bongsu.detect.ships.calls.inferred_calls import INFERRED_CALLS
from bongsu.detect.ships.calls.port_calls import PORT_CALLS
from bongsu.detect.ships.columns import REPORT_COLUMNS
from bongsu.detect.ships.identity.changes import CHANGES
from bongsu.detect.ships.identity.flags import FLAGS
from bongsu.detect.ships.identity.numbers import NUMBERS
from bongsu.detect.ships.identity.shared_imo import SHARED_IMOS
from bongsu.detect.ships.identity.swaps import SWAPS
from bongsu.detect.ships.meeting.chains import CHAINS
from bongsu.detect.ships.meeting.dark_meetings import DARK_MEETINGS
from bongsu.detect.ships.meeting.loitering import LOITERING
from bongsu.detect.ships.meeting.meetings import MEETINGS
from bongsu.detect.ships.meeting.partners import PARTNERS_WATCH
from bongsu.detect.ships.parameters import Parameters, parameters
from bongsu.detect.ships.position.circles import CIRCLES
from bongsu.detect.ships.position.clones import CLONES
from bongsu.detect.ships.position.jumps import JUMPS
from bongsu.detect.ships.position.on_land import ON_LAND
from bongsu.detect.ships.position.parked import PARKED
from bongsu.detect.ships.position.programmed import PROGRAMMED
from bongsu.detect.ships.silence.gaps import GAPS
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Outage, Scene
from bongsu.detect.ships.tracks.ways import ways
from bongsu.detect.ships.voyage.destinations import DESTINATIONS
from bongsu.detect.ships.voyage.detours import DETOURS
from bongsu.detect.ships.voyage.draughts import DRAUGHTS
from bongsu.model.claim import Claim

DETECTORS: tuple[Detector, ...] = (
    GAPS,
    PORT_CALLS,
    INFERRED_CALLS,
    MEETINGS,
    DARK_MEETINGS,
    LOITERING,
    CHAINS,
    PARTNERS_WATCH,
    CLONES,
    CIRCLES,
    JUMPS,
    NUMBERS,
    CHANGES,
    SHARED_IMOS,
    PROGRAMMED,
    PARKED,
    ON_LAND,
    DRAUGHTS,
    DESTINATIONS,
    DETOURS,
    FLAGS,
    SWAPS,
)
"""In the order in which their claims are told."""

RULES = " ".join(detector.rule for detector in DETECTORS)
"""The versions of all detectors: where it changes, tables are read anew."""


def sightings(scene: Scene, begins: Callable[[int, int], None] | None = None) -> Iterator[Claim]:
    """Return what the tracks of a scene show, detector by detector.

    Args:
        scene: what is looked at.
        begins: told which detector begins, from 0, and of how many.
    """
    return watched(DETECTORS, scene, begins)


__all__ = [
    "DETECTORS", "REPORT_COLUMNS", "RULES", "Detector", "Engine", "Outage", "Parameters", "Scene", "parameters",
    "sightings", "ways",
]  # fmt: skip
