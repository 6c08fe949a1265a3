"""Changes of identity: a ship gives another name, call sign, IMO number, type or size than before.

A new owner renames a ship once, in port, and leaves it so; that is told as a change. What no owner does is told as
tampering: an IMO number that changes, which stays with a hull for life; names that go and come back; many things at
once; a change in a silence from which the ship comes back elsewhere; a name that changes with call sign or flag under
way, far from ports. Typing variants are no changes (`sameness`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import ibis
import numpy as np
from numpy.typing import NDArray

from bongsu.detect.detector import Row, Table, cited
from bongsu.detect.ships.columns import HOUR, SEGMENTS
from bongsu.detect.ships.identity.change_forms import Quiet, to_and_fro, told, words_of
from bongsu.detect.ships.identity.renamings import Run, Step, histories, said_at, steps
from bongsu.detect.ships.identity.sayings import THINGS, sayings, thing_said, worded_by
from bongsu.detect.ships.parameters import IdentityParameters
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.open_water import port_nm
from bongsu.detect.ships.tracks.parting import miles_between
from bongsu.detect.ships.tracks.runs import runs_of
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import party
from bongsu.detect.ships.wording import instant, points
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place, When
from bongsu.model.sighting import Measure, Sighting

Things = Mapping[str, Sequence[Run]]


def changes(scene: Scene) -> Table:
    """Return the runs of each value of each thing, of ships that say two values of one thing or more.

    Returns:
        One row per run, in the order of ship, thing and time: ship, mmsi, thing, value, shown, times, first_second,
        last_second, first_file, first_row, last_file, last_row.
    """
    said = sayings(scene)
    counts = said.group_by("ship", "thing").aggregate(values=said.count())
    ships = counts.filter(counts.values > 1).select("ship").distinct()
    few = scene.engine.keep(worded_by(scene.said).semi_join(ships, "ship"), "changed_ships")
    each = ibis.union(*(thing_said(few, thing) for thing in THINGS), distinct=False)
    each = each.semi_join(said, ["ship", "thing", "value"])
    return runs_of(each, "ship", "mmsi", "thing").order_by("ship", "thing", "run")


def change_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per step, or one for all steps of a ship that go to and fro."""
    parameters = scene.parameters.identity
    found = [(ship, things) for ship, things in histories(rows, parameters) if steps(things, parameters)]
    ways = _ways([ship for ship, _ in found], scene)
    return tuple(claim for ship, things in found for claim in _claims(ship, things, ways[ship], scene))


@dataclass(frozen=True, slots=True)
class _Way:
    """A ship's hours in the order of time: first and last second, mean latitude and longitude."""

    hours: NDArray[np.float64]

    def place(self, second: int) -> tuple[float, float] | None:
        """Return where the ship was in the hour of this second, or the nearest."""
        known = self.hours[:, ~np.isnan(self.hours[2])]
        if not known.shape[1]:
            return None
        away = np.maximum(known[0] - second, second - known[1])
        at = int(np.argmin(np.maximum(away, 0)))
        return float(known[2, at]), float(known[3, at])

    def knots(self, start: int, end: int) -> float | None:
        """Return the pace from the hour before two seconds to the hour after them; None where unknown."""
        known = self.hours[:, ~np.isnan(self.hours[2])]
        first = max(0, int(np.searchsorted(known[0], start, "right")) - 2)
        last = min(known.shape[1] - 1, int(np.searchsorted(known[1], end)) + 1)
        if last <= first:
            return None
        miles = float(miles_between(*(known[row, [side]] for side in (first, last) for row in (2, 3)))[0])
        return miles / max(1.0, float(known[:2, last].mean() - known[:2, first].mean()) / HOUR)

    def at_sea(self, start: int, end: int, parameters: IdentityParameters) -> bool:
        """Return whether the ship was under way, far from ports, around two seconds."""
        place, knots = self.place(end), self.knots(start, end)
        if place is None or knots is None or knots < parameters.under_way_knots:
            return False
        return port_nm(*place) >= parameters.port_nm

    def quiet(self, start: int, end: int) -> Quiet:
        """Return the longest silence between the hours of two seconds, and how far the ship moved in it."""
        first, last = self.hours[0], self.hours[1]
        inside = np.flatnonzero((last[:-1] <= end) & (first[1:] >= start))
        if not len(inside):
            return Quiet(0.0, None)
        at = inside[np.argmax(first[1:][inside] - last[:-1][inside])]
        miles = float(miles_between(*(self.hours[row, [side]] for side in (at, at + 1) for row in (2, 3)))[0])
        return Quiet(float(first[at + 1] - last[at]) / HOUR, None if np.isnan(miles) else miles)


def _ways(ships: Sequence[int], scene: Scene) -> dict[int, _Way]:
    """Return the hours of these ships."""
    hours = scene.hours.filter(scene.hours.ship.isin(list(ships)))
    names = ("first_second", "last_second", "lat", "lon")
    table = scene.engine.arrow(hours.select("ship", *names).order_by("ship", "first_second"))
    keys = table["ship"].to_numpy()
    columns = np.array([table[name].to_numpy(zero_copy_only=False).astype(np.float64) for name in names])
    return {ship: _Way(columns[:, slice(*np.searchsorted(keys, [ship, ship + 1]))]) for ship in ships}


def _claims(ship: int, things: Things, way: _Way, scene: Scene) -> Iterator[Claim]:
    parameters = scene.parameters.identity
    each = steps(things, parameters)
    again = to_and_fro(things, parameters)
    if again:
        sighting, kind = again
        yield _claim(ship, things, each, sighting, kind, way, scene)
        each = [step for step in each if not step.things & {"imo", "name", "call_sign"}]
    for step in each:
        quiet, at_sea = way.quiet(step.start, step.end), way.at_sea(step.start, step.end, parameters)
        sighting, kind = told(step, quiet, parameters, at_sea=at_sea)
        yield _claim(ship, things, [step], sighting, kind, way, scene)


def _claim(
    ship: int, things: Things, each: Sequence[Step], sighting: Sighting, kind: EventKind, way: _Way, scene: Scene
) -> Claim:
    start, end = each[0].start, each[-1].end
    mmsi = ship // SEGMENTS
    rows = [end for step in each for change in step.changes for end in (change.before.ended, change.after.begun)]
    evidence, numbers, beside = cited(scene.evidence, list(dict.fromkeys(rows)))
    places = [place for second in (start, end) if (place := way.place(second))]
    where = Place(lat=round(places[-1][0], 5), lon=round(places[-1][1], 5)) if places else None
    observed = f"MMSI {mmsi:09d} {words_of(each, where)}{sighting.observed}."
    ships = [party({"mmsi": mmsi, **said_at(things, second)}) for second in (start, end)]
    told = replace(
        sighting,
        observed=observed,
        measures=(*sighting.measures, Measure("changes", sum(len(step.changes) for step in each))),
        path=points(*places),
        beside=beside,
    )
    when = When(instant(start), instant(end))
    event = Event(kind, agents=tuple(dict.fromkeys(ships)), place=where, when=when)
    return Claim(event, Stance.ASSERTED, evidence, observed, CHANGES.rule, row=numbers, sighting=told)


CHANGES = Detector("detect.ships.changes/2", changes, change_claims)
