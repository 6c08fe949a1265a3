"""All figures of screening, in the order in which they are shown, and what is said of them."""

from pathlib import Path
from typing import Any

import yaml

from tests.quality.figures import Figure
from tests.quality.screening import alarms, aliases, collisions, own, pairs, ships, variants
from tests.quality.screening.lists import Answer, entries, index_of


def measured(shared: Path) -> dict[str, Figure]:
    """Return what screening reaches on every set beside the checkout; each list is indexed once.

    Raises:
        FileNotFoundError: a set is not there.
    """
    lists, labelled = shared / "data" / "lists", shared / "data" / "pairs"
    return {**_own_names(lists), **_all_names(lists, labelled), **_pairs(labelled)}


def described() -> list[dict[str, Any]]:
    """Return the groups of screening.yml, each with its figures."""
    found: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "screening.yml").read_text(encoding="utf-8"))
    return found


def _own_names(lists: Path) -> dict[str, Figure]:
    """Return what is found in indexes that hold the lists' own names only."""
    figures: dict[str, Figure] = {}
    written: list[Answer] = []
    for name, files in (("ofac", ["ofac"]), ("un", ["un", "un_1718_vessels"]), ("uk", ["uk"])):
        listed = entries(lists, *files)
        index = index_of(listed, aliases=False)
        figures |= aliases.of_list(name, listed, index)
        written += aliases.other_scripts(listed, index)
        if name == "ofac":
            figures |= variants.of_press(listed, index)
    listed = entries(lists, "eu_fsf")
    index = index_of(listed, aliases=False)
    figures |= aliases.of_latin(listed, index)
    return figures | aliases.of_scripts(aliases.other_scripts(listed, index), written)


def _all_names(lists: Path, labelled: Path) -> dict[str, Figure]:
    """Return what is found, rightly or not, in indexes that hold all names and numbers."""
    ofac, un = entries(lists, "ofac"), entries(lists, "un")
    index = index_of(ofac, aliases=True)
    return {
        "own_names": own.of_names(ofac, index),
        **alarms.of_ordinary_names(labelled, index),
        **collisions.of_persons("un", un),
        **collisions.of_persons("ofac", ofac),
        **ships.of_numbers([*entries(lists, "un_1718_vessels", "eu_2017_1509"), *ofac]),
        **pairs.of_positives(labelled / "yente", un, index_of(un, aliases=True)),
    }


def _pairs(labelled: Path) -> dict[str, Figure]:
    return {
        **pairs.of_cases(labelled / "nomenklatura" / "cases.csv"),
        **pairs.of_scripts(labelled / "watchman" / "cross_script_pairs.csv"),
    }
