"""What ships say of themselves, out of messages 5 and 24, read by pyais; one message at a time, for they are few."""

from collections.abc import Mapping
from functools import lru_cache

from pyais.bit_vector import bit_vector
from pyais.messages import (
    MSG_CLASS,
    MessageType5,
    MessageType24PartA,
    MessageType24PartB,
    MessageType24PartBAuxiliaryCraft,
)

Said = Mapping[str, object]
"""Columns of `REPORTS`, numbers not yet without their sentinels."""

# Bits up to the draught, and up to the name or type (ITU-R M.1371-5, tables 52 and 81): less is a message cut short.
NEEDED = {5: 302, 24: 160}


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
    if isinstance(message, MessageType5):
        named = {"imo": message.imo, "name": message.shipname, "call_sign": message.callsign}
        return {**_ship(message), **named, "draught": message.draught, "destination": message.destination}
    if isinstance(message, MessageType24PartA):
        return {"mmsi": message.mmsi, "name": message.shipname}
    if isinstance(message, MessageType24PartBAuxiliaryCraft):
        # such a craft gives its mother ship's MMSI in place of its size
        return {"mmsi": message.mmsi, "call_sign": message.callsign, "ship_type": message.ship_type}
    return {**_ship(message), "call_sign": message.callsign} if isinstance(message, MessageType24PartB) else None


def _ship(message: MessageType5 | MessageType24PartB) -> dict[str, object]:
    return {
        "mmsi": message.mmsi,
        "ship_type": message.ship_type,
        "length": (message.to_bow or 0) + (message.to_stern or 0),
        "width": (message.to_port or 0) + (message.to_starboard or 0),
    }
