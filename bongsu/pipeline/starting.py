"""A new watch."""

from pathlib import Path


def new(folder: Path, title: str | None = None) -> Path:
    """Start a watch in a folder and return where its settings are.

    Raises:
        WatchError: there is one already, or the folder cannot be written.
    """
    from bongsu.store import new_watch

    return new_watch(folder, title).folder / "watch.yml"
