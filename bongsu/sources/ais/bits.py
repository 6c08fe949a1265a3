"""Position reports out of their payloads, many at once: types 1, 2, 3, 18, 19 and 27 of ITU-R M.1371-5, annex 8.

A payload is text of six bits a character. Here it is a matrix: one column a message, one row a character.
"""

from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

AT_ONCE = 16_384
"""Messages decoded at a time: their fields stay in the processor's cache."""
BROKEN = 255
"""What a character that no payload has stands for."""
# Tables 44 and 45 of IEC 61162-1: 48-87 are 0-39, 96-119 are 40-63.
SIX_BITS = np.full(256, BROKEN, dtype=np.uint8)
SIX_BITS[48:88] = np.arange(40)
SIX_BITS[96:120] = np.arange(40, 64)

_LETTERS = np.array([code + 64 if code < 32 else code for code in range(64)], dtype=np.uint8)
_NO_SPEED_27, _NO_COURSE_27 = 63, 511

Message = Mapping[str, NDArray[np.int64] | NDArray[np.float64] | pa.Array]
"""Columns of `REPORTS`, numbers as such and not yet without their sentinels."""


def sixes(text: bytes) -> Bytes:
    """Return the six bits that each character stands for; `BROKEN` for what no payload has."""
    return np.frombuffer(text.translate(SIX_BITS.tobytes()), np.uint8)


def matrix(values: Bytes, starts: Ints, characters: int) -> Bytes:
    """Return so many values from each start on, one column a start; they must go on that far behind the last one."""
    windows = np.lib.stride_tricks.sliding_window_view(values, characters)
    return np.ascontiguousarray(windows[starts].T)


def field(payloads: Bytes, start: int, width: int, *, signed: bool = False) -> Ints:
    """Return the number in these bits of each payload, at most 54 of them."""
    first, last = start // 6, (start + width - 1) // 6
    value: Ints = payloads[first].astype(np.int64)
    for row in payloads[first + 1 : last + 1]:
        value <<= 6
        value |= row
    value >>= (last + 1) * 6 - start - width
    value &= (1 << width) - 1
    if signed:
        value ^= 1 << (width - 1)
        value -= 1 << (width - 1)
    return value


def characters(payloads: Bytes, start: int, count: int) -> pa.Array:
    """Return the text in these bits, without what pads it; null for none."""
    codes = [_LETTERS[field(payloads, start + 6 * at, 6)] for at in range(count)]
    letters = np.ascontiguousarray(np.array(codes, dtype=np.uint8).reshape(count, -1).T)
    offsets = np.arange(letters.shape[0] + 1, dtype=np.int32) * count
    text = pa.StringArray.from_buffers(letters.shape[0], pa.py_buffer(offsets), pa.py_buffer(letters))
    trimmed = pc.utf8_trim_whitespace(pc.utf8_rtrim(text, "@"))
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def degrees(units: Ints, parts: int) -> Floats:
    """Return degrees rounded to six digits, of units of which a degree has so many, as exactly as doubles can."""
    # 600,000, 60,000 and 600 all divide six million
    factor = 6_000_000 // parts
    return ((factor * units + 3) // 6) / 1e6


def class_a(payloads: Bytes) -> Message:
    """Types 1, 2 and 3."""
    return {
        "nav_status": field(payloads, 38, 4),
        "sog": field(payloads, 50, 10) / 10,
        "lon": degrees(field(payloads, 61, 28, signed=True), 600_000),
        "lat": degrees(field(payloads, 89, 27, signed=True), 600_000),
        "cog": field(payloads, 116, 12) / 10,
        "heading": field(payloads, 128, 9),
    }


def class_b(payloads: Bytes) -> Message:
    """Type 18."""
    return {
        "sog": field(payloads, 46, 10) / 10,
        "lon": degrees(field(payloads, 57, 28, signed=True), 600_000),
        "lat": degrees(field(payloads, 85, 27, signed=True), 600_000),
        "cog": field(payloads, 112, 12) / 10,
        "heading": field(payloads, 124, 9),
    }


def class_b_extended(payloads: Bytes) -> Message:
    """Type 19: as type 18, with what the ship is."""
    return {
        **class_b(payloads),
        "name": characters(payloads, 143, 20),
        "ship_type": field(payloads, 263, 8),
        "length": field(payloads, 271, 9) + field(payloads, 280, 9),
        "width": field(payloads, 289, 6) + field(payloads, 295, 6),
    }


def long_range(payloads: Bytes) -> Message:
    """Type 27: whole knots and degrees, tenths of a minute."""
    speed, course = field(payloads, 79, 6), field(payloads, 85, 9)
    return {
        "nav_status": field(payloads, 40, 4),
        "lon": degrees(field(payloads, 44, 18, signed=True), 600),
        "lat": degrees(field(payloads, 62, 17, signed=True), 600),
        "sog": np.where(speed == _NO_SPEED_27, np.nan, speed),
        "cog": np.where(course == _NO_COURSE_27, np.nan, course),
    }


# For each type: the bits up to its last field that is read, and who reads it.
DECODERS: dict[int, tuple[int, Callable[[Bytes], Message]]] = {
    1: (137, class_a),
    2: (137, class_a),
    3: (137, class_a),
    18: (133, class_b),
    19: (301, class_b_extended),
    27: (94, long_range),
}


def decode(values: Bytes, starts: Ints, message: int) -> Message:
    """Return what payloads of one type of `DECODERS` say; each must have the bits that the type needs.

    Args:
        values: `sixes` of text that the payloads are part of.
        starts: where each payload starts; at least one.
        message: their type.
    """
    needed, read = DECODERS[message]
    found = []
    for begin in range(0, len(starts), AT_ONCE):
        payloads = matrix(values, starts[begin : begin + AT_ONCE], (needed + 5) // 6)
        found.append({"mmsi": field(payloads, 8, 30), **read(payloads)})
    return {name: _joined([message[name] for message in found]) for name in found[0]}


def _joined(parts: list[NDArray[np.int64] | NDArray[np.float64] | pa.Array]) -> NDArray[np.int64] | pa.Array:
    return pa.concat_arrays(parts) if isinstance(parts[0], pa.Array) else np.concatenate(parts)
