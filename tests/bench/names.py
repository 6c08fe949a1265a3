"""What is screened for measure: OFAC's list where the lists lie beside the checkout, else names that are made up."""

import csv
import itertools
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bongsu.model.designation import Designation, Subject
from bongsu.model.party import PartyKind
from tests.bench.screen_engine import designation, kind_of
from tests.watches import CHECKOUT

LISTS = CHECKOUT.parent / "shared" / "data" / "lists" / "normalized" / "ofac.jsonl"
NOBODY = CHECKOUT.parent / "shared" / "data" / "pairs" / "yente" / "negatives_global.csv"
_SYLLABLES = "ba cho dan el fur gor ha ki lo mur na os pa ri sun ta ul vi won ze".split()
_FEW = 2_000


class Bench(NamedTuple):
    """What is listed and what is asked for.

    Attributes:
        listed: the entries with all their names.
        own: every name of theirs, with its kind.
        nobody: persons that are not listed.
        origin: where all this is from.
    """

    listed: Sequence[Designation]
    own: Sequence[Subject]
    nobody: Sequence[Subject]
    origin: str


def bench(most_unlisted: int) -> Bench:
    """Return OFAC's entries and so many names that nobody lists; made-up ones where the lists are not there."""
    if LISTS.is_file() and NOBODY.is_file():
        listed, names, origin = _ofac(), _world(NOBODY), "OFAC's names"
    else:
        made = _made()
        listed = [designation(f"made-{at}", "Person", [next(made)]) for at in range(_FEW)]
        names, origin = made, f"names that are made up, since {LISTS} is not there"
    own = [Subject(name.text, entry.kind) for entry in listed for name in entry.names]
    nobody = [Subject(name, PartyKind.PERSON) for name in itertools.islice(names, most_unlisted)]
    return Bench(listed, own, nobody, origin)


def _ofac() -> list[Designation]:
    rows = (json.loads(line) for line in LISTS.read_text(encoding="utf-8").splitlines())
    return [designation(row["id"], row["schema"], [row["name"], *row["aliases"]], row["imo"]) for row in rows]


def north_koreans() -> list[tuple[str, PartyKind]]:
    """Return every name that OFAC lists for North Korea, with its kind.

    Raises:
        FileNotFoundError: the list is not beside the checkout.
    """
    rows = (json.loads(line) for line in LISTS.read_text(encoding="utf-8").splitlines())
    return [(name, kind_of(row["schema"])) for row in rows if row["dprk"] for name in (row["name"], *row["aliases"])]


def _world(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from (row["full_name"] for row in csv.DictReader(file))


def _made() -> Iterator[str]:
    """Yield names of two words, no two the same, without end."""
    draw = random.Random(1)  # noqa: S311 - names, no secrets
    for number in itertools.count():
        first, last = ("".join(draw.choices(_SYLLABLES, k=3)) for _ in range(2))
        yield f"{first.title()} {last.title()}{'aeiou'[number % 5]}"
