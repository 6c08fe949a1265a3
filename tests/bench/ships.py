"""How fast ships are watched: part of ``make bench``, or ``python -m tests.bench.ships [--json] [--reports N]``.

Seconds of a part are those for which it keeps cores busy, of all threads together; what else the machine does counts
little. Each run is a process of its own, whose memory is told at its peak.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bongsu.detect.ships import DETECTORS, parameters
from bongsu.pipeline.tracking import opened, parts_of
from bongsu.sources import receive
from tests.bench.measure import Figure, figure, peak, process
from tests.bench.parts import Looking, part_of
from tests.bench.seas import write_seas


def watched(path: Path) -> dict[str, float]:
    """Return what it takes to watch the reports of a file in this process: seconds of each part, megabytes, events."""
    spent: dict[str, float] = {}
    started, begin = time.perf_counter(), time.process_time()
    received = receive(path, path.parent)
    spent["reading"] = time.process_time() - begin
    rows, events = received.reports.rows if received.reports else 0, 0
    begin = time.process_time()
    with opened(parts_of([received]), "duckdb", parameters().gaps.min_hours) as scene:
        spent["tracks"] = time.process_time() - begin
        for detector in DETECTORS:
            begin = time.process_time()
            events += len(detector.watch(scene))
            spent[part_of(detector.rule)] = time.process_time() - begin
    clock = time.perf_counter() - started
    return {"reports": rows, "events": events, "megabytes": peak(), "clock": clock, **spent}


def _whole_command(folder: Path, runs: int) -> Iterator[Figure]:
    spent = [process([sys.executable, "-m", "bongsu", "ships", folder / "many.parquet"], folder) for _ in range(runs)]
    yield figure("`bongsu ships`, all of it", "s", [run.seconds for run in spent])
    yield figure("`bongsu ships`, all of it, memory", "MB", [run.peak for run in spent])


BENCH = Looking(
    "tests.bench.ships", watched, write_seas, "report", "event", "ships in generated seas", 1_000_000, 100_000,
    _whole_command,
)  # fmt: skip

if __name__ == "__main__":
    BENCH.main()
