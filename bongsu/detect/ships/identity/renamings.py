"""What a ship said of itself in the order of time: runs of one value, and the steps in which things change together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from bongsu.detect.detector import Row
from bongsu.detect.ships.columns import HOUR
from bongsu.detect.ships.identity.sameness import same
from bongsu.detect.ships.parameters import IdentityParameters

CORE = ("imo", "name", "call_sign")
"""What names a ship; type and size describe it, and flags are counted apart."""


@dataclass(frozen=True, slots=True)
class Run:
    """One value of one thing, from its first to its last report in a row.

    Attributes:
        value: as it is compared; ``shown`` as it was last written.
        first, last: seconds since 1970.
        begun, ended: file and row of the first and the last report.
        times: reports that say so.
    """

    thing: str
    value: str
    shown: str
    first: int
    last: int
    begun: tuple[int, int]
    ended: tuple[int, int]
    times: int

    def followed_by(self, other: "Run") -> "Run":
        """Return both as one run, under the value of the first."""
        return Run(self.thing, self.value, other.shown, self.first, max(self.last, other.last), self.begun,
                   other.ended, self.times + other.times)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was said otherwise from then on."""

    before: Run
    after: Run

    @property
    def thing(self) -> str:
        """What changed."""
        return self.after.thing


@dataclass(frozen=True, slots=True)
class Step:
    """What a ship changed together.

    Attributes:
        changes: one of each thing, in the order of `CORE` and what describes it.
        start: when all was still said as before; ``end``: when all was said anew; seconds since 1970.
    """

    changes: tuple[Change, ...]
    start: int
    end: int

    @property
    def things(self) -> frozenset[str]:
        """What changed."""
        return frozenset(change.thing for change in self.changes)


def histories(rows: Sequence[Row], parameters: IdentityParameters) -> Iterator[tuple[int, dict[str, list[Run]]]]:
    """Yield each ship with its runs of each thing, typing variants taken for one value.

    Args:
        rows: with ship, thing, value, shown, times, first_second, last_second, first_file, first_row, last_file,
            last_row; in the order of ship, thing and time.
        parameters: how far sizes may differ.
    """
    for ship, group in groupby(rows, lambda row: row["ship"]):
        things = {thing: _runs(list(some), parameters) for thing, some in groupby(group, lambda row: row["thing"])}
        yield ship, things


def _runs(rows: Sequence[Row], parameters: IdentityParameters) -> list[Run]:
    """Return the runs of one thing, joined where one value follows itself."""
    times: dict[str, int] = {}
    for row in rows:
        times[row["value"]] = times.get(row["value"], 0) + row["times"]
    known = _one_of(sorted(times, key=lambda value: (-times[value], value)), rows[0]["thing"], parameters)
    runs: list[Run] = []
    for row in rows:
        run = _run(row, known[row["value"]])
        if runs and runs[-1].value == run.value:
            runs[-1] = runs[-1].followed_by(run)
        else:
            runs.append(run)
    return runs


def _one_of(values: Sequence[str], thing: str, parameters: IdentityParameters) -> Mapping[str, str]:
    """Return for each value the one, said more often, that it is a variant of; or itself."""
    chosen: dict[str, str] = {}
    kept: list[str] = []
    for value in values:
        chosen[value] = next((other for other in kept if same(thing, value, other, parameters)), value)
        if chosen[value] == value:
            kept.append(value)
    return chosen


def _run(row: Row, value: str) -> Run:
    return Run(
        row["thing"],
        value,
        row["shown"],
        row["first_second"],
        row["last_second"],
        (row["first_file"], row["first_row"]),
        (row["last_file"], row["last_row"]),
        row["times"],
    )


def steps(things: Mapping[str, Sequence[Run]], parameters: IdentityParameters) -> list[Step]:
    """Return a ship's changes in the order of time, those of several things within ``together_hours`` as one."""
    changes = [Change(one, two) for runs in things.values() for one, two in pairwise(runs)]
    changes.sort(key=lambda change: (change.after.first, change.before.last, change.thing))
    found: list[list[Change]] = []
    for change in changes:
        if found and _together(found[-1], change, parameters):
            found[-1].append(change)
        else:
            found.append([change])
    return [_step(some) for some in found]


def _together(some: Sequence[Change], change: Change, parameters: IdentityParameters) -> bool:
    """Return whether a change belongs to the same step: of another thing, at the same time or in the same silence."""
    if change.thing in {other.thing for other in some}:
        return False
    slack = parameters.together_hours * HOUR
    return change.before.last <= max(other.after.first for other in some) + slack and (
        change.after.first <= max(other.after.first for other in some) + slack
    )


def _step(changes: Sequence[Change]) -> Step:
    order = {thing: at for at, thing in enumerate((*CORE, "flag", "kind", "size"))}
    ordered = tuple(sorted(changes, key=lambda change: order[change.thing]))
    start, end = (min(change.before.last for change in changes), max(change.after.first for change in changes))
    return Step(ordered, min(start, end), end)


def returns(runs: Sequence[Run]) -> list[int]:
    """Return the places in these runs at which a value comes back that was said before."""
    seen: set[str] = set()
    found = []
    for at, run in enumerate(runs):
        if run.value in seen:
            found.append(at)
        seen.add(run.value)
    return found


def said_at(things: Mapping[str, Sequence[Run]], second: int) -> dict[str, Any]:
    """Return what the ship last said of each thing by then, under the names that `party` asks for."""
    found = {}
    for thing, runs in things.items():
        by_then = [run for run in runs if run.first <= second]
        if by_then:
            found[thing] = by_then[-1].shown
    length, _, width = found.get("size", "?x?").partition("x")
    return {
        "imo": int(found["imo"]) if "imo" in found else None,
        "name": found.get("name"),
        "call_sign": found.get("call_sign"),
        "flag": found.get("flag"),
        "ship_type": int(found["kind"]) if "kind" in found else None,
        "length": float(length) if length != "?" else None,
        "width": float(width) if width != "?" else None,
        "draught": None,
        "destination": None,
        "class": None,
    }
