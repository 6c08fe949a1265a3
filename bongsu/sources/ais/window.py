"""The last hours of a stream: on disk, hour by hour, so that memory and disk stay bounded however long one listens."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from bongsu.model.collection import Outage
from bongsu.model.errors import EvidenceError
from bongsu.model.evidence import Evidence
from bongsu.sources.ais.reports import Reports, ReportSpool

MOST = 20_000_000
"""Reports held at most: at about 20 bytes a report (docs/decisions/0020), some 400 MB of disk."""

HOUR = timedelta(hours=1)


class HeldPart(NamedTuple):
    """The reports of one hour, in files that go when nobody holds them any more."""

    evidence: Evidence
    reports: tuple[Reports, ...]


@dataclass
class _Hour:
    start: datetime
    chunks: list[Reports] = field(default_factory=list)
    rows: int = 0


class Window:
    """What came in from an address within the last hours.

    Attributes:
        outages: in the order of time, those that reach into the window; the last one may last still.
        dropped: hours that were let go before their time, since more came in than is held.
    """

    def __init__(self, address: str, hours: float, folder: Path | None = None, most: int = MOST) -> None:
        """Begin with nothing.

        Args:
            address: of the stream.
            hours: how long reports are held.
            folder: where each hour is kept as a Parquet file once it is over; None keeps none.
            most: reports held.
        """
        self.outages: list[Outage] = []
        self.dropped = 0
        self._address, self._length, self._folder, self._most = address, timedelta(hours=hours), folder, most
        self._hours: list[_Hour] = []
        self._spool: ReportSpool | None = None

    def add(self, batch: pa.RecordBatch, at: datetime) -> None:
        """Take reports that came in at this time.

        Raises:
            EvidenceError: the disk is full.
        """
        hour = at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        if not self._hours or hour > self._hours[-1].start:
            self._end_hour()
            self._hours.append(_Hour(hour))
            self._let_go(at)
        if batch.num_rows:
            held = self._hours[-1]
            numbers = pa.array(range(held.rows + 1, held.rows + batch.num_rows + 1), pa.int64())
            self._spool = self._spool or ReportSpool()
            self._spool.add(batch.set_column(batch.schema.get_field_index("row"), batch.schema.field("row"), numbers))
            held.rows += batch.num_rows

    def failed(self, outage: Outage) -> None:
        """Take what is known of the collection; an outage that is told again replaces what was told of it."""
        if self.outages and self.outages[-1].start == outage.start:
            self.outages.pop()
        self.outages.append(outage)

    def parts(self) -> tuple[HeldPart, ...]:
        """Return what is held, hour by hour."""
        self._end_chunk()
        return tuple(HeldPart(self._evidence(hour), tuple(hour.chunks)) for hour in self._hours if hour.chunks)

    def close(self) -> None:
        """Keep what is held of the last hour, where hours are kept."""
        self._end_hour()

    def _end_chunk(self) -> None:
        if self._spool:
            self._hours[-1].chunks.append(self._spool.finish())
            self._spool = None

    def _end_hour(self) -> None:
        if self._hours:
            self._end_chunk()
            if self._folder and self._hours[-1].chunks:
                _keep(self._hours[-1].chunks, self._folder / self._name(self._hours[-1]))

    def _let_go(self, now: datetime) -> None:
        """Drop the hours that are over for longer than the window, and the oldest where more is held than may be."""
        while self._hours[0].start + HOUR < now - self._length:
            self._hours.pop(0)
        while sum(hour.rows for hour in self._hours) > self._most and len(self._hours) > 1:
            self._hours.pop(0)
            self.dropped += 1
        begin = self._hours[0].start
        self.outages = [one for one in self.outages if one.end is None or one.end > begin]

    def _name(self, hour: _Hour) -> str:
        place = "".join(letter if letter.isalnum() else "-" for letter in self._address.partition("://")[2])
        return f"{place}-{hour.start:%Y-%m-%dT%H}.parquet"

    def _evidence(self, hour: _Hour) -> Evidence:
        """Return the hour as evidence: known by address and hour, since its bytes are not complete before it ends."""
        key = hashlib.sha256(f"{self._address} {hour.start.isoformat()}".encode()).hexdigest()
        return Evidence(
            key, self._address, self._name(hour), "application/vnd.apache.parquet", self._address, retrieved=hour.start
        )


def _keep(chunks: Sequence[Reports], path: Path) -> None:
    """Write the reports of an hour as one file, the whole or nothing; an hour that is there already gets a number."""
    for number in range(2, 1000):
        if not path.exists():
            break
        path = path.with_name(f"{path.stem.split('_')[0]}_{number}.parquet")
    draft = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with pq.ParquetWriter(draft, pq.read_schema(chunks[0].path), compression="zstd") as writer:
            for chunk in chunks:
                for batch in chunk.batches():
                    writer.write_batch(batch)
        draft.replace(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise EvidenceError(
            f"{path}: what came in cannot be kept there ({reason}); free or choose the place."
        ) from error
