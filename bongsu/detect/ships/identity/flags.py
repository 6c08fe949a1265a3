"""Flag hopping: a ship that changes its flag again and again, by the country that gave its MMSI or by what it states.

One change of flag is ordinary and told elsewhere (`shared_imo`, `changes`). A ship is followed by its IMO number where
it gives one, since its MMSI changes with the flag; else by its MMSI. What the MMSI says and what the ship or a table
states are counted apart: they may differ for weeks after one change.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

import ibis
import pyarrow as pa

from bongsu.detect.detector import Row, Table, cited
from bongsu.detect.ships.columns import HOUR, SEGMENTS
from bongsu.detect.ships.identity.mids import MILLION, agree, mids
from bongsu.detect.ships.identity.numbers import check_holds
from bongsu.detect.ships.identity.sayings import sayings, with_place
from bongsu.detect.ships.parameters import IdentityParameters
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import party, with_vessel
from bongsu.detect.ships.wording import clock, instant, middle, points
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, When
from bongsu.model.sighting import Measure, Sighting

DAY = 24 * HOUR
GIVEN, STATED = "given", "stated"


def flags(scene: Scene) -> Table:
    """Return one row per ship, kind of flag and country, where a ship has as many as hopping asks for.

    Returns:
        The columns followed (IMO number, or MMSI behind the word), source (``given`` by the MMSI, or ``stated``),
        country (capital letters), ship, first_second, last_second, file and row of both, lat, lon (at the first), and
        those of `IDENTITY` with the prefix said_; ordered by followed, source and time.
    """
    numbers = _numbers(scene)
    said = sayings(scene).filter(lambda row: row.thing == "flag", lambda row: row.value.length() == 2)
    stated = said.left_join(numbers.select("ship", "number").view(), "ship")
    behind_mmsi = ibis.literal("MMSI ") + stated.mmsi.cast("string")
    stated = stated.mutate(
        followed=ibis.coalesce(stated.number, behind_mmsi), source=ibis.literal(STATED), country=stated.value
    )
    codes = {"mid": list(mids()), "country": [country.upper() for country in mids().values()]}
    given = numbers.mutate(mid=numbers.mmsi // MILLION).inner_join(scene.engine.table(pa.table(codes), "mids"), "mid")
    given = given.mutate(followed=given.number, source=ibis.literal(GIVEN))
    ends = [f"{end}_{name}" for end in ("first", "last") for name in ("second", "file", "row")]
    columns = ("followed", "source", "country", "ship", *ends)
    each = given.select(*columns).union(stated.select(*columns), distinct=False)
    many = each.group_by("followed", "source").aggregate(countries=each.country.nunique())
    each = each.semi_join(many.filter(many.countries >= scene.parameters.identity.flags), ["followed", "source"])
    each = with_vessel(with_place(each, scene.hours), scene.said, second="last_second", prefix="said_")
    return each.order_by("followed", "source", "first_second", "country", "ship")


def _numbers(scene: Scene) -> Table:
    """Return the right IMO number (column number) that each ship gives most often, with when and where it says so."""
    said = sayings(scene)
    said = said.filter(said.thing == "imo")
    said = said.filter(check_holds(said.value.cast("int64")))
    often = said.times.cast("int64") * 10**7 + said.value.cast("int64")
    most = said.mutate(turn=ibis.row_number().over(ibis.window(group_by="ship", order_by=often.desc())))
    return most.filter(most.turn == 0).drop("turn").rename(number="value")


def flag_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per ship and kind of flag that hops."""
    parameters = scene.parameters.identity
    return tuple(
        _claim(hops, scene)
        for _, some in groupby(rows, lambda row: (row["followed"], row["source"]))
        for hops in _hops(_flown(some, parameters), parameters)
    )


def _flown(rows: Iterator[Row], parameters: IdentityParameters) -> list[Row]:
    """Return the flags one after another, those that may stand for each other once.

    None where two are flown at one time: then two ships give one number, or a table joins what two sources say.
    """
    found: list[Row] = []
    for row in rows:
        if found and agree(row["country"].lower(), found[-1]["country"].lower()):
            continue
        if found and row["first_second"] < found[-1]["last_second"] - parameters.together_hours * HOUR:
            return []
        found.append(row)
    return found


def _hops(flown: Sequence[Row], parameters: IdentityParameters) -> Iterator[Sequence[Row]]:
    """Yield the flags from the first to the last that were as many as hopping asks for within the days."""
    most = parameters.flag_days * DAY
    quick = [
        range(at, at + parameters.flags)
        for at in range(len(flown) - parameters.flags + 1)
        if flown[at + parameters.flags - 1]["first_second"] - flown[at]["last_second"] <= most
    ]
    if quick:
        yield flown[quick[0].start : quick[-1].stop]


def _claim(hops: Sequence[Row], scene: Scene) -> Claim:
    rows = [(hop[f"{end}_file"], hop[f"{end}_row"]) for hop in hops for end in ("first", "last")]
    evidence, numbers, beside = cited(scene.evidence, list(dict.fromkeys(rows)))
    first, last = hops[0], hops[-1]
    days = (last["first_second"] - first["last_second"]) / DAY
    sighting = Sighting(
        "flag_hopping",
        _observed(hops),
        "the ship changes its flag faster than owners do, as who loses registers or hides from them",
        _otherwise(hops),
        min(0.9, 0.5 + 0.1 * (len(hops) - scene.parameters.identity.flags) + 0.1 * (first["source"] == GIVEN)),
        (Measure("flags", len(hops)), Measure("days", days, "d")),
        points(*((hop["lat"], hop["lon"]) for hop in hops)),
        beside,
    )
    event = Event(
        EventKind.IDENTITY_TAMPERING,
        agents=tuple(dict.fromkeys(party(_named(hop)) for hop in hops)),
        place=middle(last) if last["lat"] is not None else None,
        when=When(instant(first["last_second"]), instant(last["first_second"])),
    )
    return Claim(event, Stance.ASSERTED, evidence, sighting.observed, FLAGS.rule, row=numbers, sighting=sighting)


def _named(hop: Row) -> Row:
    said = {name.removeprefix("said_"): value for name, value in hop.items() if name.startswith("said_")}
    return {**said, "mmsi": hop["ship"] // SEGMENTS}


def _observed(hops: Sequence[Row]) -> str:
    who = hops[0]["followed"]
    ship = who if who.startswith("MMSI") else f"IMO {who}"
    what = "had MMSIs of" if hops[0]["source"] == GIVEN else "stated the flags of"
    told = ", ".join(f"{hop['country']} from {clock(hop['first_second'])}" for hop in hops)
    return f"{ship} {what} {told}."


def _otherwise(hops: Sequence[Row]) -> tuple[str, ...]:
    names = {hop["said_name"] for hop in hops if hop["said_name"]}
    several = ("each has another name: several ships may give one number",) * (len(names) == len(hops))
    source = "the flags come from a table of registers that lag behind, not from the ship"
    return (*several, *((source,) * (hops[0]["source"] == STATED)), "a sale, with a flag for the voyage between owners")


FLAGS = Detector("detect.ships.flags/1", flags, flag_claims)
