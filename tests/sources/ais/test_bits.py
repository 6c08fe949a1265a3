from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyais.bit_vector import bit_vector
from pyais.messages import MSG_CLASS

from bongsu.sources.ais import bits

ALPHABET = "".join(chr(code) for code in range(256) if bits.SIX_BITS[code] != bits.BROKEN)
LEADS = {kind: ALPHABET[kind] for kind in bits.DECODERS}


def decoded(payload: str) -> dict[str, Any]:
    """Return what our decoder reads in one payload."""
    values = bits.sixes(payload.encode() + bytes(64))
    message = bits.decode(values, np.zeros(1, dtype=np.int64), ALPHABET.index(payload[0]))
    return {name: column[0].as_py() if name == "name" else column[0].item() for name, column in message.items()}


def by_pyais(payload: str) -> dict[str, Any]:
    """Return what pyais reads in it, under our names."""
    kind = ALPHABET.index(payload[0])
    read: dict[str, Any] = MSG_CLASS[kind].from_vector(bit_vector(payload.encode(), 0)).asdict()
    names = {"mmsi": "mmsi", "lat": "lat", "lon": "lon", "speed": "sog", "course": "cog"}
    names |= {} if kind == 27 else {"heading": "heading"}
    names |= {"status": "nav_status"} if kind in {1, 2, 3, 27} else {}
    found = {ours: read[theirs] for theirs, ours in names.items()}
    if kind == 19:
        sizes = {"length": read["to_bow"] + read["to_stern"], "width": read["to_port"] + read["to_starboard"]}
        found |= {"name": read["shipname"] or None, **sizes}
    return found


@st.composite
def payloads(draw: st.DrawFn) -> str:
    """Return a payload of any bits, as long as its type needs or longer."""
    kind = draw(st.sampled_from(sorted(bits.DECODERS)))
    least = (bits.DECODERS[kind][0] + 5) // 6 - 1
    return LEADS[kind] + draw(st.text(ALPHABET, min_size=least, max_size=60))


@given(payloads())
def test_any_payload_is_read_as_pyais_reads_it(payload: str) -> None:
    """Every field of every position report is the same to the last digit, whatever the bits are."""
    ours, theirs = decoded(payload), by_pyais(payload)
    assert {name: ours[name] for name in theirs if ours[name] == ours[name]} == {
        name: value for name, value in theirs.items() if ours[name] == ours[name]
    }
    # what type 27 marks as not available, pyais leaves as 63 knots and 511 degrees
    assert {name for name in theirs if ours[name] != ours[name]} <= {"sog", "cog"}
    assert all(theirs[name] in {63, 511} for name in theirs if ours[name] != ours[name])


@given(st.text(ALPHABET, min_size=1, max_size=80), st.integers(0, 160), st.integers(1, 54))
def test_a_field_is_the_number_in_its_bits(payload: str, start: int, width: int) -> None:
    """Signed or not, across any number of characters, a field is what its bits say; past the end are zeros."""
    values = bits.matrix(bits.sixes(payload.encode() + b"0" * 64), np.zeros(1, dtype=np.int64), 64)
    whole = "".join(f"{bits.SIX_BITS[ord(sign)]:06b}" for sign in payload.ljust(64, "0"))[start : start + width]
    assert bits.field(values, start, width)[0] == int(whole, 2)
    assert bits.field(values, start, width, signed=True)[0] == int(whole, 2) - (int(whole[0]) << width)


@pytest.mark.parametrize(
    ("units", "parts", "expected"), [(54_600_000, 600_000, 91), (108_600, 600, 181), (-1, 600, -0.001667)]
)
def test_degrees_are_rounded_to_six_digits(units: int, parts: int, expected: float) -> None:
    """Units of a ten-thousandth or a tenth of a minute are degrees."""
    assert bits.degrees(np.array([units]), parts)[0] == expected


def test_many_messages_are_decoded_as_each_alone() -> None:
    """Beyond the number that is decoded at once, each message keeps its own fields."""
    texts = [LEADS[1] + ALPHABET[at % 64] * 22 for at in range(bits.AT_ONCE + 3)]
    values = bits.sixes("".join(texts).encode() + bytes(64))
    found = bits.decode(values, np.arange(len(texts)) * 23, 1)
    for at in (0, 1, bits.AT_ONCE, bits.AT_ONCE + 2):
        assert {name: column[at].item() for name, column in found.items()} == decoded(texts[at])
