"""How fast ships are watched: part of ``make bench``, or ``python -m tests.bench.ships [--json] [--reports N]``.

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

from bongsu.detect.ships import DETECTORS, parameters
from bongsu.pipeline.tracking import opened, parts_of
from bongsu.sources import receive
from tests.bench.measure import Figure, figure, peak, process
from tests.bench.seas import write_seas
from tests.bench.shown import print_lines, print_table

_TEN = 10
_REPORTS = 1_000_000
_QUICK = 100_000


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
            spent[_name(detector.rule)] = time.process_time() - begin
    clock = time.perf_counter() - started
    return {"reports": rows, "events": events, "megabytes": peak(), "clock": clock, **spent}


def _name(rule: str) -> str:
    return rule.removeprefix("detect.ships.").split("/")[0].replace("_", " ")


def figures(folder: Path, reports: int, runs: int) -> Iterator[Figure]:
    """Yield the figures of so many reports, and what each costs where there are ten times fewer."""
    few, many = folder / "few.parquet", folder / "many.parquet"
    write_seas(few, reports // _TEN)
    write_seas(many, reports)
    some = [_measured(few) for _ in range(runs)]
    all_of_it = [_measured(many) for _ in range(runs)]
    for name in all_of_it[0]:
        if name not in _COUNTS:
            yield figure(name, "s of a core", [run[name] for run in all_of_it])
    yield figure("all parts", "s of a core", map(_whole, all_of_it))
    yield figure("all parts, on the clock", "s", [run["clock"] for run in all_of_it])
    yield figure("reports a second of a core", "", [run["reports"] / _whole(run) for run in all_of_it])
    yield figure("memory", "MB", [run["megabytes"] for run in all_of_it])
    yield figure("events", "", [run["events"] for run in all_of_it])
    yield figure(
        "a report, of ten times fewer",
        "times the cost",
        [_each(one) / _each(two) for one, two in zip(some, all_of_it, strict=True)],
    )
    spent = [process([sys.executable, "-m", "bongsu", "ships", many], folder) for _ in range(runs)]
    yield figure("`bongsu ships`, all of it", "s", [run.seconds for run in spent])
    yield figure("`bongsu ships`, all of it, memory", "MB", [run.peak for run in spent])


_COUNTS = frozenset({"reports", "events", "megabytes", "clock"})


def _whole(run: dict[str, float]) -> float:
    return sum(value for name, value in run.items() if name not in _COUNTS)


def _each(run: dict[str, float]) -> float:
    return _whole(run) / run["reports"]


def _measured(path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.ships", "--watch", str(path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(words: list[str] | None = None) -> None:
    """Measure and print a table, or JSON Lines."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.ships", description="Measure how ships are watched.")
    parser.add_argument("--json", action="store_true", help="print JSON Lines")
    parser.add_argument("--quick", action="store_true", help=f"watch {_QUICK:,} reports")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (%(default)s)")
    parser.add_argument("--reports", type=int, default=_REPORTS, help="how many reports are watched (%(default)s)")
    parser.add_argument("--watch", type=Path, help=argparse.SUPPRESS)
    asked, _ = parser.parse_known_args(words)
    if asked.watch:
        json.dump(watched(asked.watch), sys.stdout)
        return
    reports = _QUICK if asked.quick else asked.reports
    title = f"{reports:,} reports of ships in generated seas, Python {platform.python_version()}"
    with tempfile.TemporaryDirectory() as folder:
        rows = figures(Path(folder), reports, asked.runs)
        print_lines(title, rows) if asked.json else print_table(title, list(rows))


if __name__ == "__main__":
    main()
