"""How pages are printed: templates that escape all, hashes for their content policy, files that are whole or not."""

import base64
import contextlib
import hashlib
import os
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from bongsu.model.errors import WatchError
from bongsu.report import hostile


def templates(package: str) -> Environment:
    """Return the world of a package's templates: everything is escaped, and nothing invisible passes."""
    shown = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=hostile.visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shown.filters.update(bdi=hostile.isolated)
    return shown


def digest(text: str) -> str:
    """Return the hash by which a page's content policy knows a script or a style sheet."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def write_whole(path: Path, page: str, what: str) -> Path:
    """Write a page in one step, so that a reader meets the old one or the new, never half of one; return its path.

    Args:
        path: of the page.
        page: its text.
        what: the page is, in words.

    Raises:
        WatchError: the folder cannot be made or written.
    """
    return write_bytes(path, page.encode("utf-8", "replace"), what)


def write_bytes(path: Path, content: bytes, what: str) -> Path:
    """Write a file in one step, as `write_whole` does; return its path.

    Raises:
        WatchError: the folder cannot be made or written.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise WatchError(f"{path}: {what} cannot be written ({error.strerror}); free or choose the folder.") from error
    return path
