"""How fast trade figures are looked at: part of ``make bench``, or ``python -m tests.bench.trade [--figures N]``.

Seconds of a part are those for which it keeps cores busy, of all threads together; what else the machine does counts
little. Each run is a process of its own, whose memory is told at its peak.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bongsu.detect.trade import DETECTORS, coverage, petroleum_sums
from bongsu.pipeline.figures import opened_figures, sought_by
from bongsu.pipeline.lawbook import law
from bongsu.sources import receive
from tests.bench.markets import write_market
from tests.bench.measure import Figure, figure, peak
from tests.bench.shown import print_lines, print_table

_TEN = 10
_FIGURES = 2_000_000
_QUICK = 100_000
_COUNTS = frozenset({"figures", "observations", "megabytes", "clock"})


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
            spent[detector.rule.removeprefix("detect.trade.").split("/")[0].replace("_", " ")] = (
                time.process_time() - begin
            )
        begin = time.process_time()
        coverage(scene)
        petroleum_sums(scene)
        spent["coverage and sums"] = time.process_time() - begin
    clock = time.perf_counter() - started
    return {"figures": rows, "observations": told, "megabytes": peak(), "clock": clock, **spent}


def figures(folder: Path, count: int, runs: int) -> Iterator[Figure]:
    """Yield what so many figures cost, and what each costs where there are ten times fewer."""
    few, many = folder / "few.parquet", folder / "many.parquet"
    write_market(few, count // _TEN)
    write_market(many, count)
    some = [_measured(few) for _ in range(runs)]
    all_of_it = [_measured(many) for _ in range(runs)]
    for name in all_of_it[0]:
        if name not in _COUNTS:
            yield figure(name, "s of a core", [run[name] for run in all_of_it])
    yield figure("all parts", "s of a core", map(_whole, all_of_it))
    yield figure("all parts, on the clock", "s", [run["clock"] for run in all_of_it])
    yield figure("figures a second of a core", "", [run["figures"] / _whole(run) for run in all_of_it])
    yield figure("memory", "MB", [run["megabytes"] for run in all_of_it])
    yield figure("observations", "", [run["observations"] for run in all_of_it])
    yield figure(
        "a figure, of ten times fewer",
        "times the cost",
        [_each(one) / _each(two) for one, two in zip(some, all_of_it, strict=True)],
    )


def _whole(run: dict[str, float]) -> float:
    return sum(value for name, value in run.items() if name not in _COUNTS)


def _each(run: dict[str, float]) -> float:
    return _whole(run) / run["figures"]


def _measured(path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.trade", "--look-at", str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(words: list[str] | None = None) -> None:
    """Measure and print a table, or JSON Lines."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.trade", description="Measure looking at trade.")
    parser.add_argument("--json", action="store_true", help="print JSON Lines")
    parser.add_argument("--quick", action="store_true", help=f"look at {_QUICK:,} figures")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (%(default)s)")
    parser.add_argument("--figures", type=int, default=_FIGURES, help="how many figures (%(default)s)")
    parser.add_argument("--look-at", type=Path, help=argparse.SUPPRESS)
    asked, _ = parser.parse_known_args(words)
    if asked.look_at:
        json.dump(looked_at(asked.look_at), sys.stdout)
        return
    count = _QUICK if asked.quick else asked.figures
    title = f"{count:,} trade figures made by chance, Python {platform.python_version()}"
    with tempfile.TemporaryDirectory() as folder:
        rows = figures(Path(folder), count, asked.runs)
        print_lines(title, rows) if asked.json else print_table(title, list(rows))


if __name__ == "__main__":
    main()
