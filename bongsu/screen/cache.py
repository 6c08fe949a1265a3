"""An index kept in a file, so that the next search need not make it anew; only the same code reads it back."""

import os
import tempfile
import zipfile
from pathlib import Path

import numpy as np

from bongsu.model.versions import code_version
from bongsu.screen.rows import Arrays

_VERSION = "version"


def save(path: Path, arrays: Arrays) -> None:
    """Keep the arrays in a file: the file is there whole, or as it was before.

    Raises:
        OSError: the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, allow_pickle=False, **{_VERSION: np.asarray(version()), **arrays})
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def load(path: Path) -> Arrays | None:
    """Return the arrays that are kept in a file; None where there are none that this code made."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            if str(kept[_VERSION]) != version():
                return None
            return {name: kept[name] for name in kept.files}
    except (OSError, KeyError, ValueError, EOFError, zipfile.BadZipFile):
        return None


def version() -> str:
    """Return a hash of all code and words that an index is made with."""
    return code_version("bongsu.screen", "bongsu.lang", endings=(".py", ".txt", ".tsv", ".yml"))
