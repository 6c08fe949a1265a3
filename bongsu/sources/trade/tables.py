"""Trade figures from CSV, bulk files parted by tabs, packed or not, and Parquet: piece by piece into one table."""

import gzip
import tempfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pyarrow as pa

from bongsu.model.errors import EvidenceError, Problem
from bongsu.model.evidence import Evidence, Source
from bongsu.sources import tables
from bongsu.sources.attribution import source_of
from bongsu.sources.custody import CHUNK, MEGABYTE, Exhibit
from bongsu.sources.in_order import in_parallel
from bongsu.sources.received import Received
from bongsu.sources.tallies import Tally
from bongsu.sources.trade.flows import FlowSpool
from bongsu.sources.trade.layouts import Matched, match
from bongsu.sources.trade.rows import converted
from bongsu.sources.trade_start import encoding_of

LARGEST = 50_000 * MEGABYTE
MOST_UNPACKED = 200
"""Bytes that a packed byte may become; tables of numbers pack to a tenth, and nothing but repetition to less."""

_MEDIA = {".parquet": "application/vnd.apache.parquet", ".tsv": "text/tab-separated-values",
          ".txt": "text/tab-separated-values", ".gz": "application/gzip"}  # fmt: skip
_NUMBERS = frozenset(
    "value cif fob weight amount import_value import_weight export_value export_weight".split(),
)
_WORDS = pa.dictionary(pa.int32(), pa.string())
_START = 16_000


def read_table(exhibit: Exhibit, suffix: str, sources: Sequence[Source]) -> Received:
    """Return the figures of a file; each row that cannot be used is counted in a problem.

    Raises:
        MissingColumnsError: the file lacks a required column.
        EvidenceError: the file is broken or has no rows.
    """
    with _plain(exhibit, suffix) as plain:
        file = tables.open_parquet(plain) if suffix == ".parquet" else tables.open_csv(plain)
        matched = match(file.columns, Path(exhibit.where).name)
        types: tables.Types = {
            place: (pa.float64(),) if ours in _NUMBERS else (_WORDS,) for place, ours in matched.wanted.items()
        }
        return spooled(exhibit, _MEDIA.get(suffix, "text/csv"), sources, _work(file.pieces(types), matched))


Work = Callable[[], tuple[list[pa.RecordBatch], Tally, int]]


def spooled(exhibit: Exhibit, media_type: str, sources: Sequence[Source], work: Iterator[Work]) -> Received:
    """Return what the pieces of a file give, laid down one after the other.

    Raises:
        EvidenceError: there are no rows at all.
    """
    tally, rows = Tally(), 0
    with FlowSpool() as spool:
        for batches, faults, size in in_parallel(work):
            for batch in batches:
                spool.add(batch)
            tally.merge(faults)
            rows += size
        if not rows and not tally.counts:
            raise EvidenceError("has a header but no rows.")
        flows = spool.finish()
    evidence = Evidence(
        exhibit.id, source_of(sources, where=exhibit.where), exhibit.where, media_type, retrieved=exhibit.modified
    )
    problems = tally.problems(exhibit.where, "row")
    if flows.summary.rows:
        return Received(evidence, trade=flows, problems=problems)
    flows.close()
    return Received(
        evidence, problems=(*problems, Problem(exhibit.where, "no row of the table can be used.", fatal=True))
    )


def _work(pieces: Iterator[Callable[[], tables.Piece]], matched: Matched) -> Iterator[Work]:
    for piece in pieces:
        yield partial(_read, piece, matched)


def _read(piece: Callable[[], tables.Piece], matched: Matched) -> tuple[list[pa.RecordBatch], Tally, int]:
    with tables.arrow_errors("holds values that cannot be read"):
        return converted(piece(), matched)


@contextmanager
def _plain(exhibit: Exhibit, suffix: str) -> Iterator[Exhibit]:
    """Give the table as UTF-8 text that is not packed, or Parquet as it stands."""
    if suffix == ".parquet":
        yield exhibit
        return
    with tempfile.TemporaryDirectory(prefix="bongsu-") as folder:
        plain = exhibit
        if suffix == ".gz":
            plain = _unpacked(exhibit, Path(folder) / "unpacked.txt")
        with plain.path.open("rb") as file:
            encoding = encoding_of(file.read(_START)) or "utf-8"
        if encoding != "utf-8":
            plain = _transcoded(plain, encoding, Path(folder) / "plain.csv")
        yield plain


def _unpacked(exhibit: Exhibit, path: Path) -> Exhibit:
    size, most = 0, min(LARGEST, MOST_UNPACKED * exhibit.size + MEGABYTE)
    try:
        with gzip.open(exhibit.path) as packed, path.open("wb") as file:
            while chunk := packed.read(CHUNK):
                size += len(chunk)
                if size > most:
                    raise EvidenceError(f"unpacks to more than {most / MEGABYTE:,.0f} MB, which no table does.")
                file.write(chunk)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise EvidenceError("is packed with gzip and cut off or broken; fetch it again.") from error
    return replace(exhibit, path=path, size=size)


def _transcoded(exhibit: Exhibit, encoding: str, path: Path) -> Exhibit:
    """Return the table in UTF-8; bytes that the encoding lacks become U+FFFD."""
    with (
        exhibit.path.open(encoding=encoding, errors="replace", newline="") as given,
        path.open("w", encoding="utf-8", newline="") as file,
    ):
        while text := given.read(CHUNK):
            file.write(text)
    return replace(exhibit, path=path, size=path.stat().st_size)
