"""What each ship says that it is, once per wording: few rows, from which the detectors of identities begin.

A name, a number or a type that a ship gives now and then among thousands of others is a fault of a transmission, a
receiver or a table. So what is said fewer than ``min_times`` times, or in less than ``least_share`` of what the ship
says of that thing, counts as not said.
"""

import ibis

from bongsu.detect.detector import Column, Table
from bongsu.detect.ships.columns import HOUR, turn
from bongsu.detect.ships.tracks.scene import Scene

THINGS = ("imo", "name", "call_sign", "flag", "kind", "size")
"""What a ship says that does not change with each voyage: ``kind`` is its type without what it carries, ``size`` its
length and width in whole metres."""

PLACEHOLDER = 1234567
"""An IMO number that is typed where none is known: it has a right check digit by chance."""

_TUGS = (31, 32, 52)
_PREFIX = r"^(M[ ./]*[VTY]|S[ ./]*[SV]|F[ ./]*[VT]|T[ ./]*[BV])[ .]+"
_BESIDE = r"[^\p{L}\p{N}]"
_NOTHING = ("", "NIL", "NONE", "NULL", "UNKNOWN", "NA", "NOTAVAILABLE", "NONAME")


def sayings(scene: Scene) -> Table:
    """Return what each ship said of each thing, kept by the engine.

    Returns:
        The columns ship, mmsi, thing (of `THINGS`), value (folded, so that typing variants are one), shown (the last
        wording), times, all_times (that the ship said anything of that thing), first_second, last_second, first_file,
        first_row, last_file, last_row.
    """
    return scene.kept("sayings", _sayings)


def _sayings(scene: Scene) -> Table:
    parameters = scene.parameters.identity
    worded = worded_by(scene.said)
    parts = [thing_said(worded, thing) for thing in THINGS]
    said = ibis.union(*parts, distinct=False)
    begun, ended = turn(said.first_second, said.row), turn(said.last_second, said.row)
    grouped = said.group_by("ship", "mmsi", "thing", "value").aggregate(
        shown=said.shown.argmax(ended),
        times=said.times.sum(),
        first_second=said.first_second.min(),
        last_second=said.last_second.max(),
        **{f"first_{name}": said[name].argmin(begun) for name in ("file", "row")},
        **{f"last_{name}": said[name].argmax(ended) for name in ("file", "row")},
    )
    whole = ibis.window(group_by=["ship", "thing"])
    counted = grouped.mutate(all_times=grouped.times.sum().over(whole))
    return counted.filter(
        counted.times >= parameters.min_times, counted.times >= parameters.least_share * counted.all_times
    )


def worded_by(said: Table) -> Table:
    """Return the statements once per ship, hour and wording, without what changes with each voyage."""
    wording = ("imo", "name", "call_sign", "flag", "ship_type", "length", "width")
    return said.select("ship", "mmsi", *wording, "first_second", "last_second", "file", "row", "times")


def thing_said(worded: Table, thing: str) -> Table:
    """Return the rows in which something is said of the thing: ship, mmsi, thing, value, shown, first_second,
    last_second, file, row, times.
    """  # noqa: D205
    value, shown = _folded(worded, thing)
    said = worded.mutate(thing=ibis.literal(thing), value=value, shown=shown)
    said = said.filter(said.value.notnull(), ~said.value.isin(_NOTHING))
    return said.select("ship", "mmsi", "thing", "value", "shown", "first_second", "last_second", "file", "row", "times")


def _folded(worded: Table, thing: str) -> tuple[Column, Column]:
    """Return the thing as it is compared, and as it is shown."""
    if thing == "imo":
        number = worded.imo.cast("int64")
        seven = number.between(10**6, 10**7 - 1) & (number != PLACEHOLDER)
        known = seven.ifelse(number, ibis.null("int64")).cast("string")
        return known, known
    if thing == "name":
        plain = worded.name.upper().strip().re_replace(_PREFIX, "")
        return plain.re_replace(_BESIDE, ""), worded.name
    if thing == "call_sign":
        return worded.call_sign.upper().re_replace(_BESIDE, ""), worded.call_sign
    if thing == "flag":
        return worded.flag.upper(), worded.flag
    if thing == "kind":
        code = worded.ship_type.cast("int64")
        # a second digit below 30 and from 60 on is for what the cargo can do; tugs have three codes
        kind = code.isin(_TUGS).ifelse(_TUGS[-1], code.between(30, 59).ifelse(code, code // 10 * 10))
        return (code >= 20).ifelse(kind, ibis.null("int64")).cast("string"), code.cast("string")
    metres = [worded[side].round().cast("int64").nullif(0).cast("string") for side in ("length", "width")]
    size = metres[0] + ibis.literal("x") + ibis.coalesce(metres[1], ibis.literal("?"))
    return size, size


def with_place(events: Table, hours: Table, *, second: str = "first_second", prefix: str = "") -> Table:
    """Return the events with ``lat`` and ``lon``, with this prefix: where the ship was in the hour of a second.

    Args:
        events: with the columns ``ship`` and this second; static messages have no place of their own.
        hours: of `Scene`.
        second: name of the column.
        prefix: before the names of the columns that come; null where the ship was at no known place.
    """
    places = {f"{prefix}{name}": hours[name] for name in ("lat", "lon")}
    there = hours.select(at_ship="ship", at_hour="hour", **places).view()
    asked = events.mutate(asked_hour=events[second] // HOUR)
    joined = asked.left_join(there, [asked.ship == there.at_ship, asked.asked_hour == there.at_hour])
    return joined.drop("at_ship", "at_hour", "asked_hour")
