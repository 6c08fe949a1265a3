"""How fast names are screened: part of ``make bench``, or ``python -m tests.bench.screening [--json] [--runs N]``.

Seconds are those of one core. A factor compares within one run: as many names and ten times as many.
"""

import argparse
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.process import cdist

from bongsu.model.designation import Subject
from bongsu.screen import Index
from tests.bench.measure import Figure, figure, forget, process, seconds
from tests.bench.names import Bench, bench
from tests.bench.shown import print_lines, print_table
from tests.watches import CHECKOUT

_UNLISTED = 20_000
_ONE_BY_ONE = 300
_BRUTE = 200
_BRUTE_CUT = 80
_TEN = 10
_MOST_BUILDS = 3
"""An index is made so often at most: it takes long, and most indexes are loaded."""

_PROCESSES = {
    "only starts": "import bongsu.screen",
    "loads the index": "index = Index.load(Path(sys.argv[1]))",
    "loads the index and screens {names:,} names": "index = Index.load(Path(sys.argv[1])); "
    "names = Path(sys.argv[2]).read_text(encoding='utf-8').splitlines(); "
    "sum(1 for _ in index.search_many(Subject(name, PartyKind.PERSON) for name in names))",
}
_BEFORE = (
    "import sys; from pathlib import Path; from bongsu.screen import Index; "
    "from bongsu.model.designation import Subject; from bongsu.model.party import PartyKind; "
)


def main(words: list[str] | None = None) -> None:
    """Measure, and print a table, or JSON Lines."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.screening", description="Measure how fast names are screened."
    )
    parser.add_argument("--json", action="store_true", help="print JSON Lines")
    parser.add_argument("--quick", action="store_true", help="leave out whole processes and indexes of other sizes")
    parser.add_argument("--runs", type=int, default=5, help="how often to measure (%(default)s)")
    asked, _ = parser.parse_known_args(words)  # `make bench` gives both benchmarks the same words
    if asked.runs < 1:
        parser.error("--runs must be 1 or more")
    names = bench(_UNLISTED)
    title = f"{len(names.own):,} of {names.origin}; Python {platform.python_version()}, {platform.machine()}"
    figures = measured(names, asked.runs, quick=asked.quick)
    if asked.json:
        print_lines(title, figures)
    else:
        print_table(title, list(figures))


def measured(names: Bench, runs: int, *, quick: bool) -> Iterator[Figure]:
    """Yield every figure, those of processes and of other sizes only where it need not be quick."""
    _search(Index(names.listed[:1]), names.own[:1])  # loads the words
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "index"
        made = [_timed_index(names) for _ in range(min(runs, _MOST_BUILDS))]
        yield figure("index made", "s", [taken for taken, _ in made])
        index = made[-1][1]
        index.save(kept)
        del made
        yield figure("index kept in a file", "MB", [kept.stat().st_size / (1 << 20)])
        yield figure("index loaded from its file", "s", [seconds(partial(Index.load, kept)) for _ in range(runs)])
        yield figure("index loaded, and one name", "s", [seconds(partial(_first, kept, names)) for _ in range(runs)])
        yield from batches(kept, names, runs)
        yield from one_by_one(index, names, runs)
        if not quick:
            yield from processes(kept, names, runs)
            yield from growth(index, names, runs)


def batches(kept: Path, names: Bench, runs: int) -> Iterator[Figure]:
    """Yield how many names are screened in a second: a tenth of those listed, all, and as many as nobody lists.

    Each run loads the index anew and remembers no name of the runs before.
    Beside them rapidfuzz compares each name with all, with its fastest call. It is asked for a sample, since its time
    grows with the names asked for and nothing else.
    """
    tenth, few = names.own[::_TEN], _folded(names.own[:: max(1, len(names.own) // _BRUTE)])
    compare = partial(
        cdist, few, _folded(names.own), scorer=token_sort_ratio, score_cutoff=_BRUTE_CUT, dtype=np.uint8, workers=1
    )
    parts: list[list[float]] = [[], [], [], []]
    for _ in range(runs):
        for part, subjects in zip(parts, (tenth, names.own, names.nobody), strict=False):
            index = _loaded(kept)
            forget()
            part.append(len(subjects) / seconds(partial(_search, index, subjects)))
        parts[-1].append(len(few) / seconds(compare))
    yield figure(f"{len(tenth):,} listed names at once", "names/s", parts[0])
    yield figure(f"{len(names.own):,} listed names at once", "names/s", parts[1])
    yield figure(f"{len(names.nobody):,} names nobody lists at once", "names/s", parts[2])
    yield figure("rapidfuzz, every name compared", "names/s", parts[3])
    yield figure("faster than rapidfuzz", "times", [ours / brute for _, ours, _, brute in zip(*parts, strict=True)])
    longer = [_TEN * one / many for one, many, _, _ in zip(*parts, strict=True)]
    yield figure("ten times the listed names asked for", "times", longer)


def one_by_one(index: Index, names: Bench, runs: int) -> Iterator[Figure]:
    """Yield how long one look-up takes, the median and the slowest in twenty, when others went before it."""
    for what, subjects in (("a listed name", names.own), ("a name nobody lists", names.nobody)):
        some = subjects[:: max(1, len(subjects) // _ONE_BY_ONE)]
        _search(index, some)
        taken = [[1000 * seconds(partial(_search, index, [one])) for one in some] for _ in range(runs)]
        yield figure(f"{what} alone, median", "ms", [statistics.median(row) for row in taken])
        yield figure(f"{what} alone, slowest in twenty", "ms", [float(np.percentile(row, 95)) for row in taken])


def processes(kept: Path, names: Bench, runs: int) -> Iterator[Figure]:
    """Yield what whole processes take, on the clock: one that only starts, one that loads, one that screens."""
    asked = kept.with_name("names.txt")
    asked.write_text("\n".join(subject.name or "" for subject in names.nobody), encoding="utf-8")
    for what, code in _PROCESSES.items():
        command = [sys.executable, "-c", _BEFORE + code, str(kept), str(asked)]
        spent = [process(command, CHECKOUT) for _ in range(runs)]
        said = f"a process that {what.format(names=len(names.nobody))}"
        yield figure(said, "s", [item.seconds for item in spent])
        yield figure(f"{said}, peak memory", "MB", [item.peak for item in spent])


def growth(index: Index, names: Bench, runs: int) -> Iterator[Figure]:
    """Yield how time grows with ten times the entries: to make the index, and to ask for the same names."""
    taken, tenth = _timed_index(names._replace(listed=names.listed[::_TEN]))
    yield figure("ten times the entries, index made", "times", [_timed_index(names)[0] / taken])
    few = names.nobody[::_TEN]
    times = [(_cold(tenth, few), _cold(index, few)) for _ in range(runs)]
    yield figure("ten times the entries, names nobody lists", "times", [many / one for one, many in times])


def _cold(index: Index, subjects: Sequence[Subject]) -> float:
    forget()
    return seconds(partial(_search, index, subjects))


def _first(kept: Path, names: Bench) -> None:
    _search(_loaded(kept), names.own[:1])


def _loaded(kept: Path) -> Index:
    index = Index.load(kept)
    assert index is not None
    return index


def _timed_index(names: Bench) -> tuple[float, Index]:
    held: list[Index] = []
    taken = seconds(lambda: held.append(Index(names.listed)))
    return taken, held[0]


def _search(index: Index, subjects: Sequence[Subject]) -> int:
    return sum(map(len, index.search_many(subjects)))


def _folded(subjects: Sequence[Subject]) -> list[str]:
    return [(subject.name or "").casefold() for subject in subjects]


if __name__ == "__main__":
    main()
