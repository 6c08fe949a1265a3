"""Sanctions lists: the UN Consolidated List (XML), and short extracts that a watch ships (YAML)."""

from pathlib import Path

from bongsu.model.designation import Designation
from bongsu.model.errors import ListError
from bongsu.sources.custody import MEGABYTE, printable
from bongsu.sources.lists import extract, un
from bongsu.sources.lists.sanctions_list import SanctionsList, check_size

__all__ = ["LARGEST", "SanctionsList", "read_list", "read_sanctions_list"]

# The largest list known to the field has some 120 MB.
LARGEST = 200 * MEGABYTE
READERS = {".xml": un.read, ".yml": extract.read, ".yaml": extract.read}


def read_list(path: Path) -> tuple[Designation, ...]:
    """Return the designations of a list file: ``.xml`` (UN Consolidated List), ``.yml`` or ``.yaml`` (an extract).

    Raises:
        ListError: the file is not there, is no such list, or is cut off; no part of it is used then.
    """
    return read_sanctions_list(path).designations


def read_sanctions_list(path: Path) -> SanctionsList:
    """Return a list file's designations with the list's name and date.

    Raises:
        ListError: as `read_list`.
    """
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        raise ListError(f"{path.name}: lists are read from {', '.join(READERS)}.")
    try:
        check_size(path, LARGEST)
        return reader(path)
    except OSError as error:
        raise ListError(f"{path.name}: cannot be read ({(error.strerror or str(error)).lower()}).") from error
    except ListError as error:
        raise ListError(printable(f"{path.name}: {error}")) from error
