"""Loitering, silence, loitering: a ship that waits at sea, is not heard for hours, and waits again.

The chain is known of ships that hand over cargo unheard between two waits. It is also what a ship does that waits for
weather where receivers are few; the claim says how near both waits and the silence lie to each other.
"""

from collections.abc import Sequence

import ibis

from bongsu.detect.detector import Row, Table, cited
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.meeting.dark_words import WEAK_SILENCE
from bongsu.detect.ships.meeting.loitering import long_stays
from bongsu.detect.ships.meeting.reach import silent_ships
from bongsu.detect.ships.tracks.detector import Detector
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.slow_hours import mostly, with_ends
from bongsu.detect.ships.tracks.vessels import party, with_vessel
from bongsu.detect.ships.waters.geometry import distance_nm
from bongsu.detect.ships.wording import between, clock, points, position
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place
from bongsu.model.sighting import Measure, Sighting

FORM = "loiter_gap_loiter"

SAME_PLACE_NM = 2.0
"""A ship that waits again where it waited before has not moved: it was only not received."""

_KEPT = ("start_second", "end_second", "lat", "lon", "hours", "reports", "at_anchor", "moored", "fishing")


def chains(scene: Scene) -> Table:
    """Return one row per silence between two stays at sea, all within ``chain_hours``, by ship and start.

    Returns:
        The columns of the silence (see `candidates`), of the stays first_lat, first_hours, ..., last_lat, ...
        (see `slow_runs`), their rows first_start_row, ..., last_end_row, apart_nm (of the stays), between_hours (from
        the end of the first to the start of the last), and those of `IDENTITY`.
    """
    joined = with_ends(scene.kept("chains", _chained), scene, "chain_ends", prefixes=("first_", "last_"))
    return with_vessel(joined, scene.said, second="end_second").order_by("ship", "start_second")


def _chained(scene: Scene) -> Table:
    stays = long_stays(scene)
    silent = silent_ships(scene)
    long = silent.filter(silent.gap_hours >= scene.parameters.gaps.min_hours)
    for stay in ("first", "last"):
        named = stays.select("ship", **{f"{stay}_{name}": stays[name] for name in _KEPT}).view()
        long = long.join(named, "ship")
    chained = long.filter(
        long.first_end_second <= long.start_second,
        long.last_start_second >= long.end_second,
        long.last_start_second - long.first_end_second <= scene.parameters.reach.most_gap_hours * HOUR,
    )
    nearest = ibis.window(
        group_by=["ship", "start_second"], order_by=[ibis.desc("first_end_second"), "last_start_second"]
    )
    chained = chained.mutate(
        turn=ibis.row_number().over(nearest),
        apart_nm=distance_nm(chained.first_lat, chained.first_lon, chained.last_lat, chained.last_lon),
        between_hours=(chained.last_start_second - chained.first_end_second) / HOUR,
    )
    return chained.filter(chained.turn == 0).drop("turn")


def chain_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per row of the table that `chains` makes."""
    return tuple(_claim(row, scene) for row in rows)


def _claim(row: Row, scene: Scene) -> Claim:
    ends = ("first_start", "first_end", "start", "end", "last_start", "last_end")
    evidence, rows, beside = cited(
        scene.evidence, list(dict.fromkeys((row[f"{end}_file"], row[f"{end}_row"]) for end in ends))
    )
    seen = _observed(row)
    sighting = Sighting(
        FORM,
        seen,
        "it may have met another ship while it was silent",
        _against(row),
        _strength(row),
        tuple(
            Measure(name, row[name], unit)
            for name, unit in (("gap_hours", "h"), ("first_hours", "h"), ("last_hours", "h"), ("apart_nm", "nm"),
                               ("between_hours", "h"), ("direct_nm", "nm"))
        ),
        points(*((row[f"{at}lat"], row[f"{at}lon"]) for at in ("first_", "start_", "end_", "last_"))),
        beside,
    )  # fmt: skip
    whole = {"start_second": row["first_start_second"], "end_second": row["last_end_second"]}
    place = Place(lat=float(row["start_lat"]), lon=float(row["start_lon"]))
    event = Event(EventKind.LOITERING, agents=(party(row),), place=place, when=between(whole))
    return Claim(event, Stance.ASSERTED, evidence, seen, CHAINS.rule, row=rows, sighting=sighting)


def _observed(row: Row) -> str:
    return (
        f"MMSI {row['mmsi']:09d} stayed slow around {position(row['first_lat'], row['first_lon'])} for "
        f"{row['first_hours']:.1f} hours, was not heard from {clock(row['start_second'])} to "
        f"{clock(row['end_second'])}, and stayed slow around {position(row['last_lat'], row['last_lon'])} for "
        f"{row['last_hours']:.1f} hours, {row['between_hours']:.0f} hours after the first stay."
    )


def _against(row: Row) -> tuple[str, ...]:
    said = []
    if row["apart_nm"] <= SAME_PLACE_NM:
        said.append("it waited again where it had waited before, and may not have moved meanwhile")
    stays = ({name: row[f"{stay}_{name}"] for name in _KEPT} for stay in ("first", "last"))
    if any(mostly(stay, status) for stay in stays for status in ("at_anchor", "moored")):
        said.append("it gave its status as at anchor or moored")
    if (row["reports_before"] or 0) < WEAK_SILENCE:
        said.append("it was heard seldom before, so that silence may be chance")
    return (*said, "it was not received for a while between two ordinary waits")


def _strength(row: Row) -> float:
    """Return how well the chain bears a meeting: half of what is left with each thing that speaks against it."""
    return 0.5 ** len(_against(row))


CHAINS = Detector("detect.ships.chains/1", chains, chain_claims)
