"""One IMO number under several MMSIs: a ship that was given a new number, two sets on one ship, or two ships.

An IMO number stays with a hull for life; its MMSI changes with the flag. So one MMSI after another is an ordinary
step. Two at one time, far apart, are two ships of which one gives the other's number: by mistake, as their different
names tell, or with its name as well, as a copied identity does.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

import numpy as np

from bongsu.detect.detector import Row, Table, cited
from bongsu.detect.ships.columns import HOUR, SEGMENTS
from bongsu.detect.ships.identity.mids import country_of
from bongsu.detect.ships.identity.numbers import check_holds
from bongsu.detect.ships.identity.sameness import same
from bongsu.detect.ships.identity.sayings import sayings, thing_said, with_place, worded_by
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.open_water import port_nm
from bongsu.detect.ships.tracks.parting import miles_between
from bongsu.detect.ships.tracks.runs import runs_of
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import party, with_vessel
from bongsu.detect.ships.waters.geometry import distance_nm
from bongsu.detect.ships.wording import clock, instant, points, position
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place, When
from bongsu.model.sighting import Measure, Sighting

COPIED = "identity_on_two_ships"
TWICE = "imo_on_two_ships"
IN_TURN = "mmsi_back_and_forth"
TWO_SETS = "two_sets"
NEW_NUMBER = "new_mmsi"
NEW_AT_SEA = "new_mmsi_at_sea"

TAMPERING = frozenset({COPIED, IN_TURN, NEW_AT_SEA})


def shared_imos(scene: Scene) -> Table:
    """Return the runs of MMSIs that give one right IMO number, where several do, ordered by it and by time.

    Returns:
        One row per run: imo, run, ship, times, first_second, last_second, file and row of both ends, the mean place
        in the hour of the first as lat and lon and of the last as last_lat and last_lon, and those of `IDENTITY` with
        the prefix said_.
    """
    shared = shared_sayings(scene).select("value").distinct()
    few = worded_by(scene.said).semi_join(sayings(scene).semi_join(shared, "value").select("ship").distinct(), "ship")
    said = thing_said(few, "imo").semi_join(shared, "value")
    runs = runs_of(said.mutate(imo=said.value, value=said.ship.cast("string")), "imo")
    runs = runs.mutate(ship=runs.value.cast("int64")).drop("value", "shown")
    runs = with_place(with_place(runs, scene.hours), scene.hours, second="last_second", prefix="last_")
    return with_vessel(runs, scene.said, second="last_second", prefix="said_").order_by("imo", "run")


def shared_sayings(scene: Scene) -> Table:
    """Return which ships (ship, mmsi) give a right IMO number (value) that another MMSI gives too; see `sayings`."""
    said = sayings(scene)
    said = said.filter(said.thing == "imo")
    said = said.filter(check_holds(said.value.cast("int64")))
    several = said.group_by("value").aggregate(numbers=said.mmsi.nunique())
    return said.semi_join(several.filter(several.numbers > 1), "value")


def together(scene: Scene) -> Table:
    """Return the pairs of ships of one IMO number with the hours in which both were heard.

    Returns:
        The columns imo, one, other (ships, the lesser first), hours, nearest_nm, farthest_nm.
    """
    said = shared_sayings(scene).select("value", "ship", "mmsi", "first_second", "last_second")
    each = said.select(imo="value", one="ship", one_mmsi="mmsi", one_first="first_second", one_last="last_second")
    other = said.select("value", other="ship", other_mmsi="mmsi", other_first="first_second", other_last="last_second")
    one = each.view()
    pairs = one.inner_join(other, [one.imo == other.value, one.one_mmsi < other.other_mmsi])
    hours = scene.hours.select("ship", "hour", "lat", "lon")
    here = hours.select(one="ship", hour="hour", one_lat="lat", one_lon="lon")
    there = hours.select(other="ship", hour="hour", other_lat="lat", other_lon="lon").view()
    met = pairs.inner_join(here, "one").inner_join(there, ["other", "hour"])
    inside = [met.hour >= met[name] // HOUR for name in ("one_first", "other_first")]
    inside += [met.hour <= met[name] // HOUR for name in ("one_last", "other_last")]
    met = met.filter(*inside)
    apart = distance_nm(met.one_lat, met.one_lon, met.other_lat, met.other_lon)
    return met.group_by("imo", "one", "other").aggregate(
        hours=met.count(), nearest_nm=apart.min(), farthest_nm=apart.max()
    )


def shared_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return what each IMO number's MMSIs were: one claim per pair at one time, one per change of number."""
    if not rows:
        return ()
    pairs = scene.engine.rows(together(scene).order_by("imo", "one", "other"))
    known = {(pair["one"], pair["other"]): pair for pair in pairs}
    return tuple(
        _claim(*event, scene)
        for _, runs in groupby(rows, lambda row: row["imo"])
        for event in _events(list(runs), known, scene)
    )


Told = tuple[Sighting, list[Row]]


def _events(runs: list[Row], known: Mapping[tuple[Any, Any], Row], scene: Scene) -> Iterator[Told]:
    """Yield what is told of one IMO number, with the runs that it rests on."""
    ships = list(dict.fromkeys(run["ship"] for run in runs))
    at_once = set()
    for number, ship in enumerate(ships):
        for other in ships[:number]:
            pair = known.get((min(ship, other), max(ship, other)))
            if pair and (pair["hours"] > 1 or _leap(pair["farthest_nm"], 1.0, scene)):
                at_once.add(frozenset((ship, other)))
                mine = [_whole([run for run in runs if run["ship"] == each]) for each in (other, ship)]
                yield _both(mine, pair, scene), mine
    alone = [run for run in runs if not any(run["ship"] in pair for pair in at_once)]
    turns = [run for at, run in enumerate(alone) if not at or _mmsi(run) != _mmsi(alone[at - 1])]
    if len(turns) > len({_mmsi(run) for run in turns}):
        yield _in_turn(turns), turns
        return
    for before, after in pairwise(turns):
        last = max((run for run in alone if run["ship"] == before["ship"]), key=lambda run: int(run["last_second"]))
        yield _next(last, after, scene), [last, after]


def _next(before: Row, after: Row, scene: Scene) -> Sighting:
    """Return what one MMSI after another is: the same ship, or another too far away to be."""
    miles = _miles(before, after)
    hours = max(1.0, (after["first_second"] - before["last_second"]) / HOUR)
    if _leap(miles, hours, scene):
        return _both((before, after), {"hours": 0, "farthest_nm": miles}, scene)
    parameters = scene.parameters.identity
    heard = miles is not None and hours < parameters.silence_hours and miles / hours >= parameters.under_way_knots
    return _new(before, after, at_sea=heard and port_nm(after["lat"], after["lon"]) >= parameters.port_nm)


def _leap(miles: float | None, hours: float, scene: Scene) -> bool:
    """Return whether no ship makes this way in so many hours."""
    limits = scene.parameters.tracks
    return miles is not None and miles > limits.fastest_knots * hours + scene.parameters.identity.apart_nm


def _miles(before: Row, after: Row) -> float | None:
    """Return how far the one's last place is from the other's first; None where one is unknown."""
    places = [before["last_lat"], before["last_lon"], after["lat"], after["lon"]]
    if any(each is None for each in places):
        return None
    return float(miles_between(*(np.array([float(each)]) for each in places))[0])


def _whole(runs: Sequence[Row]) -> Row:
    """Return the runs of one ship as one, from its first report to its last."""
    later = {name: value for name, value in runs[-1].items() if name.startswith(("last_", "said_"))}
    return {**runs[0], **later}


def _mmsi(run: Row) -> int:
    return int(run["ship"]) // SEGMENTS


def _both(runs: Sequence[Row], pair: Row, scene: Scene) -> Sighting:
    parameters = scene.parameters.identity
    one, other = runs
    hours = pair["hours"]
    both = f"in {hours} hour{'s' * (hours > 1)} with both heard" if hours else "farther than a ship sails meanwhile"
    observed = (
        f"IMO {one['imo']} was given by {_called(one)}, last at {_where(one)}, and by {_called(other)}, last at "
        f"{_where(other)}, up to {pair['farthest_nm'] or 0:.0f} nautical miles apart {both}"
    )
    measures = Measure("hours", pair["hours"]), Measure("farthest_nm", pair["farthest_nm"] or 0.0, "nm")
    if (pair["farthest_nm"] or 0.0) < parameters.apart_nm:
        said = "one ship with two sets, or with a tender or a tow that is told by its number"
        return Sighting(TWO_SETS, observed, None, (said,), 0.1, measures)
    names = [_folded(run) for run in runs]
    alike = all(names) and same("name", names[0], names[1], parameters)
    if alike:
        inferred = "two ships give one name and one IMO number: one of them under an identity that is not its own"
        otherwise = ("a set was moved to a sister ship and not programmed anew", "one of both tracks was made up")
        strength = 0.5 + 0.3 * min(1.0, pair["hours"] / 24)
        return Sighting(COPIED, observed, inferred, otherwise, strength, measures)
    otherwise = (
        "they give different names: a number typed in wrongly is likelier than a copy",
        "a set was moved to another ship and not programmed anew in all parts",
    )
    return Sighting(TWICE, observed, "one of both gives another ship's number", otherwise, 0.3, measures)


def _folded(run: Row) -> str:
    return "".join(letter for letter in (run["said_name"] or "").upper() if letter.isalnum())


def _called(run: Row) -> str:
    name = f" {run['said_name']}" if run["said_name"] else ""
    return f"MMSI {_mmsi(run):09d}{name}"


def _where(run: Row) -> str:
    return f"{position(run['last_lat'], run['last_lon'])}, {clock(run['last_second'])}"


def _new(before: Row, after: Row, *, at_sea: bool) -> Sighting:
    hours = max(0.0, (after["first_second"] - before["last_second"]) / HOUR)
    flags = [country_of(_mmsi(run)) for run in (before, after)]
    way = f"from {(flags[0] or '?').upper()} to {(flags[1] or '?').upper()}"
    observed = (
        f"IMO {after['imo']} was given by {_called(before)} until {clock(before['last_second'])} and by "
        f"{_called(after)} from {clock(after['first_second'])} on"
    )
    told = f"the ship changed its flag {way}" if flags[0] != flags[1] else "the ship was given another number"
    measures = (Measure("hours_between", hours, "h"),)
    if at_sea:
        sale = "a sale or a new register that took effect on the way, which is seldom and can be looked up"
        return Sighting(NEW_AT_SEA, f"{observed}, under way far from ports", told, (sale,), 0.45, measures)
    otherwise = ("an ordinary change of flag or owner, made once", "another ship took over the number")
    return Sighting(NEW_NUMBER, observed, told, otherwise, 0.2, measures)


def _in_turn(runs: Sequence[Row]) -> Sighting:
    told = "; ".join(f"{_called(run)} from {clock(run['first_second'])}" for run in runs[:6])
    observed = f"IMO {runs[0]['imo']} was given by one MMSI, another, and the first again: {told}"
    otherwise = (
        "a second set that was switched on for a time, told of an earlier flag",
        "two ships, of which one gives the other's number, that were never heard in the same hour",
    )
    inferred = "the ship goes to and fro between numbers, which no register does"
    return Sighting(IN_TURN, observed, inferred, otherwise, 0.6, (Measure("changes", len(runs) - 1),))


def _claim(sighting: Sighting, runs: Sequence[Row], scene: Scene) -> Claim:
    rows = [(run[f"{end}_file"], run[f"{end}_row"]) for run in runs for end in ("first", "last")]
    evidence, numbers, beside = cited(scene.evidence, list(dict.fromkeys(rows)))
    observed = f"{sighting.observed}."
    last = runs[-1]
    told = Sighting(
        sighting.form,
        observed,
        sighting.inferred,
        sighting.otherwise,
        sighting.strength,
        sighting.measures,
        points(*((run[f"{end}lat"], run[f"{end}lon"]) for run in runs for end in ("", "last_"))),
        beside,
    )
    event = Event(
        EventKind.IDENTITY_TAMPERING if told.form in TAMPERING else EventKind.SHIP_IDENTITY,
        agents=tuple(dict.fromkeys(party(_named(run)) for run in runs)),
        place=Place(lat=round(last["lat"], 5), lon=round(last["lon"], 5)) if last["lat"] is not None else None,
        when=_when(told.form, runs),
    )
    return Claim(event, Stance.ASSERTED, evidence, observed, SHARED_IMOS.rule, row=numbers, sighting=told)


def _named(run: Row) -> Row:
    said = {name.removeprefix("said_"): value for name, value in run.items() if name.startswith("said_")}
    return {**said, "mmsi": _mmsi(run), "imo": int(run["imo"])}


def _when(form: str, runs: Sequence[Row]) -> When:
    """Return the time of both at once, of the change from one to the other, or of all changes."""
    if form in (COPIED, TWICE, TWO_SETS):
        return When(instant(max(run["first_second"] for run in runs)), instant(max(run["last_second"] for run in runs)))
    start, end = runs[0]["last_second"], runs[-1]["first_second"]
    return When(instant(min(start, end)), instant(max(start, end)))


SHARED_IMOS = Detector("detect.ships.shared_imo/2", shared_imos, shared_claims)
