"""How fast trade figures are looked at: part of ``make bench``, or ``python -m tests.bench.trade [--figures N]``.

Seconds of a part are those for which it keeps cores busy, of all threads together; what else the machine does counts
little. Each run is a process of its own, whose memory is told at its peak.
"""

import time
from pathlib import Path

from bongsu.detect.trade import DETECTORS, coverage, petroleum_sums
from bongsu.pipeline.figures import opened_figures, sought_by
from bongsu.pipeline.lawbook import law
from bongsu.sources import receive
from tests.bench.markets import write_market
from tests.bench.measure import peak
from tests.bench.parts import Looking, part_of


def looked_at(path: Path) -> dict[str, float]:
    """Return what it takes to look at a file in this process: seconds of each part, megabytes, observations."""
    spent: dict[str, float] = {}
    started, begin = time.perf_counter(), time.process_time()
    received = receive(path, path.parent)
    spent["reading"] = time.process_time() - begin
    rows, told = received.trade.summary.rows if received.trade else 0, 0
    with opened_figures([received], "duckdb", sought_by([law()])[0]) as scene:
        for detector in DETECTORS:
            begin = time.process_time()
            told += len(detector.watch(scene))
            spent[part_of(detector.rule)] = time.process_time() - begin
        begin = time.process_time()
        coverage(scene)
        petroleum_sums(scene)
        spent["coverage and sums"] = time.process_time() - begin
    clock = time.perf_counter() - started
    return {"figures": rows, "observations": told, "megabytes": peak(), "clock": clock, **spent}


BENCH = Looking(
    "tests.bench.trade", looked_at, write_market, "figure", "observation", "trade made by chance", 2_000_000, 100_000
)

if __name__ == "__main__":
    BENCH.main()
