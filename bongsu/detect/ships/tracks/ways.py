"""The ways of ships, for a map: their positions, of ships often heard only so many as a page can use."""

from collections.abc import Collection

from bongsu.detect.detector import Table
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.tracks.scene import Scene

MOST = 200_000
"""Positions that are wanted of all ships together."""

_OFTEN = 60


def ways(scene: Scene, numbers: Collection[int], most: int = MOST) -> Table:
    """Return the positions of the ships with these MMSIs, ordered by ship and time.

    Of ships heard often it is the first position of each minute, or of a longer time where all together had more than
    ``most``; never less than one an hour.

    Returns:
        The columns ship, mmsi, segment, second, lat and lon (degrees).
    """
    hours = scene.hours.filter(scene.hours.mmsi.isin(sorted(numbers)))
    (counted,) = scene.engine.rows(hours.aggregate(hours=hours.count()))
    an_hour = max(1, min(_OFTEN, most // max(1, int(str(counted["hours"])))))
    track = scene.track.filter(scene.track.mmsi.isin(sorted(numbers)), scene.track.lat.notnull())
    slotted = track.mutate(slot=(track.second // (HOUR // an_hour)).cast("int64"))
    firsts = slotted.group_by("ship", "mmsi", "segment", "slot").aggregate(
        lat=slotted.lat.argmin(slotted.second), lon=slotted.lon.argmin(slotted.second), second=slotted.second.min()
    )
    return firsts.select("ship", "mmsi", "segment", "second", "lat", "lon").order_by("ship", "second")
