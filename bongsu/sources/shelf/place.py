"""Where the shelf stands, and what is made of its lists."""

import os
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "BONGSU_LISTS"


def shelf_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the shelf, which need not be there yet.

    It is ``$BONGSU_LISTS``, else ``$XDG_DATA_HOME/bongsu/lists``, else ``~/.local/share/bongsu/lists``
    (XDG Base Directory Specification, which says to ignore a relative path).
    """
    named = environment.get(VARIABLE)
    if named:
        return Path(named).expanduser().absolute()
    kept = Path(environment.get("XDG_DATA_HOME") or "")
    home = kept if kept.is_absolute() else Path.home() / ".local" / "share"
    return home / "bongsu" / "lists"


def index_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of what is made of lists and can be made anew; it need not be there yet.

    It is ``$XDG_CACHE_HOME/bongsu/index``, else ``~/.cache/bongsu/index``; with ``$BONGSU_LISTS``, beside the lists.
    """
    if environment.get(VARIABLE):
        return shelf_folder(environment) / ".index"
    kept = Path(environment.get("XDG_CACHE_HOME") or "")
    return (kept if kept.is_absolute() else Path.home() / ".cache") / "bongsu" / "index"
