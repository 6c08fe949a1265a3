"""What a transfer with one silent ship is told as: which ship was heard, which was silent, what else explains it."""

from bongsu.detect.detector import Row
from bongsu.detect.ships.tracks.slow_hours import mostly
from bongsu.detect.ships.tracks.vessels import ship_type
from bongsu.detect.ships.wording import clock, position
from bongsu.model.sighting import Measure

WEAK_SILENCE = 2
"""Reports in the hour before the silence; with fewer, silences of hours are nothing unusual."""


def observed(row: Row) -> str:
    """Return what was received of both ships, and no more."""
    near = f", {row['port_nm']:.0f} nautical miles from {row['port_name']}" if row["port_name"] else ""
    heard = (
        f"MMSI {row['other_mmsi']:09d} was heard loitering at {position(row['lat'], row['lon'])}{near} from "
        f"{clock(row['other_start_second'])} to {clock(row['other_end_second'])}"
    )
    silent = (
        f"MMSI {row['mmsi']:09d} was silent from {clock(row['start_second'])}, {row['to_nm']:.0f} nautical miles away, "
        f"to {clock(row['end_second'])}, {row['from_nm']:.0f} nautical miles away"
    )
    return f"{heard}; {silent}."


_UNITS = {"gap_hours": "h", "other_hours": "h", "together_hours": "h", "to_nm": "nm", "from_nm": "nm",
          "direct_nm": "nm", "cruise_knots": "kn", "fit": "", "rank": "", "rivals": "", "silences": "",
          "rival_silences": ""}  # fmt: skip


def measures(row: Row) -> tuple[Measure, ...]:
    """Return the figures behind the guess."""
    return tuple(Measure(name, row[name], unit) for name, unit in _UNITS.items() if row[name] is not None)


def against(row: Row) -> tuple[str, ...]:
    """Return what speaks against the guess: what the tracks show first, what is always possible last."""
    said = []
    if row["rivals"]:
        stays = _many(row["rivals"], "other stay of a ship lies", "other stays of ships lie")
        said.append(f"{stays} within the silent ship's reach as well")
    if row["rival_silences"]:
        silences = _many(row["rival_silences"], "other silence fits", "other silences fit")
        said.append(f"{silences} the ship that was heard as well")
    if row["silences"] > 1:
        times = _many(row["silences"] - 1, "more time", "more times")
        said.append(f"the silent ship was silent {times}, as one that often leaves reception")
    if (row["reports_before"] or 0) < WEAK_SILENCE:
        said.append("the silent ship was heard seldom before, so that silence may be chance")
    for name, words in (("at_anchor", "at anchor"), ("moored", "moored"), ("fishing", "fishing")):
        if mostly(row, name):
            said.append(f"the ship that was heard gave its status as {words}")
    if row["port_name"]:
        said.append(f"the ship that was heard lay near {row['port_name']}, where ships wait for a berth")
    for whose, code in (("silent ship", row["ship_type"]), ("ship that was heard", row["other_ship_type"])):
        if (kind := ship_type(code)) and kind not in ("tanker", "cargo ship"):
            said.append(f"the {whose} is a {kind}")
    return (*said, "the silent ship was not received, or was elsewhere", "the ship that was heard waited for orders")


def _many(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
