"""Rows that go to disk group by group, beside the reading of those that follow."""

import errno
from pathlib import Path

import pyarrow as pa
import pytest

from bongsu.model.errors import EvidenceError
from bongsu.sources import spooling

NUMBERS = pa.schema({"number": pa.int64()})


class Numbers(spooling.Spool):
    """Takes numbers, and notes the first of each group; at the one asked for the disk is full."""

    def __init__(self, full_at: int | None = None) -> None:
        super().__init__(NUMBERS, "numbers", repeated=(), statistics=("number",))
        self.firsts: list[int] = []
        self._full_at = full_at

    def counted(self, group: pa.Table) -> None:
        """Note its first number."""
        self.firsts.append(group["number"][0].as_py())

    def _write_group(self, group: pa.Table) -> None:
        with self._room():
            if self._full_at in group["number"].to_pylist():
                raise OSError(errno.ENOSPC, "No space left on device")
        super()._write_group(group)


@pytest.fixture(autouse=True)
def _small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a group of three rows."""
    monkeypatch.setattr(spooling, "ROWS_IN_A_GROUP", 3)


def batch(*numbers: int) -> pa.RecordBatch:
    """Return these numbers."""
    return pa.RecordBatch.from_pydict({"number": numbers}, NUMBERS)


def laid(spool: Numbers, count: int) -> Path:
    """Return the file of so many numbers."""
    with spool:
        for number in range(count):
            spool.add(batch(number))
        return spool.written()


def test_groups_are_counted_and_written_in_their_order() -> None:
    """Each full group goes once, and what is left over goes at the end."""
    spool = Numbers()
    told = spooling.Spooled(laid(spool, 8))
    assert spool.firsts == [0, 3, 6]
    assert told.table()["number"].to_pylist() == list(range(8))


@pytest.mark.parametrize("full_at", [pytest.param(0, id="the first group"), pytest.param(7, id="the last one")])
def test_a_disk_that_fills_up_beside_the_reading_is_told(full_at: int) -> None:
    """The reader learns of it when the next group is due, or at the end; nothing is left behind."""
    spool = Numbers(full_at)
    with pytest.raises(EvidenceError, match=r"its numbers cannot be laid down in .* set TMPDIR"):
        laid(spool, 8)
    assert not spool._path.exists()
