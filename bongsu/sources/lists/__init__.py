"""Sanctions lists as their publishers give them out, and short extracts that a watch ships (YAML).

The reader is found by what a file holds (`layouts`), not by its name; what is known of each list beforehand stands in
the settings file beside its module (`settings`).
"""

from pathlib import Path

from bongsu.model.designation import Designation
from bongsu.model.errors import ListError
from bongsu.sources.custody import printable
from bongsu.sources.lists.layouts import LARGEST, Layout, layout_of
from bongsu.sources.lists.sanctions_list import SanctionsList, check_size
from bongsu.sources.lists.settings import ListFile, ListSettings, settings
from bongsu.sources.lists.sniffing import head_of, root_of

__all__ = [
    "LARGEST",
    "Layout",
    "ListFile",
    "ListSettings",
    "SanctionsList",
    "layout_of_file",
    "read_list",
    "read_sanctions_list",
    "settings",
    "shortfall",
]


def read_list(path: Path, *, whole: bool = True) -> tuple[Designation, ...]:
    """Return the designations of a list: see `read_sanctions_list`."""
    return read_sanctions_list(path, whole=whole).designations


def read_sanctions_list(path: Path, *, whole: bool = True) -> SanctionsList:
    """Return a list with its name, its date and what could not be read of it.

    Args:
        path: the list's file; for a list of several files any of them, or their folder.
        whole: refuse a list that has far fewer entries than its settings expect; False for an excerpt.

    Raises:
        ListError: the file is not there, is no list that is known, is cut off or broken, lacks columns or has far too
            few entries; no part of it is used then.
    """
    try:
        layout = layout_of_file(path)
        check_size(path, layout.largest)
        found = layout.read(path)
    except OSError as error:
        raise ListError(f"{path.name}: cannot be read ({(error.strerror or str(error)).lower()}).") from error
    except ListError as error:
        raise ListError(printable(f"{path.name}: {error}")) from error
    missing = shortfall(found) if whole and layout.whole else None
    if missing:
        raise ListError(f"{path.name}: {missing}; fetch it anew.")
    return found


def layout_of_file(path: Path) -> Layout:
    """Return the layout that a file, or a folder of files that belong together, is written in.

    Raises:
        ListError: it is none that is known; the sentence lacks the file's name.
        OSError: the file is not there or may not be read.
    """
    head = head_of(path)
    layout = layout_of(head, path)
    if layout is None:
        raise ListError(_unknown(head))
    return layout


def shortfall(found: SanctionsList) -> str | None:
    """Return in words that a list has far fewer entries than its settings expect; None for a list that is whole."""
    known = settings().get(found.name)
    if known is None or known.expected is None or len(found.designations) >= known.least:
        return None
    return (
        f"holds {len(found.designations):,} entries, but the list {known.name} had {known.expected:,} "
        f"on {known.edition}, and with less than {known.least:,} is taken for a broken one"
    )


def _unknown(head: bytes) -> str:
    root = root_of(head)
    said = f" but has the root <{root[:60]}>" if root else ""
    return f"is no sanctions list that is known{said}; read are {', '.join(settings())} and extracts in YAML."
