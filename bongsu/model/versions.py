"""Which code made something: a hash over packages, so that any change of their words and rules is seen."""

import functools
import hashlib
from importlib import resources
from importlib.resources.abc import Traversable


@functools.cache
def code_version(*rooms: str, endings: tuple[str, ...] = (".py", ".yml")) -> str:
    """Return 64 hex digits of the SHA-256 over all files of these packages whose names end so."""
    digest = hashlib.sha256()
    for room in rooms:
        for name, content in sorted(_files(resources.files(room), room, endings)):
            digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()


def _files(folder: Traversable, path: str, endings: tuple[str, ...]) -> list[tuple[str, bytes]]:
    found = []
    for item in folder.iterdir():
        name = f"{path}/{item.name}"
        if item.is_dir():
            found += _files(item, name, endings)
        elif item.name.endswith(endings):
            found.append((name, item.read_bytes()))
    return found
