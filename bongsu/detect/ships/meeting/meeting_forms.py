"""What two ships that lay side by side were most likely doing, in words and in a figure."""

from bongsu.detect.detector import Row
from bongsu.detect.ships.meeting.meeting_types import FERRIES, SERVICE, both_fish, of_type
from bongsu.detect.ships.tracks.near_ports import Nearness
from bongsu.detect.ships.tracks.slow_hours import STATED
from bongsu.detect.ships.tracks.vessels import ship_type
from bongsu.detect.ships.wording import clock, position
from bongsu.model.sighting import Measure

TWO_SIDED = "two_sided"
NEAR_PORT = "two_sided_near_port"
AT_BERTH = "at_berth"
SERVICE_CRAFT = "with_service_craft"
FERRIES_FORM = "ferries_side_by_side"
FISHING = "fishing_together"
CONVOY = "in_company"
WAITING = "waiting_together"

CROWD = 5
"""So many other slow ships around make an anchorage or a fleet."""

STILL_KNOTS = 0.2
"""Two ships made fast in port move no more than their fixes err; at anchor or adrift they do."""

COMPANY = 3
LONG_COMPANY = 6
"""Hours under way near each other, before and after or on one side alone: fewer are two that leave the same way."""

CLOSE = 0.5
"""So large a share of the time within ``close_metres`` means alongside."""

LONG_HOURS = 8.0
"""A transfer of a small tanker's cargo takes hours; from here on length says no more."""

_STRENGTH = {NEAR_PORT: 0.7, CONVOY: 0.15, WAITING: 0.15, SERVICE_CRAFT: 0.1, FISHING: 0.1, FERRIES_FORM: 0.05,
             AT_BERTH: 0.05}  # fmt: skip


def form(row: Row) -> str:
    """Return the name of what a row of the table of `meetings` shows, the most innocent explanation first."""
    fast = row["nearness"] == Nearness.PORT and row["knots"] < STILL_KNOTS
    returned = row["one_again"] and row["two_again"]
    cases = (
        (row["nearness"] == Nearness.BERTHS or fast or returned, AT_BERTH),
        (of_type(row, FERRIES, both=True), FERRIES_FORM),
        (both_fish(row), FISHING),
        (of_type(row, SERVICE), SERVICE_CRAFT),
        (in_company(row), CONVOY),
        ((row["crowd"] >= CROWD or at_anchor(row)) and row["close_share"] < CLOSE, WAITING),
        (row["nearness"] in (Nearness.PORT, Nearness.NEAR), NEAR_PORT),
    )
    return next((name for holds, name in cases if holds), TWO_SIDED)


def in_company(row: Row) -> bool:
    """Return whether both sailed together before and after, or long on one side."""
    before, after = row["company_before"], row["company_after"]
    return bool((before and after and before + after >= COMPANY) or max(before, after) >= LONG_COMPANY)


def at_anchor(row: Row) -> bool:
    """Return whether both said that they lay at anchor."""
    return bool(min(row["one_anchored"], row["two_anchored"]) >= STATED)


def inferred(told: str) -> str | None:
    """Return what follows from a meeting of this form."""
    return "they lay together long enough to hand over cargo" if told in (TWO_SIDED, NEAR_PORT) else None


def strength(row: Row, told: str) -> float:
    """Return how well the meeting bears that cargo went over, from 0 to 1."""
    if told not in (TWO_SIDED, NEAR_PORT):
        return _STRENGTH[told]
    close, crowded = float(row["close_share"]), float(row["crowd"] >= CROWD)
    long = min(1.0, float(row["hours"]) / LONG_HOURS)
    heard = min(1.0, min(row["one_reports"], row["two_reports"]) / 6)
    area = 0.05 if row["area_name"] else 0.0
    bare: float = 0.4 + 0.25 * close + 0.15 * long + 0.1 * heard + area - 0.15 * crowded
    return bare * _STRENGTH.get(told, 1.0)


def observed(row: Row) -> str:
    """Return the meeting in one sentence."""
    one, two = (_called(row, ship) for ship in ("one", "two"))
    near = f", {row['port_nm']:.0f} nautical miles from {row['port_name']}" if row["port_name"] else ""
    return (
        f"{one} and {two} lay together at {position(row['lat'], row['lon'])}{near} from {clock(row['start_second'])} "
        f"to {clock(row['end_second'])}: {row['hours']:.1f} hours, mostly {row['median_m']:.0f} metres apart, "
        f"at {row['knots']:.1f} knots."
    )


def _called(row: Row, ship: str) -> str:
    return f"MMSI {row[f'{ship}_mmsi']:09d}"


_UNITS = {"hours": "h", "median_m": "m", "nearest_m": "m", "close_share": "", "share": "", "knots": "kn",
          "port_nm": "nm", "crowd": "", "company_before": "h", "company_after": "h", "one_reports": "",
          "two_reports": ""}  # fmt: skip


def measures(row: Row) -> tuple[Measure, ...]:
    """Return the figures behind a meeting."""
    return tuple(Measure(name, row[name], unit) for name, unit in _UNITS.items() if row[name] is not None)


def against(row: Row) -> tuple[str, ...]:
    """Return what speaks against a transfer: what the tracks show first, what is always possible last."""
    return (*_shown(row), "one gave the other help, stores, fuel or crew", "they waited side by side")


def _shown(row: Row) -> list[str]:
    said = []
    if row["port_name"]:
        said.append(f"they lay {row['port_nm']:.0f} nautical miles from {row['port_name']}")
    if row["one_again"] and row["two_again"]:
        said.append("both came back to this very place at other times, as to a berth")
    for ship in ("one", "two"):
        kind = ship_type(row[f"{ship}_ship_type"])
        if kind in SERVICE | FERRIES or kind == "fishing vessel":
            said.append(f"{_called(row, ship)} is a {kind}")
    if in_company(row):
        hours = row["company_before"] + row["company_after"]
        said.append(f"they sailed in company for {hours} hours before and after, as a tow or a convoy does")
    if row["crowd"] >= CROWD:
        said.append(f"{row['crowd']} other ships lay or drifted around them")
    if at_anchor(row):
        said.append("both said that they lay at anchor")
    if row["close_share"] < CLOSE:
        said.append("they were mostly too far apart to lie alongside")
    if row["step_seconds"] > 3600:
        said.append("they were heard seldom: where they were between reports is drawn, not heard")
    return said
