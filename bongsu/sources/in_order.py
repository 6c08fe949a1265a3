"""Work done a few pieces at a time, with its results in the order of the pieces."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

Given = TypeVar("Given")

WORKERS = max(1, min(4, os.cpu_count() or 1))


def in_parallel(work: Iterator[Callable[[], Given]]) -> Iterator[Given]:
    """Yield what each piece of work gives, in order, with a few done at once and no more held."""
    with ThreadPoolExecutor(WORKERS) as pool:
        waiting: deque[Future[Given]] = deque(pool.submit(piece) for piece in islice(work, WORKERS + 1))
        while waiting:
            result = waiting.popleft().result()
            waiting.extend(pool.submit(piece) for piece in islice(work, 1))
            yield result
