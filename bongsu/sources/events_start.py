"""Whether a file starts like a table of events; loads no layouts for files that cannot be one."""

import re
from pathlib import Path

from bongsu.sources.headers import columns_of

ENDINGS = {".csv", ".tsv", ".json"}
_START = 8_000
_KEY = re.compile(r'"([^"\\]{1,60})"\s*:')


def starts_like_events(path: Path, suffix: str) -> bool:
    """Return whether a file of this ending is read as a table of events; False for one that cannot be read."""
    if suffix not in ENDINGS:
        return False
    try:
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError:
        return False
    # Latin-1 reads any bytes, and the names of columns that are known are ASCII
    text = start.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    columns = _KEY.findall(text) if suffix == ".json" else columns_of(text)
    if "date" not in (column.strip().casefold() for column in columns):
        return False
    from bongsu.sources.events.layouts import layout_of  # who reads texts need not wait for the layouts

    return layout_of(columns, json=suffix == ".json") is not None
