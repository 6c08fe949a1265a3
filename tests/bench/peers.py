"""Bongsu beside nomenklatura, in one run: ``make peers``, or ``python -m tests.bench.peers [--json] [--folder PATH]``.

Nomenklatura is installed in an environment of its own; both are asked for the same names of the same entries, each in
a process of its own that is held to one core.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from bongsu.screen import ALERT
from tests.bench.environment import CannotInstall, environment
from tests.bench.shown import shown
from tests.bench.tasks import Task, tasks
from tests.quality.screening.lists import Answer, alerted, judged, recall
from tests.watches import CHECKOUT

PEERS = ("nomenklatura==4.17.4", "followthemoney==4.11.2", "rigour==2.6.1")
LINES = {"Bongsu": ALERT, "nomenklatura": 0.70}
"""The score from which on each shows a match; nomenklatura's is the one that yente uses."""

_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bongsu" / "peers"


class Row(NamedTuple):
    """A measure of both."""

    measure: str
    items: int
    bongsu: float
    nomenklatura: float
    unit: str = ""


def main(words: list[str] | None = None) -> None:
    """Install, ask both, and print a table, or JSON Lines."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers", description="Measure Bongsu beside its peers.")
    parser.add_argument("--json", action="store_true", help="print JSON Lines")
    parser.add_argument("--folder", type=Path, default=_CACHE, help="where the peers are installed (%(default)s)")
    parser.add_argument("--speed", action="store_true", help="measure speed alone")
    asked = parser.parse_args(words)
    shared = CHECKOUT.parent / "shared" / "data"
    if not shared.is_dir():
        sys.exit(f"{shared} is missing: the lists must stand in a folder `shared` beside the checkout")
    try:
        python = environment(asked.folder, PEERS)
    except CannotInstall as error:
        sys.exit(str(error))
    held = tasks(shared)
    rows = list(compared({"speed": held["speed"]} if asked.speed else held, python))
    if asked.json:
        sys.stdout.writelines(json.dumps(row._asdict()) + "\n" for row in rows)
    else:
        _print(rows)


def compared(held: dict[str, Task], python: Path) -> Iterator[Row]:
    """Yield each measure of both, after each has answered all tasks."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tasks.json"
        path.write_text(json.dumps({name: task.told() for name, task in held.items()}), encoding="utf-8")
        answers = {
            "Bongsu": _answers([sys.executable, "-m", "tests.bench.peer_bongsu"], path),
            "nomenklatura": _answers([python, CHECKOUT / "tests" / "bench" / "peer_nomenklatura.py"], path),
        }
    for name, task in held.items():
        told = {engine: found[name] for engine, found in answers.items()}
        yield from _times(task, told) if task.alone else _found(name, task, told)


def _answers(command: list[str | Path], path: Path) -> dict[str, Any]:
    """Run an engine over the tasks on one core, and return its answers."""
    out = path.with_name("answers.json")
    done = subprocess.run([*command, path, out], cwd=CHECKOUT, check=False, preexec_fn=_one_core)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed; what it says stands above")
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def _one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _found(name: str, task: Task, told: dict[str, Any]) -> Iterator[Row]:
    """Yield what is found in each group of names, rightly or not."""
    at = 0
    for group, asked in task.groups.items():
        some = slice(at, at := at + len(asked))
        answers = {
            engine: [judged(one, found, LINES[engine]) for one, found in zip(asked, answer["found"][some], strict=True)]
            for engine, answer in told.items()
        }
        if task.wrong:
            yield _row(f"{name}, {group}: wrong alarms", answers, mistaken)
        else:
            yield _row(f"{name}, {group}: first", answers, lambda held: recall(held, 1).value)
            yield _row(f"{name}, {group}: first five", answers, lambda held: recall(held, 5).value)
            yield _row(f"{name}, {group}: alert line", answers, lambda held: alerted(held).value)


def _row(measure: str, answers: dict[str, list[Answer]], value: Callable[[list[Answer]], float]) -> Row:
    return Row(measure, len(answers["Bongsu"]), value(answers["Bongsu"]), value(answers["nomenklatura"]))


def mistaken(answers: list[Answer]) -> float:
    """Return the share of names that raise an alarm for an entry that is not right."""
    return sum(answer.mistaken for answer in answers) / len(answers)


def _times(task: Task, told: dict[str, Any]) -> Iterator[Row]:
    """Yield how fast each is, and how many times faster we are.

    Nomenklatura compares and scores the same candidates whatever is to be shown.
    """
    ours, theirs = (told[engine] for engine in LINES)
    names = len(task.asked)
    rate = names / theirs["seconds"]
    shown = len(task.batch) / ours["shown"]
    yield Row("names at once, by Bongsu what it shows", len(task.batch), shown, rate, "names/s")
    yield Row("names at once, all of them by Bongsu", len(task.batch), len(task.batch) / ours["batch"], rate, "names/s")
    yield Row("names at once", names, names / ours["seconds"], rate, "names/s")
    alone = [1000 * statistics.median(answer["alone"]) for answer in (ours, theirs)]
    yield Row("one name alone, median", len(task.alone), alone[0], alone[1], "ms")
    yield Row("index made", len(task.listed), ours["built"], theirs["built"], "s")


def _print(rows: list[Row]) -> None:
    table = Table(title=f"Bongsu beside {PEERS[0]}, each on one core", title_justify="left")
    for column in ("measure", "of", *LINES, "unit", "ratio"):
        table.add_column(column, justify="left" if column in {"measure", "unit"} else "right")
    for row in rows:
        values = [f"{value:.3f}" if not row.unit else shown(value) for value in (row.bongsu, row.nomenklatura)]
        table.add_row(row.measure, f"{row.items:,}", *values, row.unit, _ratio(row))
    Console().print(table)


def _ratio(row: Row) -> str:
    """Return how many times the better speed is the worse one; shares have none."""
    if not row.unit:
        return ""
    return shown(row.bongsu / row.nomenklatura if row.unit == "names/s" else row.nomenklatura / row.bongsu)


if __name__ == "__main__":
    main()
