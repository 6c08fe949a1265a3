"""Which reader this is: a name made of its own words and rules, so that any change of them reads evidence anew."""

import functools
import hashlib
from importlib import resources
from importlib.resources.abc import Traversable

_ROOMS = ("bongsu.extract", "bongsu.lang")
_KINDS = (".py", ".yml")


@functools.cache
def reader_version() -> str:
    """Return ``extract/`` and 12 hex digits of the SHA-256 over the reader's code and lexicon."""
    digest = hashlib.sha256()
    for room in _ROOMS:
        for name, content in sorted(_files(resources.files(room), room)):
            digest.update(name.encode() + b"\0" + content + b"\0")
    return f"extract/{digest.hexdigest()[:12]}"


def _files(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found = []
    for item in folder.iterdir():
        name = f"{path}/{item.name}"
        if item.is_dir():
            found += _files(item, name)
        elif item.name.endswith(_KINDS):
            found.append((name, item.read_bytes()))
    return found
