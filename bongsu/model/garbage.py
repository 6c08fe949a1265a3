"""Python's search for cyclic garbage, held off where thousands of records are made that stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let no search for cyclic garbage interrupt: it looks at all that is held again and again, and finds nothing.

    What was made meanwhile is as old to the next search as all that was there before.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
