"""The terminal: plain words, problems, records and progress, safe whatever a text holds."""

import json
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.text import Text

from bongsu import pipeline
from bongsu.model.errors import Problem
from bongsu.model.record import to_json

out = Console()
err = Console(stderr=True)

_PLAINER = str.maketrans(
    {"\u2503": "|", "\u2192": "->", "\u00b7": "-", "\u2013": "-", "\u2014": "-", "\u2026": "...", "\u2018": "'",
     "\u2019": "'", "\u201c": '"', "\u201d": '"'}
)  # fmt: skip
"""What marks and quotation marks become on a terminal that has no Unicode; letters it lacks are shown as codes."""

PATIENCE = 2.0
"""Seconds after which people want to see that something goes on."""

Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines, and nothing else, on standard output.")]
Lists = Annotated[
    list[str] | None, typer.Option(help="A list's file, or names of lists on the shelf: un,ofac-sdn; else all.")
]
WatchFolder = Annotated[Path, typer.Argument(metavar="WATCH", help="Folder of the watch.")]


def plain(words: str, style: str = "") -> Text:
    """Return words of unknown origin as they stand: no markup, and nothing that commands a terminal."""
    if not out.encoding.lower().startswith("utf"):
        words = words.translate(_PLAINER)
    return Text(
        "".join(letter if letter.isprintable() or letter == "\n" else "\ufffd" for letter in words), style=style
    )


def complain(sentence: object) -> None:
    """Say on standard error, in one line, what stopped the job or a file of it."""
    err.print(plain(f"bongsu: {sentence}"), soft_wrap=True)


def print_problems(problems: tuple[Problem, ...]) -> None:
    """Say on standard error what could not be read, a line each."""
    for problem in problems:
        count = f" ({problem.count} times)" if problem.count > 1 else ""
        err.print(
            plain(f"{'not read' if problem.fatal else 'note'}: {problem.where}: {problem.what}{count}"), soft_wrap=True
        )


def print_records(records: Sequence[object]) -> None:
    """Print records as JSON Lines, in letters that the terminal has."""
    for record in records:
        print_json(to_json(record))


def print_json(found: Mapping[str, Any]) -> None:
    """Print one line of JSON Lines, in letters that the terminal has."""
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    line = json.dumps(found, ensure_ascii=not unicode)
    # letters as they are; what could break a line or command a terminal as JSON's own escapes
    if not line.isprintable():
        line = "".join(letter if letter.isprintable() else json.dumps(letter)[1:-1] for letter in line)
    print(line)


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Show on a terminal what is being done, once it takes longer than `PATIENCE`."""
    shown = err.status(plain(words))
    timer = threading.Timer(PATIENCE, shown.start)
    timer.daemon = True
    if err.is_terminal:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if err.is_terminal:
            timer.join()
        shown.stop()


@contextmanager
def progress_bar() -> Iterator[pipeline.Progress]:
    """Show a bar on a terminal, and nothing elsewhere."""
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), console=err, transient=True,
        disable=not err.is_terminal,
    )  # fmt: skip
    with bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, every: bar.update(task, description=escape(what), completed=done, total=every)


@contextmanager
def stopped_by_signals() -> Iterator[threading.Event]:
    """Give an event that Ctrl-C or a terminating signal sets, so that a job that goes on can end in order."""
    stop = threading.Event()

    def end(_signal: int, _frame: Any) -> None:
        stop.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
