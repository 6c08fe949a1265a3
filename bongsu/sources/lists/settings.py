"""What is known of each list beforehand: one YAML file beside the module that reads it.

name: ofac-sdn                  the list's short name, which its designations carry
title: Specially Designated Nationals and Blocked Persons List
publisher: Office of Foreign Assets Control, United States Department of the Treasury
page: https://...               where the publisher speaks of the list
files:                          what to download: the name to keep it under, and its address
  sdn.csv: https://...
terms: ...                      licence or terms of use, in a sentence
format: ...                     how the list is written, in words
expected: 19249                 entries of the edition below; left out where the address may be any list
edition: 2026-08-20             the day of the edition that was counted
fewest: 0.5                     with less than this share of what was expected, a list is taken for a broken one
columns: [...]                  the columns that must be there, where the list is a table
"""

import functools
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bongsu.model.errors import ListError
from bongsu.sources import plain_yaml
from bongsu.sources.plain_yaml import Plain

HERE = Path(__file__).parent
# Lists grow and shrink by regimes, not by halves; older editions must still be readable.
FEWEST = 0.5

_TEXTS = ("name", "title", "publisher", "page", "terms", "format")
_KEYS = frozenset({*_TEXTS, "files", "expected", "edition", "fewest", "columns"})


@dataclass(frozen=True, slots=True)
class ListFile:
    """This file of a list is to be had at this address, and is kept under this name."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class ListSettings:
    """This list is given out by this publisher at these addresses, and had so many entries on this day.

    Attributes:
        name: short name, as in `SanctionsList.name`: ``un``, ``ofac-sdn``.
        page: where the publisher speaks of the list.
        files: all of them make the list; most lists are one file.
        terms: licence or terms of use, in a sentence.
        format: how the list is written, in words.
        expected: number of entries on the day ``edition``; None where any collection may come in this format.
        fewest: share of ``expected`` below which a list is taken for a broken one.
        columns: columns that must be there, where the list is a table.
    """

    name: str
    title: str
    publisher: str
    page: str
    files: tuple[ListFile, ...]
    terms: str
    format: str
    expected: int | None = None
    edition: date | None = None
    fewest: float = FEWEST
    columns: tuple[str, ...] = ()

    @property
    def least(self) -> int:
        """The number of entries below which the list is refused."""
        return max(1, round((self.expected or 0) * self.fewest))


@functools.cache
def settings() -> dict[str, ListSettings]:
    """Return the settings of every list that can be read, by its short name, in alphabetical order.

    Raises:
        ListError: a settings file breaks the rules above.
    """
    found = [read_settings(path) for path in sorted(HERE.glob("*.yml"))]
    return {one.name: one for one in sorted(found, key=lambda one: one.name)}


def read_settings(path: Path) -> ListSettings:
    """Return the settings in this file.

    Raises:
        ListError: names the file and what is wrong in it.
    """
    try:
        return _settings(plain_yaml.load(path.read_text(encoding="utf-8")))
    except (plain_yaml.PlainYamlError, ListError, ValueError) as error:
        raise ListError(f"{path.name}: {error}") from error


def _settings(given: Plain) -> ListSettings:
    if not isinstance(given, dict) or given.keys() - _KEYS:
        known = ", ".join(sorted(_KEYS))
        raise ListError(f"holds other keys than {known}.")
    texts = {key: _text(given, key) for key in _TEXTS}
    expected = given.get("expected")
    edition = given.get("edition")
    if (expected is None) != (edition is None):
        raise ListError("`expected` and `edition` belong together: a number, and the day on which it was true.")
    return ListSettings(
        **texts,
        files=_files(given.get("files")),
        expected=int(expected) if isinstance(expected, str) else None,
        edition=date.fromisoformat(edition) if isinstance(edition, str) else None,
        fewest=_share(given.get("fewest")),
        columns=_columns(given.get("columns")),
    )


def _text(given: dict[str, Plain], key: str) -> str:
    value = given.get(key)
    if not isinstance(value, str) or not value:
        raise ListError(f"`{key}` is missing or no text.")
    return value


def _files(given: Plain) -> tuple[ListFile, ...]:
    if not isinstance(given, dict) or not given:
        raise ListError("`files` is missing; give each file's name and its address.")
    found = tuple(ListFile(name, address) for name, address in given.items() if isinstance(address, str))
    wrong = [
        file.name for file in found if not file.address.startswith("https://") or Path(file.name).name != file.name
    ]
    if wrong or len(found) < len(given):
        raise ListError("`files` must hold plain file names, each with an https address.")
    return found


def _share(given: Plain) -> float:
    share = float(given) if isinstance(given, str) else FEWEST
    if not 0 < share <= 1:
        raise ListError("`fewest` is a share above 0, at most 1.")
    return share


def _columns(given: Plain) -> tuple[str, ...]:
    if given is None:
        return ()
    if not isinstance(given, list):
        raise ListError("`columns` is no list.")
    return tuple(column for column in given if isinstance(column, str))
