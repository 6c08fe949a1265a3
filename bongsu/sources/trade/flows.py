"""Trade figures on disk: what is known of them once all are read."""

from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from bongsu.sources.spooling import Spool, Spooled
from bongsu.sources.trade.schema import FLOWS

_REPEATED = [field.name for field in FLOWS if field.name not in {"row", "value", "weight", "amount"}]


@dataclass(frozen=True, slots=True)
class FlowSummary:
    """What is known of figures once all are read: how many, of which years, by how many reporters."""

    rows: int
    first_year: int | None
    last_year: int | None
    reporters: int


class Flows(Spooled):
    """Figures in a temporary Parquet file with the columns of `FLOWS`; the file goes when this object goes.

    Attributes:
        path: the file, for engines that read it themselves.
        summary: counts and years.
    """

    def __init__(self, path: Path, summary: FlowSummary) -> None:
        super().__init__(path)
        self.summary = summary


class FlowSpool(Spool):
    """Takes batches of figures with the columns of `FLOWS` and gives `Flows`."""

    def __init__(self) -> None:
        super().__init__(FLOWS, "figures", repeated=_REPEATED, statistics=("reporter", "partner"))
        self._rows = 0
        self._years: list[int] = []
        self._reporters: set[int] = set()

    def counted(self, group: pa.Table) -> None:
        """See `Spool.counted`."""
        self._rows += group.num_rows
        span = pc.min_max(group.column("year")).as_py()
        self._years = [min([span["min"], *self._years]), max([span["max"], *self._years])]
        self._reporters.update(pc.unique(group.column("reporter")).to_pylist())

    def finish(self) -> Flows:
        """Return all that was taken.

        Raises:
            EvidenceError: the disk is full.
        """
        path = self.written()
        first, last = self._years or (None, None)
        return Flows(path, FlowSummary(self._rows, first, last, len(self._reporters)))
