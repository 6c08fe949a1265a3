"""Seconds, megabytes, and which module the time goes to."""

import functools
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import FrameType
from typing import NamedTuple

_SAMPLE_EVERY = 0.001
_PACKAGE = "bongsu."


class Figure(NamedTuple):
    """A measure with its unit: the median of several runs, the least and the most of them."""

    measure: str
    unit: str
    median: float
    least: float
    most: float
    runs: int


def figure(measure: str, unit: str, values: Iterable[float]) -> Figure:
    """Return the figure that these runs make."""
    held = list(values)
    return Figure(measure, unit, statistics.median(held), min(held), max(held), len(held))


def seconds(job: Callable[[], object]) -> float:
    """Return how long a job keeps one core busy; what else the machine does counts little."""
    begin = time.process_time()
    job()
    return time.process_time() - begin


def forget() -> None:
    """Empty every memory of what was read before, so that a second run is as slow as the first.

    Tables of words, which are loaded once, stay.
    """
    for name, module in list(sys.modules.items()):
        if name.startswith(_PACKAGE):
            for held in vars(module).values():
                if isinstance(held, functools._lru_cache_wrapper) and held.cache_parameters()["maxsize"] is not None:
                    held.cache_clear()


class Spent(NamedTuple):
    """What a process took: seconds on the clock, megabytes of memory at its peak."""

    seconds: float
    peak: float


def process(command: Sequence[str | Path], folder: Path) -> Spent:
    """Run a command in a folder and return what it took.

    Raises:
        subprocess.CalledProcessError: the command failed.
    """
    # a process counts the memory of the one that started it as its own, so a small one starts it
    launcher = [sys.executable, "-m", __name__, *map(str, command)]
    done = subprocess.run(launcher, cwd=folder, stdout=subprocess.PIPE, text=True, check=True)
    return Spent(**json.loads(done.stdout))


def _launch(command: list[str]) -> Spent:
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    taken = time.perf_counter() - begin
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    return Spent(taken, used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def peak() -> float:
    """Return the most memory in megabytes that this process had, not the one that started it; Linux tells it."""
    told = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(told[1]) / 1024 if told else float("nan")


class Share(NamedTuple):
    """How much of the time a module was at work, in percent: itself, and with what it calls."""

    itself: float
    with_called: float


def shares(job: Callable[[], object]) -> dict[str, Share]:
    """Return the share of each of our modules in a job, by looking a thousand times a second where it is."""
    itself: Counter[str] = Counter()
    with_called: Counter[str] = Counter()

    def look(_number: int, frame: FrameType | None) -> None:
        modules = _modules(frame)
        itself.update(modules[:1])
        with_called.update(set(modules))

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, _SAMPLE_EVERY, _SAMPLE_EVERY)
    try:
        job()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    whole = max(1, itself.total())
    return {name: Share(100 * itself[name] / whole, 100 * count / whole) for name, count in with_called.most_common()}


def _modules(frame: FrameType | None) -> list[str]:
    """Return our modules that are at work, the innermost first."""
    found = []
    while frame is not None:
        name = str(frame.f_globals.get("__name__"))
        if name.startswith(_PACKAGE):
            found.append(name.removeprefix(_PACKAGE))
        frame = frame.f_back
    return found


if __name__ == "__main__":
    json.dump(_launch(sys.argv[1:])._asdict(), sys.stdout)
