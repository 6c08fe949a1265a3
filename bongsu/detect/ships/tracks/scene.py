"""What every detector looks at: the tracks, what ships said of themselves, and what other detectors have found.

A table that several detectors need is run once and kept by the engine under its name.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import ibis
import pyarrow as pa

from bongsu.detect.detector import Engine, Table, Tables
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.parameters import Parameters
from bongsu.detect.ships.tracks.tracks import statements, tracks
from bongsu.detect.ships.waters.places import port_table
from bongsu.model.evidence import Evidence

AT_ANCHOR, MOORED, FISHING = 1, 5, 7
"""Navigational statuses of ITU-R M.1371-5."""


class Outage(NamedTuple):
    """Nothing was collected from the one second to the other, since 1970: a silence of ours, and of no ship."""

    start: int
    end: int


class Scene(Tables):
    """The reports of one sea and time.

    Attributes:
        engine, evidence: see `Tables`.
        parameters: every detector's thresholds.
        reports: as received, with the columns of `REPORT_COLUMNS`.
        outages: when the collection is known to have failed, in the order of time; none overlaps another.
        track: see `Tracks.track`.
        strays: see `Tracks.strays`.
        pieces: see `Tracks.pieces`.
    """

    def __init__(
        self,
        engine: Engine,
        reports: Table,
        evidence: Sequence[Evidence],
        parameters: Parameters,
        outages: Sequence[Outage] = (),
    ) -> None:
        super().__init__(engine, evidence)
        self.parameters = parameters
        self.reports = reports
        self.outages = _apart(outages)
        found = tracks(engine, reports, parameters.tracks)
        self.track = found.track
        self.strays = found.strays
        self.pieces = found.pieces

    @cached_property
    def ports(self) -> Table:
        """Ports, anchorages, oil terminals and areas of transfers: see `port_table`."""
        return self.engine.table(port_table(), "ports")

    def blind(self, silences: Table) -> Table:
        """Return times of ships with blind_seconds: how many seconds of them nothing was collected.

        Args:
            silences: with the columns start_second and end_second.
        """
        if not self.outages:
            return silences.mutate(blind_seconds=ibis.literal(0, "int64"))
        failed = pa.table({"failed": [one.start for one in self.outages], "mended": [one.end for one in self.outages]})
        outages = self.engine.table(failed, "outages")
        times = silences.select("start_second", "end_second").distinct().view()
        met = times.inner_join(outages, [times.start_second < outages.mended, outages.failed < times.end_second])
        lost = ibis.least(met.end_second, met.mended) - ibis.greatest(met.start_second, met.failed)
        sums = met.mutate(lost=lost).group_by("start_second", "end_second").aggregate(blind_seconds=ibis._.lost.sum())
        joined = silences.left_join(sums, ["start_second", "end_second"])
        joined = joined.mutate(blind_seconds=ibis.coalesce(joined.blind_seconds, 0).cast("int64"))
        return joined.drop("start_second_right", "end_second_right")

    @property
    def said(self) -> Table:
        """What each ship said of itself, once per hour and wording: see `statements`."""
        return self.kept("said", lambda scene: statements(scene.reports, scene.pieces))

    @property
    def hours(self) -> Table:
        """Each ship's hours, with ship, mmsi, hour (since 1970), reports, first_second, last_second, nm (sailed from
        report to report), seconds (between them), mean lat and lon, the corners south, north, west, east, and how
        many reports say at_anchor, moored or fishing (null where none says any status).
        """  # noqa: D205
        return self.kept("hours", lambda scene: _hours(scene.track))


def _apart(outages: Sequence[Outage]) -> tuple[Outage, ...]:
    """Return the outages in order, those that overlap as one."""
    apart: list[Outage] = []
    for one in sorted(outages):
        if apart and one.start <= apart[-1].end:
            apart[-1] = Outage(apart[-1].start, max(one.end, apart[-1].end))
        else:
            apart.append(one)
    return tuple(apart)


def _hours(track: Table) -> Table:
    placed = track.mutate(hour=(track.second / HOUR).floor().cast("int64"))
    status = placed.nav_status
    grouped = placed.group_by("ship", "mmsi", "hour").aggregate(
        reports=placed.count(),
        first_second=placed.second.min(),
        last_second=placed.second.max(),
        nm=placed.step_nm.sum(),
        seconds=placed.step_seconds.sum(),
        lat=placed.lat.mean(),
        lon=placed.lon.mean(),
        eastward=(placed.lon < 0).ifelse(placed.lon + 360, placed.lon).mean(),
        south=placed.lat.min(),
        north=placed.lat.max(),
        west=placed.lon.min(),
        east=placed.lon.max(),
        at_anchor=(status == AT_ANCHOR).cast("int32").sum(),
        moored=(status == MOORED).cast("int32").sum(),
        fishing=(status == FISHING).cast("int32").sum(),
    )
    # a ship on both sides of the date line has its mean there, not at Greenwich
    eastward = (grouped.eastward > 180).ifelse(grouped.eastward - 360, grouped.eastward)
    return grouped.mutate(lon=(grouped.east - grouped.west > 180).ifelse(eastward, grouped.lon)).drop("eastward")
