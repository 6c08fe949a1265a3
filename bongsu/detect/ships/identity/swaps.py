"""Identities that change ships: one ship takes another's name or IMO number where both were, or both change them.

A ship that is listed and another that is not meet, and afterwards each is called as the other was. Found by what is
said: a name or number that only these two ever gave, which one gives after the other, having had another before. Where
both were at one place about that time, it is told.
"""

from collections.abc import Sequence
from typing import Any

from bongsu.detect.detector import Row, Table, cited
from bongsu.detect.ships.columns import HOUR, SEGMENTS
from bongsu.detect.ships.identity.numbers import check_holds
from bongsu.detect.ships.identity.sayings import sayings, with_place
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import party, with_vessel
from bongsu.detect.ships.waters.geometry import distance_nm
from bongsu.detect.ships.wording import clock, instant, middle, points, position
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, When
from bongsu.model.sighting import Measure, Sighting

SWAPPED = "identities_swapped"
TAKEN = "identity_taken_over"

_THINGS = {"imo": "IMO", "name": "the name"}


def swaps(scene: Scene) -> Table:
    """Return one row per thing that one ship gave after another near it, ordered by time, ships and thing.

    Returns:
        The columns taker, giver (ships), thing (``imo`` or ``name``), value, shown, times (of the taker), second (from
        which the taker gives it), taker_file, taker_row, giver_second (until which the giver did), giver_file,
        giver_row, nearest_nm (that both came, in hours at most ``near_hours`` apart), lat, lon (of the taker at that
        second), and those of `IDENTITY` of both, with the prefixes taken_ and gave_.
    """
    found = _near(scene.engine.keep(_taken(scene), "taken"), scene)
    found = with_place(found.mutate(ship=found.taker), scene.hours, second="second").drop("ship")
    found = with_vessel(found, scene.said, ship="taker", second="second", prefix="taken_")
    found = with_vessel(found, scene.said, ship="giver", second="giver_second", prefix="gave_")
    return found.order_by("second", "taker", "giver", "thing", "value")


def _taken(scene: Scene) -> Table:
    """Return what one ship gave first, and another, which had given something else, later."""
    said = sayings(scene)
    said = said.filter(said.thing.isin(list(_THINGS)))
    # a name has no check digit, so its number is read as nought
    number = (said.thing == "imo").ifelse(said.value, "0").cast("int64")
    said = said.filter((said.thing == "name") | check_holds(number))
    owners = said.group_by("thing", "value").aggregate(owners=said.mmsi.nunique())
    began = said.group_by("ship", "thing").aggregate(began=said.first_second.min())
    pair = said.semi_join(owners.filter(owners.owners == 2), ["thing", "value"])
    later = pair.inner_join(began.view(), ["ship", "thing"])
    later = later.filter(later.first_second > later.began).select(
        "thing",
        "value",
        "shown",
        "times",
        taker="ship",
        taker_mmsi="mmsi",
        second="first_second",
        taker_file="first_file",
        taker_row="first_row",
    )
    earlier = pair.select(
        "thing",
        "value",
        giver="ship",
        giver_mmsi="mmsi",
        giver_first="first_second",
        giver_second="last_second",
        giver_file="last_file",
        giver_row="last_row",
    ).view()
    met = later.inner_join(earlier, ["thing", "value"])
    slack = int(scene.parameters.identity.near_hours * HOUR)
    return met.filter(
        met.taker_mmsi != met.giver_mmsi, met.giver_first < met.second, met.giver_second <= met.second + slack
    ).drop("taker_mmsi", "giver_mmsi", "giver_first")


def _near(taken: Table, scene: Scene) -> Table:
    """Return those whose ships were at one place about that time, with how near they came."""
    parameters = scene.parameters.identity
    slack = int(parameters.near_hours)
    hours = scene.hours.filter(scene.hours.lat.notnull())
    keys = taken.select("taker", "giver", "second").distinct()
    mine = hours.select(taker="ship", taker_hour="hour", taker_lat="lat", taker_lon="lon")
    theirs = hours.select(giver="ship", giver_hour="hour", giver_lat="lat", giver_lon="lon").view()
    met = keys.inner_join(mine, "taker")
    met = met.filter((met.taker_hour - met.second // HOUR).abs() <= slack).inner_join(theirs, "giver")
    met = met.filter((met.giver_hour - met.taker_hour).abs() <= slack)
    apart = distance_nm(met.taker_lat, met.taker_lon, met.giver_lat, met.giver_lon)
    nearest = met.group_by("taker", "giver", "second").aggregate(nearest_nm=apart.min())
    nearest = nearest.filter(nearest.nearest_nm <= parameters.near_nm)
    return taken.inner_join(nearest.view(), ["taker", "giver", "second"])


def swap_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per two ships, for all that one took of the other or both took."""
    pairs: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        ships = sorted((row["taker"], row["giver"]))
        pairs.setdefault((ships[0], ships[1]), []).append(row)
    return tuple(_claim(some, scene) for some in pairs.values())


def _claim(some: Sequence[Row], scene: Scene) -> Claim:
    rows = [(row[f"{side}_file"], row[f"{side}_row"]) for row in some for side in ("giver", "taker")]
    evidence, numbers, beside = cited(scene.evidence, list(dict.fromkeys(rows)))
    observed = _observed(some)
    both = len({row["taker"] for row in some}) > 1
    sighting = Sighting(
        SWAPPED if both else TAKEN,
        observed,
        "both ships changed identities" if both else "one ship took the identity of the other",
        _otherwise(some),
        0.5 + 0.2 * both + 0.2 * any(row["thing"] == "imo" for row in some),
        (Measure("nearest_nm", min(row["nearest_nm"] for row in some), "nm"), Measure("things", len(some))),
        points(*((row["lat"], row["lon"]) for row in some)),
        beside,
    )
    last = some[-1]
    times = [row[name] for row in some for name in ("second", "giver_second")]
    event = Event(
        EventKind.IDENTITY_TAMPERING,
        agents=tuple(dict.fromkeys(party(ship) for row in some for ship in _ships(row))),
        place=middle(last) if last["lat"] is not None else None,
        when=When(instant(min(times)), instant(max(times))),
    )
    return Claim(event, Stance.ASSERTED, evidence, observed, SWAPS.rule, row=numbers, sighting=sighting)


def _ships(row: Row) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the giver and the taker as `party` asks for them."""
    sides = []
    for prefix, ship in (("gave_", "giver"), ("taken_", "taker")):
        said = {name.removeprefix(prefix): value for name, value in row.items() if name.startswith(prefix)}
        sides.append({**said, "mmsi": row[ship] // SEGMENTS})
    return sides[0], sides[1]


def _observed(some: Sequence[Row]) -> str:
    told = "; ".join(
        f"{_THINGS[row['thing']]} {row['shown']} was given by MMSI {row['giver'] // SEGMENTS:09d} until "
        f"{clock(row['giver_second'])} and by MMSI {row['taker'] // SEGMENTS:09d} from {clock(row['second'])} on"
        for row in some
    )
    last = some[-1]
    where = f" near {position(last['lat'], last['lon'])}" if last["lat"] is not None else ""
    return f"{told}; both were within {min(row['nearest_nm'] for row in some):.1f} nautical miles{where}."


def _otherwise(some: Sequence[Row]) -> tuple[str, ...]:
    least = min(int(row["times"]) for row in some)
    few = (f"it was given {least} times only: a fault of a receiver or a table",) * (least < 10)
    one = ("one ship that changed its number with its flag, and sent both for a time",)
    tow = "a tug or a tender that gives the name of whom it serves"
    return (*few, *(one * (len({row["taker"] for row in some}) == 1)), tow)


SWAPS = Detector("detect.ships.swaps/1", swaps, swap_claims)
