"""Reports in any order to tracks: once per ship and instant, cut where one hull cannot have been at both places.

Everything here runs on every Ibis engine with window functions: no ASOF join, no user-defined function, no
subtraction of timestamps (engines disagree on its type). Tables that several detectors read are kept by the engine.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import ibis
import numpy as np
import pyarrow as pa

from bongsu.detect.ships.columns import HOUR, IDENTITY, SEGMENTS, Table
from bongsu.detect.ships.geometry import degrees_within, distance_nm, whole_seconds
from bongsu.detect.ships.parameters import TrackParameters
from bongsu.detect.ships.parting import parted

_POSITION = ("file", "row", "mmsi", "second", "lat", "lon", "sog", "cog", "heading", "nav_status")
_BEFORE = ("second", "file", "row", "lat", "lon")


class Engine(Protocol):
    """What the detectors need of an engine of tables."""

    def table(self, rows: pa.Table, name: str) -> Table:
        """Return the Arrow table as an Ibis table of this engine, in place of any earlier one of that name."""

    def keep(self, expression: Table, name: str) -> Table:
        """Run the expression once and return its rows as a table, in place of any earlier one of that name."""

    def arrow(self, expression: Table) -> pa.Table:
        """Return the rows of an expression as an Arrow table."""

    def rows(self, expression: Table) -> list[dict[str, object]]:
        """Return the rows of an expression as plain values, times aware and in UTC."""


@dataclass(frozen=True, slots=True)
class Tracks:
    """Reports as tracks.

    Attributes:
        track: one row a report, with the columns ship (MMSI and segment in one number), mmsi, segment, file,
            row, second, lat, lon, sog, cog, heading, nav_status, and of the step from the ship's report before that
            has a place before_second, before_file, before_row, before_lat, before_lon, step_seconds, step_nm,
            step_knots (null for the first, and for a report without a place).
        pieces: file, row and segment of each report of the MMSIs that more than one hull uses.
    """

    track: Table
    pieces: Table


def tracks(engine: Engine, reports: Table, parameters: TrackParameters) -> Tracks:
    """Return the reports as tracks, kept by the engine.

    Rows without MMSI or time are left out; a latitude or longitude out of range (AIS sends 91 and 181 for "not
    available") counts as heard at an unknown place; one MMSI at one instant counts once with a place.

    Args:
        engine: keeps the tables.
        reports: with the columns of `REPORT_COLUMNS`, in any order of rows.
        parameters: which steps are possible.
    """
    heard = _heard(reports).mutate(segment=ibis.literal(0, "int64"))
    stepped = _once(engine, engine.keep(_stepped(heard), "stepped"))
    shared = engine.keep(_shared(stepped, parameters), "shared")
    found = _pieces(engine, stepped.select(*_POSITION).semi_join(shared, "mmsi"), reports, parameters)
    pieces = engine.table(found, "pieces")
    if not found.num_rows:
        return Tracks(stepped, pieces)
    # Spark keeps a small literal in fewer bits than were asked for
    whole = stepped.anti_join(shared, "mmsi").mutate(segment=stepped.segment.cast("int64"))
    cut = engine.keep(_stepped(stepped.select(*_POSITION).inner_join(pieces, ["file", "row"])), "cut")
    return Tracks(whole.union(cut.select(*whole.columns)), pieces)


def _heard(reports: Table) -> Table:
    """Return the reports of ships at some time, with impossible places made null."""
    located = reports.filter(reports.mmsi.notnull(), reports.time.notnull()).mutate(
        lat=degrees_within(reports.lat, 90), lon=degrees_within(reports.lon, 180), second=whole_seconds(reports.time)
    )
    placeless = located.lat.isnull() | located.lon.isnull()
    located = located.mutate(
        lat=placeless.ifelse(ibis.null("float64"), located.lat),
        lon=placeless.ifelse(ibis.null("float64"), located.lon),
    )
    return located.select(*_POSITION)


def _stepped(heard: Table) -> Table:
    """Return the reports of each segment with the step from the one before, copies of one instant among them.

    Looking at each report's neighbours means sorting all of them, which takes longer than all else; so it is done
    once, and what copies make wrong is put right by `_once`.
    """
    keyed = heard.mutate(ship=heard.mmsi * SEGMENTS + heard.segment, placeless=heard.lat.isnull())
    track = ibis.window(group_by=["ship", "placeless"], order_by=["second", "file", "row"])
    before = {f"before_{name}": keyed[name].lag().over(track) for name in _BEFORE}
    paired = keyed.mutate(**before, second_before_that=keyed.second.lag(2).over(track))
    copy, behind = paired.second == paired.before_second, paired.before_second == paired.second_before_that
    paired = paired.mutate(copy=ibis.coalesce(copy, False), behind_copy=ibis.coalesce(behind, False))
    placed = {name: paired.placeless.ifelse(ibis.null(), paired[name]) for name in before}
    return _with_steps(paired.mutate(**placed).drop("second_before_that", "placeless"))


def _with_steps(paired: Table) -> Table:
    """Return the reports with what lies between each and the one before it."""
    paired = paired.mutate(
        step_seconds=paired.second - paired.before_second,
        step_nm=distance_nm(paired.before_lat, paired.before_lon, paired.lat, paired.lon),
    )
    # reports of one second differ by less than the clocks do
    hours = (paired.step_seconds < 1).ifelse(1, paired.step_seconds) / HOUR
    return paired.mutate(step_knots=paired.step_nm / hours)


def _once(engine: Engine, stepped: Table) -> Table:
    """Return each instant of a ship once, the first of its copies, with the step from the first of those before."""
    kept = stepped.filter(~stepped.copy).drop("copy")
    rest = kept.filter(~kept.behind_copy).drop("behind_copy")
    (count,) = engine.rows(stepped.aggregate(copies=stepped.copy.cast("int64").sum()))
    if not count["copies"]:
        return rest
    others = tuple(f"before_{name}" for name in _BEFORE[1:])
    firsts = kept.filter(kept.lat.notnull())
    firsts = firsts.select("ship", before_second="second", **{name: firsts[name[7:]] for name in others})
    behind = kept.filter(kept.behind_copy).select("ship", "segment", *_POSITION, "before_second").view()
    # a report without a place has no step, and so nothing to put right
    paired = behind.left_join(firsts, ["ship", "before_second"]).drop("ship_right", "before_second_right")
    mended = engine.keep(_with_steps(paired), "mended")
    return rest.union(mended.select(*rest.columns))


def _shared(stepped: Table, parameters: TrackParameters) -> Table:
    """Return the MMSIs whose reports no single hull can have sent."""
    impossible = (stepped.step_nm > parameters.slack_nm) & (stepped.step_knots > parameters.fastest_knots)
    return stepped.filter(impossible).select("mmsi").distinct()


def _pieces(engine: Engine, heard: Table, reports: Table, parameters: TrackParameters) -> pa.Table:
    """Return the segment of each of these reports, by its file and row."""
    said = reports.select("file", "row", said=ibis.coalesce(reports.imo.cast("string"), reports.name, ""))
    wanted = heard.inner_join(said, ["file", "row"])
    columns = engine.arrow(
        wanted.select("mmsi", "second", "lat", "lon", "file", "row", "said").order_by("mmsi", "second", "file", "row")
    )
    segments = [parted(*each, parameters) for each in _by_ship(columns)]
    numbers = np.concatenate(segments) if segments else np.empty(0, np.int64)
    return pa.table({"file": columns["file"], "row": columns["row"], "segment": numbers})


def _by_ship(columns: pa.Table) -> Iterator[tuple[list[int], list[float], list[float], list[str]]]:
    """Yield the seconds, places and words of each MMSI in turn."""
    second, said = columns["second"].to_pylist(), columns["said"].to_pylist()
    lat, lon = (columns[name].to_numpy().tolist() for name in ("lat", "lon"))
    at = 0
    for _, group in itertools.groupby(columns["mmsi"].to_pylist()):
        end = at + sum(1 for _ in group)
        yield second[at:end], lat[at:end], lon[at:end], said[at:end]
        at = end


def statements(reports: Table, pieces: Table) -> Table:
    """Return what each ship said of itself, once per hour and wording.

    Args:
        reports: with the columns of `REPORT_COLUMNS`.
        pieces: of `Tracks`.

    Returns:
        The columns ship, mmsi, those of `IDENTITY`, first_second, last_second, file and row (one of them), and times
        (how many reports say so).
    """
    said = reports.filter(
        reports.mmsi.notnull(), reports.time.notnull(), ibis.or_(*(reports[name].notnull() for name in IDENTITY))
    )
    said = said.mutate(second=whole_seconds(said.time))
    said = said.mutate(hour=(said.second / HOUR).floor().cast("int64"))
    said = said.left_join(pieces, ["file", "row"]).drop("file_right", "row_right")
    said = said.mutate(ship=said.mmsi * SEGMENTS + ibis.coalesce(said.segment, 0))
    grouped = said.group_by("ship", "mmsi", "hour", *IDENTITY).aggregate(
        first_second=said.second.min(),
        last_second=said.second.max(),
        file=said.file.min(),
        row=said.row.min(),
        times=said.count(),
    )
    return grouped.drop("hour")
