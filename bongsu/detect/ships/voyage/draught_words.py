"""What a change of draught is told as: how it changed, where, and what else than cargo would explain it."""

from collections.abc import Mapping, Sequence

from bongsu.detect.detector import Row, cited
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.parameters import PortParameters
from bongsu.detect.ships.tracks.scene import Scene
from bongsu.detect.ships.tracks.vessels import party, ship_type
from bongsu.detect.ships.waters.afloat import place
from bongsu.detect.ships.waters.coast import shore_nm
from bongsu.detect.ships.waters.places import PlaceKind, Port, ports
from bongsu.detect.ships.waters.seaways import great_circle_nm
from bongsu.detect.ships.wording import between, clock, points, position
from bongsu.model.claim import Claim, Stance
from bongsu.model.event import Event, EventKind, Place
from bongsu.model.sighting import Measure, Sighting

AT_MEETING, IN_SILENCE, AT_SEA = "draught_at_meeting", "draught_in_silence", "draught_at_sea"

RULE = "detect.ships.draughts/1"

_HARBOUR_NM = 2.0
"""A ship that lay still so near to the shore may have lain in a harbour that no list names."""

_HABIT = 4
"""A ship that changed its draught more often in the same data types it in all the time."""

_HULL = 8.0
"""No cargo hull is as deep as an eighth of its length."""


def draught_claims(rows: Sequence[Row], scene: Scene) -> tuple[Claim, ...]:
    """Return one claim per row of the table that `draughts` makes."""
    ways = {row["ship"]: row["after_dm"] > row["before_dm"] for row in rows}
    return tuple(_claim(row, ways, scene) for row in rows)


def _claim(row: Row, deeper: Mapping[int, bool], scene: Scene) -> Claim:
    evidence, numbers, beside = cited(
        scene.evidence, [(row["start_file"], row["start_row"]), (row["end_file"], row["end_row"])]
    )
    partner = deeper.get(row["partner"]) if row["partner"] else None
    mirrored = partner is not None and partner is not (row["after_dm"] > row["before_dm"])
    form, observed = _form(row), _observed(row, mirrored)
    doubts = _against(row, scene)
    sighting = Sighting(
        form,
        observed,
        _inferred(row, form),
        (*doubts, "ballast was taken or pumped out, as for weather or a low bridge", "the crew typed a wrong draught"),
        _strength(form, len(doubts), mirrored=mirrored),
        _measures(row),
        points((row["silent_from_lat"], row["silent_from_lon"]), (row["meeting_lat"], row["meeting_lon"]),
               (row["lat"], row["lon"])),
        beside,
    )  # fmt: skip
    agents = [party(row)] + ([party(row, "partner_")] if form == AT_MEETING else [])
    event = Event(EventKind.VOYAGE_IRREGULARITY, agents=tuple(agents), place=_where(row, form), when=between(row))
    return Claim(event, Stance.ASSERTED, evidence, observed, RULE, row=numbers, sighting=sighting)


def _form(row: Row) -> str:
    if row["partner"]:
        return AT_MEETING
    return IN_SILENCE if row["silent_hours"] else AT_SEA


def _where(row: Row, form: str) -> Place:
    lat, lon = {
        AT_MEETING: (row["meeting_lat"], row["meeting_lon"]),
        IN_SILENCE: (row["silent_from_lat"], row["silent_from_lon"]),
    }.get(form, (row["lat"], row["lon"]))
    return Place(lat=round(float(lat), 5), lon=round(float(lon), 5))


def _observed(row: Row, mirrored: bool) -> str:
    told = (
        f"MMSI {row['mmsi']:09d} sent a draught of {row['before_dm'] / 10:.1f} metres until "
        f"{clock(row['start_second'])} and of {row['after_dm'] / 10:.1f} from {clock(row['end_second'])}; "
        f"it was seen in no port in the {row['watched_hours'] / 24:.1f} days before"
    )
    if row["partner"]:
        lay = f"lay {row['meeting_hours']:.1f} hours beside MMSI {row['partner_mmsi']:09d}"
        other = ", whose draught changed the other way" if mirrored else ""
        told += f", and {lay} at {position(row['meeting_lat'], row['meeting_lon'])}{other}"
    if row["silent_hours"]:
        where = position(row["silent_from_lat"], row["silent_from_lon"])
        told += f", and was not heard for {row['silent_hours']:.1f} hours from {where}"
    return f"{told}."


def _inferred(row: Row, form: str) -> str:
    did = "taken cargo on" if row["after_dm"] > row["before_dm"] else "given cargo off"
    how = {
        AT_MEETING: "from the ship that it met" if did == "taken cargo on" else "to the ship that it met",
        IN_SILENCE: "while it was silent, at sea or in a port where nobody saw it",
        AT_SEA: "at sea, from a ship that was not heard" if did == "taken cargo on" else "at sea, to a ship not heard",
    }
    return f"it may have {did} {how[form]}"


def _against(row: Row, scene: Scene) -> list[str]:
    """Return what the data show against cargo that went over the rail at sea."""
    said = []
    if row["silent_hours"]:
        near = _ports_in_reach(row, scene.parameters.ports)
        if near:
            more = f" and {len(near) - 1} more" if len(near) > 1 else ""
            said.append(f"in its silence it can have called at {near[0].name}{more}, where cargo is handled")
    if row["watched_hours"] < scene.parameters.draughts.late_days * 24 - 1:
        said.append(f"it was heard for {row['watched_hours']:.0f} hours before only, and may come from a port")
    if row["changes"] > _HABIT:
        said.append(f"its draught was typed anew {row['changes']} times in these data")
    length, deep = row["length"], max(row["before_dm"], row["after_dm"]) / 10
    if length and deep > length / _HULL:
        said.append(f"no hull of {length:.0f} metres is {deep:.1f} metres deep: one of both was typed wrongly")
    still = place(row, "still_")
    if still and shore_nm(*still) < _HARBOUR_NM:
        said.append(f"it had lain still close to the shore at {position(*still)}, where a harbour may be in no list")
    kind = ship_type(row["ship_type"])
    if kind and kind not in ("tanker", "cargo ship"):
        said.append(f"it is a {kind}, which carries little cargo")
    return said


def _ports_in_reach(row: Row, parameters: PortParameters) -> list[Port]:
    """Return the ports that it can have called at while it was silent, the nearest first."""
    start, end = place(row, "silent_from_"), place(row, "silent_to_")
    if start is None or end is None:
        return []
    most = (row["silent_hours"] - parameters.stay_hours) * parameters.voyage_knots
    harbours = [port for port in ports() if port.kind in (PlaceKind.PORT, PlaceKind.OIL_TERMINAL)]
    detours = [
        (great_circle_nm(start, (port.lat, port.lon)) + great_circle_nm((port.lat, port.lon), end), port.id, port)
        for port in harbours
        if abs(port.lat - start[0]) * 60 <= most
    ]
    return [port for miles, _, port in sorted(detours, key=lambda each: each[:2]) if miles <= most]


def _strength(form: str, doubts: int, *, mirrored: bool) -> float:
    told = {AT_MEETING: 0.7, IN_SILENCE: 0.5, AT_SEA: 0.3}[form] + (0.2 if mirrored else 0.0)
    return told * float(0.6**doubts)


def _measures(row: Row) -> tuple[Measure, ...]:
    told = {
        "before_m": (row["before_dm"] / 10, "m"),
        "after_m": (row["after_dm"] / 10, "m"),
        "between_hours": ((row["end_second"] - row["start_second"]) / HOUR, "h"),
        "watched_hours": (row["watched_hours"], "h"),
        "changes": (row["changes"], ""),
        "silent_hours": (row["silent_hours"], "h"),
        "meeting_hours": (row["meeting_hours"], "h"),
    }
    return tuple(Measure(name, value, unit) for name, (value, unit) in told.items() if value is not None)
