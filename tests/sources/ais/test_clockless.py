from datetime import UTC, datetime, timedelta

import pytest

from bongsu.sources.ais.decoding import Decoder
from bongsu.sources.ais.schema import REPORTS
from bongsu.sources.lines import Block
from tests.sources.ais.writing import position, sentences, tagged

BEGIN = datetime(2026, 1, 5, 12, 30, 50, tzinfo=UTC)


def times(blocks: list[list[str]]) -> list[float]:
    """Return the seconds after the begin at which each report was heard."""
    decoder, found, first = Decoder(round(BEGIN.timestamp() * 1_000_000), counts=True), [], 1
    for lines in blocks:
        content = "".join(f"{line}\n" for line in lines).encode()
        batch = decoder.read(Block(first, content, (), len(lines)))
        first += len(lines)
        assert batch.schema == REPORTS
        found += batch["time"].to_pylist()
    return [(time - BEGIN) / timedelta(seconds=1) for time in found]


def at(second: int, **known: object) -> str:
    """Return a position report that gives this second of the minute."""
    return position(second=second, **known)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param([[at(50), at(55), at(5)]], [0, 5, 15], id="over the minute"),
        pytest.param([[at(55), at(5)], [at(30), at(59), at(20)]], [5, 15, 40, 69, 90], id="block by block"),
        pytest.param([[at(58), at(2), at(59), at(3)]], [8, 12, 9, 13], id="one that came late"),
        pytest.param([[at(52), at(60), at(63), at(56)]], [2, 2, 2, 6], id="no second is given"),
        pytest.param([[at(52), at(58, type=18)]], [2, 8], id="class B"),
        pytest.param([[at(52), *sentences(type=5, shipname="A")]], [2, 2], id="what gives none has the last"),
        pytest.param([[at(52)], [tagged(at(0), c=int(BEGIN.timestamp()) + 600), at(30)]], [2, 600, 600], id="own time"),
    ],
)
def test_minutes_are_counted_on_by_the_seconds_of_reports(blocks: list[list[str]], expected: list[float]) -> None:
    """A second behind the last one by more than half a minute is the next minute's; a line's own time ends it."""
    assert times(blocks) == expected
