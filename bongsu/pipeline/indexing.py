"""The index that names are looked up in: kept from one call to the next for as long as the lists stay the same."""

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bongsu.pipeline.loading import ChosenList, load_list

if TYPE_CHECKING:
    from bongsu.screen import Index

KEPT = 24
"""Indexes kept at once; each has some 20 MB for 40,000 names."""


def index_of(chosen: Sequence[ChosenList], on: date | None = None) -> "Index":
    """Return an index of these lists, made anew only when one of them, the day or the code has changed.

    Lists of the shelf are known by their content; an index of other files is not kept.

    Raises:
        ListError: a list cannot be read.
    """
    from bongsu.screen import Index

    path = _kept_at(chosen, on)
    index = Index.load(path) if path else None
    if index is None:
        index = Index(entry for one in chosen for entry in load_list(one, on).designations)
        if path:
            _keep(index, path)
    return index


def _kept_at(chosen: Sequence[ChosenList], on: date | None) -> Path | None:
    from bongsu.model.versions import code_version
    from bongsu.sources.shelf import index_folder

    held = [one.held for one in chosen if one.held]
    if not held or len(held) < len(chosen):
        return None
    words = [f"{one.list} {one.edition.sha256} {one.day}" for one in held]
    made_of = repr((words, on, code_version("bongsu.sources.lists")))
    return index_folder() / f"{hashlib.sha256(made_of.encode()).hexdigest()[:24]}.npz"


def _keep(index: "Index", path: Path) -> None:
    """Keep the index, and no more than the newest few; where nothing can be written it is made anew each time."""
    try:
        index.save(path)
        kept = sorted(path.parent.glob("*.npz"), key=lambda file: file.stat().st_mtime, reverse=True)
        for old in kept[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return
