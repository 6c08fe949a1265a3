"""What holds for every sender: an end to waiting, and secrets that come from the environment and go nowhere else."""

import os
import queue
import threading
from collections.abc import Callable

from bongsu.model.errors import SendingError


def within(seconds: float, send: Callable[[], str | None]) -> str | None:
    """Return what a sender remarks, after so many seconds at most: a server can draw out its answer in many ways.

    Raises:
        SendingError: it was not taken, or nobody knows within this time whether it was.
    """
    answer: queue.SimpleQueue[str | SendingError | None] = queue.SimpleQueue()
    threading.Thread(target=lambda: answer.put(_attempt(send)), daemon=True).start()
    try:
        found = answer.get(timeout=seconds)
    except queue.Empty:
        found = SendingError(f"gave no whole answer within {seconds:g} seconds")
    if isinstance(found, SendingError):
        raise found
    return found


def _attempt(send: Callable[[], str | None]) -> str | SendingError | None:
    try:
        return send()
    except SendingError as error:
        return error
    except Exception as error:  # whatever a server did, it must not end in the thread; its words may repeat a secret
        return SendingError(f"could not be sent to ({type(error).__name__})")


def secret(name: str) -> str:
    """Return what an environment variable holds.

    Raises:
        SendingError: it is not set, or holds what cannot be sent.
    """
    value = os.environ.get(name, "").strip()
    if not value:
        raise SendingError(f"needs the environment variable {name}, which is not set", passing=False)
    if not (value.isascii() and value.isprintable()):
        raise SendingError(f"needs the environment variable {name}, which holds letters that cannot be", passing=False)
    return value
