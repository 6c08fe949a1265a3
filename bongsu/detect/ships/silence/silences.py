"""What may lie behind a silence: a lost feed, poor reception, a berth, or a transmitter that was switched off."""

import math
from dataclasses import dataclass

from bongsu.detect.detector import Row
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.parameters import GapParameters


@dataclass(frozen=True, slots=True)
class Cause:
    """What a silence most likely was, how strongly that is borne out, and what else would explain it."""

    form: str
    inferred: str | None
    otherwise: tuple[str, ...]
    strength: float


def cause(row: Row, parameters: GapParameters) -> Cause:
    """Return the most likely cause of a row of the table that `gaps` makes."""
    blind_hours = row["blind_seconds"] / HOUR
    if row["hours"] - blind_hours < parameters.min_hours:
        said = f"for {blind_hours:.1f} of its {row['hours']:.1f} hours nothing was collected of any ship"
        return Cause("feed_outage", "the collection failed: the feed was lost, not the ship", (said,), 0.0)
    together, heard = row["silent_together"], row["heard_then"]
    if together >= parameters.outage_ships and together + 1 >= parameters.outage_share * heard:
        said = f"{together} other ships of {heard} heard fell silent and came back with it"
        return Cause("feed_outage", "the collection failed: the feed was lost, not the ship", (said,), 0.0)
    if _lay_still(row, parameters):
        said = "it came back at the place where it had lain, as a ship at anchor or at a berth does"
        return Cause("at_rest", None, (said,), 0.1)
    back = row["back_together"]
    if back >= parameters.outage_ships and back >= parameters.outage_share * row["back_around"]:
        said = f"{back} other silent ships near it were heard again within {parameters.back_minutes:g} minutes"
        return Cause("reception_lost", None, (f"{said}: reception came back",), 0.1)
    return _poorly_heard(row, parameters) or _disabling(row, parameters)


def _poorly_heard(row: Row, parameters: GapParameters) -> Cause | None:
    """Return what speaks against steady reception, or for a ship that left its reach; None for nothing."""
    if row["ships_nearby"] is None or row["ships_before"] < parameters.others / parameters.hours_before:
        return Cause("unexplained", None, ("too few other ships were heard nearby to tell how reception was",), 0.3)
    if row["ships_during"] < parameters.heard_on_share * row["ships_before"] or row["ships_nearby"] < parameters.others:
        return Cause("reception_lost", None, ("other ships nearby were heard less as well: reception was poor",), 0.1)
    if not _sailed_where_others_are_heard(row, parameters):
        said = "its course led to where these receivers heard nobody: it may have left their reach"
        return Cause("left_coverage", None, (said,), 0.2)
    if row["reports_before"] < parameters.steady_reports:
        said = f"it was heard only {row['reports_before']} times before, so a long silence may be chance"
        return Cause("unexplained", None, (said,), 0.3)
    return None


def _sailed_where_others_are_heard(row: Row, parameters: GapParameters) -> bool:
    """Return whether others are heard where it must have been.

    That is on its course ahead; for a ship that sailed most of the time to where it came back, on the way there too.
    """
    kept_on = (row["implied_knots"] or 0) >= parameters.kept_on_share * (row["knots_before"] or math.inf)
    lines = ["ahead"]
    if kept_on and row["way"] and row["distance_nm"] >= parameters.kept_on_nm:
        lines.append("way")
    return any((row[f"{places}_heard"] or 0) >= parameters.covered_share * (row[places] or 0) for places in lines)


def _lay_still(row: Row, parameters: GapParameters) -> bool:
    """Return whether it came back at its place, and had lain still there, or went to a shore to lie there."""
    moved, knots = row["distance_nm"], row["knots_before"]
    if row["shore_nm"] is not None and row["shore_nm"] < parameters.berth_nm and (moved or 0) < parameters.same_nm:
        return True
    return (moved is None or moved < parameters.still_nm) and (knots is None or knots < parameters.still_knots)


def _disabling(row: Row, parameters: GapParameters) -> Cause:
    steady = min(1.0, row["ships_during"] / row["ships_before"])
    often = min(1.0, row["reports_before"] / (4 * parameters.steady_reports))
    crowd = min(1.0, row["ships_nearby"] / 10)
    otherwise = (
        "its own transmitter or aerial failed",
        "it turned towards where these receivers do not reach, and came back",
        "fear of pirates or of an enemy, for which the rules let a master switch off",
    )
    return Cause(
        "apparent_disabling",
        "the transmitter was apparently switched off: reception was steady before, and ships nearby were heard on",
        otherwise,
        0.4 + 0.2 * (steady + often + crowd),
    )
