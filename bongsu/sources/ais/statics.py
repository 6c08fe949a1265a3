"""What ships say of themselves, out of messages 5 and 24, read by pyais; one message at a time, for they are few."""

from collections.abc import Mapping
from functools import lru_cache

from pyais.bit_vector import bit_vector
from pyais.messages import MSG_CLASS

Said = Mapping[str, object]
"""Columns of `REPORTS`, numbers not yet without their sentinels."""

# Bits up to the ship's name, which is the least that makes a message worth keeping (ITU-R M.1371-5, tables 52 and 81).
NEEDED = {5: 232, 24: 160}
_CRAFT = range(980_000_000, 990_000_000)
"""Craft of a mother ship: their part B gives its MMSI in place of their size."""


# a ship says the same every six minutes
@lru_cache(maxsize=100_000)
def read(payload: bytes, fill: int) -> Said | None:
    """Return what a message of a type in `NEEDED` says, its ``mmsi`` among it; None where it cannot be read.

    Args:
        payload: its six-bit characters, all of them sound.
        fill: how many bits at the end mean nothing.
    """
    bits = bit_vector(payload, fill)
    kind = bits.get(0, 6)
    if len(bits) < NEEDED[kind]:
        return None
    try:
        message = MSG_CLASS[kind].from_vector(bits)
    except Exception:  # another's parser of others' bytes may fail in any way; the file must go on
        return None
    if kind == 5:
        return {**_ship(message), "imo": message.imo, "name": message.shipname, "call_sign": message.callsign,
                "draught": message.draught, "destination": message.destination}  # fmt: skip
    if message.partno == 0:
        return {"mmsi": message.mmsi, "name": message.shipname}
    if message.partno != 1:
        return None
    said = {**_ship(message), "call_sign": message.callsign}
    return (
        {"mmsi": message.mmsi, "call_sign": said["call_sign"], "ship_type": said["ship_type"]}
        if message.mmsi in _CRAFT
        else said
    )


def _ship(message: object) -> Said:
    bow, stern, port, starboard, kind = (
        getattr(message, name) for name in ("to_bow", "to_stern", "to_port", "to_starboard", "ship_type")
    )
    return {
        "mmsi": message.mmsi,  # type: ignore[attr-defined] # every message class of pyais has one
        "ship_type": None if kind is None else int(kind),
        "length": (bow or 0) + (stern or 0),
        "width": (port or 0) + (starboard or 0),
    }
