"""AIS sentences for tests, made by pyais: with the checksums, tag blocks and parts that receivers write."""

from typing import Any

from pyais import encode_dict


def checksum(body: str) -> str:
    """Return the two digits that close a sentence or a tag block."""
    value = 0
    for byte in body.encode("latin-1"):
        value ^= byte
    return f"{value:02X}"


def sealed(body: str) -> str:
    """Return a sentence of these words."""
    return f"!{body}*{checksum(body)}"


def tagged(sentence: str, **fields: object) -> str:
    """Return the sentence behind a tag block, ``c=1729166400`` becoming ``c:1729166400``."""
    block = ",".join(f"{name}:{value}" for name, value in fields.items())
    return f"\\{block}*{checksum(block)}\\{sentence}"


def sentences(**fields: Any) -> list[str]:
    """Return the sentences of a message: ``type``, ``mmsi`` and the fields as pyais calls them."""
    channel, sequence = str(fields.pop("channel", "A")), int(str(fields.pop("sequence", 1)))
    return list(
        encode_dict(
            {"mmsi": 445123000, "msg_type": fields["type"], **fields},
            talker_id="AI",
            radio_channel=channel,
            seq_id=sequence,
        )
    )


def position(**fields: Any) -> str:
    """Return a position report of class A at 38.1 N 125.2 E, unless told otherwise."""
    (sentence,) = sentences(**{"type": 1, "lat": 38.1, "lon": 125.2, "speed": 9.5, "course": 90, **fields})
    return sentence
