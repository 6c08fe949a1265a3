"""Names as the press writes them, of those that OFAC lists: variants.yml, which no engine had seen."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from bongsu.screen import Index
from tests.quality.figures import Figure
from tests.quality.screening.lists import Asked, Entry, answered, recall

WRITTEN = ("latin", "cyrillic", "hangul", "hanja")
VARIANTS = Path(__file__).parents[1] / "variants.yml"


def of_press(listed: Sequence[Entry], index: Index) -> dict[str, Figure]:
    """Return how many variants lead to their entry: persons first of all matches, bodies among the first five."""
    most = {"persons": 1, "bodies": 5}
    return {
        f"variants_{group}_{written}": recall(answered(index, asked), most[group])
        for (group, written), asked in asked_of(listed).items()
    }


def asked_of(listed: Sequence[Entry]) -> dict[tuple[str, str], list[Asked]]:
    """Return the variants of persons and of bodies in each script, with the entries that are right."""
    schemas = {"persons": "Person", "bodies": "Organization"}
    return {
        (group, written): [Asked(name, schemas[group], _right(row, listed)) for row in rows for name in row[written]]
        for group, rows in variants().items()
        for written in WRITTEN
    }


def variants() -> dict[str, list[dict[str, Any]]]:
    """Return the rows of variants.yml: persons and bodies, each with its target and its names by script."""
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(VARIANTS.read_text(encoding="utf-8"))
    return found


def _right(row: dict[str, Any], listed: Sequence[Entry]) -> frozenset[str]:
    return frozenset(entry.id for entry in listed if entry.name == row["target"])
