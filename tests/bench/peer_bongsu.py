"""Bongsu as an engine: ``python -m tests.bench.peer_bongsu TASK ANSWERS``, in the words of `peer_nomenklatura`."""

import json
import statistics
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bongsu.screen import HINT
from tests.bench.measure import forget, seconds
from tests.bench.screen_engine import Bongsu


def answer(task: dict[str, Any]) -> dict[str, Any]:
    """Return what was found, and the seconds of one core that it took."""
    engine = Bongsu()
    built = seconds(partial(engine.build, task["entries"]))
    asked, alone, batch = (_queries(task[part]) for part in ("asked", "alone", "batch"))
    search = partial(engine.search_many, k=task["most"])
    shown = partial(search, at_least=HINT)
    taken, whole, seen = [], [], []
    for _ in range(task["runs"]):
        forget()
        taken.append(seconds(partial(search, asked)))
        forget()
        whole.append(seconds(partial(search, batch)))
        forget()
        seen.append(seconds(partial(shown, batch)))
    return {
        "built": built,
        "found": search(asked),
        "seconds": statistics.median(taken),
        "batch": statistics.median(whole),
        "shown": statistics.median(seen),
        "alone": [seconds(partial(search, [one])) for one in alone],
    }


def _queries(named: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    return [{"q": name, "schema": schema} for name, schema in named]


def main() -> None:
    """Answer every task of a file."""
    tasks = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    answers = {name: answer(task) for name, task in tasks.items()}
    Path(sys.argv[2]).write_text(json.dumps(answers), encoding="utf-8")


if __name__ == "__main__":
    main()
