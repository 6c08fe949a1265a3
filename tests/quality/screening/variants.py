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
    rows = variants()
    figures = {}
    for group, schema, most in (("persons", "Person", 1), ("bodies", "Organization", 5)):
        for written in WRITTEN:
            asked = [Asked(name, schema, _right(row, listed)) for row in rows[group] for name in row[written]]
            figures[f"variants_{group}_{written}"] = recall(answered(index, asked), most)
    return figures


def variants() -> dict[str, list[dict[str, Any]]]:
    """Return the rows of variants.yml: persons and bodies, each with its target and its names by script."""
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(VARIANTS.read_text(encoding="utf-8"))
    return found


def _right(row: dict[str, Any], listed: Sequence[Entry]) -> frozenset[str]:
    return frozenset(entry.id for entry in listed if entry.name == row["target"])
