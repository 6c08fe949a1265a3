"""Files that are wholly there or not at all, also when the process is killed or the power fails."""

import hashlib
import os
import secrets
from pathlib import Path

from bongsu.sources.custody import CHUNK

ASIDE = ".incoming-"
"""What the names of files and folders start with that are still being written."""


def aside(folder: Path) -> Path:
    """Return a path in a folder that nobody else uses."""
    return folder / f"{ASIDE}{secrets.token_hex(8)}"


def write_whole(path: Path, text: str) -> None:
    """Put a text in a file's place in one step.

    Raises:
        OSError: the folder cannot be written; the old file stands.
    """
    draft = aside(path.parent)
    try:
        draft.write_text(text, encoding="utf-8")
        settle(draft)
        draft.replace(path)
        settle(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def move_folder(folder: Path, target: Path) -> bool:
    """Move a folder with its files to its place in one step; return False where another stands there already.

    Raises:
        OSError: it cannot be moved, for another reason than that.
    """
    for path in (*folder.iterdir(), folder):
        settle(path)
    try:
        folder.rename(target)
    except OSError:
        if target.is_dir():
            return False
        raise
    settle(target.parent)
    return True


def settle(path: Path) -> None:
    """Wait until a file, or the names in a folder, have reached the disk."""
    if path.is_dir() and os.name != "posix":
        return  # elsewhere, folders cannot be waited for
    number = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file in 64 hex digits.

    Raises:
        OSError: the file cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
