"""Real lists, as they stand in one layout beside the checkout, and who is found in them at which place."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bongsu.model.designation import Subject
from bongsu.screen import ALERT, Index
from tests.bench.screen_engine import designation, kind_of
from tests.quality.figures import Figure, share

_SCRIPTS = {
    "hangul": re.compile("[\uac00-\ud7a3]"),
    "kana": re.compile("[\u3040-\u30ff]"),
    "han": re.compile("[\u4e00-\u9fff]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
}
SHOWN = 10
"""Matches that are asked for; whoever is not among them is not found."""


@dataclass(frozen=True)
class Entry:
    """A listed person, body, ship or aircraft.

    Attributes:
        schema: the kind in FollowTheMoney's words, as the lists' layout has it.
        dprk: whether it is listed for North Korea.
    """

    id: str
    schema: str
    name: str
    aliases: tuple[str, ...]
    imo: str | None
    dprk: bool


@dataclass(frozen=True)
class Asked:
    """A name to look up, and the entries that are right."""

    name: str
    schema: str
    right: frozenset[str]

    @property
    def script(self) -> str:
        """The script of the name, by its first script that is not Latin."""
        return script(self.name)


@dataclass(frozen=True)
class Answer:
    """How a look-up ended.

    Attributes:
        place: where the first right entry stood among the matches, from 1 on; None where none was found.
        alerted: whether a right entry stood at the alert line or above.
        mistaken: whether a wrong one did.
    """

    asked: Asked
    place: int | None
    alerted: bool
    mistaken: bool


def entries(lists: Path, *names: str) -> list[Entry]:
    """Return the entries of these lists in the order of their files."""
    lines = [line for name in names for line in _text(lists / "normalized" / f"{name}.jsonl").splitlines()]
    rows = [json.loads(line) for line in lines]
    return [
        Entry(row["id"], row["schema"], row["name"], tuple(row["aliases"]), row.get("imo"), row["dprk"]) for row in rows
    ]


def index_of(listed: Iterable[Entry], *, aliases: bool) -> Index:
    """Return an index of the entries by their own names, with their aliases or without."""
    return Index(
        designation(entry.id, entry.schema, [entry.name, *(entry.aliases if aliases else ())], entry.imo)
        for entry in listed
    )


def script(name: str) -> str:
    """Return hangul, kana, han, cyrillic or, where it has none of these, latin."""
    return next((script for script, letters in _SCRIPTS.items() if letters.search(name)), "latin")


def letters(name: str) -> str:
    """Return what two names share that differ in typography only."""
    return re.sub("[^a-z0-9]", "", name.casefold())


def aliases_asked(listed: Sequence[Entry], *, wanted: Callable[[str], bool] = lambda _: True) -> list[Asked]:
    """Return the aliases of those listed for North Korea but for those that are the entry's own name in its letters.

    All entries of one name are right: no search by name can tell them apart.
    """
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for entry in listed:
        bearers[letters(entry.name) or entry.name].add(entry.id)
    return [
        Asked(alias, entry.schema, frozenset(bearers[letters(entry.name) or entry.name]))
        for entry in listed
        if entry.dprk
        for alias in entry.aliases
        if wanted(alias) and not (script(alias) == "latin" and letters(alias) == letters(entry.name))
    ]


def answered(index: Index, asked: Sequence[Asked]) -> list[Answer]:
    """Return the answer to each name, asked with its kind and nothing else."""
    subjects = (Subject(one.name, kind_of(one.schema)) for one in asked)
    found = index.search_many(subjects, limit=SHOWN, at_least=0.0)
    return [
        judged(one, [(match.designation, match.score) for match in matches], ALERT)
        for one, matches in zip(asked, found, strict=True)
    ]


def judged(asked: Asked, found: Sequence[tuple[str, float]], line: float) -> Answer:
    """Return what these ids with their scores, best first, are worth as an answer."""
    right = [(place, score) for place, (id_, score) in enumerate(found, 1) if id_ in asked.right]
    mistaken = any(score >= line for id_, score in found if id_ not in asked.right)
    return Answer(asked, right[0][0] if right else None, any(score >= line for _, score in right), mistaken)


def recall(answers: Iterable[Answer], most: int) -> Figure:
    """Return the share that is found among the first so many matches."""
    held = list(answers)
    return share(sum(answer.place is not None and answer.place <= most for answer in held), len(held))


def alerted(answers: Iterable[Answer]) -> Figure:
    """Return the share that is found at the alert line or above."""
    held = list(answers)
    return share(sum(answer.alerted for answer in held), len(held))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
