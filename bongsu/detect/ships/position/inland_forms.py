"""What places inland most likely are, how strongly that is borne out, and what else would explain them."""

from collections.abc import Sequence

import numpy as np

from bongsu.detect.detector import Row
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.parameters import LandParameters
from bongsu.detect.ships.tracks.parting import miles_between
from bongsu.detect.ships.tracks.vessels import ship_type
from bongsu.detect.ships.waters.coast import REACH_NM, nearest_country, shore_nm
from bongsu.detect.ships.wording import clock, points, position
from bongsu.model.sighting import Measure, Sighting

SHOWN, SAILED, INTERFERENCE = "positions_on_land", "sailed_over_land", "interference"

_PLEASURE = (36, 37)
"""AIS types of sailing boats and pleasure craft, which are carried on roads."""


def bounded(row: Row, parameters: LandParameters) -> bool:
    """Return whether the ship came inland, or left, at a bound: the same number was afloat where no hull could be."""
    sides = [row[f"{side}_ship"] for side in ("before", "after")]
    apart = any(ship is not None and ship != row["ship"] for ship in sides)
    return apart and row["own"] <= parameters.own_share * row["hours"]


def told_as(row: Row, parameters: LandParameters) -> str | None:
    """Return the form of a row of places inland; None where a water nobody listed, or a lorry, explains it as well."""
    if row["others"] >= parameters.others:
        return None
    if bounded(row, parameters):
        return SHOWN
    sides = [row[f"{side}_ship"] for side in ("before", "after")]
    if row["ship"] not in sides or any(ship not in (None, row["ship"]) for ship in sides):
        return None
    return SAILED if _straight(row, parameters) and not _carried(row, parameters) else None


def _straight(row: Row, parameters: LandParameters) -> bool:
    """Return whether the way inland is long, straight and under way."""
    good, hours = _made_good(row), (row["end_second"] - row["start_second"]) / HOUR
    return bool(
        good >= parameters.straight_nm
        and good >= parameters.straight_share * row["nm"]
        and good >= parameters.straight_knots * hours
    )


def _made_good(row: Row) -> float:
    """Return the distance from the first place inland to the last; from mean to mean where reports gave none."""
    start, end = ("in_" if row["start_lat"] is None else "start_"), ("out_" if row["end_lat"] is None else "end_")
    return ends_nm(row, start, row, end)


def _carried(row: Row, parameters: LandParameters) -> bool:
    """Return whether it is a craft that travels by road."""
    return row["ship_type"] in _PLEASURE or (row["length"] or parameters.least_metres) < parameters.least_metres


def ends_nm(one: Row, end: str, other: Row, to: str) -> float:
    """Return the distance between the places in the columns with these prefixes."""
    degrees = (one[f"{end}lat"], one[f"{end}lon"], other[f"{to}lat"], other[f"{to}lon"])
    return float(miles_between(*(np.array([float(each)]) for each in degrees))[0])


def said_of(rows: Sequence[Row], form: str) -> Sighting:
    """Return what is said of a ship shown inland, or of several at once."""
    return _crowd(rows) if form == INTERFERENCE else _alone(rows[0], form)


def _alone(row: Row, form: str) -> Sighting:
    away = -float(shore_nm(row["in_lat"], row["in_lon"]))
    sailed = form == SAILED
    observed = (
        f"MMSI {row['mmsi']:09d} gave {row['reports']} places on land from {clock(row['start_second'])} to "
        f"{clock(row['end_second'])}, the first {_inland(row, away)}; {_around(row, sailed=sailed)}."
    )
    inferred = "the places are false: no water is known there on which a ship could have been"
    kind = ship_type(row["ship_type"])
    otherwise = (
        *(("another ship is shown inland there too, so there may be water",) * (row["others"] == 1)),
        *((f"it is a {kind}, which may be small enough for a road",) * (kind in ("fishing vessel", "tug"))),
        "a river, canal or reservoir that our list of inland waters leaves out",
        "the number is used by two ships, one of them on inland waters"
        if not sailed
        else "its set was carried overland, or its positions were put out by a simulator or a test",
        "a satellite signal that was disturbed: others nearby would be shown inland as well",
    )
    measures = (
        Measure("inland_nm", min(away, REACH_NM), "nm"),
        Measure("reports", row["reports"]),
        Measure("hours", (row["end_second"] - row["start_second"]) / HOUR, "h"),
        Measure("others", row["others"]),
    )
    strength = (0.3 if sailed else 0.5) + 0.2 * min(1.0, away / 30) + 0.1 * min(1.0, row["reports"] / 40)
    sides = ((row[f"{side}_lat"], row[f"{side}_lon"]) for side in ("before", "in", "out", "after"))
    return Sighting(form, observed, inferred, otherwise, strength - 0.1 * row["others"], measures, points(*sides))


def _inland(row: Row, away: float) -> str:
    country = str(nearest_country(row["in_lat"], row["in_lon"]))
    far = f"{away:.0f} nautical miles" if away < REACH_NM else f"more than {REACH_NM:.0f} nautical miles"
    from_shore = f"{far} inland of the shore{f' of {country.upper()}' if country else ''}"
    return f"at {position(row['in_lat'], row['in_lon'])}, {from_shore}, away from ports and known inland waters"


def _around(row: Row, *, sailed: bool) -> str:
    """Return how the ship came there, and went."""
    told = []
    for side, word in (("before", "it was afloat at"), ("after", "was afloat again at")):
        if row[f"{side}_ship"] is not None:
            told.append(f"{word} {position(row[f'{side}_lat'], row[f'{side}_lon'])}, {clock(row[f'{side}_second'])}")
    return " and ".join(told) + (", and sailed straight over the shore" if sailed else ", too far for the time between")


def _crowd(rows: Sequence[Row]) -> Sighting:
    ships = len({row["mmsi"] for row in rows})
    first, last = min(row["start_second"] for row in rows), max(row["end_second"] for row in rows)
    observed = (
        f"{ships} ships that were afloat before or after gave places on land around "
        f"{position(rows[0]['in_lat'], rows[0]['in_lon'])} from {clock(first)} to {clock(last)}."
    )
    return Sighting(
        INTERFERENCE,
        observed,
        "satellite navigation was disturbed: ships received a false signal, and none of them did it",
        ("there is water that our list of inland waters leaves out, and the ships' numbers are used twice",),
        0.2,
        (Measure("ships", ships),),
        points(*((row["in_lat"], row["in_lon"]) for row in rows)),
    )
