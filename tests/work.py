"""How much work a job is, whatever machine it runs on."""

import sys
from collections.abc import Callable
from types import FrameType


def work(job: Callable[[], object]) -> int:
    """Return how many lines of Python a job runs: the same on every machine, whatever else it does."""
    lines = 0

    def count(_frame: FrameType, event: str, _argument: object) -> object:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)  # type: ignore[arg-type]
    try:
        job()
    finally:
        sys.settrace(before)
    return lines
