"""Numbers that cannot be a ship's: an IMO number that fails its check, an MMSI nobody has, a flag that it denies.

Most such numbers are typed in wrongly, never typed in, or a country's own numbers in the field for the IMO's: so they
are told as what a ship says of itself, and as tampering only where a cargo ship or tanker, which must have an IMO
number and shows it to every port, steadily gives one that no ship has.
"""

from collections.abc import Sequence
from dataclasses import replace

import ibis
import pyarrow as pa

from bongsu.detect.detector import Column, Row, Table, cited
from bongsu.detect.ships.identity.mids import agree, country_of, factory, mids, nobody
from bongsu.detect.ships.identity.sayings import sayings, with_place
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.slow_hours import with_ends
from bongsu.detect.ships.tracks.vessels import party, with_vessel
from bongsu.detect.ships.wording import between, clock, middle, points
from bongsu.lang.ship_numbers import DIGITS, SHIP_WEIGHTS, imo_valid
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind
from bongsu.model.sighting import Measure, Sighting

FALSE_IMO = "false_imo"
WRONG_IMO = "imo_fails_check"
NEAR_IMO = "imo_near_another"
NOBODY = "mmsi_of_nobody"
FLAG = "flag_against_mmsi"

_AMERICAN = "us"
"""Official numbers of the United States have seven digits and begin with 1; some stand where the IMO's should."""


def numbers(scene: Scene) -> Table:
    """Return one row per ship and number that cannot be its own, ordered by ship, what is wrong, and value.

    Returns:
        The columns ship, mmsi, wrong (``imo``, ``mmsi`` or ``flag``), value (as said), times, all_times, start_second,
        end_second, the rows of both ends as start_file and so on, lat, lon (of the first report; null where unknown),
        and those of `IDENTITY` with the prefix said_.
    """
    found = ibis.union(_imos(scene), _mmsis(scene), _flags(scene), distinct=False)
    found = with_vessel(found, scene.said, second="end_second", prefix="said_")
    return found.order_by("ship", "wrong", "value")


def _imos(scene: Scene) -> Table:
    said = sayings(scene)
    said = said.filter(said.thing == "imo")
    return _spoken(said.filter(~check_holds(said.value.cast("int64"))), "imo", scene)


def check_holds(number: Column) -> Column:
    """Return whether the last digit of these numbers is right for a ship: see `imo_valid`."""
    weighed = [(number // 10 ** (DIGITS - 1 - at)) % 10 * weight for at, weight in enumerate(SHIP_WEIGHTS)]
    return sum(weighed[1:], weighed[0]) % 10 == number % 10


def _flags(scene: Scene) -> Table:
    """Return what ships state as flag, where it is a country's code and not the one of their MMSI."""
    said = sayings(scene)
    flags = said.filter(said.thing == "flag", said.value.length() == 2)
    codes = {"mid": list(mids()), "country": [country.upper() for country in mids().values()]}
    given = scene.engine.table(pa.table(codes), "mids")
    flags = flags.mutate(mid=flags.mmsi // 10**6).inner_join(given, "mid")
    return _spoken(flags.filter(flags.value != flags.country), "flag", scene)


def _spoken(said: Table, wrong: str, scene: Scene) -> Table:
    """Return sayings in the columns of `numbers`, with the ship's mean place in the hour of the first."""
    placed = with_place(said, scene.hours)
    return placed.select(
        "ship",
        "mmsi",
        wrong=ibis.literal(wrong),
        value=placed.value,
        times=placed.times.cast("int64"),
        all_times=placed.all_times.cast("int64"),
        start_second="first_second",
        end_second="last_second",
        start_file=placed.first_file.cast("int64"),
        start_row="first_row",
        end_file=placed.last_file.cast("int64"),
        end_row="last_row",
        lat="lat",
        lon="lon",
    )


def _mmsis(scene: Scene) -> Table:
    """Return the MMSIs that nobody can have, of ships that ought to have one or have their set's from the factory.

    Nets and buoys send thousands of others.
    """
    said = sayings(scene)
    types = [f"{ten}0" for ten in scene.parameters.identity.sea_types]
    large = said.filter((said.thing == "imo") | ((said.thing == "kind") & said.value.isin(types)))
    numbers = scene.hours.select("mmsi").distinct()  # judged once each: it takes longer than to look for them
    hours = scene.hours.semi_join(numbers.filter(nobody(numbers.mmsi)), "mmsi")
    hours = hours.filter(hours.ship.isin(large.ship) | factory(hours.mmsi))
    heard = hours.group_by("ship", "mmsi").aggregate(
        times=hours.reports.sum(), start_second=hours.first_second.min(), end_second=hours.last_second.max()
    )
    heard = heard.filter(heard.times >= scene.parameters.identity.min_times)
    ends = with_ends(heard, scene, "number_ends")
    return ends.select(
        "ship",
        "mmsi",
        wrong=ibis.literal("mmsi"),
        value=ends.mmsi.cast("string").lpad(9, "0"),
        times=ends.times.cast("int64"),
        all_times=ends.times.cast("int64"),
        start_second="start_second",
        end_second="end_second",
        start_file=ends.start_file.cast("int64"),
        start_row="start_row",
        end_file=ends.end_file.cast("int64"),
        end_row="end_row",
        lat="start_lat",
        lon="start_lon",
    )


def number_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per row of the table that `numbers` makes, but for flags that may stand for one another."""
    told = [row for row in rows if row["wrong"] != "flag" or not agree(row["value"].lower(), _given(row))]
    near = _near([row["value"] for row in told if row["wrong"] == "imo"], scene)
    return tuple(_claim(row, near, scene) for row in told)


def _given(row: Row) -> str:
    return country_of(row["mmsi"]) or ""


def _near(wrong: Sequence[str], scene: Scene) -> dict[str, list[Row]]:
    """Return who else in these data gives a right IMO number that a slip of one digit, or of two, makes of these."""
    slips = [(number, right) for number in sorted(set(wrong)) for right in slips_of(number)]
    if not slips:
        return {}
    columns = {"wrong": [one for one, _ in slips], "value": [two for _, two in slips]}
    table = scene.engine.table(pa.table(columns), "slips")
    said = sayings(scene)
    said = said.filter(said.thing == "imo")
    met = with_vessel(said.inner_join(table, "value"), scene.said, second="last_second", prefix="said_")
    found: dict[str, list[Row]] = {}
    for row in scene.engine.rows(met.order_by("wrong", "value", "ship")):
        found.setdefault(str(row["wrong"]), []).append(row)
    return found


def slips_of(number: str) -> tuple[str, ...]:
    """Return the right IMO numbers that differ from this in one digit, or in two neighbours changed about, in order."""
    found = {number[:at] + digit + number[at + 1 :] for at in range(len(number)) for digit in "0123456789"}
    found |= {number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in range(len(number) - 1)}
    return tuple(sorted(other for other in found - {number} if imo_valid(other)))


def _claim(row: Row, near: dict[str, list[Row]], scene: Scene) -> Claim:
    others = near.get(row["value"], [])
    sighting = _wrong_imo(row, others, scene) if row["wrong"] == "imo" else _nobody(row)
    sighting = _flag(row) if row["wrong"] == "flag" else sighting
    rows = [(row[f"{end}_file"], row[f"{end}_row"]) for end in ("start", "end")]
    evidence, numbered, beside = cited(scene.evidence, list(dict.fromkeys(rows)))
    measures = Measure("times", row["times"]), Measure("share", row["times"] / row["all_times"])
    told = replace(sighting, measures=measures, path=points((row["lat"], row["lon"])), beside=beside)
    others = others if told.form == NEAR_IMO else []
    event = Event(
        EventKind.IDENTITY_TAMPERING if told.form == FALSE_IMO else EventKind.SHIP_IDENTITY,
        agents=tuple(dict.fromkeys((party(_named(row)), *(party(_named(other)) for other in others)))),
        place=middle(row) if row["lat"] is not None else None,
        when=between(row),
    )
    return Claim(event, Stance.ASSERTED, evidence, told.observed, NUMBERS.rule, row=numbered, sighting=told)


def _named(row: Row) -> Row:
    return {name.removeprefix("said_"): value for name, value in row.items()}


def _wrong_imo(row: Row, near: Sequence[Row], scene: Scene) -> Sighting:
    own = [other for other in near if _same_ship(row, other)]
    others = [other for other in near if not _same_ship(row, other)]
    owed = (row["said_ship_type"] or 0) // 10 in scene.parameters.identity.sea_types
    observed = (
        f"MMSI {row['mmsi']:09d} gave IMO {row['value']} {row['times']} times from {clock(row['start_second'])} to "
        f"{clock(row['end_second'])}; its last digit does not fit the others, so no ship has this number."
    )
    american = row["value"][0] == "1" and _given(row) == _AMERICAN
    if own:
        said = f"it is one slip away from {own[0]['value']}, which the same ship gives as well: typed in wrongly"
        return Sighting(WRONG_IMO, observed, None, (said,), 0.1)
    if others and not american:
        other = others[0]
        observed = f"{observed[:-1]}; IMO {other['value']} of MMSI {other['mmsi']:09d} is one slip away."
        return Sighting(NEAR_IMO, observed, "one of them may show the other's number", _SLIP, 0.3 + 0.2 * owed)
    if american:
        said = "official numbers of the United States have seven digits and begin so: its own, in the wrong field"
        return Sighting(WRONG_IMO, observed, None, (said,), 0.05)
    if owed and 2 * row["times"] >= row["all_times"]:
        return Sighting(FALSE_IMO, observed, "the ship shows an IMO number that is not its own", _TYPED, 0.5)
    small = "a ship of this type may have no IMO number, and need none" if not owed else "it gives another as well"
    return Sighting(WRONG_IMO, observed, None, (small, "typed in wrongly when the set was programmed"), 0.2)


_SLIP = (
    "a slip when the set was programmed: it is likelier that a ship's own number was meant",
    "among many ships some numbers lie so near each other by chance",
)
_TYPED = ("typed in wrongly when the set was programmed", "a fleet's own number in the field for the IMO's")


def _same_ship(row: Row, other: Row) -> bool:
    """Return whether another wording is of this ship: its own number, or its name and call sign on another set."""
    if other["ship"] == row["ship"]:
        return True
    said = [(row[f"said_{name}"], other[f"said_{name}"]) for name in ("name", "call_sign")]
    return all(one and one == two for one, two in said)


def _nobody(row: Row) -> Sighting:
    observed = (
        f"MMSI {row['value']} was heard {row['times']} times from {clock(row['start_second'])} to "
        f"{clock(row['end_second'])}; no country gives such a number, or sets bring it from the factory."
    )
    large = bool(row["said_imo"] or row["said_ship_type"])
    otherwise = "the set was never programmed, or is a net's or a buoy's", "a digit was typed in wrongly or lost"
    return Sighting(NOBODY, observed, None, otherwise, 0.3 if large else 0.1)


def _flag(row: Row) -> Sighting:
    observed = (
        f"MMSI {row['mmsi']:09d}, a number of {_given(row).upper()}, stated the flag {row['value']} {row['times']} "
        f"times from {clock(row['start_second'])} to {clock(row['end_second'])}."
    )
    steady = row["times"] >= row["all_times"] / 2
    otherwise = (
        "after a change of flag the set was not yet programmed anew, which may take weeks",
        "the table's flag comes from a register, not from the ship, and is of another day",
    )
    return Sighting(FLAG, observed, "the ship may state a flag that it does not fly", otherwise, 0.3 + 0.1 * steady)


NUMBERS = Detector("detect.ships.numbers/2", numbers, number_claims)
