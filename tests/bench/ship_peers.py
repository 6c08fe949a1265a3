"""Gaps beside MovingPandas, in one run: ``python -m tests.bench.ship_peers [--reports N] [--folder PATH]``.

MovingPandas is installed in an environment of its own. Both look for gaps of twelve hours in reports of one sea; it is
given fewer of them, since its time goes by their number, and both are compared by the report. Bongsu's time is that of
its tracks and of its gaps with all that is told of them, from the first row to the last claim.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.environment import CannotInstall, environment
from tests.bench.measure import Figure, figure
from tests.bench.seas import write_seas
from tests.bench.shown import print_lines, print_table

PEERS = ("movingpandas==0.23.0", "geopandas==1.1.4", "pandas==2.3.3", "pyarrow==22.0.0")
_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bongsu" / "ship_peers"
_REPORTS, _FEWER = 1_000_000, 10


def compared(python: Path, folder: Path, reports: int) -> Iterator[Figure]:
    """Yield what a report costs both, and how many times more it costs MovingPandas."""
    few, many = folder / "few.parquet", folder / "many.parquet"
    write_seas(few, reports // _FEWER)
    write_seas(many, reports)
    peer = _told([python, Path(__file__).with_name("peer_movingpandas.py"), few])
    ours = _told([sys.executable, "-m", "tests.bench.ships", "--look-at", many])
    theirs = 1e6 * peer["seconds"] / peer["reports"]
    gaps, tracks = (1e6 * ours[name] / ours["reports"] for name in ("gaps", "tracks"))
    yield figure("MovingPandas, gaps", "µs a report", [theirs])
    yield figure("Bongsu, tracks", "µs a report", [tracks])
    yield figure("Bongsu, gaps", "µs a report", [gaps])
    yield figure("gaps", "times faster", [theirs / gaps])
    yield figure("gaps with tracks", "times faster", [theirs / (gaps + tracks)])


def _told(command: list[str | Path]) -> dict[str, float]:
    done = subprocess.run([*map(str, command)], stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(words: list[str] | None = None) -> None:
    """Install, measure both, and print a table, or JSON Lines."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.ship_peers", description="Measure beside MovingPandas."
    )
    parser.add_argument("--json", action="store_true", help="print JSON Lines")
    parser.add_argument("--folder", type=Path, default=_CACHE, help="where the peer is installed (%(default)s)")
    parser.add_argument("--reports", type=int, default=_REPORTS, help="how many Bongsu looks at (%(default)s)")
    asked, _ = parser.parse_known_args(words)
    try:
        python = environment(asked.folder, PEERS)
    except CannotInstall as error:
        sys.exit(str(error))
    title = f"{asked.reports:,} reports of ships, and {asked.reports // _FEWER:,} for MovingPandas"
    with tempfile.TemporaryDirectory() as folder:
        rows = compared(python, Path(folder), asked.reports)
        print_lines(title, rows) if asked.json else print_table(title, list(rows))


if __name__ == "__main__":
    main()
