"""How detectors' claims are held against the labels of a sea."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import yaml

from bongsu.model.claim import Claim
from tests.quality.figures import Figure
from tests.quality.ships.behaviours import Label
from tests.quality.ships.chart import Spot

BEST = 50
"""So many of the best ranked pairs may a person be asked to look at."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the claims answers to a behaviour; see kinds.yml."""

    what: str
    claims: tuple[str, ...]
    forms: tuple[str, ...]
    also: tuple[str, ...] = ()
    pair: bool = False
    country: str | None = None
    least_strength: float = 0.0
    of: str = ""


@functools.cache
def kinds() -> dict[str, Wanted]:
    """Return the behaviours of kinds.yml."""
    held = yaml.safe_load(Path(__file__).with_name("kinds.yml").read_text(encoding="utf-8"))
    return {name: Wanted(**{key: _plain(key, value) for key, value in entry.items()}) for name, entry in held.items()}


def _plain(key: str, value: Any) -> Any:
    if key == "claims" and isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


def figures(labels: Sequence[Label], claims: Iterable[Claim]) -> dict[str, Figure]:
    """Return recall and precision of each labelled behaviour, and for pairs how the right ones rank.

    A label is found by a claim of its kind and forms that names its ships, at a time that overlaps its own. Labels of
    which too little was heard are not asked for, and make a claim right all the same.
    """
    held, found = list(claims), {}
    there = {label.kind for label in labels}
    for name, wanted in kinds().items():
        kind = wanted.of or name
        if kind not in there:
            continue
        said = sorted(of_kind(held, wanted), key=_strongest)
        mine = [label for label in labels if label.kind == kind]
        others = [label for label in labels if label.kind in wanted.also]
        asked = [label for label in mine if label.heard]
        met = [any(meets(claim, label, wanted) for claim in said) for label in asked]
        right = [any(meets(claim, label, wanted) for label in (*mine, *others)) for claim in said]
        found[f"{name}_recall"] = _share(met)
        found[f"{name}_precision"] = _share(right)
        if wanted.pair:
            best = said[:BEST]
            found[f"{name}_best_{BEST}"] = _share([any(meets(one, label, wanted) for one in best) for label in asked])
            found[f"{name}_first"] = _share([_rank(label, said, wanted) == 1 for label in asked])
    return found


def of_kind(claims: Iterable[Claim], wanted: Wanted) -> list[Claim]:
    """Return the claims that answer to a behaviour."""
    return [
        claim
        for claim in claims
        if claim.event.kind in wanted.claims
        and claim.sighting
        and claim.sighting.form in wanted.forms
        and claim.sighting.strength >= wanted.least_strength
        and wanted.country in (None, _country(claim))
    ]


def _country(claim: Claim) -> str | None:
    return claim.event.place.country if claim.event.place else None


def meets(claim: Claim, label: Label, wanted: Wanted) -> bool:
    """Return whether a claim says what a label says: its ships, and a time that overlaps."""
    ships, begin, end = _ships(claim), claim.event.when.earliest, claim.event.when.latest
    same = ships == set(label.mmsi) if wanted.pair else bool(ships) and ships <= set(label.mmsi)
    if not same or begin is None or end is None:
        return False
    return _second(begin) <= label.last and _second(end) >= label.first


def _rank(label: Label, said: Sequence[Claim], wanted: Wanted) -> int | None:
    """Return the place of the right pair among the claims that name one of its ships at that time."""
    rivals = [one for one in said if _ships(one) & set(label.mmsi) and _overlaps(one, label)]
    return next((at for at, one in enumerate(rivals, 1) if meets(one, label, wanted)), None)


def _overlaps(claim: Claim, label: Label) -> bool:
    begin, end = claim.event.when.earliest, claim.event.when.latest
    return bool(begin and end) and _second(begin) <= label.last and _second(end) >= label.first


def _ships(claim: Claim) -> set[int]:
    return {int(ship.identifiers.mmsi) for ship in claim.event.agents if ship.identifiers.mmsi}


def _second(time: Any) -> float:
    return float(time.timestamp())


def _strongest(claim: Claim) -> tuple[float, str]:
    return (-(claim.sighting.strength if claim.sighting else 0.0), claim.id)


def _share(right: Sequence[bool]) -> Figure:
    return Figure(sum(right) / len(right) if right else 0.0, len(right))


_NAMES = {"gap": "silence", "sts": "transfer", "sts_dark": "dark_transfer"}


def labels_of(path: Path) -> tuple[Label, ...]:
    """Return the labels of the semi-synthetic set.

    Raises:
        OSError: the file is not there.
    """
    return tuple(_label(row) for row in pq.read_table(path).to_pylist())


def _label(row: dict[str, Any]) -> Label:
    kind = _NAMES.get(row["kind"], "port_call" if row["kind"].startswith("port_") else row["kind"])
    ships = (row["mmsi"], row["mmsi2"]) if row["mmsi2"] else (row["mmsi"],)
    first, last = (int(_utc(row[name]).timestamp()) for name in ("t0", "t1"))
    return Label(kind, ships, first, last, Spot(row["lat"], row["lon"]))


def _utc(time: datetime) -> datetime:
    return time.replace(tzinfo=UTC)
