"""Pairs of names that others have labelled, and listed names that others have damaged."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bongsu.model.designation import Subject
from bongsu.screen import ALERT, Index
from tests.bench.screen_engine import designation, kind_of
from tests.quality.figures import Count, Figure, share
from tests.quality.screening.lists import Asked, Entry, alerted, answered, recall


@dataclass(frozen=True)
class Pair:
    """Two names of one kind, and whether somebody said that they are one party's."""

    asked: str
    listed: str
    schema: str
    same: bool = True


def of_cases(path: Path) -> dict[str, Figure]:
    """Return how well the alert line parts nomenklatura's labelled pairs: F1, precision and recall."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    pairs = [Pair(row["name1"], row["name2"], row["schema"], row["is_match"] == "true") for row in rows]
    loud = [score >= ALERT for score in scores(pairs)]
    judged = list(zip(loud, pairs, strict=True))
    count = Count(
        sum(said and pair.same for said, pair in judged),
        sum(pair.same and not said for said, pair in judged),
        sum(said and not pair.same for said, pair in judged),
    )
    return {
        "pairs_f1": Figure(count.f1, len(pairs)),
        "pairs_precision": Figure(count.precision or 0.0, count.hit + count.extra),
        "pairs_recall": Figure(count.recall or 0.0, count.there),
    }


def of_scripts(path: Path) -> dict[str, Figure]:
    """Return how many of watchman's pairs across scripts reach our alert line."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [Pair(row[0], row[1], "Person") for row in csv.reader(lines)]
    return {"watchman_scripts": share(sum(score >= ALERT for score in scores(pairs)), len(pairs))}


def scores(pairs: Sequence[Pair]) -> list[float]:
    """Return the score of each pair: the first name asked of an index of all the second ones; 0 where it is not met."""
    listed = {(pair.schema, pair.listed): f"pair-{at}" for at, pair in enumerate(pairs)}
    index = Index(designation(id_, schema, [name]) for (schema, name), id_ in listed.items())
    subjects = (Subject(pair.asked, kind_of(pair.schema)) for pair in pairs)
    found = index.search_many(subjects, limit=len(listed), at_least=0.0)
    return [
        max((match.score for match in matches if match.designation == listed[pair.schema, pair.listed]), default=0.0)
        for pair, matches in zip(pairs, found, strict=True)
    ]


def of_positives(folder: Path, listed: Sequence[Entry], index: Index) -> dict[str, Figure]:
    """Return how many of yente's names of UN-listed persons lead to their entry, clean and damaged.

    Which entry is right is told by the clean name in the list's own words, in any order; names that the list of today
    does not hold are left out.
    """
    bearers: dict[str, set[str]] = {}
    for entry in listed:
        for name in (entry.name, *entry.aliases):
            bearers.setdefault(_words(name), set()).add(entry.id)
    clean, treated = (_names(folder / f"positives_un_{kind}.csv") for kind in ("untreated", "treated"))
    right = [frozenset(bearers.get(_words(name), ())) for name in clean]
    figures: dict[str, Figure] = {}
    for kind, names in (("clean", clean), ("treated", treated)):
        asked = [Asked(name, "Person", ids) for name, ids in zip(names, right, strict=True) if ids]
        answers = answered(index, asked)
        figures |= {f"un_positives_{kind}_r1": recall(answers, 1), f"un_positives_{kind}_alert": alerted(answers)}
    return figures


def _names(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row["full_name"] for row in csv.DictReader(file)]


def _words(name: str) -> str:
    return " ".join(sorted(_letters_and_blanks(name.casefold())))


def _letters_and_blanks(name: str) -> Iterable[str]:
    return "".join(letter for letter in name if letter.isalnum() or letter == " ").split()
