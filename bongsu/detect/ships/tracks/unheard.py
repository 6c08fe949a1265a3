"""When nothing at all was heard of a ship: neither where it was, nor what it says of itself."""

import ibis

from bongsu.detect.detector import Table
from bongsu.detect.ships.columns import HOUR, SEGMENTS
from bongsu.detect.ships.waters.geometry import distance_nm

_ROW, _PLACE = ("second", "file", "row"), ("lat", "lon")
_POINT = (*_ROW, *_PLACE)


def unheard(track: Table, least_seconds: float) -> Table:
    """Return one row per time of at least so many seconds between two reports of a ship, whatever they say.

    A report without a place ends a silence as well as any other. Its place is where the ship was within the hour, if
    that is known: most are static messages that come between positions.

    Args:
        track: of `Tracks`.
        least_seconds: shorter times are left out.

    Returns:
        The columns ship, mmsi, start_second, start_file, start_row, start_lat, start_lon, the same of the end, and
        distance_nm (great circle; null where a place is unknown).
    """
    words = track.filter(track.lat.isnull()).select("ship", *_ROW)
    silent = track.filter(track.step_seconds >= least_seconds)
    spans = _between(silent).union(_before(track, words), _after(track, words))
    spans = spans.filter(spans.last_second - spans.first_second >= least_seconds)
    within = ibis.window(group_by=["ship", "first_second"], order_by=["second", "file", "row"])
    points = _points(spans, words)
    steps = points.mutate(**{f"start_{name}": points[name].lag().over(within) for name in _ROW})
    steps = steps.filter(steps.second - steps.start_second >= least_seconds)
    from_place = steps.start_second - steps.first_second <= HOUR
    to_place = steps.last_second - steps.second <= HOUR
    found = steps.select(
        "ship",
        "mmsi",
        *(f"start_{name}" for name in _ROW),
        **{f"end_{name}": steps[name] for name in _ROW},
        **{f"start_{name}": from_place.ifelse(steps[f"first_{name}"], ibis.null("float64")) for name in _PLACE},
        **{f"end_{name}": to_place.ifelse(steps[f"last_{name}"], ibis.null("float64")) for name in _PLACE},
    )
    return found.mutate(distance_nm=distance_nm(found.start_lat, found.start_lon, found.end_lat, found.end_lon))


def _between(silent: Table) -> Table:
    """Return these steps as times from place to place."""
    return _spans(silent, **{f"first_{name}": silent[f"before_{name}"] for name in _POINT}, **_named("last", silent))


def _before(track: Table, words: Table) -> Table:
    """Return the time from a ship's first word to its first place, or to its last word where it has no place."""
    placed = track.filter(track.lat.notnull(), track.step_seconds.isnull()).select("ship", **_named("last", track))
    told = words.group_by("ship").aggregate(first_second=words.second.min(), word_last=words.second.max())
    spans = told.left_join(placed, "ship").drop("ship_right")
    return _spans(spans.mutate(last_second=ibis.coalesce(spans.last_second, spans.word_last)))


def _after(track: Table, words: Table) -> Table:
    """Return the time from a ship's last place to its last word."""
    told = words.group_by("ship").aggregate(last_second=words.second.max())
    placed = track.filter(track.lat.notnull()).semi_join(told, "ship")
    ends = placed.group_by("ship").aggregate(first_second=placed.second.max())
    ends = ends.inner_join(told, "ship")
    late = ends.filter(ends.last_second > ends.first_second).view()
    lasts = placed.select("ship", **_named("first", placed))
    return _spans(late.inner_join(lasts, ["ship", "first_second"]))


def _named(end: str, track: Table) -> dict[str, Table]:
    return {f"{end}_{name}": track[name] for name in _POINT}


def _spans(table: Table, **known: Table) -> Table:
    """Return times without a place, within which only words can lie, with the reports at their ends where those are."""
    table = table.mutate(**known)
    kinds = {"file": "int16", "row": "int64", "lat": "float64", "lon": "float64"}
    ends = {
        f"{end}_{name}": table[f"{end}_{name}"] if f"{end}_{name}" in table.columns else ibis.null(kind)
        for end in ("first", "last")
        for name, kind in kinds.items()
    }
    return table.select("ship", "first_second", "last_second", **ends)


def _points(spans: Table, words: Table) -> Table:
    """Return what was heard in each span: the reports at its ends, and the words between."""
    held = [name for name in spans.columns if name != "ship"]
    ends = [
        spans.filter(spans[f"{end}_row"].notnull()).mutate(**{name: spans[f"{end}_{name}"] for name in _ROW})
        for end in ("first", "last")
    ]
    inside = spans.view().inner_join(words, "ship")
    inside = inside.filter(inside.second >= inside.first_second, inside.second <= inside.last_second)
    columns = ["ship", *held, *_ROW]
    points = ends[0].select(columns).union(ends[1].select(columns), inside.select(columns))
    return points.mutate(mmsi=points.ship // SEGMENTS)
