"""What looking at tables costs, part by part: in a process of its own, at some size and at ten times as much."""

import argparse
import gc
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bongsu.cli import OBJECTS
from tests.bench.measure import Figure, figure
from tests.bench.shown import print_lines, print_table

_TEN = 10
Run = Mapping[str, float]


@dataclass(frozen=True)
class Looking:
    """Something that looks at tables.

    Attributes:
        module: that is run, with ``--look-at FILE``, and prints what `look` returns.
        look: at a file, in this process: seconds of a core of each part, and the counts.
        write: a file of so many rows.
        row, found: what a row is, and what is found in rows, in the singular.
        title: what is looked at, in words.
        usual, quick: how many rows.
        beside: figures of its own, of the folder with ``many.parquet`` and of how many runs.
    """

    module: str
    look: Callable[[Path], Run]
    write: Callable[[Path, int], object]
    row: str
    found: str
    title: str
    usual: int
    quick: int
    beside: Callable[[Path, int], Iterable[Figure]] = lambda _folder, _runs: ()

    @property
    def counts(self) -> frozenset[str]:
        """What is told of a run that is no part's seconds."""
        return frozenset({f"{self.row}s", f"{self.found}s", "megabytes", "clock"})

    def whole(self, run: Run) -> float:
        """Return the seconds of a core of all parts."""
        return sum(value for name, value in run.items() if name not in self.counts)

    def each(self, run: Run) -> float:
        """Return the seconds of a core that a row takes."""
        return self.whole(run) / run[f"{self.row}s"]

    def measured(self, path: Path) -> Run:
        """Return what a file costs in a process of its own."""
        command = [sys.executable, "-m", self.module, "--look-at", str(path)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
        told: Run = json.loads(done.stdout)
        return told

    def figures(self, folder: Path, count: int, runs: int) -> Iterator[Figure]:
        """Yield what so many rows cost, and what each costs where there are ten times fewer."""
        few, many = folder / "few.parquet", folder / "many.parquet"
        self.write(few, count // _TEN)
        self.write(many, count)
        some = [self.measured(few) for _ in range(runs)]
        all_of_it = [self.measured(many) for _ in range(runs)]
        for name in all_of_it[0]:
            if name not in self.counts:
                yield figure(name, "s of a core", [run[name] for run in all_of_it])
        yield figure("all parts", "s of a core", map(self.whole, all_of_it))
        yield figure("all parts, on the clock", "s", [run["clock"] for run in all_of_it])
        yield figure(f"{self.row}s a second of a core", "", [1 / self.each(run) for run in all_of_it])
        yield figure("memory", "MB", [run["megabytes"] for run in all_of_it])
        yield figure(f"{self.found}s", "", [run[f"{self.found}s"] for run in all_of_it])
        ratios = [self.each(one) / self.each(two) for one, two in zip(some, all_of_it, strict=True)]
        yield figure(f"a {self.row}, of ten times fewer", "times the cost", ratios)
        yield from self.beside(folder, runs)

    def main(self, words: Sequence[str] | None = None) -> None:
        """Measure and print a table, or JSON Lines."""
        parser = argparse.ArgumentParser(prog=f"python -m {self.module}", description=f"Measure {self.title}.")
        parser.add_argument("--json", action="store_true", help="print JSON Lines")
        parser.add_argument("--quick", action="store_true", help=f"look at {self.quick:,} {self.row}s")
        parser.add_argument("--runs", type=int, default=3, help="how often each is measured (%(default)s)")
        parser.add_argument(f"--{self.row}s", type=int, default=self.usual, dest="rows", help="how many (%(default)s)")
        parser.add_argument("--look-at", type=Path, help=argparse.SUPPRESS)
        asked, _ = parser.parse_known_args(words)
        if asked.look_at:
            gc.set_threshold(OBJECTS, 20, 20)  # as the command line does
            json.dump(self.look(asked.look_at), sys.stdout)
            return
        count = self.quick if asked.quick else asked.rows
        title = f"{count:,} {self.row}s: {self.title}, Python {platform.python_version()}"
        with tempfile.TemporaryDirectory() as folder:
            rows = self.figures(Path(folder), count, asked.runs)
            print_lines(title, rows) if asked.json else print_table(title, list(rows))


def part_of(rule: str) -> str:
    """Return the words for a detector: ``port calls`` for ``detect.ships.port_calls/1``."""
    return rule.rsplit(".", maxsplit=1)[-1].split("/", maxsplit=1)[0].replace("_", " ")
