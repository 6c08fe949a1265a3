"""How fast files of ship reports are read: part of ``make bench``, or ``python -m tests.bench.ship_reports``.

Each is read in a process of its own. The files are made for it: ships that wander, one report after the other in time,
with name and IMO number.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pyais
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq
from pyais.messages import MessageType1, MessageType18, MessageType27

from bongsu.sources import receive
from bongsu.sources.ais import nmea, tables  # noqa: F401 - loaded before the clock runs
from tests.bench.measure import Figure, figure, peak
from tests.bench.shown import print_lines, print_table

AT_ONCE = 500_000
SHIPS = 5_000
START = 1_729_166_400
PYAIS_LINES = 50_000
_REPORTS, _QUICK = 1_000_000, 100_000


def reports(count: int) -> Iterator[pa.Table]:
    """Yield tables of so many reports in all, in the plain layout."""
    random = np.random.default_rng(1718)
    names, numbers = (pa.array([form.format(9_000_000 + at) for at in range(SHIPS)]) for form in ("SHIP {}", "IMO{}"))
    for begin in range(0, count, AT_ONCE):
        size = min(AT_ONCE, count - begin)
        ship = random.integers(0, SHIPS, size)
        moment = np.array((START + np.arange(begin, begin + size) // 20) * 1_000_000)
        yield pa.table({
            "mmsi": 200_000_000 + ship * 7, "time": pa.array(moment, pa.timestamp("us")),
            "lat": np.round(random.uniform(20, 45, size), 5), "lon": np.round(random.uniform(115, 140, size), 5),
            "sog": np.round(random.uniform(0, 20, size), 1), "cog": np.round(random.uniform(0, 359.9, size), 1),
            "heading": random.integers(0, 360, size), "nav_status": np.zeros(size, dtype=np.int8),
            "imo": numbers.take(pa.array(ship)), "name": names.take(pa.array(ship)),
        })  # fmt: skip


def write_parquet(path: Path, count: int) -> None:
    """Write the reports as Parquet."""
    writer = None
    for table in reports(count):
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()


def write_csv(path: Path, count: int) -> None:
    """Write the reports as CSV, in the plain layout."""
    _write_csv(path, count, "%Y-%m-%dT%H:%M:%S", {})


def write_danish(path: Path, count: int) -> None:
    """Write the reports in the layout of the Danish Maritime Authority, with days before months."""
    names = {"time": "# Timestamp", "lat": "Latitude", "lon": "Longitude", "nav_status": "Navigational status"}
    _write_csv(path, count, "%d/%m/%Y %H:%M:%S", names, pa.scalar("Class A"))


def _write_csv(path: Path, count: int, spelling: str, names: dict[str, str], sender: pa.Scalar | None = None) -> None:
    with path.open("wb") as file:
        for at, table in enumerate(reports(count)):
            words = pc.strftime(table.column("time").cast(pa.timestamp("s")), spelling)
            written = table.set_column(1, "time", words).rename_columns(
                [names.get(one, one) for one in table.column_names]
            )
            if sender is not None:
                written = written.append_column("Type of mobile", pa.repeat(sender, len(table)))
            options = pyarrow.csv.WriteOptions(include_header=at == 0, quoting_style="needed")
            pyarrow.csv.write_csv(written, file, options)


def write_nmea(path: Path, count: int, *, tags: bool) -> None:
    """Write the reports as sentences: 75 in 100 of class A, 17 of class B and 8 of long range, as is usual in ports."""
    random = np.random.default_rng(1718)
    kinds = [MessageType1] * 75 + [MessageType18] * 17 + [MessageType27] * 8
    sentences = []
    for at in range(SHIPS):
        place = {"lat": random.uniform(20, 45), "lon": random.uniform(115, 140)}
        payload, fill = kinds[at % 100].create(mmsi=200_000_000 + at * 7, **place, speed=9.5, course=90).encode()
        sentences.append(b"!" + _closed(f"AIVDM,1,1,,A,{payload},{fill}".encode()) + b"\n")
    with path.open("wb") as file:
        for begin in range(0, count, SHIPS):
            tag = b"\\" + _closed(b"s:station,c:%d" % (START + begin // 20)) + b"\\"
            if not tags:
                file.write(tag if not begin else b"")
            file.writelines(tag + sentence for sentence in sentences) if tags else file.writelines(sentences)


def _closed(body: bytes) -> bytes:
    value = 0
    for byte in body:
        value ^= byte
    return body + b"*%02X" % value


FILES: dict[str, tuple[str, Callable[[Path, int], None]]] = {
    "Parquet": ("a.parquet", write_parquet),
    "CSV": ("a.csv", write_csv),
    "CSV of Denmark": ("b.csv", write_danish),
    "NMEA": ("a.nmea", lambda path, count: write_nmea(path, count, tags=False)),
    "NMEA with tag blocks": ("b.nmea", lambda path, count: write_nmea(path, count, tags=True)),
}


def read(path: Path) -> dict[str, float]:
    """Return what it takes to read a file in this process, its libraries loaded."""
    begin, busy = time.perf_counter(), time.process_time()
    received = receive(path, path.parent)
    took, busy = time.perf_counter() - begin, time.process_time() - busy
    rows = received.reports.rows if received.reports else 0
    return {"rows": rows, "seconds": took, "core_seconds": busy, "megabytes": peak()}


def pyais_per_second(path: Path) -> float:
    """Return how many sentences pyais decodes in a second of one core."""
    with path.open("rb") as file:
        lines = [file.readline() for _ in range(PYAIS_LINES)][1:]
    begin = time.process_time()
    for line in lines:
        pyais.decode(line.strip())
    return len(lines) / (time.process_time() - begin)


def figures(folder: Path, rows: int, runs: int) -> Iterator[Figure]:
    """Yield how fast files of each kind are read, and at how much memory, and how fast pyais is with the same lines."""
    for kind, (name, write) in FILES.items():
        path = folder / name
        write(path, rows)
        command = [sys.executable, "-m", "tests.bench.ship_reports", "--read", str(path)]
        told = [
            json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout) for _ in range(runs)
        ]
        yield figure(f"{kind}, on the clock", "reports/s", [one["rows"] / one["seconds"] for one in told])
        each = [one["rows"] / one["core_seconds"] for one in told]
        yield figure(f"{kind}, of one core", "reports/s", each)
        yield figure(f"{kind}, memory", "MB", [one["megabytes"] for one in told])
        if kind == "NMEA":
            peer = [pyais_per_second(path) for _ in range(runs)]
            yield figure("pyais, the same lines, of one core", "reports/s", peer)
            ratio = [one / other for one, other in zip(each, peer, strict=True)]
            yield figure("faster than pyais", "times", ratio)
        path.unlink()


def main(words: list[str] | None = None) -> None:
    """Measure and print a table, or JSON Lines."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.ship_reports", description="Measure reading of ships.")
    parser.add_argument("--json", action="store_true", help="print JSON Lines")
    parser.add_argument("--quick", action="store_true", help=f"read {_QUICK:,} reports")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (%(default)s)")
    parser.add_argument("--reports", type=int, default=_REPORTS, help="how many reports are read (%(default)s)")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    asked, _ = parser.parse_known_args(words)
    if asked.read:
        sys.stdout.write(json.dumps(read(asked.read)))
        return
    rows = _QUICK if asked.quick else asked.reports
    title = f"{rows:,} reports of ships in files, Python {platform.python_version()}"
    with tempfile.TemporaryDirectory() as folder:
        found = figures(Path(folder), rows, asked.runs)
        print_lines(title, found) if asked.json else print_table(title, list(found))


if __name__ == "__main__":
    main()
