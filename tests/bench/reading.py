"""How fast texts are read: ``make bench``, or ``python -m tests.bench.reading [--json] [--quick] [--runs N]``.

Seconds in this process are those of one core; seconds of a command are those on the clock.
A factor compares within one run: the same words as a hundred documents, as ten, and as one.
"""

import argparse
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bongsu.extract import read_claims
from bongsu.lang.sentences import sentences
from bongsu.model.evidence import Document
from tests.bench.articles import Article, articles, document, joined, write
from tests.bench.measure import Figure, figure, process, seconds, shares
from tests.bench.shown import ITSELF, WITH_CALLED, print_lines, print_table
from tests.watches import CHECKOUT, EXAMPLE

_PARTS = 100
_BONGSU = (sys.executable, "-m", "bongsu")


def main(words: list[str] | None = None) -> None:
    """Measure, and print a table, or JSON Lines."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.reading", description="Measure how fast texts are read."
    )
    parser.add_argument("--json", action="store_true", help="print JSON Lines")
    parser.add_argument("--quick", action="store_true", help="leave out whole commands")
    parser.add_argument("--runs", type=int, default=5, help="how often to measure (%(default)s)")
    parser.add_argument("--articles", type=int, default=1000, help="how many to read, in hundreds (%(default)s)")
    asked = parser.parse_args(words)
    if asked.runs < 1 or asked.articles < _PARTS or asked.articles % _PARTS:
        parser.error(f"--runs must be 1 or more, and --articles a multiple of {_PARTS}")
    found, origin = articles(asked.articles)
    title = f"{len(found)} {origin}; Python {platform.python_version()}, {platform.machine()}"
    figures = measured(found, asked.runs, quick=asked.quick)
    if asked.json:
        print_lines(title, figures)
    else:
        print_table(title, list(figures))


def measured(found: list[Article], runs: int, *, quick: bool) -> Iterator[Figure]:
    """Yield every figure, those of whole commands only where it need not be quick."""
    documents = [document(article) for article in found]
    _read(documents[:1])  # loads the lexicon
    yield from speed(documents, runs)
    yield from lengths(found, runs)
    yield from stages(documents)
    if not quick:
        with tempfile.TemporaryDirectory() as folder:
            yield from commands(found, Path(folder), runs)


def _read(documents: list[Document]) -> int:
    return sum(len(read_claims(item)) for item in documents)


def speed(documents: list[Document], runs: int) -> Iterator[Figure]:
    """Yield how many sentences are read in a second."""
    number = sum(len(sentences(item.text)) for item in documents)
    taken = [seconds(partial(_read, documents)) for _ in range(runs)]
    yield figure("sentences", "sentences", [number])
    yield figure("claims", "claims", [_read(documents)])
    yield figure("reading", "s", taken)
    yield figure("sentences a second", "1/s", [number / item for item in taken])
    yield figure("characters a second", "1/s", [sum(len(item.text) for item in documents) / item for item in taken])


def lengths(found: list[Article], runs: int) -> Iterator[Figure]:
    """Yield how time grows with the length of a document."""
    split = [[document(article) for article in joined(found, parts)] for parts in (_PARTS, _PARTS // 10, 1)]
    taken = [[seconds(partial(_read, held)) / len(held) for held in split] for _ in range(runs)]
    for at, held in enumerate(split):
        name = f"document of {sum(len(item.text) for item in held) // len(held):,} characters"
        yield figure(name, "s", [row[at] for row in taken])
    yield figure("ten times as long, first", "times", [row[1] / row[0] for row in taken])
    yield figure("ten times as long, then", "times", [row[2] / row[1] for row in taken])


def stages(documents: list[Document]) -> Iterator[Figure]:
    """Yield which share of the time each module takes: itself, and with the modules that it calls."""
    for name, share in shares(partial(_read, documents)).items():
        yield figure(name, ITSELF, [share.itself])
        yield figure(name, WITH_CALLED, [share.with_called])


def commands(found: list[Article], folder: Path, runs: int) -> Iterator[Figure]:
    """Yield what whole commands take: a start, many articles, the example watch."""
    files = write(found, folder / "articles")
    yield from _command("bongsu --help", [*_BONGSU, "--help"], runs)
    yield from _command("bongsu read, one short article", [*_BONGSU, "read", _short(folder), "--json"], runs)
    yield from _command(f"bongsu read, {len(files)} articles", [*_BONGSU, "read", *files, "--json"], runs)
    watches = [_watch(folder / f"watch{run}", files) for run in range(runs)]
    yield from _each(f"bongsu run, {len(files)} articles", watches)
    watches = [_example(folder / f"example{run}") for run in range(runs)]
    yield from _each("bongsu run, the example watch", watches)
    yield from _each("bongsu run, the example watch again", watches)


def _short(folder: Path) -> Path:
    path = folder / "short.txt"
    path.write_text(
        "North Korea fired a ballistic missile on Tuesday, South Korea's military said.\n", encoding="utf-8"
    )
    return path


def _watch(folder: Path, files: list[Path]) -> Path:
    evidence = folder / "evidence"
    evidence.mkdir(parents=True)
    (folder / "watch.yml").write_text("title: Bench\n", encoding="utf-8")
    for path in files:
        shutil.copy2(path, evidence)
    return folder


def _example(folder: Path) -> Path:
    return shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("store.db*", "report"))


def _command(name: str, command: list[str | Path], runs: int) -> Iterator[Figure]:
    yield from _spent(name, [command] * runs)


def _each(name: str, watches: list[Path]) -> Iterator[Figure]:
    yield from _spent(name, [[*_BONGSU, "run", watch] for watch in watches])


def _spent(name: str, asked: list[list[str | Path]]) -> Iterator[Figure]:
    spent = [process(command, CHECKOUT) for command in asked]
    yield figure(name, "s", [item.seconds for item in spent])
    yield figure(f"{name}, peak memory", "MB", [item.peak for item in spent])


if __name__ == "__main__":
    main()
