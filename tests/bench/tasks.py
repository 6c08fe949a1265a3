"""What Bongsu and its peers are both asked: the sets of docs/quality.md that a search by name can answer."""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.quality.screening.alarms import samples
from tests.quality.screening.lists import SHOWN, Asked, Entry, aliases_asked, entries
from tests.quality.screening.variants import asked_of

BATCH, ALONE, RUNS = 2_000, 30, 3
_SEED = 7


@dataclass(frozen=True)
class Task:
    """Names to look up among entries.

    Attributes:
        groups: the names, in parts that are told apart.
        aliases: whether the entries are indexed with their aliases.
        wrong: whether the share of wrong alarms is looked for, not that of right answers.
        compare_all: whether the peer leaves out its own index and compares every entry; for few entries only.
        alone: names that are also asked one at a time, for their time; the whole task is then about time.
        batch: names that Bongsu alone is asked for too; a peer would take many minutes.
    """

    listed: Sequence[Entry]
    groups: Mapping[str, Sequence[Asked]]
    aliases: bool = False
    wrong: bool = False
    compare_all: bool = False
    alone: Sequence[Asked] = ()
    batch: Sequence[Asked] = ()

    @property
    def asked(self) -> list[Asked]:
        """All names, in the order of their groups."""
        return [one for group in self.groups.values() for one in group]

    def told(self) -> dict[str, Any]:
        """Return the task as plain values, as the engines read it."""
        rows = [
            {"id": one.id, "schema": one.schema, "imo": one.imo, "names": [one.name, *(one.aliases * self.aliases)]}
            for one in self.listed
        ]
        return {
            "entries": rows,
            "asked": [(one.name, one.schema) for one in self.asked],
            "most": SHOWN,
            "compare_all": self.compare_all,
            "runs": RUNS if self.alone else 1,
            "alone": [(one.name, one.schema) for one in self.alone],
            "batch": [(one.name, one.schema) for one in self.batch],
        }


def tasks(shared: Path) -> dict[str, Task]:
    """Return all tasks by their names in words; the folder holds the lists and pairs.

    Raises:
        FileNotFoundError: a set is not there.
    """
    lists = shared / "lists"
    ofac, un, uk, eu = (entries(lists, *files) for files in (["ofac"], ["un", "un_1718_vessels"], ["uk"], ["eu_fsf"]))
    variants = {f"{group} in {written}": asked for (group, written), asked in asked_of(ofac).items()}
    ordinary = {
        name: [Asked(one, "Person", frozenset()) for one in names] for name, names in samples(shared / "pairs").items()
    }
    return {
        "OFAC's aliases": Task(ofac, _by_kind(aliases_asked(ofac))),
        "UN's aliases": Task(un, _by_kind(aliases_asked(un))),
        "UK's aliases": Task(uk, _by_kind(aliases_asked(uk))),
        "EU's aliases": Task(eu, _by_kind(aliases_asked(eu))),
        "variants": Task(ofac, variants),
        "false alarms": Task(ofac, ordinary, aliases=True, wrong=True),
        "UN's persons": _persons(un),
        "OFAC's persons": _persons(ofac),
        "speed": speed(ofac),
    }


def _by_kind(asked: Sequence[Asked]) -> dict[str, list[Asked]]:
    groups: defaultdict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        groups[f"{one.schema}, {one.script}"].append(one)
    return dict(sorted(groups.items()))


def _persons(listed: Sequence[Entry]) -> Task:
    persons = [entry for entry in listed if entry.dprk and entry.schema == "Person"]
    asked = [Asked(one.name, one.schema, frozenset([one.id])) for one in persons]
    return Task(persons, {"taken for each other": asked}, wrong=True, compare_all=True)


def speed(listed: Sequence[Entry]) -> Task:
    """Return the task that is about time: a sample of all names, some of them alone, and for Bongsu all of them."""
    names = [Asked(name, one.schema, frozenset([one.id])) for one in listed for name in (one.name, *one.aliases)]
    drawn = random.Random(_SEED).sample(names, BATCH)  # noqa: S311 - a sample, no secret
    return Task(listed, {"OFAC's names": drawn}, aliases=True, alone=drawn[:ALONE], batch=names)
