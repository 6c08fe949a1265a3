"""Reports in any order to tracks: once per ship and instant, cut where one hull cannot have been at both places.

Everything here runs on every Ibis engine with window functions: no ASOF join, no user-defined function, no
subtraction of timestamps (engines disagree on its type). Tables that several detectors read are kept by the engine.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import ibis
import numpy as np
import pyarrow as pa

from bongsu.detect.detector import Engine, Table
from bongsu.detect.ships.columns import HOUR, IDENTITY, SEGMENTS
from bongsu.detect.ships.parameters import TrackParameters
from bongsu.detect.ships.tracks.parting import Heard, parted
from bongsu.detect.ships.waters.geometry import degrees_within, distance_nm, whole_seconds

_POSITION = ("file", "row", "mmsi", "second", "lat", "lon", "sog", "cog", "heading", "nav_status")
_BEFORE = ("second", "file", "row", "lat", "lon")


@dataclass(frozen=True, slots=True)
class Tracks:
    """Reports as tracks.

    Attributes:
        track: one row a report, with the columns ship (MMSI and segment in one number), mmsi, segment, file,
            row, second, lat, lon, sog, cog, heading, nav_status, and of the step from the ship's report before that
            has a place before_second, before_file, before_row, before_lat, before_lon, step_seconds, step_nm,
            step_knots (null for the first, and for a report without a place).
        strays: the reports, with the columns file to nav_status and ship, that fit no ship of their MMSI: single
            false places. They are in no track, make no gap and break none.
        pieces: file, row, mmsi, second, segment and stray (1 or 0) of each report of the MMSIs that no single hull can
            have sent.
    """

    track: Table
    strays: Table
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
    stepped = _once(engine, _stepped(heard, parameters), "stepped")
    shared = engine.keep(_shared(stepped, parameters), "shared")
    found = _pieces(engine, stepped.select(*_POSITION).semi_join(shared, "mmsi"), reports, parameters)
    pieces = engine.table(found, "pieces")
    cut = stepped.select(*_POSITION).inner_join(pieces.select("file", "row", "segment", "stray"), ["file", "row"])
    strays = cut.filter(cut.stray == 1)
    strays = strays.mutate(ship=strays.mmsi * SEGMENTS + strays.segment).drop("stray", "segment")
    if not found.num_rows:
        return Tracks(stepped, strays, pieces)
    # Spark keeps a small literal in fewer bits than were asked for
    whole = stepped.anti_join(shared, "mmsi").mutate(segment=stepped.segment.cast("int64"))
    again = _stepped(cut.filter(cut.stray == 0).drop("stray"), parameters)
    again = _once(engine, again, "cut")
    return Tracks(whole.union(again.select(*whole.columns)), engine.keep(strays, "strays"), pieces)


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


def _stepped(heard: Table, parameters: TrackParameters) -> Table:
    """Return the reports of each segment with the step from the one before, copies of one instant among them.

    Of two at one instant both count where they are so far apart that two hulls sent them; else the second is a copy.
    Looking at each report's neighbours means sorting all of them, which takes longer than all else; so it is done
    once, and what copies make wrong is put right by `_once`.
    """
    keyed = heard.mutate(ship=heard.mmsi * SEGMENTS + heard.segment, placeless=heard.lat.isnull())
    track = ibis.window(group_by=["ship", "placeless"], order_by=["second", "file", "row"])
    before = {f"before_{name}": keyed[name].lag().over(track) for name in _BEFORE}
    paired = keyed.mutate(**before, second_before_that=keyed.second.lag(2).over(track))
    again, behind = paired.second == paired.before_second, paired.before_second == paired.second_before_that
    paired = paired.mutate(again=ibis.coalesce(again, False), behind_copy=ibis.coalesce(behind, False))
    placed = {name: paired.placeless.ifelse(ibis.null(), paired[name]) for name in before}
    walked = _with_steps(paired.mutate(**placed).drop("second_before_that", "placeless"))
    return walked.mutate(copy=walked.again & ibis.coalesce(walked.step_nm <= parameters.slack_nm, True))


def _with_steps(paired: Table) -> Table:
    """Return the reports with what lies between each and the one before it."""
    paired = paired.mutate(
        step_seconds=paired.second - paired.before_second,
        step_nm=distance_nm(paired.before_lat, paired.before_lon, paired.lat, paired.lon),
    )
    # reports of one second differ by less than the clocks do
    hours = (paired.step_seconds < 1).ifelse(1, paired.step_seconds) / HOUR
    return paired.mutate(step_knots=paired.step_nm / hours)


def _once(engine: Engine, expression: Table, name: str) -> Table:
    """Return each instant of a ship once, the first of its copies, with the step from the first of those before."""
    stepped = engine.keep(expression, name)
    kept = stepped.filter(~stepped.copy).drop("copy")
    rest = kept.filter(~kept.behind_copy).drop("behind_copy", "again")
    (count,) = engine.rows(stepped.aggregate(behind=stepped.behind_copy.cast("int64").sum()))
    if not count["behind"]:
        return rest
    others = tuple(f"before_{name}" for name in _BEFORE[1:])
    firsts = kept.filter(kept.lat.notnull(), ~kept.again)
    firsts = firsts.select("ship", before_second="second", **{name: firsts[name[7:]] for name in others})
    behind = kept.filter(kept.behind_copy).select("ship", "segment", *_POSITION, "before_second").view()
    # a report without a place has no step, and so nothing to put right
    paired = behind.left_join(firsts, ["ship", "before_second"]).drop("ship_right", "before_second_right")
    mended = engine.keep(_with_steps(paired), f"{name}_mended")
    return rest.union(mended.select(*rest.columns))


def _shared(stepped: Table, parameters: TrackParameters) -> Table:
    """Return the MMSIs whose reports no single hull can have sent."""
    impossible = (stepped.step_nm > parameters.slack_nm) & (stepped.step_knots > parameters.fastest_knots)
    return stepped.filter(impossible).select("mmsi").distinct()


def _pieces(engine: Engine, heard: Table, reports: Table, parameters: TrackParameters) -> pa.Table:
    """Return the segment of each of these reports, by its file and row, and whether it is a stray."""
    words = ibis.coalesce(reports.name.upper().replace("@", "").strip().nullif(""), reports.imo.cast("string"))
    said = reports.select("file", "row", said=ibis.coalesce(words, ""))
    wanted = heard.inner_join(said, ["file", "row"])
    columns = engine.arrow(
        wanted.select("mmsi", "second", "lat", "lon", "sog", "cog", "file", "row", "said").order_by(
            "mmsi", "second", "file", "row"
        )
    )
    found = [parted(each, parameters) for each in _by_ship(columns)]
    segments = np.concatenate([one for one, _ in found]) if found else np.empty(0, np.int64)
    stray = np.concatenate([other for _, other in found]) if found else np.empty(0, np.bool_)
    held = {name: columns[name] for name in ("file", "row", "mmsi", "second")}
    return pa.table({**held, "segment": segments, "stray": stray.astype(np.int8)})


def _by_ship(columns: pa.Table) -> Iterator[Heard]:
    """Yield the reports of each MMSI in turn."""
    second = columns["second"].to_numpy()
    lat, lon, sog, cog = (columns[name].to_numpy().astype(np.float64) for name in ("lat", "lon", "sog", "cog"))
    words = columns["said"].combine_chunks().dictionary_encode()
    said = words.indices.to_numpy().astype(np.int64)
    said[said == words.dictionary.index("").as_py()] = -1
    mmsi = columns["mmsi"].to_numpy()
    bounds = np.flatnonzero(np.diff(mmsi, prepend=mmsi[:1] - 1, append=mmsi[-1:] + 1))
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        part = slice(start, end)
        yield Heard(second[part], lat[part], lon[part], sog[part], cog[part], said[part])


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
    said = said.left_join(pieces.select("file", "row", "segment"), ["file", "row"]).drop("file_right", "row_right")
    # a message of the very second of another is no row of the track: it goes where that one went
    beside = pieces.group_by("mmsi", "second").aggregate(with_it=pieces.segment.min()).view()
    said = said.left_join(beside, ["mmsi", "second"]).drop("mmsi_right", "second_right")
    said = said.mutate(ship=said.mmsi * SEGMENTS + ibis.coalesce(said.segment, said.with_it, 0))
    grouped = said.group_by("ship", "mmsi", "hour", *IDENTITY).aggregate(
        first_second=said.second.min(),
        last_second=said.second.max(),
        file=said.file.min(),
        row=said.row.min(),
        times=said.count(),
    )
    return grouped.drop("hour")
